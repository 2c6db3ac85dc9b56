import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { isId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import type { Person } from '../rules/person.ts'
import { isRole } from '../rules/roles.ts'
import { tables } from './tables.ts'

const COLUMNS = [
  'id',
  'email',
  'fullName',
  'title',
  'unitId',
  'roles',
  'hidesName',
  'isActive',
  'substituteId',
  'language',
  'version',
] as const

type Row = Omit<Person, 'id' | 'unitId' | 'substituteId' | 'roles'> & {
  id: string
  unitId: string
  substituteId: string | null
  roles: string[]
}

function toPerson(row: Row): Person {
  return {
    ...row,
    id: row.id as PersonId,
    unitId: row.unitId as UnitId,
    substituteId: row.substituteId as PersonId | null,
    // a role that this release does not know grants nothing
    roles: row.roles.filter(isRole),
  }
}

/** Everyone of the organisation, in Swedish name order; those who have left are there too, marked inactive. */
export async function readPeople(tx: Tx, orgId: OrgId): Promise<readonly Person[]> {
  const rows = await tables(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .orderBy(sql`full_name collate "sv-SE-x-icu"`)
    .execute()
  return rows.map(toPerson)
}

export async function findPerson(tx: Tx, orgId: OrgId, id: string): Promise<Person | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toPerson(row)
}

/** As `findPerson`, and nobody else changes the person until the transaction ends. */
export async function takePerson(tx: Tx, orgId: OrgId, id: string): Promise<Person> {
  if (!isId(id)) throw new NotFound('person', id)
  const row = await tables(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('person', id)
  return toPerson(row)
}

/** Who has named this person as their usual substitute. */
export async function forgetUsualSubstitute(tx: Tx, orgId: OrgId, substituteId: PersonId): Promise<void> {
  await tables(tx)
    .updateTable('person')
    .set({ substituteId: null })
    .where('orgId', '=', orgId)
    .where('substituteId', '=', substituteId)
    .execute()
}

export async function findPersonByEmail(tx: Tx, orgId: OrgId, email: string): Promise<Person | null> {
  const row = await tables(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row === undefined ? null : toPerson(row)
}

export type SignInCandidate = {
  readonly orgId: OrgId
  readonly personId: PersonId
  readonly passwordHash: string
}

/** Who could be signing in with this address. Asked before the organisation is known. */
export async function findSignIn(tx: Tx, email: string): Promise<readonly SignInCandidate[]> {
  const { rows } = await sql<SignInCandidate>`
    select org_id, person_id, password_hash from find_sign_in(${email.trim().toLowerCase()})`.execute(tx)
  return rows
}

export type NewPersonRow = Omit<Person, 'version'> & { readonly passwordHash: string | null }

/** Rows in one statement: PostgreSQL takes 65 535 values, a row has thirteen. */
const ROWS_AT_ONCE = 2000

export async function insertPeople(
  tx: Tx,
  orgId: OrgId,
  people: readonly NewPersonRow[],
  at: Temporal.Instant,
): Promise<void> {
  for (let from = 0; from < people.length; from += ROWS_AT_ONCE) {
    const rows = people.slice(from, from + ROWS_AT_ONCE)
    await tables(tx)
      .insertInto('person')
      .values(rows.map((person) => ({ ...person, roles: [...person.roles], orgId, createdAt: at })))
      .execute()
  }
}

export type PersonChange = Partial<
  Pick<
    Person,
    'email' | 'fullName' | 'title' | 'unitId' | 'hidesName' | 'isActive' | 'substituteId' | 'language'
  >
> & {
  readonly leftAt?: Temporal.Instant | null
  readonly roles?: readonly string[]
  readonly passwordHash?: string
}

export async function updatePerson(tx: Tx, orgId: OrgId, id: PersonId, change: PersonChange): Promise<void> {
  const { roles, ...rest } = change
  await tables(tx)
    .updateTable('person')
    .set((eb) => ({
      ...rest,
      ...(roles === undefined ? {} : { roles: [...roles] }),
      version: eb('version', '+', 1),
    }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
