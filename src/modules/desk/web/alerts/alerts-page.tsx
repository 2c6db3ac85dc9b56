import { formatMoment } from '#core/i18n/dates.ts'
import {
  alertTexts,
  isAboutApplication,
  isAboutMessage,
  type AlertKind,
  type MailState,
} from '#modules/alerts/index.ts'
import { ButtonLink, Button, PostButton } from '#ui/components/button/button.tsx'
import { Card, SectionHead } from '#ui/components/card/card.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import type { IconName } from '#ui/components/icon/icon.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { TaskList, TaskRow } from '#ui/components/task-row/task-row.tsx'
import { hidden, tickOf, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'

export type AlertRow = {
  readonly id: string
  readonly kind: AlertKind
  readonly title: string
  readonly sentences: readonly string[]
  readonly account: string
  readonly network: string
  readonly mail: MailState
  readonly raisedAt: Temporal.Instant
  readonly isRead: boolean
  readonly href: string
}

export type AlertsView = {
  readonly rows: readonly AlertRow[]
  readonly unread: number
  readonly olderHref: string | null
  /** Where this person's mails go; null when this installation sends none. */
  readonly email: string | null
  readonly wantsWarnings: boolean
  /** What came after this has not been shown, so "all" does not mean it. */
  readonly shownAt: Temporal.Instant
}

type Props = { readonly view: AlertsView; readonly kit: FormKit }

/** What somebody should know: unread first, each with what to do about it, and the choice of mails. */
export function AlertsPage({ view, kit }: Props) {
  const t = alertTexts(kit.lang).page
  return (
    <>
      <h1>{t.title}</h1>
      {view.rows.length > 0 && <p class="lead">{t.lead(view.unread)}</p>}
      <div class="two-columns">
        <div class="task-groups">
          <Group view={view} kit={kit} isRead={false} />
          <Group view={view} kit={kit} isRead />
          {view.rows.length === 0 && <EmptyState title={t.empty.title} text={t.empty.text} />}
          <Pagination lang={kit.lang} olderHref={view.olderHref ?? undefined} />
          <p class="quiet small">{t.kept}</p>
        </div>
        <Wishes view={view} kit={kit} />
      </div>
    </>
  )
}

function Group({ view, kit, isRead }: Props & { readonly isRead: boolean }) {
  const t = alertTexts(kit.lang).page
  const rows = view.rows.filter((row) => row.isRead === isRead)
  if (rows.length === 0) return null
  const title = isRead ? t.read : t.unread
  return (
    <section>
      <SectionHead title={title} />
      {!isRead && (
        <div class="form-actions">
          <PostButton
            small
            icon="check"
            action={paths.allAlertsRead}
            fields={{ ...hidden(kit), until: view.shownAt.toString() }}
          >
            {t.markAllRead}
          </PostButton>
        </div>
      )}
      <TaskList label={title}>
        {rows.map((row) => (
          <Row key={row.id} row={row} kit={kit} now={view.shownAt} />
        ))}
      </TaskList>
    </section>
  )
}

const signs: Readonly<Record<AlertKind, readonly [tone: Tone, icon: IconName]>> = {
  urgent: ['now', 'bolt'],
  'deadline-near': ['soon', 'clock-soon'],
  'deadline-passed': ['over', 'clock-over'],
  'removal-near': ['soon', 'clock-soon'],
  'removal-missed': ['over', 'clock-over'],
  'access-lost': ['now', 'warning'],
  'admins-too-few': ['now', 'warning'],
  'admins-none': ['now', 'warning'],
  'holder-left': ['now', 'warning'],
  'rotation-due': ['soon', 'warning'],
  'confirm-resources': ['soon', 'clock-soon'],
  'review-terms': ['soon', 'clock-soon'],
  'watch-missed': ['over', 'clock-over'],
  'inactive-soon': ['soon', 'clock-soon'],
  'closing-begun': ['soon', 'info'],
  'archive-due': ['soon', 'info'],
  'closing-late': ['over', 'clock-over'],
  'relay-began': ['neutral', 'info'],
  'relay-over': ['soon', 'info'],
  'connection-ends': ['soon', 'link'],
  'connection-ends-soon': ['soon', 'link'],
  'connection-ends-now': ['now', 'link'],
  'network-silent': ['soon', 'warning'],
  'answer-wanted': ['soon', 'clock-soon'],
  'answer-late': ['now', 'clock-now'],
  'acknowledgement-wanted': ['soon', 'clock-soon'],
  'role-vacant': ['now', 'warning'],
  'application-returned': ['soon', 'back'],
  'application-approved': ['calm', 'check-circle'],
  'exception-granted': ['calm', 'check-circle'],
  'exception-refused': ['soon', 'info'],
}

function Row({ row, kit, now }: { row: AlertRow; kit: FormKit; now: Temporal.Instant }) {
  const { lang } = kit
  const t = alertTexts(lang)
  const [tone, icon] = signs[row.kind]
  const about = isAboutApplication(row.kind) ? t.page.openApplication : t.page.openAccount
  const open = isAboutMessage(row.kind) ? t.page.open : about
  const place = row.network === '' ? row.account : `${row.account} (${row.network})`
  return (
    <TaskRow
      when={<span class="num">{t.page.raised(formatMoment(row.raisedAt, now, lang))}</span>}
      facts={`${place}. ${t.mailStates[row.mail]}`}
      chips={
        <>
          <ButtonLink small href={row.href}>
            {open}
            <span class="sr">: {row.title}</span>
          </ButtonLink>
          {!row.isRead && (
            <PostButton small kind="quiet" action={paths.alertRead(row.id)} fields={hidden(kit)}>
              {t.page.markRead}
              <span class="sr">: {row.title}</span>
            </PostButton>
          )}
        </>
      }
    >
      <Tag tone={row.isRead ? 'neutral' : tone} icon={icon}>
        {row.title}
      </Tag>
      <br />
      {row.sentences.join(' ')}
    </TaskRow>
  )
}

const FORM = 'aviseringsmejl'

function Wishes({ view, kit }: Props) {
  const t = alertTexts(kit.lang).page.wishes
  return (
    <aside aria-label={t.title}>
      <Card title={t.title}>
        {view.email === null ? (
          <p>{t.notConfigured}</p>
        ) : (
          <>
            <p>
              {t.address} <span class="user-text">{view.email}</span>
            </p>
            <p class="quiet small">{t.hours}</p>
            <Form action={paths.alertWishes} fields={hidden(kit)}>
              <Checkbox
                {...tickOf(kit, FORM, 'wantsWarnings', {
                  label: t.warnings,
                  hint: t.warningsHint,
                  isTicked: view.wantsWarnings,
                })}
              />
              <FormActions>
                <Button>{t.save}</Button>
              </FormActions>
            </Form>
          </>
        )}
      </Card>
    </aside>
  )
}
