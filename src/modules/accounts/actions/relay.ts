import type { Actor } from '#core/actor.ts'
import { LOCAL_ZONE } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken, type FieldProblem } from '#core/errors.ts'
import { newId, type PersonId, type UnitId } from '#core/ids.ts'
import { findPerson, findUnit } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import type { AccountDemands } from '../rules/demands.ts'
import { readAssignments } from '../store/assignments.ts'
import { changeSlot, insertSlot, readSlots, takeSlot, type RelaySlot } from '../store/relay.ts'
import type { AccountsDeps } from './deps.ts'
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
    const account = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const now = deps.clock.now()
    const { policy } = await deps.policies.inForce(tx, actor.orgId, now)
    const { relay } = deps.demandsOf(policy, account)
    const problems = await checkRelay(tx, actor, input, relay)
    if (problems.length > 0) throw new InvalidInput(problems)
    const startsAt = midnight(input.startsOn)
    const endsAt = midnight(input.startsOn.add({ days: input.days }))
    const others = await readSlots(tx, actor.orgId, account.id, startsAt)
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
      cancelledAt: null,
      createdAt: now,
    }
    await insertSlot(tx, actor.orgId, slot)
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.relay-planned',
      ruleIds: relay === null ? [] : [relay.citation.ruleId],
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

/** Who answers during the slot, the first of them first. */
export function answering({
  keptBy,
  personIds,
}: Pick<RelaySlot, 'keptBy' | 'personIds'>): readonly PersonId[] {
  return keptBy === null ? personIds : [keptBy]
}

function midnight(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(LOCAL_ZONE).toInstant()
}

async function checkRelay(
  tx: Tx,
  actor: Actor,
  input: PlanRelay,
  relay: AccountDemands['relay'],
): Promise<readonly FieldProblem[]> {
  const unit = await findUnit(tx, actor.orgId, input.unitId)
  const keptBy = input.keptBy ?? null
  const named = keptBy === null ? input.personIds : [keptBy]
  const people = await Promise.all(named.map((id) => findPerson(tx, actor.orgId, id)))
  const longest = relay?.value.days ?? 60
  const isLength = Number.isInteger(input.days) && input.days >= 1 && input.days <= longest
  const isHere = people.every((person) => person?.isActive === true)
  return [
    ...(unit === null ? [{ field: 'unitId', code: 'unknown-unit' }] : []),
    ...(named.length === 0 ? [{ field: 'personIds', code: 'nobody-named' }] : []),
    ...(isHere ? [] : [{ field: 'personIds', code: 'unknown-person' }]),
    ...(isLength ? [] : [{ field: 'days', code: 'slot-length', params: { days: longest } }]),
    ...(keptBy !== null && relay?.value.communicatorMayKeep === false
      ? [{ field: 'keptBy', code: 'keeper-not-allowed' }]
      : []),
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

/** F-040: what is open at the change is handed over by somebody, not by itself: to whoever answers now, or back to the account holder. */
export async function handOverRelay(
  deps: AccountsDeps,
  actor: Actor,
  input: { readonly accountId: string },
): Promise<number> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const now = deps.clock.now()
    const slot = await slotAt(tx, actor, account.id, now)
    const personId = slot === null ? account.holderId : (answering(slot)[0] ?? account.holderId)
    const unitId = slot?.unitId ?? account.unitId
    const moved = await deps.handOverItems(tx, actor, { accountId: account.id, personId, unitId })
    if (slot !== null) await changeSlot(tx, actor.orgId, slot.id, { handedOverAt: now })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.relay-handed-over',
      facts: { slotId: slot?.id ?? null, toId: personId, items: moved },
    })
    return moved
  })
}

async function slotAt(
  tx: Tx,
  { orgId }: Pick<Actor, 'orgId'>,
  accountId: RelaySlot['accountId'],
  at: Temporal.Instant,
): Promise<RelaySlot | null> {
  const slots = await readSlots(tx, orgId, accountId, at)
  return slots.find(({ startsAt }) => Temporal.Instant.compare(startsAt, at) <= 0) ?? null
}

/** Who answers for what comes in just now, when a relay has the account; null: as always. */
export async function relayAt(
  tx: Tx,
  orgId: Actor['orgId'],
  accountId: RelaySlot['accountId'],
  at: Temporal.Instant,
): Promise<{ readonly unitId: UnitId; readonly personIds: readonly PersonId[] } | null> {
  const slot = await slotAt(tx, { orgId }, accountId, at)
  return slot === null ? null : { unitId: slot.unitId, personIds: answering(slot) }
}
