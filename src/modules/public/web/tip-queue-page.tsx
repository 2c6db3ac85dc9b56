import { formatDay } from '#core/i18n/dates.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { OutsideText, UserText } from '#ui/components/user-text/user-text.tsx'
import { fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import type { AccountAnswer } from '../rules/check-account.ts'
import { OUTCOMES_OF, type Tip } from '../rules/tip.ts'
import { publicTexts } from '../texts.ts'
import { TIPS_PATH } from './paths.ts'

export type OpenTip = Tip & { readonly unitName: string | null; readonly verdict: AccountAnswer['verdict'] }

export type TipQueueView = {
  readonly kit: FormKit
  readonly open: readonly OpenTip[]
  readonly settled: readonly Tip[]
}

/** What people have told us, oldest first, each ended with what came of it. */
export function TipQueuePage({ kit, open, settled }: TipQueueView) {
  const t = publicTexts(kit.lang).tipQueue
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {open.length === 0 && <EmptyState title={t.empty} />}
      {open.map((tip) => (
        <TipCard key={tip.id} kit={kit} tip={tip} />
      ))}
      {settled.length > 0 && <Settled kit={kit} tips={settled} />}
    </div>
  )
}

function TipCard({ kit, tip }: { kit: FormKit; tip: OpenTip }) {
  const { lang } = kit
  const t = publicTexts(lang).tipQueue
  const form = `tips-${tip.id}`
  const isAccount = tip.kind !== 'for-service'
  const items = [
    { term: t.about, value: <OutsideText text={tip.about} lang={lang} /> },
    ...(isAccount ? [{ term: '', value: t.ours[tip.verdict] }].filter(({ value }) => value !== '') : []),
    ...(isAccount ? [] : [{ term: t.unit, value: tip.unitName ?? t.noUnit }]),
    { term: t.received, value: formatDay(tip.receivedOn, lang) },
  ].map((item) => (item.term === '' ? { ...item, term: publicTexts(lang).nav.register } : item))
  return (
    <Card title={t.kinds[tip.kind]}>
      <KeyList items={items} />
      {tip.note !== '' && <UserText text={tip.note} lang={lang} />}
      <Form action={`${TIPS_PATH}/${tip.id}`} fields={hidden(kit, tip.version)}>
        <Radios
          {...fieldOf(kit, form, 'outcome', t.outcome)}
          plain
          choices={OUTCOMES_OF[tip.kind].map((value) => ({ value, text: t.outcomes[value] }))}
        />
        <FormActions>
          <Button>{t.settle}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

function Settled({ kit: { lang }, tips }: { kit: FormKit; tips: readonly Tip[] }) {
  const t = publicTexts(lang).tipQueue
  return (
    <DataTable
      caption={t.settledTitle}
      rows={tips}
      rowKey={(tip) => tip.id}
      columns={[
        { header: t.about, naming: true, cell: (tip) => <OutsideText text={tip.about} lang={lang} /> },
        { header: t.received, cell: (tip) => formatDay(tip.receivedOn, lang) },
        { header: t.outcome, cell: (tip) => (tip.outcome === null ? '' : t.outcomes[tip.outcome]) },
      ]}
    />
  )
}
