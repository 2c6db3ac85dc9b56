import { formatMoment } from '#core/i18n/dates.ts'
import type { CaseView } from '#modules/moderation/index.ts'
import { removalDeadline, triageClass } from '#modules/policy/index.ts'
import { deskTexts } from '../../texts.ts'
import { chipFor } from '../chip-view.ts'
import { clockState } from '../clock-view.ts'
import type { ItemContext } from './item-context.ts'
import type { RemovalView } from './item-view.ts'

type Context = Pick<ItemContext, 'inForce' | 'lang' | 'now'> & {
  readonly message: Pick<ItemContext['message'], 'classKey' | 'postedAt' | 'receivedAt'>
}
type Case = Pick<NonNullable<CaseView['case']>, 'action' | 'actedAt' | 'dueAt' | 'dueRuleId'>

/** The policy's outcome for this class is to moderate. */
export function isSuggested({ message, inForce }: Pick<Context, 'message' | 'inForce'>): boolean {
  return message.classKey !== null && triageClass(inForce.policy, message.classKey).outcome === 'moderate'
}

type Item = Context['message'] & Pick<ItemContext['message'], 'kind' | 'isOurs' | 'state'>

/**
 * For a line about a message in which no case is open: the removal's clock and rule where the policy moderates its class, so that the
 * line says what the item's own page says (F-131). A direct message cannot be removed.
 */
export function suggestedRemoval(
  context: Omit<Context, 'message'>,
  item: Item,
): Pick<RemovalView, 'clock' | 'chip'> | null {
  if (item.state !== 'open' || item.kind === 'direct' || item.isOurs) return null
  const due = removalDue({ ...context, message: item }, null)
  return due.clock === null ? null : due
}

/**
 * By when it has to be gone, under which rule: from the moment the class says so, not first when somebody has opened the case (B-059).
 * While removal is only possible the answer's clock is the one that runs; once it is gone none presses any more.
 */
export function removalDue(
  context: Context,
  current: Case | null,
): Pick<RemovalView, 'clock' | 'demand' | 'chip'> {
  const { message, inForce, lang, now } = context
  const t = deskTexts(lang)
  if (current === null && !isSuggested(context)) return { clock: null, demand: null }
  if (current !== null && current.actedAt !== null) {
    const outcome = t.outcome[current.action === 'hide' ? 'hidden' : 'removed']
    const text = `${outcome} ${formatMoment(current.actedAt, now, lang)}`
    return { clock: { state: 'done', text }, demand: '' }
  }
  const deadline = removalDeadline(inForce.policy, {
    publishedAt: message.postedAt ?? message.receivedAt,
    detectedAt: message.receivedAt,
  })
  const asked = deadline.kind === 'at' ? deadline.dueAt : null
  const dueAt = current === null ? asked : current.dueAt
  const chip = chipFor(inForce.policy, current?.dueRuleId ?? deadline.ruleId, lang, inForce.label)
  return {
    clock: dueAt === null ? { state: 'promptly' } : { state: clockState(dueAt, now), dueAt },
    demand: dueAt === null ? t.due.promptly : t.due.removeBy,
    ...(chip === null ? {} : { chip }),
  }
}
