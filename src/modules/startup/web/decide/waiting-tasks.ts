import { relativeDate } from '#core/i18n/dates.ts'
import type { ReadHomeTasks } from '#ui/layout/home-task.ts'
import type { StartupDeps } from '../../actions/deps.ts'
import { readWaiting } from '../../queries/read-waiting.ts'
import { chipOf } from './chip-view.ts'
import { decideTexts } from './texts.ts'
import { waitingFacts, waitingHref, waitingVerb } from './waiting-words.ts'

/** The home page is no queue: the rest is a click away. */
const MOST_SHOWN = 5

/** What waits for somebody's answer, for the home page. */
export function waitingTasks(deps: StartupDeps): ReadHomeTasks {
  return async (actor, lang) => {
    const t = decideTexts(lang).waiting
    const now = deps.clock.now()
    const waiting = await readWaiting(deps, actor)
    // a closing is on the home page already, among the accounts
    const shown = waiting.filter(({ step }) => step.kind !== 'acknowledge')
    return shown.slice(0, MOST_SHOWN).map((one) => ({
      key: one.step.id,
      group: 'waiting',
      clock: { state: one.isLate ? 'now' : 'calm', text: t.since(relativeDate(one.openedAt, now, lang)) },
      verb: waitingVerb(one, lang),
      facts: waitingFacts(one, lang),
      chip: one.citation === null ? null : chipOf(one.citation, lang),
      href: waitingHref(one),
      button: one.isVacant ? t.buttons.people : t.buttons.open,
    }))
  }
}
