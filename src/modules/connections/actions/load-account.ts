import type { Connector } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { findAccount, type Account } from '#modules/accounts/index.ts'
import type { ConnectionsDeps } from './deps.ts'

/** Throws `NotFound`. */
export async function loadAccount(tx: Tx, orgId: OrgId, accountId: string): Promise<Account> {
  const account = await findAccount(tx, orgId, accountId)
  if (account === null) throw new NotFound('account', accountId)
  return account
}

/** Throws `NotFound` for a network that is not set up here. */
export function connectorOf({ connectors }: Pick<ConnectionsDeps, 'connectors'>, network: string): Connector {
  const connector = connectors.get(network)
  if (connector === undefined) throw new NotFound('network', network)
  return connector
}

/** Whether the account is run at all: a planned or closed one is not asked for anything. */
export function isRun({ status }: Pick<Account, 'status'>): boolean {
  return status === 'active' || status === 'resting' || status === 'closing'
}
