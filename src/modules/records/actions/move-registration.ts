import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, InvalidInput, NotFound } from '#core/errors.ts'
import type { UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findUnit } from '#modules/organisation/index.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import type { Desk } from '../rules/desks.ts'
import { deskOf, move, standingOf, type Move } from '../rules/path.ts'
import type { HopKind, Registration } from '../rules/registration.ts'
import { insertHop } from '../store/hops.ts'
import { lockRegistration, updateRegistration } from '../store/registrations.ts'
import { mailDesk } from './mail-desk.ts'

export type AtDesk = {
  readonly registrationId: string
  /** The desk the person saw it on: a second click, or a colleague who was quicker, then moves nothing further. */
  readonly expectedDesk?: Desk
}

type Step = { readonly move: Move; readonly kind: HopKind; readonly reason: string | null }

/** Loads and locks; throws `NotFound`, `NotPermitted`, or `Conflict` `registration-moved` when it lies elsewhere by now. */
export async function takeFromDesk(
  tx: Tx,
  actor: Actor,
  { registrationId, expectedDesk }: AtDesk,
): Promise<Registration> {
  const registration = await lockRegistration(tx, actor.orgId, registrationId)
  if (registration === null) throw new NotFound('registration', registrationId)
  if (expectedDesk !== undefined && expectedDesk !== registration.desk)
    throw new Conflict('registration-moved', { desk: registration.desk })
  permit(actor, recordsPermissions.work, registration)
  return registration
}

/** One hop from one desk to another: who, when and why are kept, and the next desk is told by e-mail when it has an address. */
export async function moveRegistration(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk,
  step: Step,
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const before = await takeFromDesk(tx, actor, input)
    const after = move(standingOf(before), step.move)
    if (after.unitId !== before.unitId) await requireUnit(tx, actor, after.unitId)
    const [at, toDesk, toUnitId] = [deps.clock.now(), deskOf(after), after.unitId as UnitId]
    await updateRegistration(tx, actor.orgId, before.id, {
      deskNo: after.deskNo,
      desk: toDesk,
      unitId: toUnitId,
      arrivedAt: at,
      receivedAt: null,
    })
    const hopNo = await insertHop(tx, actor.orgId, before.id, {
      kind: step.kind,
      fromDesk: before.desk,
      toDesk,
      toUnitId,
      byId: actor.id,
      byName: actor.name,
      reason: step.reason,
      hoppedAt: at,
    })
    await mailDesk(deps, tx, actor.orgId, {
      registrationId: before.id,
      hopNo,
      desk: toDesk,
      unitId: toUnitId,
    })
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: `registration.${step.kind}`,
      subjectType: 'message',
      subjectId: before.messageId,
      actor: ledgerActor(actor),
      ruleIds: [before.criterionRuleId],
      policyVersion: before.policyVersionId,
      facts: { registrationId: before.id, hopNo, from: before.desk, to: toDesk, unitId: toUnitId },
    })
  })
}

async function requireUnit(tx: Tx, actor: Actor, unitId: string): Promise<void> {
  if ((await findUnit(tx, actor.orgId, unitId)) === null)
    throw new InvalidInput([{ field: 'unitId', code: 'unknown-unit' }])
}

/** Throws `InvalidInput` when nothing is said: the next desk must know why. */
export function requireReason(reason: string, field = 'reason'): string {
  const trimmed = reason.trim()
  if (trimmed === '') throw new InvalidInput([{ field, code: 'required' }])
  if (trimmed.length > MOST_REASON_CHARACTERS)
    throw new InvalidInput([{ field, code: 'too-long', params: { most: MOST_REASON_CHARACTERS } }])
  return trimmed
}

const MOST_REASON_CHARACTERS = 2000
