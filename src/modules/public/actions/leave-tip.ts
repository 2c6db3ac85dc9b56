import { randomUUID } from 'node:crypto'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput } from '#core/errors.ts'
import type { OrgId, UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findUnit } from '#modules/organisation/index.ts'
import type { TipId, TipKind } from '../rules/tip.ts'
import { insertTip } from '../store/tips.ts'
import type { TipDeps } from './deps.ts'
import { reserveSending } from './reserve-sending.ts'

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

/** Keeps a tip from somebody who need not say who they are. Too many in an hour are turned away. Throws `InvalidInput` for a unit that is none. */
export async function leaveTip(deps: TipDeps, orgId: OrgId, tip: NewTip): Promise<LeftTip> {
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const unitId = await unitOf(tx, orgId, tip.unitId)
    const counter = tip.kind === 'for-service' ? 'employees-tips' : 'tips'
    const retryAt = await reserveSending(tx, deps, orgId, { counter, address: tip.address })
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
