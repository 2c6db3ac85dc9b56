import type { Connector } from '#connectors/connector.ts'
import { may, permit, type Actor } from '#core/actor.ts'
import type { QuotaStanding } from '#core/quota/quota.ts'
import { readAccounts, type Account } from '#modules/accounts/index.ts'
import { readPeople } from '#modules/organisation/index.ts'
import { loadAccount } from '../actions/load-account.ts'
import { renewalOf } from '../actions/renew-access.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import { connectionPermissions } from '../permissions.ts'
import { isIdle, isUsable, type Connection, type ConnectionState } from '../rules/connection.ts'
import type { Disconnection } from '../rules/disconnection.ts'
import { endsAt } from '../rules/warnings.ts'
import { readConnections } from '../store/connections.ts'
import { readDisconnections } from '../store/disconnections.ts'

type ReadDeps = Pick<ConnectionsDeps, 'db' | 'connectors' | 'quota'>

/** How one account stands with its network, with everything a person needs to judge it. */
export type ConnectionCard = {
  readonly account: Account
  readonly holderName: string
  readonly connector: Connector
  /** null: nobody has connected it, or it was connected a moment ago in another way. */
  readonly connection: Connection | null
  readonly state: ConnectionState
  /** Who disconnected it and why, and how the network took it; null unless it is disconnected. */
  readonly disconnection: Disconnection | null
  /** The network's own code for what is wrong. */
  readonly code: string | null
  /** When a person must connect it again; null when that is not known, or never needed. */
  readonly endsAt: Temporal.Instant | null
  readonly isRenewedByItself: boolean
  /** What is used of the network's allowance for this account. */
  readonly quota: readonly QuotaStanding[]
  readonly mayConnect: boolean
}

/** Every account on a network that is set up here, in name order; closed ones left out. */
export async function readConnectionCards(deps: ReadDeps, actor: Actor): Promise<readonly ConnectionCard[]> {
  permit(actor, connectionPermissions.read, null)
  const standings = await deps.quota.read()
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const connections = new Map((await readConnections(tx, actor.orgId)).map((one) => [one.accountId, one]))
    const ended = new Map((await readDisconnections(tx, actor.orgId)).map((one) => [one.accountId, one]))
    const names = new Map((await readPeople(tx, actor.orgId)).map(({ id, fullName }) => [id, fullName]))
    const accounts = await readAccounts(tx, actor.orgId)
    return accounts.flatMap((account) => {
      const connector = deps.connectors.get(account.network)
      if (connector === undefined || account.status === 'closed') return []
      const connection = connections.get(account.id) ?? null
      const holderName = names.get(account.holderId) ?? ''
      const disconnection = ended.get(account.id) ?? null
      return [cardOf({ actor, account, holderName, connector, connection, disconnection, standings })]
    })
  })
}

/** Where the allowances stand that the whole installation shares, by the vendor's own id where it is no network of ours. */
export async function readSharedQuota(deps: Pick<ReadDeps, 'quota'>): Promise<readonly QuotaStanding[]> {
  return (await deps.quota.read()).filter(({ bucket }) => bucket.owner === '')
}

/** One account; without a connector where its platform is not set up here. Throws `NotFound`. */
export async function readConnectionCard(
  deps: ReadDeps,
  actor: Actor,
  accountId: string,
): Promise<ConnectionCard | Pick<ConnectionCard, 'account'>> {
  const account = await deps.db.forOrg(actor.orgId, (tx) => loadAccount(tx, actor.orgId, accountId))
  const cards = await readConnectionCards(deps, actor)
  return cards.find((card) => card.account.id === account.id) ?? { account }
}

type Parts = Pick<ConnectionCard, 'account' | 'holderName' | 'connector' | 'connection' | 'disconnection'> & {
  readonly actor: Actor
  readonly standings: readonly QuotaStanding[]
}

function cardOf(parts: Parts): ConnectionCard {
  const { actor, account, holderName, connector, connection, disconnection, standings } = parts
  const isRenewable = renewalOf(connector.signIn) !== undefined
  const { network } = connector.profile
  return {
    ...{ account, holderName, connector, connection },
    ...stateOf(account, connection),
    disconnection: connection?.state === 'disconnected' ? disconnection : null,
    endsAt: connection === null ? null : endsAt(connection, isRenewable),
    isRenewedByItself: isRenewable && (connection?.expiresAt ?? null) !== null,
    quota: standings.filter(
      ({ bucket }) => bucket.network === network && ['', account.externalId].includes(bucket.owner),
    ),
    mayConnect: may(actor, connectionPermissions.connect, account),
  }
}

/** What the account itself knows comes first: a call that was refused a moment ago is newer than the connection's last note. */
function stateOf(
  { accessState, accessProblem }: Account,
  connection: Connection | null,
): Pick<ConnectionCard, 'state' | 'code'> {
  const state = connection?.state ?? (accessState === 'ok' ? 'connected' : 'never-connected')
  if (accessState === 'revoked' && (isUsable(state) || isIdle(state)))
    return { state: 'refused', code: accessProblem }
  if (accessState === 'none' && state !== 'disconnected') return { state: 'never-connected', code: null }
  return { state, code: connection?.code ?? null }
}
