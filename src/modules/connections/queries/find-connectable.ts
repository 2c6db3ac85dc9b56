import type { Actor } from '#core/actor.ts'
import { permit } from '#core/actor.ts'
import type { Account } from '#modules/accounts/index.ts'
import { loadAccount } from '../actions/load-account.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import { connectionPermissions } from '../permissions.ts'

/** The account that somebody wants to connect. Throws `NotFound`, `NotPermitted`. */
export async function findConnectable(
  { db }: Pick<ConnectionsDeps, 'db'>,
  actor: Actor,
  accountId: string,
): Promise<Account> {
  const account = await db.forOrg(actor.orgId, (tx) => loadAccount(tx, actor.orgId, accountId))
  permit(actor, connectionPermissions.connect, account)
  return account
}
