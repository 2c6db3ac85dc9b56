import { Unavailable, type Access } from '#connectors/connector.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { readAccess } from '#modules/accounts/index.ts'
import { hasExpired, isRenewalDue } from '../rules/renewal.ts'
import { findConnection } from '../store/connections.ts'
import type { ConnectionsDeps } from './deps.ts'
import { loadAccount } from './load-account.ts'
import { renewalOf, renewAccess } from './renew-access.ts'

type OpenDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'secrets' | 'connectors' | 'events' | 'log'>

/**
 * What a call to the network needs just now, renewed first when it has run out; null when the account is not connected. Throws `Unavailable` when it has
 * run out and the network cannot be asked for a new one: used all the same it would be refused, and a fault would look like a loss.
 * Opens transactions of its own, so it is called outside any.
 */
export async function openAccess(deps: OpenDeps, orgId: OrgId, accountId: AccountId): Promise<Access | null> {
  const read = () => deps.db.forOrg(orgId, (tx) => readAccess(deps, tx, orgId, accountId))
  const { account, connection } = await deps.db.forOrg(orgId, async (tx) => ({
    account: await loadAccount(tx, orgId, accountId),
    connection: await findConnection(tx, orgId, accountId),
  }))
  const now = deps.clock.now()
  const renew = renewalOf(deps.connectors.get(account.network)?.signIn)
  if (connection === null || renew === undefined || !hasExpired(connection, now)) return read()
  if (!isRenewalDue({ ...connection, renewNotBefore: null }, now)) return read()
  if (!isRenewalDue(connection, now))
    throw new Unavailable('the connection has run out and could not be renewed')
  const renewed = await renewAccess(deps, orgId, accountId, { waits: true })
  if (renewed === 'failed') throw new Unavailable('the connection has run out and could not be renewed')
  return renewed === 'lost' ? null : read()
}
