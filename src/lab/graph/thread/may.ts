/** What the network lets a Page do with one comment just now: it says so per object, never once and for all. */
import type { Scope } from '../facts/scopes.ts'
import type { LabComment, LabState } from '../state.ts'
import { isByPage, isGone, messagesBetween } from './find.ts'

/** Days during which one private reply may be sent to whoever wrote a comment. */
const PRIVATE_REPLY_DAYS = 7
const HOURS_A_DAY = 24

export type May = {
  readonly comment: boolean
  readonly hide: boolean
  readonly remove: boolean
  readonly like: boolean
  readonly replyPrivately: boolean
}

/** Why no private reply can be sent, as the network's error code, or null when it can. */
export function privateReplyObstacle(
  state: LabState,
  comment: LabComment,
  now: Temporal.Instant,
): 10900 | 10902 | 10903 | 551 | null {
  if (isByPage(state, comment) || isGone(state, comment)) return 10902
  if (comment.privateReplyId !== null) return 10900
  const last = Temporal.Instant.from(comment.createdAt).add({ hours: PRIVATE_REPLY_DAYS * HOURS_A_DAY })
  if (Temporal.Instant.compare(now, last) > 0) return 10903
  const person = state.people[comment.authorId]
  if (person === undefined || person.isWithheld) return 10902
  return person.acceptsMessages ? null : 551
}

export function mayDo(
  state: LabState,
  comment: LabComment,
  now: Temporal.Instant,
  scopes: readonly string[],
): May {
  const canEngage = scopes.includes('pages_manage_engagement' satisfies Scope)
  const obstacle = privateReplyObstacle(state, comment, now)
  return {
    comment: canEngage,
    // A Page can take its own words away but not hide them.
    hide: canEngage && !isByPage(state, comment),
    remove: canEngage,
    like: canEngage,
    // The network promises this even for people who take no messages; the refusal (551) comes when one tries.
    replyPrivately:
      scopes.includes('pages_messaging' satisfies Scope) && (obstacle === null || obstacle === 551),
  }
}

/**
 * May the Page write to this person? A day after they last wrote, seven with a human agent's tag (platforms: 24 h window).
 */
export function isWithinMessageWindow(
  state: LabState,
  pair: { readonly pageId: string; readonly personId: string },
  now: Temporal.Instant,
  hasHumanAgentTag: boolean,
): boolean {
  const last = messagesBetween(state, pair.pageId, pair.personId).findLast((one) => !one.isFromPage)
  if (last === undefined) return false
  const hours = hasHumanAgentTag ? PRIVATE_REPLY_DAYS * HOURS_A_DAY : HOURS_A_DAY
  return Temporal.Instant.compare(now, Temporal.Instant.from(last.sentAt).add({ hours })) <= 0
}
