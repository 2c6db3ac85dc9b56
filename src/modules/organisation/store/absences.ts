import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { Absence } from '../rules/absence.ts'
import { tables } from './tables.ts'

const COLUMNS = ['id', 'personId', 'substituteId', 'fromAt', 'untilAt', 'version'] as const

export type NewAbsence = Omit<Absence, 'version'> & {
  readonly ruleId: string | null
  readonly policyVersionId: string
  readonly bookedBy: string
  readonly bookedAt: Temporal.Instant
}

export async function insertAbsence(tx: Tx, orgId: OrgId, absence: NewAbsence): Promise<void> {
  await tables(tx)
    .insertInto('absence')
    .values({ ...absence, orgId, cancelledAt: null })
    .execute()
}

/** Everybody's that end after a moment, in order; none that was cancelled. */
export async function readAbsencesAfter(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
): Promise<readonly Absence[]> {
  return tables(tx)
    .selectFrom('absence')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('cancelledAt', 'is', null)
    .where('untilAt', '>', at)
    .orderBy('fromAt')
    .orderBy('id')
    .execute()
}

export async function findAbsence(tx: Tx, orgId: OrgId, id: string): Promise<Absence | null> {
  const row = await tables(tx)
    .selectFrom('absence')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('cancelledAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function updateAbsence(
  tx: Tx,
  orgId: OrgId,
  id: string,
  change: {
    readonly substituteId?: PersonId | null
    readonly untilAt?: Temporal.Instant
    readonly cancelledAt?: Temporal.Instant
  },
): Promise<void> {
  await tables(tx)
    .updateTable('absence')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
