import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { readAccounts, type Account } from '#modules/accounts/index.ts'
import { findPersonByEmail, readUnits, type Person, type Unit } from '#modules/organisation/index.ts'
import { UsageError } from './command.ts'

/** A unit by its id or its name. Throws `NotFound`, and `UsageError` when two units share the name. */
export async function findNamedUnit(tx: Tx, orgId: OrgId, name: string): Promise<Unit> {
  const found = (await readUnits(tx, orgId)).filter((unit) => unit.id === name || isSame(unit.name, name))
  return only(found, 'unit', name)
}

/** A person by e-mail address. Throws `NotFound`. */
export async function findNamedPerson(tx: Tx, orgId: OrgId, email: string): Promise<Person> {
  const person = await findPersonByEmail(tx, orgId, email.trim())
  if (person === null) throw new NotFound('person', email)
  return person
}

/** An account by its id, its handle or its id on the network. Throws as `findNamedUnit`. */
export async function findNamedAccount(tx: Tx, orgId: OrgId, name: string): Promise<Account> {
  const found = (await readAccounts(tx, orgId)).filter(
    (account) => account.id === name || account.externalId === name || isSame(account.handle, name),
  )
  return only(found, 'account', name)
}

function isSame(a: string, b: string): boolean {
  return a.localeCompare(b, 'sv', { sensitivity: 'accent' }) === 0
}

function only<T extends { readonly id: string }>(found: readonly T[], what: string, name: string): T {
  const [first, second] = found
  if (first === undefined) throw new NotFound(what, name)
  if (second !== undefined) {
    throw new UsageError(
      `several are named "${name}": give the id, ${found.map(({ id }) => id).join(' or ')}`,
    )
  }
  return first
}
