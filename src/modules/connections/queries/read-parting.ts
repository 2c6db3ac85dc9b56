import type { Connector } from '#connectors/connector.ts'
import { permit, type Actor } from '#core/actor.ts'
import { countWaiting } from '#core/outbox/count-unsettled.ts'
import type { Account } from '#modules/accounts/index.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import { loadAccount } from '../actions/load-account.ts'
import { partsOffered } from '../actions/part-from-network.ts'
import { connectionPermissions } from '../permissions.ts'

export type Parting = {
  readonly account: Account
  /** null where its platform is not set up here. */
  readonly connector: Connector | null
  /** What has been decided and has not left yet. */
  readonly waiting: number
  /** Whether the network can be asked to make the access worthless. */
  readonly isRevocable: boolean
}

/** What disconnecting an account would mean just now. Throws `NotFound`, `NotPermitted`. */
export async function readParting(
  { db, connectors, intents }: Pick<ConnectionsDeps, 'db' | 'connectors' | 'intents'>,
  actor: Actor,
  accountId: string,
): Promise<Parting> {
  return db.forOrg(actor.orgId, async (tx) => {
    const account = await loadAccount(tx, actor.orgId, accountId)
    permit(actor, connectionPermissions.connect, account)
    const connector = connectors.get(account.network)
    const waiting = await countWaiting(tx, actor.orgId, { accountId: account.id, kinds: intents })
    const isRevocable = partsOffered(connector).revoked === 'waits'
    return { account, connector: connector ?? null, waiting, isRevocable }
  })
}
