/** When the policy's automatic reply to a direct message goes out: on the accounts it names, once in a while for each conversation (F-046). */
import { policyKind, type Account } from '#modules/accounts/index.ts'
import { autoReplyFor, type AutoReply, type Policy } from '#modules/policy/index.ts'
import type { FoldedMessage } from './folded.ts'
import { isEnteredByHand } from './entered-by-hand.ts'

/** An answer that comes by itself belongs to somebody who has just written; history that is fetched later gets none. */
const FRESH_HOURS = 24

export type AutoReplyFacts = {
  readonly policy: Policy
  readonly account: Pick<Account, 'kind' | 'network' | 'status'>
  readonly folded: Pick<FoldedMessage, 'externalId' | 'conversationKey' | 'postedAt' | 'receivedAt'>
  /** When this conversation last got one; null where never. */
  readonly lastAt: Temporal.Instant | null
  readonly now: Temporal.Instant
}

/** The policy's rule for direct messages on this account, whether or not one is due just now. */
export function autoReplyRule({
  policy,
  account,
}: Pick<AutoReplyFacts, 'policy' | 'account'>): AutoReply | null {
  const accountKind = policyKind(account.kind)
  return autoReplyFor(policy, { accountKind, platform: account.network, channel: 'directMessage' })
}

export function isAutoReplyDue(rule: AutoReply, { account, folded, lastAt, now }: AutoReplyFacts): boolean {
  if (account.status !== 'active' && account.status !== 'resting') return false
  if (folded.conversationKey === null || isEnteredByHand(folded)) return false
  const writtenAt = folded.postedAt ?? folded.receivedAt
  if (Temporal.Instant.compare(now, writtenAt.add({ hours: FRESH_HOURS })) > 0) return false
  return lastAt === null || Temporal.Instant.compare(now, lastAt.add({ hours: rule.everyHours })) >= 0
}
