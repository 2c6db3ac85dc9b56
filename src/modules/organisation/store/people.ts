import { sql } from 'kysely'
import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { isId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import { toActor, type Person } from '../rules/person.ts'
import { isRole } from '../rules/roles.ts'
import { tables } from './tables.ts'
import { readUnits } from './units.ts'

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

export async function findPersonByEmail(tx: Tx, orgId: OrgId, email: string): Promise<Person | null> {
  const row = await tables(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row === undefined ? null : toPerson(row)
}

/** The person as somebody who acts; null when there is none or they have left: rights end with that minute (F-075, B-007). */
export async function actorFor(tx: Tx, orgId: OrgId, personId: string): Promise<PersonActor | null> {
  const person = await findPerson(tx, orgId, personId)
  if (person?.isActive !== true) return null
  return toActor(orgId, person, await readUnits(tx, orgId))
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

export async function insertPerson(
  tx: Tx,
  orgId: OrgId,
  person: Person,
  secret: { readonly passwordHash: string | null; readonly at: Temporal.Instant },
): Promise<void> {
  await tables(tx)
    .insertInto('person')
    .values({
      ...person,
      roles: [...person.roles],
      orgId,
      passwordHash: secret.passwordHash,
      createdAt: secret.at,
    })
    .execute()
}

export type PersonChange = Partial<
  Pick<Person, 'hidesName' | 'isActive' | 'substituteId' | 'language' | 'title'>
> & {
  readonly roles?: readonly string[]
  readonly passwordHash?: string
}

export async function updatePerson(tx: Tx, orgId: OrgId, id: PersonId, change: PersonChange): Promise<void> {
  const { roles, ...rest } = change
  await tables(tx)
    .updateTable('person')
    .set({ ...rest, ...(roles === undefined ? {} : { roles: [...roles] }) })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
