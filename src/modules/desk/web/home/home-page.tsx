import { localFields } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Card, FactLines, SectionHead } from '#ui/components/card/card.tsx'
import { Clock } from '#ui/components/clock/clock.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { TaskList, TaskRow } from '#ui/components/task-row/task-row.tsx'
import { OutsideText } from '#ui/components/user-text/user-text.tsx'
import type { HomeTask } from '#ui/layout/home-task.ts'
import { deskTexts } from '../../texts.ts'
import { Chip } from '../item/chip.tsx'
import { paths } from '../paths.ts'

/** "Att göra": what waits for me, by due time, across accounts. */
export type HomeView = {
  readonly firstName: string
  readonly tasks: readonly TaskView[]
  /** More than is shown. */
  readonly more: boolean
  readonly overdue: number
  readonly accounts: readonly {
    readonly name: string
    readonly what: string
    readonly tone: 'is-soon' | 'is-now'
  }[]
  readonly unknowns: readonly string[]
}

export type TaskView = HomeTask

type Props = { home: HomeView; lang: Lang; now: Temporal.Instant }

export function HomePage({ home, lang, now }: Props) {
  const t = deskTexts(lang).home
  return (
    <>
      <h1>{greeting(home.firstName, lang, now)}</h1>
      {home.tasks.length > 0 && <p class="lead">{t.lead(home.tasks.length, home.overdue)}</p>}
      <div class="two-columns">
        <Tasks home={home} lang={lang} now={now} />
        <Beside home={home} lang={lang} />
      </div>
    </>
  )
}

function Tasks({ home, lang, now }: Props) {
  const t = deskTexts(lang).home
  const toQueue = <ButtonLink href={paths.inbox}>{t.openQueue}</ButtonLink>
  return (
    <div class="task-groups">
      <Group home={home} lang={lang} now={now} group="now" title={t.doNow} />
      <Group home={home} lang={lang} now={now} group="waiting" title={t.waiting} />
      <Group home={home} lang={lang} now={now} group="later" title={t.later} />
      {home.tasks.length === 0 && <EmptyState title={t.leadEmpty} text={t.emptyText} action={toQueue} />}
      {home.more && toQueue}
    </div>
  )
}

function Group({ home, lang, now, group, title }: Props & { group: TaskView['group']; title: string }) {
  const tasks = home.tasks.filter((task) => task.group === group)
  if (tasks.length === 0) return null
  return (
    <section>
      <SectionHead
        title={title}
        action={group === 'now' ? <a href={paths.inbox}>{deskTexts(lang).home.openQueue}</a> : undefined}
      />
      <TaskList label={title}>
        {tasks.map((task) => (
          <TaskRow
            key={task.key}
            when={<Clock {...task.clock} lang={lang} now={now} />}
            facts={task.facts}
            chips={task.chip === null ? undefined : <Chip chip={task.chip} lang={lang} />}
            action={
              <ButtonLink href={task.href}>
                {task.button}
                <span class="sr">: {task.verb}</span>
              </ButtonLink>
            }
          >
            <b>{task.verb}</b>
            {task.about !== undefined && (
              <>
                {' '}
                <span class="task-about">
                  <OutsideText text={task.about} lang={lang} />
                </span>
              </>
            )}
          </TaskRow>
        ))}
      </TaskList>
    </section>
  )
}

function Beside({ home, lang }: Omit<Props, 'now'>) {
  const t = deskTexts(lang).home
  return (
    <aside aria-label={t.accounts}>
      <Card title={t.accounts}>
        {home.accounts.length === 0 ? (
          <p class="quiet small">{t.allWell}</p>
        ) : (
          <FactLines
            lines={home.accounts.map((account) => ({
              name: account.name,
              fact: <span class={`clock ${account.tone}`}>{account.what}</span>,
            }))}
          />
        )}
      </Card>
      {home.unknowns.length > 0 && (
        <Card title={t.unknowns}>
          <FactLines lines={home.unknowns.map((unknown) => ({ name: unknown, fact: null }))} />
        </Card>
      )}
    </aside>
  )
}

function greeting(name: string, lang: Lang, now: Temporal.Instant): string {
  const t = deskTexts(lang).home
  const { hour } = localFields(now)
  if (hour < 10) return t.morning(name)
  return hour < 18 ? t.day(name) : t.evening(name)
}
