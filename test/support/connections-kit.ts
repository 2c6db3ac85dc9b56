import { sql } from 'kysely'
import type { PersonActor } from '#core/actor.ts'
import type { AccountId, PersonId } from '#core/ids.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { findAccount, type Account, type RegisteredAccount } from '#modules/accounts/index.ts'
import {
  beginSignIn,
  connectFound,
  finishSignIn,
  type Connection,
  type ConnectionsDeps,
} from '#modules/connections/index.ts'
import { actorFor } from '#modules/organisation/index.ts'
import { findConnection } from '../../src/modules/connections/store/connections.ts'
import { createAccountsKit, type AccountsKit } from './accounts-kit.ts'
import {
  createConnectedNetwork,
  FAKE_NETWORK,
  foundAccount,
  type ConnectedNetwork,
} from './connected-network.ts'
import { createHttpKit } from './http-kit.ts'

export type ConnectionsKit = AccountsKit & {
  readonly net: ConnectedNetwork
  readonly connections: ConnectionsDeps
  readonly told: { readonly what: string; readonly accountId: string; readonly facts: object }[]
  /** Administrator. */
  readonly admin: PersonActor
  person(id: PersonId): Promise<PersonActor>
  /** A registered account on the network, connected by way of its pages. */
  connected(change?: Parameters<typeof foundAccount>[0]): Promise<RegisteredAccount>
  stateOf(accountId: AccountId): Promise<Connection>
  account(accountId: AccountId): Promise<Account>
  /** How many bodies the intake has kept. */
  bodies(): Promise<number>
}

const noJobs: Jobs = {
  send: () => Promise.resolve(),
  handle: () => undefined,
  repeat: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

/** One organisation with accounts on a network that can be signed in to and asked. */
export async function createConnectionsKit(start = '2026-11-21T10:00:00Z'): Promise<ConnectionsKit> {
  const kit = await createAccountsKit(start)
  const net = createConnectedNetwork()
  const told: ConnectionsKit['told'] = []
  const connections: ConnectionsDeps = {
    ...kit.deps,
    log: createHttpKit().log,
    jobs: noJobs,
    connectors: new Map([[FAKE_NETWORK, net.connector]]),
    readers: new Map([[FAKE_NETWORK, net.network.reader]]),
    quota: createMemoryQuota(kit.clock),
    baseUrl: 'https://torget.prov.example',
    intents: ['inbox.reply'],
    events: {
      accountAccessLost: (_tx, _orgId, { accountId, ...facts }) => {
        told.push({ what: 'lost', accountId, facts })
        return Promise.resolve()
      },
      connectionEnding: (_tx, _orgId, { accountId, ...facts }) => {
        told.push({ what: 'ending', accountId, facts: { ...facts, endsAt: String(facts.endsAt) } })
        return Promise.resolve()
      },
      networkSilent: (_tx, _orgId, { accountId, ...facts }) => {
        told.push({ what: 'silent', accountId, facts: { ...facts, since: String(facts.since) } })
        return Promise.resolve()
      },
      networkAnswers: (_tx, _orgId, { accountId }) => {
        told.push({ what: 'answers', accountId, facts: {} })
        return Promise.resolve()
      },
    },
  }
  const person = async (id: PersonId) =>
    (await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now())))!
  const admin = await person(await kit.hire('Alva Administratör', 'administrator'))
  let opened = 0
  const connected = async (change: Parameters<typeof foundAccount>[0] = {}) => {
    opened += 1
    const account = await kit.open({ platform: FAKE_NETWORK, name: `Sida ${opened}` })
    const found = foundAccount({ externalId: `page-${opened}`, secret: `first-${opened}`, ...change })
    net.found = [found]
    net.good.add(found.grant.secret)
    const wanted = { network: FAKE_NETWORK, accountId: account.id }
    const away = await beginSignIn(connections, admin, { wanted, typed: {} })
    const state = away.kind === 'away' ? (new URL(away.url).searchParams.get('state') ?? '') : ''
    const { outcome } = await finishSignIn(connections, admin, { state, code: 'x' })
    if (outcome.kind !== 'found') throw new Error(`the sign-in ended with ${outcome.kind}`)
    const as = { accountId: account.id }
    await connectFound(connections, admin, { signInId: outcome.id, externalId: found.externalId, as })
    return account
  }
  return {
    ...kit,
    ...{ net, connections, told, admin, person, connected },
    stateOf: async (accountId) => (await kit.within((tx) => findConnection(tx, kit.orgId, accountId)))!,
    account: async (accountId) => (await kit.within((tx) => findAccount(tx, kit.orgId, accountId)))!,
    bodies: () =>
      kit.deps.db.system(async (tx) => {
        const { rows } = await sql<{
          count: number
        }>`select count(*)::int as count from hook_delivery`.execute(tx)
        return rows[0]?.count ?? 0
      }),
  }
}
