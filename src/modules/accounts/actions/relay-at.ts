import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId, UnitId } from '#core/ids.ts'
import { readSlots, type RelaySlot } from '../store/relay.ts'

/** Who answers during the slot, the first of them first. */
export function answering({
  keptBy,
  personIds,
}: Pick<RelaySlot, 'keptBy' | 'personIds'>): readonly PersonId[] {
  return keptBy === null ? personIds : [keptBy]
}

export function holdsNow(
  { startsAt, endsAt }: Pick<RelaySlot, 'startsAt' | 'endsAt'>,
  now: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(startsAt, now) <= 0 && Temporal.Instant.compare(now, endsAt) < 0
}

/** Who answers for what comes in just now, when a relay has the account; null: as always. */
export async function relayAt(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  at: Temporal.Instant,
): Promise<{ readonly unitId: UnitId; readonly personIds: readonly PersonId[] } | null> {
  const slot = (await readSlots(tx, orgId, at, accountId)).find((one) => holdsNow(one, at)) ?? null
  return slot === null ? null : { unitId: slot.unitId, personIds: answering(slot) }
}
