/** Whether something on the network is a matter for the inbox, or only context around one. */
import { holdsPersonalNumber } from './personal-number.ts'
import type { FoldedMessage } from './folded.ts'

export type Arrival = {
  readonly folded: FoldedMessage
  readonly isOurs: boolean
  /** When the account was registered here: what was written before that was never ours to answer in time. */
  readonly registeredAt: Temporal.Instant
}

/**
 * What the network told us of is work. What we found ourselves in a thread is work when it was written after the account was registered:
 * its webhook was lost. Where it is not told when it was written, rather one item too many than a question nobody saw.
 */
export function isWork({ folded, isOurs, registeredAt }: Arrival): boolean {
  if (isOurs || !folded.hasContent) return false
  if (folded.isHeard || folded.postedAt === null) return true
  return Temporal.Instant.compare(folded.postedAt, registeredAt) >= 0
}

/** Scenario 13: what holds somebody's personal number is for those who handle it from the first moment, not only after triage. */
export function arrivesRestricted(folded: FoldedMessage): boolean {
  return holdsPersonalNumber(folded.text)
}

/** True when the account wrote it itself. */
export function isFromAccount(folded: FoldedMessage, accountExternalId: string): boolean {
  return folded.isFromAccount || folded.author?.externalId === accountExternalId
}

/** When an id of ours (UUID version 7) was made, to the millisecond: an account's is made when it is registered. */
export function madeAt(id: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
}
