import { hasRole, type PersonActor } from '#core/actor.ts'
import { findAccount, readAccounts, type Account } from '#modules/accounts/index.ts'
import { readPeople, readUnits, type Person, type Unit } from '#modules/organisation/index.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import { readFoundAccounts, type FoundChoice } from '../actions/connect-found.ts'

export type Choice = FoundChoice & {
  readonly wanted: Account | null
  /** On the same network. */
  readonly ours: readonly Account[]
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly mayRegister: boolean
}

/** What a sign-in turned up, beside what stands in the register. Throws `NotFound`. */
export async function readChoice(
  deps: Pick<ConnectionsDeps, 'db' | 'clock' | 'secrets'>,
  actor: PersonActor,
  signInId: string,
): Promise<Choice> {
  const choice = await readFoundAccounts(deps, actor, signInId)
  const { network, accountId } = choice.signIn
  return deps.db.forOrg(actor.orgId, async (tx) => ({
    ...choice,
    wanted: accountId === null ? null : await findAccount(tx, actor.orgId, accountId),
    ours: (await readAccounts(tx, actor.orgId)).filter((account) => account.network === network),
    people: await readPeople(tx, actor.orgId),
    units: await readUnits(tx, actor.orgId),
    // the register's own rule of who may add to it (accounts' `add`)
    mayRegister: hasRole(actor, 'administrator'),
  }))
}
