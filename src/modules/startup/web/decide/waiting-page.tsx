import { formatMoment, relativeDate } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Clock } from '#ui/components/clock/clock.tsx'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { TaskList, TaskRow } from '#ui/components/task-row/task-row.tsx'
import type { HomeTask } from '#ui/layout/home-task.ts'
import type { Waiting } from '../../queries/read-waiting.ts'
import { startupPaths } from '../paths.ts'
import { RuleChip } from '../chip.tsx'
import { decideTexts } from './texts.ts'
import { waitingFacts, waitingHref, waitingVerb } from './waiting-words.ts'

type Props = { readonly waiting: readonly Waiting[]; readonly now: Temporal.Instant; readonly lang: Lang }
type PageProps = Props & { readonly onAccounts: readonly HomeTask[] }

/** "Väntar på mig": every answer that is mine to give, what has waited too long first, then the oldest. */
export function WaitingPage({ waiting, onAccounts, now, lang }: PageProps) {
  const t = decideTexts(lang).waiting
  const mine = waiting.filter(({ isVacant }) => !isVacant)
  const late = mine.filter(({ isLate }) => isLate)
  const vacant = waiting.filter(({ isVacant }) => isVacant)
  return (
    <>
      <h1>{t.title}</h1>
      {mine.length > 0 && <p class="lead">{t.lead(mine.length, late.length)}</p>}
      <div class="task-groups waiting-groups">
        <Group title={t.late} waiting={late} now={now} lang={lang} />
        <Group title={t.inTime} waiting={mine.filter(({ isLate }) => !isLate)} now={now} lang={lang} />
        <Group title={t.vacant} lead={t.vacantLead} waiting={vacant} now={now} lang={lang} />
        <OnAccounts tasks={onAccounts} now={now} lang={lang} />
        {waiting.length + onAccounts.length === 0 && <EmptyState title={t.empty.title} text={t.empty.text} />}
      </div>
      <p class="small under">
        <a href={startupPaths.exceptions}>{t.toExceptions}</a>
      </p>
    </>
  )
}

/** What the accounts' own pages wait for, so that nobody has to look in two places. */
function OnAccounts({ tasks, now, lang }: Omit<Props, 'waiting'> & { readonly tasks: readonly HomeTask[] }) {
  const title = decideTexts(lang).waiting.onAccounts
  if (tasks.length === 0) return null
  return (
    <section>
      <SectionHead title={title} />
      <TaskList label={title}>
        {tasks.map((task) => (
          <TaskRow
            key={task.key}
            when={<Clock {...task.clock} lang={lang} now={now} />}
            facts={task.facts}
            chips={task.chip === null ? undefined : <ParagraphChip {...task.chip} lang={lang} />}
            action={
              <ButtonLink href={task.href}>
                {task.button}
                <span class="sr">: {task.verb}</span>
              </ButtonLink>
            }
          >
            <b>{task.verb}</b>
          </TaskRow>
        ))}
      </TaskList>
    </section>
  )
}

type GroupProps = Props & { readonly title: string; readonly lead?: string }

function Group({ title, lead, waiting, now, lang }: GroupProps) {
  if (waiting.length === 0) return null
  return (
    <section>
      <SectionHead title={title} />
      {lead !== undefined && <p class="quiet small">{lead}</p>}
      <TaskList label={title}>
        {waiting.map((one) => (
          <Row key={one.step.id} one={one} now={now} lang={lang} />
        ))}
      </TaskList>
    </section>
  )
}

function Row({
  one,
  now,
  lang,
}: {
  readonly one: Waiting
  readonly now: Temporal.Instant
  readonly lang: Lang
}) {
  const t = decideTexts(lang).waiting
  const verb = waitingVerb(one, lang)
  const since = t.since(relativeDate(one.openedAt, now, lang))
  return (
    <TaskRow
      when={
        one.isLate ? (
          <Clock state="now" lang={lang} now={now} text={since} />
        ) : (
          <time datetime={one.openedAt.toString()} title={formatMoment(one.openedAt, now, lang)}>
            {since}
          </time>
        )
      }
      facts={waitingFacts(one, lang)}
      chips={<RuleChip citation={one.citation} lang={lang} />}
      action={
        <ButtonLink href={waitingHref(one)}>
          {one.isVacant ? t.buttons.people : t.buttons.open}
          <span class="sr">: {verb}</span>
        </ButtonLink>
      }
    >
      <b>{verb}</b>
    </TaskRow>
  )
}
