import { AccessRevoked, Rejected, Unavailable, type Connector } from '../connector.ts'
import { textAt, type Json } from '../kit/json.ts'
import type { FoundAccount, Grant, PasswordSignIn } from '../sign-in.ts'
import { isDid, isHandle } from './at-uri.ts'
import { nobodyAt, type createIdentity, type Identity } from './identity.ts'
import { blueskySecret, expiryOf, readSession, type Session } from './session.ts'
import { callerOf, type Xrpc } from './xrpc.ts'

type Identities = ReturnType<typeof createIdentity>
type Parts = { readonly xrpc: Xrpc; readonly identities: Identities; readonly webUrl: string }

export type BlueskySignIn = PasswordSignIn & Required<Pick<PasswordSignIn, 'renew' | 'revoke'>>

/**
 * With an app password. The password goes only to the server that the account's own document names, or to the one that the person
 * typed together with an e-mail address.
 */
export function createSignIn(parts: Parts): BlueskySignIn {
  return {
    kind: 'password',
    needsServer: false,
    async signIn({ server, identifier, password }) {
      const typed = identifier.trim().replace(/^@/, '')
      const place = serverAddress(server)
      const known = await whoIs(parts.identities, typed, place)
      const session = await createSession(parts.xrpc, known?.pds ?? place ?? '', {
        identifier: known === null ? typed : known.did,
        password,
      })
      if (known !== null && session.did !== known.did)
        throw new Rejected('Bluesky: the server signed somebody else in', 'handle-mismatch')
      // Signed in with e-mail at an entrance: the account's own server may be another.
      const home = known ?? (await parts.identities.identityOf(session.did))
      return [await foundAccount(parts, { ...session, pds: home.pds })]
    },
    renew: (secret) => renew(parts.xrpc, readSession(secret)),
    revoke: (secret) => revoke(parts.xrpc, readSession(secret)),
  }
}

async function whoIs(identities: Identities, typed: string, server: string | null): Promise<Identity | null> {
  if (isDid(typed)) return identities.identityOf(typed)
  const handle = typed.toLowerCase()
  if (!isHandle(handle)) {
    if (server !== null && /^[^\s@]+@[^\s@]+$/.test(typed)) return null
    throw new Rejected('Bluesky: this is not a handle', 'handle-malformed')
  }
  const identity = await identities.identityOf(await identities.didOf(handle, server))
  // A server can claim any handle; only both directions together say whose it is.
  if (identity.handle !== handle)
    throw new Rejected(`Bluesky: ${handle} is not what the account calls itself`, 'handle-mismatch')
  return identity
}

/** null: nothing was typed. */
function serverAddress(server: string | null): string | null {
  const typed = server?.trim() ?? ''
  if (typed === '') return null
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (url === null) throw new Rejected('Bluesky: this is not the address of a server', 'server-malformed')
  return url.href.replace(/\/+$/, '')
}

async function createSession(
  xrpc: Xrpc,
  pds: string,
  input: { readonly identifier: string; readonly password: string },
): Promise<Session> {
  const nsid = 'com.atproto.server.createSession'
  const answer = await xrpc
    .call(nobodyAt(pds), { nsid, input, isActing: false }, { bucket: 'sign-ins', purpose: 'moderation' })
    .catch((error: unknown) => {
      // Here these names are about what was typed, not about a session that was lost.
      if (error instanceof AccessRevoked) throw new Rejected(error.message, error.code)
      if (error instanceof Rejected && error.code === 'AuthenticationRequired')
        throw new Rejected(error.message, 'sign-in-refused')
      throw error
    })
  return sessionFrom(answer, pds)
}

function sessionFrom(answer: Json, pds: string): Session {
  const did = textAt(answer, 'did')
  const accessJwt = textAt(answer, 'accessJwt')
  const refreshJwt = textAt(answer, 'refreshJwt')
  if (did === null || !isDid(did) || accessJwt === null || refreshJwt === null)
    throw new Unavailable('Bluesky answered without a session')
  if (answer['active'] === false) throw new Rejected('Bluesky: the account is not active', 'account-inactive')
  return { pds, did, handle: textAt(answer, 'handle') ?? did, accessJwt, refreshJwt }
}

/**
 * The server lets the old refresh token work for a while after it was used, so a process killed before it kept the new one can ask again.
 */
async function renew(xrpc: Xrpc, session: Session): Promise<Grant> {
  const caller = { ...callerOf(session), jwt: session.refreshJwt }
  const nsid = 'com.atproto.server.refreshSession'
  const answer = await xrpc
    .call(caller, { nsid, input: null, isActing: false }, { bucket: 'sign-ins', purpose: 'moderation' })
    .catch((error: unknown) => {
      throw lossIn(error, expiryOf(session.refreshJwt), xrpc.clock.now())
    })
  try {
    return grantOf(sessionFrom({ handle: session.handle, ...answer }, session.pds))
  } catch (error) {
    if (error instanceof Rejected) throw new AccessRevoked(error.message, error.code, 'withdrawn')
    throw error
  }
}

/**
 * Ends the session: nothing renews it any more, and its access token, which no server looks up, ends within two hours. The app password
 * itself only the person can take away.
 */
async function revoke(xrpc: Xrpc, session: Session): Promise<void> {
  const caller = { ...callerOf(session), jwt: session.refreshJwt }
  const nsid = 'com.atproto.server.deleteSession'
  await xrpc
    .call(caller, { nsid, input: null, isActing: false }, { bucket: 'sign-ins', purpose: 'moderation' })
    .catch((error: unknown) => {
      if (!(error instanceof AccessRevoked)) throw error
    })
}

/** `ExpiredToken` also stands for an app password that was taken away: the token's own time tells which. */
function lossIn(error: unknown, endsAt: Temporal.Instant | null, now: Temporal.Instant): unknown {
  if (!(error instanceof AccessRevoked) || error.code !== 'ExpiredToken') return error
  const hasEnded = endsAt === null || Temporal.Instant.compare(endsAt, now) <= 0
  return hasEnded ? error : new AccessRevoked(error.message, 'app-password-removed', 'withdrawn')
}

function grantOf(session: Session): Grant {
  return {
    secret: blueskySecret(session),
    expiresAt: expiryOf(session.accessJwt),
    renewableUntil: expiryOf(session.refreshJwt),
    scopes: null,
  }
}

async function foundAccount({ xrpc, webUrl }: Parts, session: Session): Promise<FoundAccount> {
  const profile = await xrpc
    .query(callerOf(session), 'app.bsky.actor.getProfile', { actor: session.did })
    .then(({ json }) => json)
    .catch((error: unknown) => {
      // The name is only shown; a reader out of order must not stop somebody from connecting.
      if (error instanceof Unavailable || error instanceof Rejected) return null
      throw error
    })
  const name = textAt(profile, 'displayName')?.trim() ?? ''
  return {
    externalId: session.did,
    name: name === '' ? session.handle : name,
    handle: session.handle,
    url: `${webUrl}/profile/${session.handle}`,
    grant: grantOf(session),
    missingScopes: [],
  }
}

/** `getSession` answers for as long as the tokens of the session work and the account is active. */
export async function checkAccess(xrpc: Xrpc, session: Session): ReturnType<Connector['checkAccess']> {
  const expiresAt = expiryOf(session.accessJwt)
  const dead = { isValid: false, expiresAt, missingScopes: [] }
  try {
    const { json } = await xrpc.query(
      callerOf(session),
      'com.atproto.server.getSession',
      {},
      { purpose: 'moderation' },
    )
    const isOurs = textAt(json, 'did') === session.did && json['active'] !== false
    return isOurs ? { ...dead, isValid: true } : dead
  } catch (error) {
    const isLost =
      error instanceof AccessRevoked || (error instanceof Rejected && error.code === 'AuthenticationRequired')
    if (isLost) return dead
    throw error
  }
}
