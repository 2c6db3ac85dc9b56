import { formatDay } from '#core/i18n/dates.ts'
import { PostButton } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import type { ReadableReport, ReportList } from '../queries/read-reports.ts'
import { guidanceTexts } from '../texts.ts'
import { REPORTS_PATH } from './reports-path.ts'

/** What employees have told the one who manages their unit. */
export function ReportsPage({ kit, list }: { kit: FormKit; list: ReportList }) {
  const t = guidanceTexts(kit.lang).reports
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {list.open.length === 0 ? <EmptyState title={t.empty} /> : <p>{t.duty}</p>}
      {list.open.map((report) => (
        <ReportCard key={report.id} kit={kit} report={report} />
      ))}
      {list.settled.length > 0 && (
        <Fold title={t.settledTitle}>
          {list.settled.map((report) => (
            <ReportCard key={report.id} kit={kit} report={report} />
          ))}
        </Fold>
      )}
    </div>
  )
}

function ReportCard({ kit, report }: { kit: FormKit; report: ReadableReport }) {
  const { lang } = kit
  const t = guidanceTexts(lang)
  const { settledOn } = report
  return (
    <Card title={t.report.kinds[report.kind]}>
      <KeyList
        items={[
          { term: t.reports.received, value: formatDay(report.receivedOn, lang) },
          { term: t.reports.unit, value: report.unitName },
          ...(settledOn === null ? [] : [{ term: t.reports.settledOn, value: formatDay(settledOn, lang) }]),
        ]}
      />
      <UserText text={report.text} lang={lang} />
      {settledOn === null && (
        <FormActions>
          <PostButton action={`${REPORTS_PATH}/${report.id}`} fields={hidden(kit, report.version)}>
            {t.reports.settle}
          </PostButton>
        </FormActions>
      )}
    </Card>
  )
}
