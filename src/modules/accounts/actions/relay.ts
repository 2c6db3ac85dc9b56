import type { Actor } from '#core/actor.ts'
import { LOCAL_ZONE } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken, type FieldProblem } from '#core/errors.ts'
import { newId, type PersonId, type UnitId } from '#core/ids.ts'
import { findPerson, findUnit, readRoleFinder } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import type { AccountDemands } from '../rules/demands.ts'
import { readAssignments } from '../store/assignments.ts'
import { changeSlot, insertSlot, readSlots, takeSlot, type RelaySlot } from '../store/relay.ts'
import type { AccountsDeps } from './deps.ts'
import { answering, holdsNow } from './relay-at.ts'
import { endAssignment } from './end-assignment.ts'
import { giveAssignment } from './give-assignment.ts'
import { recordCare, takeForCare } from './take-for-care.ts'

export type PlanRelay = {
  readonly accountId: string
  readonly unitId: string
  /** The first day, from midnight in Sweden. */
  readonly startsOn: Temporal.PlainDate
  readonly days: number
  readonly personIds: readonly string[]
  /** F-041: by agreement. */
  readonly keptBy?: string | null
}

/**
 * A service has the account for a time (F-039): whoever answers gets their rights at its first minute and loses them at its last, and what comes in
 * meanwhile is theirs. Throws `InvalidInput`, `RuleBroken('slot-overlaps')`.
 */
export async function planRelay(deps: AccountsDeps, actor: Actor, input: PlanRelay): Promise<RelaySlot> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const now = deps.clock.now()
    const { policy } = await deps.policies.inForce(tx, actor.orgId, now)
    const { relay } = deps.demandsOf(policy, account)
    if (relay === null) throw new RuleBroken('no-relay')
    const problems = await checkRelay(tx, actor, { input, relay, at: now, accountUnitId: account.unitId })
    if (problems.length > 0) throw new InvalidInput(problems)
    const startsAt = midnight(input.startsOn)
    const endsAt = midnight(input.startsOn.add({ days: input.days }))
    const others = await readSlots(tx, actor.orgId, startsAt, account.id)
    if (others.some((other) => Temporal.Instant.compare(other.startsAt, endsAt) < 0))
      throw new RuleBroken('slot-overlaps')
    const keptBy = (input.keptBy ?? null) as PersonId | null
    const slot: RelaySlot = {
      id: newId(deps.clock),
      accountId: account.id,
      unitId: input.unitId as UnitId,
      startsAt,
      endsAt,
      personIds: input.personIds as readonly PersonId[],
      keptBy,
      handedOverAt: null,
      handedBackAt: null,
      cancelledAt: null,
      createdAt: now,
    }
    await insertSlot(tx, actor.orgId, slot)
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.relay-planned',
      ruleIds: [relay.citation.ruleId],
      facts: {
        slotId: slot.id,
        unitId: slot.unitId,
        startsAt: startsAt.toString(),
        endsAt: endsAt.toString(),
        keptBy,
      },
    })
    for (const personId of answering(slot))
      await giveAssignment(deps, tx, actor, {
        accountId: account.id,
        personId,
        kind: 'relay',
        rights: ['publish', 'reply', 'moderate', 'watch'],
        startsAt,
        endsAt,
        relaySlotId: slot.id,
      })
    return slot
  })
}

function midnight(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(LOCAL_ZONE).toInstant()
}

type Checking = {
  readonly input: PlanRelay
  readonly relay: NonNullable<AccountDemands['relay']>
  readonly at: Temporal.Instant
  readonly accountUnitId: UnitId
}

async function checkRelay(
  tx: Tx,
  { orgId }: Pick<Actor, 'orgId'>,
  { input, relay, at, accountUnitId }: Checking,
): Promise<readonly FieldProblem[]> {
  const unit = await findUnit(tx, orgId, input.unitId)
  const keptBy = input.keptBy ?? null
  const named = keptBy === null ? input.personIds : [keptBy]
  const people = await Promise.all(named.map((id) => findPerson(tx, orgId, id)))
  const { days: longest, communicatorMayKeep } = relay.value
  const isLength = Number.isInteger(input.days) && input.days >= 1 && input.days <= longest
  const isHere = people.every((person) => person?.isActive === true)
  const fault = (isBroken: boolean, problem: FieldProblem) => (isBroken ? [problem] : [])
  const roles = await readRoleFinder(tx, orgId, at)
  const communicators = [
    ...roles.holders('communicator', accountUnitId),
    ...roles.holders('communicator', null),
  ]
  const isCommunicator = communicators.some(({ person }) => person.id === keptBy)
  return [
    ...fault(unit === null, { field: 'unitId', code: 'unknown-unit' }),
    ...fault(named.length === 0, { field: 'personIds', code: 'nobody-named' }),
    ...fault(!isHere, { field: keptBy === null ? 'personIds' : 'keptBy', code: 'unknown-person' }),
    ...fault(!isLength, { field: 'days', code: 'slot-length', params: { days: longest } }),
    ...fault(keptBy !== null && !communicatorMayKeep, { field: 'keptBy', code: 'keeper-not-allowed' }),
    // F-041: the responsibility is a communicator's to keep, nobody else's
    ...fault(keptBy !== null && communicatorMayKeep && isHere && !isCommunicator, {
      field: 'keptBy',
      code: 'keeper-no-communicator',
    }),
  ]
}

/** Its rights end now if it has begun, and never begin if it has not. */
export async function cancelRelay(
  deps: AccountsDeps,
  actor: Actor,
  input: { readonly slotId: string },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const slot = await takeSlot(tx, actor.orgId, input.slotId)
    await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input: slot })
    const now = deps.clock.now()
    if (slot.cancelledAt !== null || Temporal.Instant.compare(slot.endsAt, now) <= 0)
      throw new RuleBroken('slot-over')
    await changeSlot(tx, actor.orgId, slot.id, { cancelledAt: now })
    const given = await readAssignments(tx, actor.orgId, slot.accountId)
    for (const { id, relaySlotId } of given)
      if (relaySlotId === slot.id)
        await endAssignment(deps, tx, actor, { assignmentId: id, reason: 'relay-ended' })
    await recordCare(deps, tx, actor, {
      accountId: slot.accountId,
      kind: 'account.relay-cancelled',
      facts: { slotId: slot.id },
    })
  })
}

/** How long after its week a relay is asked to hand back what was open. */
const HAND_BACK_DAYS = 14

/** F-040: what is open at the change is handed over by somebody, not by itself: to whoever answers now, or back to the account holder. */
export async function handOverRelay(
  deps: AccountsDeps,
  actor: Actor,
  input: { readonly accountId: string },
): Promise<number> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, {
      permission: accountPermissions.handOver,
      input,
    })
    const now = deps.clock.now()
    const since = now.subtract({ hours: HAND_BACK_DAYS * 24 })
    const around = await readSlots(tx, actor.orgId, since, account.id)
    const slot = around.find((one) => holdsNow(one, now)) ?? null
    const personId = slot === null ? account.holderId : (answering(slot)[0] ?? account.holderId)
    const unitId = slot?.unitId ?? account.unitId
    const moved = await deps.handOverItems(tx, actor, { accountId: account.id, personId, unitId })
    if (slot !== null) await changeSlot(tx, actor.orgId, slot.id, { handedOverAt: now })
    for (const { id, endsAt, handedBackAt } of around)
      if (handedBackAt === null && Temporal.Instant.compare(endsAt, now) <= 0)
        await changeSlot(tx, actor.orgId, id, { handedBackAt: now })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.relay-handed-over',
      facts: { slotId: slot?.id ?? null, personId, items: moved },
    })
    return moved
  })
}
