import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { isId, type AccountId, type OrgId, type PersonId } from '#core/ids.ts'
import { RIGHTS, type Assignment, type AssignmentId, type Right } from '../rules/assignment.ts'
import { tables } from './tables.ts'

const COLUMNS = [
  'id',
  'accountId',
  'personId',
  'kind',
  'rights',
  'purpose',
  'audience',
  'startsAt',
  'endsAt',
  'hoursPerWeek',
  'competenceConfirmedAt',
  'isPublic',
  'applicationId',
  'relaySlotId',
] as const

type Row = Omit<Assignment, 'id' | 'accountId' | 'personId' | 'rights'> & {
  id: string
  accountId: string | null
  personId: string
  rights: string[]
}

const isRight = (value: string): value is Right => (RIGHTS as readonly string[]).includes(value)

function toAssignment(row: Row): Assignment {
  return {
    ...row,
    id: row.id as AssignmentId,
    accountId: row.accountId as AccountId | null,
    personId: row.personId as PersonId,
    rights: row.rights.filter(isRight),
  }
}

const select = (tx: Tx, orgId: OrgId) =>
  tables(tx).selectFrom('assignment').select(COLUMNS).where('orgId', '=', orgId)

/** Takes it for this transaction. Throws `NotFound`. */
export async function takeAssignment(tx: Tx, orgId: OrgId, id: string): Promise<Assignment> {
  const row = isId(id)
    ? await select(tx, orgId).where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (row === undefined) throw new NotFound('assignment', id)
  return toAssignment(row)
}

/** Of one account, past ones too, in the order they began. */
export async function readAssignments(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
): Promise<readonly Assignment[]> {
  const rows = await select(tx, orgId)
    .where('accountId', '=', accountId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  return rows.map(toAssignment)
}

/** Of the whole organisation at one moment. */
export async function readAssignmentsAt(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
): Promise<readonly Assignment[]> {
  const rows = await select(tx, orgId)
    .where('startsAt', '<=', at)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', at)]))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  return rows.map(toAssignment)
}

export async function readAssignmentsOf(
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
  accountId?: AccountId,
): Promise<readonly Assignment[]> {
  const rows = await select(tx, orgId)
    .where('personId', '=', personId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  return rows.map(toAssignment)
}

export async function insertAssignment(
  tx: Tx,
  orgId: OrgId,
  assignment: Assignment,
  given: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tables(tx)
    .insertInto('assignment')
    .values({
      ...assignment,
      rights: [...assignment.rights],
      orgId,
      givenBy: given.by,
      endReason: null,
      endedNotedAt: null,
      createdAt: given.at,
    })
    .execute()
}

export async function setAssignmentEnd(
  tx: Tx,
  orgId: OrgId,
  id: AssignmentId,
  end: { readonly endsAt: Temporal.Instant; readonly reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('assignment')
    .set({ endsAt: end.endsAt, endReason: end.reason, endedNotedAt: null })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** The end has been acted on; a sweep need not look at it again. */
export async function noteEnded(tx: Tx, orgId: OrgId, id: AssignmentId, at: Temporal.Instant): Promise<void> {
  await tables(tx)
    .updateTable('assignment')
    .set({ endedNotedAt: at })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Those whose end has come without anybody acting on it yet. */
export async function readUnnoted(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
): Promise<readonly Assignment[]> {
  const rows = await select(tx, orgId)
    .where('endedNotedAt', 'is', null)
    .where('endsAt', '<=', at)
    .orderBy('endsAt')
    .limit(200)
    .execute()
  return rows.map(toAssignment)
}
