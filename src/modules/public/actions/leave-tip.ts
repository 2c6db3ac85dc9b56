import { createHmac, randomUUID } from 'node:crypto'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput } from '#core/errors.ts'
import { networkOf } from '#core/auth/sign-in-attempts.ts'
import type { OrgId, UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findUnit } from '#modules/organisation/index.ts'
import { LIMIT_BY_ORGANISATION, LIMIT_BY_SENDER, nextTipAt, type TipId, type TipKind } from '../rules/tip.ts'
import { forgetSendings, insertTip, lockTips, noteSending, readSendings } from '../store/tips.ts'
import type { TipDeps } from './deps.ts'

export type NewTip = {
  readonly kind: TipKind
  readonly about: string
  readonly note: string
  readonly unitId: string | null
  /** Where it came from, only to stop floods; null for employees, of whom nothing is kept even for an hour. */
  readonly address: string | null
}

export type LeftTip =
  { readonly isKept: true } | { readonly isKept: false; readonly retryAt: Temporal.Instant }

const WHOLE_ORGANISATION = 'all'

/** Keeps a tip from somebody who need not say who they are. Too many in an hour are turned away. Throws `InvalidInput` for a unit that is none. */
export async function leaveTip(deps: TipDeps, orgId: OrgId, tip: NewTip): Promise<LeftTip> {
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const unitId = await unitOf(tx, orgId, tip.unitId)
    const retryAt = await reserve(tx, deps, orgId, tip.address)
    if (retryAt !== null) return { isKept: false, retryAt }
    // version 4: a version 7 id would carry the millisecond
    const id = randomUUID() as string as TipId
    const { kind, about, note } = tip
    const receivedOn = toLocal(now).toPlainDate()
    const open = { settledAt: null, settledBy: null, outcome: null, version: 0 }
    await insertTip(tx, orgId, { id, kind, about, note, unitId, receivedOn, ...open })
    // the ledger has a time, so an employee's tip is not entered there until somebody settles it
    if (kind !== 'for-service')
      await recordInLedger(tx, orgId, deps.clock, {
        kind: 'tip.received',
        subjectType: 'tip',
        subjectId: id,
        actor: { kind: 'system', id: 'public-pages', name: 'Torget' },
        facts: { kind },
      })
    return { isKept: true }
  })
}

async function unitOf(tx: Tx, orgId: OrgId, unitId: string | null): Promise<UnitId | null> {
  if (unitId === null) return null
  const unit = await findUnit(tx, orgId, unitId)
  if (unit === null) throw new InvalidInput([{ field: 'unitId', code: 'not-a-choice' }])
  return unit.id
}

/** One at a time for an organisation, or two at the same moment would both be the last that is let in. */
async function reserve(
  tx: Tx,
  deps: TipDeps,
  orgId: OrgId,
  address: string | null,
): Promise<Temporal.Instant | null> {
  const now = deps.clock.now()
  const since = now.subtract({ minutes: LIMIT_BY_ORGANISATION.windowMinutes })
  await lockTips(tx, orgId)
  await forgetSendings(tx, orgId, since)
  const sender = address === null ? null : senderKey(deps.sendersKey, address)
  const waits = [
    nextTipAt(await readSendings(tx, orgId, WHOLE_ORGANISATION, since), LIMIT_BY_ORGANISATION, now),
    sender === null ? null : nextTipAt(await readSendings(tx, orgId, sender, since), LIMIT_BY_SENDER, now),
  ].filter((at) => at !== null)
  const latest = waits.sort((a, b) => Temporal.Instant.compare(a, b)).at(-1)
  if (latest !== undefined) return latest
  const senderKeys = [WHOLE_ORGANISATION, ...(sender === null ? [] : [sender])]
  // an employee's tip leaves the hour behind, not the moment
  const at = sender === null ? now.round({ smallestUnit: 'hour', roundingMode: 'floor' }) : now
  await noteSending(tx, orgId, { senderKeys, at, newId: randomUUID })
  return null
}

function senderKey(key: Buffer, address: string): string {
  return createHmac('sha256', key).update(networkOf(address), 'utf8').digest('base64url')
}
