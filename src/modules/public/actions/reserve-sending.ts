import { createHmac, randomUUID } from 'node:crypto'
import { networkOf } from '#core/auth/sign-in-attempts.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { LIMIT_BY_ORGANISATION, LIMIT_BY_SENDER, nextTipAt } from '../rules/tip.ts'
import { forgetSendings, lockTips, noteSending, readSendings } from '../store/tips.ts'
import type { TipDeps } from './deps.ts'

export type Sending = {
  /** What is counted apart, so that a flood of one kind does not shut the others out. */
  readonly counter: 'tips' | 'employees-tips' | 'employees-reports'
  /** Where it came from, only to stop floods; null for employees, of whom nothing is kept even for an hour. */
  readonly address: string | null
}

/**
 * Counts something sent without sign-in, or says when it may be sent instead. One at a time for an organisation, or two at the same moment
 * would both be the last that is let in.
 */
export async function reserveSending(
  tx: Tx,
  deps: Pick<TipDeps, 'clock' | 'sendersKey'>,
  orgId: OrgId,
  { counter, address }: Sending,
): Promise<Temporal.Instant | null> {
  const now = deps.clock.now()
  const since = now.subtract({ minutes: LIMIT_BY_ORGANISATION.windowMinutes })
  await lockTips(tx, orgId)
  await forgetSendings(tx, orgId, since)
  const sender = address === null ? null : senderKey(deps.sendersKey, address)
  const waits = [
    nextTipAt(await readSendings(tx, orgId, counter, since), LIMIT_BY_ORGANISATION, now),
    sender === null ? null : nextTipAt(await readSendings(tx, orgId, sender, since), LIMIT_BY_SENDER, now),
  ].filter((at) => at !== null)
  const latest = waits.sort((a, b) => Temporal.Instant.compare(a, b)).at(-1)
  if (latest !== undefined) return latest
  const senderKeys = [counter, ...(sender === null ? [] : [sender])]
  // what an employee sends leaves the hour behind, not the moment
  const at = sender === null ? now.round({ smallestUnit: 'hour', roundingMode: 'floor' }) : now
  await noteSending(tx, orgId, { senderKeys, at, newId: randomUUID })
  return null
}

function senderKey(key: Buffer, address: string): string {
  return createHmac('sha256', key).update(networkOf(address), 'utf8').digest('base64url')
}
