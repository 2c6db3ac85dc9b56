import { AccessRevoked } from '#connectors/connector.ts'
import type { Grant, SignIn } from '#connectors/sign-in.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { keepAccess, readAccess, type Account } from '#modules/accounts/index.ts'
import { isUsable, missingOf, stateByFaults, type Connection } from '../rules/connection.ts'
import { isHeldBack, isRenewalDue, renewAgainAt } from '../rules/renewal.ts'
import { isSameEnd } from '../rules/warnings.ts'
import { changeConnection, takeConnection, takeIfFree } from '../store/connections.ts'
import type { ConnectionsDeps } from './deps.ts'
import { loadAccount } from './load-account.ts'
import { loseAccess } from './lose-access.ts'

type RenewDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'secrets' | 'connectors' | 'events' | 'log'>

export type Renewed = 'renewed' | 'not-due' | 'busy' | 'failed' | 'lost'

export type Wish = {
  /** A call needs it now and waits for whoever is at it. */
  readonly waits: boolean
  /** The network says that this one has run out, whatever we thought of it. */
  readonly refused?: string
}

export function renewalOf(signIn: SignIn | undefined): ((secret: string) => Promise<Grant>) | undefined {
  return signIn === undefined || signIn.kind === 'address' ? undefined : signIn.renew
}

/**
 * A new grant in the place of one that runs out. Two never renew at once: the connection's row is held while the network is asked, and whoever comes
 * next looks anew. The new secret is committed before anybody can use it. A fault of the network changes nothing but the note of it.
 */
export async function renewAccess(
  deps: RenewDeps,
  orgId: OrgId,
  accountId: AccountId,
  wish: Wish,
): Promise<Renewed> {
  const account = await deps.db.forOrg(orgId, (tx) => loadAccount(tx, orgId, accountId))
  try {
    return await deps.db.forOrg(orgId, (tx) => renewWithin(deps, tx, orgId, { account, ...wish }))
  } catch (error) {
    if (error instanceof AccessRevoked) {
      await loseAccess(deps, orgId, account, error)
      return 'lost'
    }
    deps.log.warn({ err: error, accountId }, 'a connection could not be renewed')
    await noteFault(deps, orgId, accountId)
    return 'failed'
  }
}

async function renewWithin(
  deps: RenewDeps,
  tx: Tx,
  orgId: OrgId,
  { account, waits, refused }: Wish & { readonly account: Account },
): Promise<Renewed> {
  const connection = await (waits ? takeConnection : takeIfFree)(tx, orgId, account.id)
  if (connection === null) return 'busy'
  const connector = deps.connectors.get(account.network)
  const renew = renewalOf(connector?.signIn)
  const now = deps.clock.now()
  const access = await readAccess(deps, tx, orgId, account.id)
  if (renew === undefined || connector === undefined || access === null) return 'not-due'
  const hasRunOut = access.token === refused && !isHeldBack(connection, now)
  if (!isUsable(connection.state) || !(hasRunOut || isRenewalDue(connection, now))) return 'not-due'
  const grant = await renew(access.token)
  // nothing is kept in the place of something: what the old grant holds may still be all there is
  if (grant.secret.trim() === '') throw new Error('the network renewed a connection with nothing')
  await keepAccess(deps, tx, orgId, { accountId: account.id, secret: grant.secret })
  await changeConnection(tx, orgId, account.id, {
    ...grantedNow(grant, connector.profile.scopes, connection),
    ...(isSameEnd(grant.renewableUntil, connection.renewableUntil)
      ? {}
      : { renewableSince: deps.clock.now() }),
    grantedAt: deps.clock.now(),
    renewNotBefore: null,
    renewFaults: 0,
    ...stateNow(connection, { ...connection, renewFaults: 0 }, deps.clock.now()),
  })
  return 'renewed'
}

function grantedNow(grant: Grant, needed: readonly string[], before: Connection) {
  const scopes = grant.scopes ?? before.scopes
  return {
    expiresAt: grant.expiresAt,
    renewableUntil: grant.renewableUntil,
    scopes: scopes === null ? null : [...scopes],
    missingScopes: grant.scopes === null ? [...before.missingScopes] : [...missingOf(needed, grant.scopes)],
  }
}

/** Of a connection that works: how it stands by its faults, with the time only when that is something else than before. */
export function stateNow(
  before: Pick<Connection, 'state'>,
  counts: Pick<Connection, 'faults' | 'renewFaults'>,
  now: Temporal.Instant,
): Partial<Pick<Connection, 'state' | 'stateAt' | 'code'>> {
  const state = stateByFaults(counts)
  if (!isUsable(before.state) || state === before.state) return {}
  return { state, stateAt: now, ...(state === 'connected' ? { code: null } : {}) }
}

async function noteFault(deps: RenewDeps, orgId: OrgId, accountId: AccountId): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const connection = await takeConnection(tx, orgId, accountId)
    if (connection === null) return
    const now = deps.clock.now()
    const renewFaults = connection.renewFaults + 1
    await changeConnection(tx, orgId, accountId, {
      renewFaults,
      renewNotBefore: renewAgainAt(now),
      ...stateNow(connection, { ...connection, renewFaults }, now),
    })
  })
}
