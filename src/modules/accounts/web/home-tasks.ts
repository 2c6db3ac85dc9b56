import type { PersonActor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { HomeTask } from '#ui/layout/home-task.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { readMyTasks } from '../queries/read-my-tasks.ts'
import type { AccountTask, TaskKind } from '../rules/tasks.ts'
import { accountTexts } from '../texts.ts'
import { chipOf } from './chip.tsx'
import { accountPaths } from './paths.ts'

/** A handful: the rest is on the accounts' own page. */
const MOST_SHOWN = 8

const GROUPS: Readonly<Record<TaskKind, HomeTask['group']>> = {
  recover: 'now',
  'sign-watch': 'now',
  'name-holder': 'now',
  'add-administrator': 'now',
  rotate: 'now',
  'acknowledge-closing': 'waiting',
  archive: 'waiting',
  shut: 'waiting',
  'take-relay': 'now',
  'hand-back': 'now',
  'keep-alive': 'later',
  'confirm-resources': 'later',
  'review-terms': 'later',
}

/** What waits for a person among the accounts, for the page "Att göra". */
export function accountHomeTasks(
  deps: AccountsDeps,
): (actor: PersonActor, lang: Lang) => Promise<readonly HomeTask[]> {
  return async (actor, lang) => {
    const tasks = await readMyTasks(deps, actor)
    const shown = tasks.slice(0, MOST_SHOWN).map((task) => toHomeTask(deps, task, lang))
    const more = tasks.length - shown.length
    return more === 0 ? shown : [...shown, moreTask(more, lang)]
  }
}

function toHomeTask({ clock }: { readonly clock: Clock }, task: AccountTask, lang: Lang): HomeTask {
  const t = accountTexts(lang).tasks
  const { kind, accountId, accountName, dueAt, citation } = task
  const isLate = dueAt !== null && Temporal.Instant.compare(dueAt, clock.now()) < 0
  return {
    key: `${accountId}-${kind}`,
    group: isLate && GROUPS[kind] === 'later' ? 'waiting' : GROUPS[kind],
    clock: clockOf({ group: GROUPS[kind], dueAt, isLate }, lang),
    verb: t.verbs[kind](accountName),
    facts: t.facts[kind],
    chip: citation === null ? null : chipOf(citation, lang),
    href: accountPaths.account(accountId),
    button: t.button,
  }
}

type Pressing = {
  readonly group: HomeTask['group']
  readonly dueAt: Temporal.Instant | null
  readonly isLate: boolean
}

function clockOf({ group, dueAt, isLate }: Pressing, lang: Lang): HomeTask['clock'] {
  if (dueAt !== null) return { state: isLate ? 'over' : 'soon', dueAt }
  return group === 'now' ? { state: 'promptly' } : { state: 'calm', text: accountTexts(lang).tasks.noDay }
}

function moreTask(count: number, lang: Lang): HomeTask {
  const t = accountTexts(lang).tasks
  return {
    key: 'accounts-more',
    group: 'later',
    clock: { state: 'calm', text: t.noDay },
    verb: t.more(count),
    facts: t.moreFacts,
    chip: null,
    href: `${accountPaths.register}?vy=needs`,
    button: t.moreButton,
  }
}
