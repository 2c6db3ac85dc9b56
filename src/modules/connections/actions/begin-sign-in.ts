import { AccessRevoked, OutcomeUnknown, RateLimited, Rejected, Unavailable } from '#connectors/connector.ts'
import type { FoundAccount } from '#connectors/sign-in.ts'
import type { PersonActor } from '#core/actor.ts'
import { permit } from '#core/actor.ts'
import { hashToken, newOpaqueToken } from '#core/auth/opaque-token.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { connectionPermissions } from '../permissions.ts'
import { lastsUntil, writeFound } from '../rules/sign-in.ts'
import { insertSignIn } from '../store/sign-ins.ts'
import { redirectUriOf, type ConnectionsDeps } from './deps.ts'
import { connectorOf, loadAccount } from './load-account.ts'

export type SignInDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'secrets' | 'connectors' | 'baseUrl'>

export type Wanted = {
  readonly network: string
  /** The registered account that is to be connected; null: whichever the sign-in turns up. */
  readonly accountId: string | null
}

export type Typed = {
  readonly server?: string | undefined
  readonly identifier?: string | undefined
  readonly password?: string | undefined
  readonly address?: string | undefined
}

/** How a way to a network went on, or came to an end. */
export type SignInOutcome =
  /** To the network's own pages. */
  | { readonly kind: 'away'; readonly url: string }
  /** There is something to choose from. */
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'nothing-found' }
  /** The network, or the person there, said no. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'fault'; readonly retryAt: Temporal.Instant | null }
  /** Not begun here, by this person, within a quarter of an hour; or used already. */
  | { readonly kind: 'stale' }

/** The first step to a network, by whichever way it offers. Throws `InvalidInput`, `RuleBroken('sign-in-not-offered')`. */
export async function beginSignIn(
  deps: SignInDeps,
  actor: PersonActor,
  { wanted, typed }: { readonly wanted: Wanted; readonly typed: Typed },
): Promise<SignInOutcome> {
  await permitFor(deps, actor, wanted)
  const { signIn } = connectorOf(deps, wanted.network)
  if (signIn === undefined) throw new RuleBroken('sign-in-not-offered')
  if (signIn.kind === 'address') {
    const address = required(typed, 'address')
    return attempt(async () => keepFound(deps, actor, wanted, await signIn.look(address)))
  }
  const server = signIn.needsServer ? required(typed, 'server') : null
  if (signIn.kind === 'password') {
    const [identifier, password] = [required(typed, 'identifier'), required(typed, 'password')]
    const given = { server, identifier, password }
    return attempt(async () => keepFound(deps, actor, wanted, await signIn.signIn(given)))
  }
  return attempt(async () => {
    const state = newOpaqueToken()
    const { url, pending } = await signIn.begin({ redirectUri: redirectUriOf(deps), state, server })
    await keepPending(deps, actor, wanted, { state, pending })
    return { kind: 'away', url }
  })
}

/** Throws `NotFound`, `NotPermitted`, and `RuleBroken('other-network')` for an account of another network. */
export async function permitFor(
  deps: Pick<ConnectionsDeps, 'db'>,
  actor: PersonActor,
  { network, accountId }: Wanted,
): Promise<void> {
  if (accountId === null) {
    permit(actor, connectionPermissions.connect, null)
    return
  }
  const account = await deps.db.forOrg(actor.orgId, (tx) => loadAccount(tx, actor.orgId, accountId))
  permit(actor, connectionPermissions.connect, account)
  if (account.network !== network) throw new RuleBroken('other-network')
}

function required(typed: Typed, field: keyof Typed): string {
  // a password is sent as typed: a space at its end may belong to it
  const value = field === 'password' ? (typed[field] ?? '') : (typed[field]?.trim() ?? '')
  if (value === '') throw new InvalidInput([{ field, code: 'required' }])
  return value
}

/** The connectors' failures as ways that a sign-in can end; anything else is a bug and goes on as one. */
export async function attempt(work: () => Promise<SignInOutcome>): Promise<SignInOutcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Rejected || error instanceof AccessRevoked)
      return { kind: 'refused', code: error.code }
    if (error instanceof RateLimited) return { kind: 'fault', retryAt: error.retryAt }
    if (error instanceof Unavailable || error instanceof OutcomeUnknown)
      return { kind: 'fault', retryAt: null }
    throw error
  }
}

async function keepPending(
  deps: SignInDeps,
  actor: PersonActor,
  wanted: Wanted,
  { state, pending }: { readonly state: string; readonly pending: string },
): Promise<void> {
  await keep(deps, actor, wanted, { stage: 'away', stateHash: hashToken(state), text: pending })
}

export async function keepFound(
  deps: SignInDeps,
  actor: PersonActor,
  wanted: Wanted,
  found: readonly FoundAccount[],
): Promise<SignInOutcome> {
  if (found.length === 0) return { kind: 'nothing-found' }
  const id = await keep(deps, actor, wanted, { stage: 'found', stateHash: null, text: writeFound(found) })
  return { kind: 'found', id }
}

async function keep(
  { db, clock, secrets }: SignInDeps,
  actor: PersonActor,
  { network, accountId }: Wanted,
  kept: { readonly stage: 'away' | 'found'; readonly stateHash: string | null; readonly text: string },
): Promise<string> {
  const { orgId, id: personId } = actor
  return db.forOrg(orgId, async (tx) => {
    const id = newId<'sign-in'>(clock)
    const secretId = await secrets.store(tx, orgId, 'network-sign-in', kept.text)
    const account = accountId === null ? null : await loadAccount(tx, orgId, accountId)
    const { stage, stateHash } = kept
    const createdAt = clock.now()
    await insertSignIn(tx, orgId, {
      ...{ id, personId, network, stage, stateHash, secretId, createdAt },
      accountId: account?.id ?? null,
      expiresAt: lastsUntil(createdAt),
    })
    return id
  })
}
