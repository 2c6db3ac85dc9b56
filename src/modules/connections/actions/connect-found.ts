import type { FoundAccount } from '#connectors/sign-in.ts'
import { ledgerActor, permit, type PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, NotFound, RuleBroken } from '#core/errors.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { addAccount, keepAccess, type Account, type AccountKind } from '#modules/accounts/index.ts'
import { connectionPermissions } from '../permissions.ts'
import { missingOf } from '../rules/connection.ts'
import { matchRefusal } from '../rules/match-found.ts'
import { isOpen, readFound, type SignInUnderWay } from '../rules/sign-in.ts'
import { lookAtOnce } from './look-at-once.ts'
import { changeConnection, insertConnection, takeConnection } from '../store/connections.ts'
import { pushUnasked } from '../store/push.ts'
import { findSignInUnderWay } from '../store/sign-ins.ts'
import type { ConnectionsDeps } from './deps.ts'
import { connectorOf, loadAccount } from './load-account.ts'
import { forgetParting } from './part-from-network.ts'

type ConnectDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'jobs' | 'secrets' | 'connectors'>

export type FoundChoice = {
  readonly signIn: SignInUnderWay
  readonly found: readonly FoundAccount[]
}

/** What a sign-in turned up, for the person who made it, while there is time to choose. Throws `NotFound` afterwards, and for anybody else. */
export async function readFoundAccounts(
  { db, clock, secrets }: Pick<ConnectionsDeps, 'db' | 'clock' | 'secrets'>,
  { orgId, id: personId }: PersonActor,
  signInId: string,
): Promise<FoundChoice> {
  return db.forOrg(orgId, async (tx) => {
    const signIn = await findSignInUnderWay(tx, orgId, signInId)
    if (
      signIn === null ||
      !isOpen(signIn, { personId, stage: 'found', now: clock.now() }) ||
      signIn.secretId === null
    )
      throw new NotFound('sign-in', signInId)
    return { signIn, found: readFound(await secrets.read(tx, orgId, signIn.secretId)) }
  })
}

export type NewOnNetwork = {
  readonly name: string
  readonly kind: AccountKind
  readonly unitId: string
  readonly holderId: string
  readonly purpose: string
  readonly audience: string
}

export type ConnectFound = {
  readonly signInId: string
  readonly externalId: string
  /** A registered account, or what a new one is registered as. */
  readonly as: { readonly accountId: string } | NewOnNetwork
}

/**
 * Connects one of the found accounts. Connecting again keeps everything stored: the account is the same row. Throws `RuleBroken`: `other-account` when it is
 * another account on the network than the registered one, `other-network`, `account-closed`; `Conflict('account-taken')`; `InvalidInput`.
 */
export async function connectFound(
  deps: ConnectDeps,
  actor: PersonActor,
  input: ConnectFound,
): Promise<{ readonly accountId: AccountId; readonly missingScopes: readonly string[] }> {
  const { signIn, found } = await readFoundAccounts(deps, actor, input.signInId)
  const chosen = found.find(({ externalId }) => externalId === input.externalId)
  if (chosen === undefined) throw new InvalidInput([{ field: 'externalId', code: 'choose-found' }])
  const accountId =
    'accountId' in input.as
      ? input.as.accountId
      : await register(deps, actor, { chosen, signIn, as: input.as })
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await loadAccount(tx, actor.orgId, accountId)
    permit(actor, connectionPermissions.connect, account)
    const refusal = matchRefusal(chosen, account, signIn.network)
    if (refusal !== null)
      throw new RuleBroken(refusal, { details: { found: chosen.name, account: account.name } })
    const missingScopes = missingScopesOf(deps, signIn.network, chosen)
    await keepConnection(deps, tx, actor.orgId, { account, chosen, missingScopes })
    await lookAtOnce(deps, tx)
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'account.connected',
      subjectType: 'account',
      subjectId: account.id,
      actor: ledgerActor(actor),
      facts: { externalId: chosen.externalId, missingScopes: [...missingScopes] },
    })
    return { accountId: account.id, missingScopes }
  })
}

/** In the register first: a process that is killed in between leaves an account without a connection, which the same choice then finds. */
async function register(
  deps: ConnectDeps,
  actor: PersonActor,
  {
    chosen,
    signIn,
    as,
  }: { readonly chosen: FoundAccount; readonly signIn: SignInUnderWay; readonly as: NewOnNetwork },
): Promise<AccountId> {
  const networks = new Map([...deps.connectors].map(([id, { profile }]) => [id, profile.displayName]))
  const { id } = await addAccount({ ...deps, networks }, actor, {
    ...as,
    network: signIn.network,
    externalId: chosen.externalId,
    handle: chosen.handle,
    url: chosen.url,
    token: null,
  })
  return id
}

function missingScopesOf(
  deps: Pick<ConnectionsDeps, 'connectors'>,
  network: string,
  { missingScopes, grant }: FoundAccount,
): readonly string[] {
  const { scopes } = connectorOf(deps, network).profile
  return [...new Set([...missingScopes, ...missingOf(scopes, grant.scopes)])]
}

/** The connection's row is taken before the account's, as everywhere: two who wait for each other would wait for ever. */
async function keepConnection(
  deps: ConnectDeps,
  tx: Tx,
  orgId: OrgId,
  given: {
    readonly account: Account
    readonly chosen: FoundAccount
    readonly missingScopes: readonly string[]
  },
): Promise<void> {
  const { account, chosen, missingScopes } = given
  const now = deps.clock.now()
  const { grant } = chosen
  const fresh = {
    network: account.network,
    state: 'connected' as const,
    code: null,
    stateAt: now,
    scopes: grant.scopes === null ? null : [...grant.scopes],
    missingScopes: [...missingScopes],
    ...{
      grantedAt: now,
      expiresAt: grant.expiresAt,
      renewableUntil: grant.renewableUntil,
      renewableSince: now,
    },
    ...{ renewNotBefore: null, renewFaults: 0, faults: 0, warnedFor: null },
    // tried and asked at the next turn of the worker
    ...{ nextTestAt: now, nextNewsAt: now, newsClaimedUntil: null },
    ...pushUnasked(now),
  }
  await insertConnection(tx, orgId, { ...fresh, accountId: account.id })
  const before = await takeConnection(tx, orgId, account.id)
  await forgetParting(deps, tx, orgId, account.id)
  await keepAccess(deps, tx, orgId, {
    accountId: account.id,
    secret: grant.secret,
    externalId: chosen.externalId,
  })
  const past = before?.past ?? null
  // a fetch of what was there before goes on where it was
  const isPastOpen = past !== null && past.doneAt === null && past.pausedAt === null
  await changeConnection(tx, orgId, account.id, { ...fresh, ...(isPastOpen ? { pastNextAt: now } : {}) })
}
