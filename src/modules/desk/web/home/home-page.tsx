import { countOf } from '#core/i18n/plural.ts'
import { localFields } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Card, SectionHead } from '#ui/components/card/card.tsx'
import { Clock } from '#ui/components/clock/clock.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { TaskList, TaskRow } from '#ui/components/task-row/task-row.tsx'
import { deskTexts } from '../../texts.ts'
import { Chip } from '../item/chip.tsx'
import type { ChipView, ClockView } from '../item/item-view.ts'
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

export type TaskView = {
  readonly key: string
  readonly group: 'now' | 'waiting' | 'later'
  readonly clock: ClockView
  readonly verb: string
  readonly facts: string
  readonly chip: ChipView | null
  readonly href: string
  readonly button: string
}

type Props = { home: HomeView; lang: Lang; now: Temporal.Instant }

export function HomePage({ home, lang, now }: Props) {
  const t = deskTexts(lang).home
  return (
    <div class="home">
      <h1>{greeting(home.firstName, lang, now)}</h1>
      <p class="lead">{leadOf(home, lang)}</p>
      <div class="columns">
        <div>
          <Group home={home} lang={lang} now={now} group="now" title={t.doNow} />
          <Group home={home} lang={lang} now={now} group="waiting" title={t.waiting} />
          <Group home={home} lang={lang} now={now} group="later" title={t.later} />
          {home.tasks.length === 0 && (
            <EmptyState
              title={t.leadEmpty}
              action={<ButtonLink href={paths.inbox}>{t.openQueue}</ButtonLink>}
            />
          )}
          {home.more && <a href={paths.inbox}>{t.openQueue}</a>}
        </div>
        <Beside home={home} lang={lang} />
      </div>
    </div>
  )
}

function Group({ home, lang, now, group, title }: Props & { group: TaskView['group']; title: string }) {
  const tasks = home.tasks.filter((task) => task.group === group)
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
            chips={<Chip chip={task.chip} lang={lang} />}
            action={<ButtonLink href={task.href}>{task.button}</ButtonLink>}
          >
            <b>{task.verb}</b>
          </TaskRow>
        ))}
      </TaskList>
    </section>
  )
}

function Beside({ home, lang }: Omit<Props, 'now'>) {
  const t = deskTexts(lang).home
  return (
    <aside>
      <Card title={t.accounts}>
        {home.accounts.length === 0 && <p class="quiet small">{t.allWell}</p>}
        <ul class="plain-list small">
          {home.accounts.map((account) => (
            <li key={account.name + account.what} class="spread">
              <span>{account.name}</span>
              <span class={`clock ${account.tone}`}>{account.what}</span>
            </li>
          ))}
        </ul>
      </Card>
      {home.unknowns.length > 0 && (
        <Card title={t.unknowns}>
          <ul class="plain-list small">
            {home.unknowns.map((unknown) => (
              <li key={unknown}>{unknown}</li>
            ))}
          </ul>
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

function leadOf(home: HomeView, lang: Lang): string {
  const t = deskTexts(lang).home
  if (home.tasks.length === 0) return t.leadEmpty
  const over =
    home.overdue === 0 ? null : home.overdue === 1 ? t.over.one : t.over.other(String(home.overdue))
  return t.lead(countOf(home.tasks.length, t.things, lang), over)
}
