import {
  AccessRevoked,
  Unavailable,
  type Access,
  type Connector,
  type NetworkId,
} from '#connectors/connector.ts'
import { readAccess, whoseAccount, type AccountOwner } from '#modules/accounts/index.ts'
import type { ConnectionsDeps } from './deps.ts'
import { renewAccess, renewalOf } from './renew-access.ts'

type FreshDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'secrets' | 'connectors' | 'events' | 'log'>

/**
 * The connectors as every module calls them: a call that the network refuses because the access has run out is made once more with a renewed
 * one. Only that refusal is taken up: it is certain that nothing was done. What cannot be renewed just now is a fault, not a loss.
 */
export function withFreshAccess(deps: FreshDeps): ReadonlyMap<NetworkId, Connector> {
  return new Map(
    [...deps.connectors].map(([network, connector]) => {
      if (renewalOf(connector.signIn) === undefined) return [network, connector] as const
      const retry = retrying(deps, network)
      const parts = (['harvest', 'push', 'publishing', 'insights'] as const).flatMap((part) => {
        const offered = connector[part]
        return offered === undefined ? [] : [[part, wrapped(offered, retry)] as const]
      })
      return [network, { ...wrapped(connector, retry), ...Object.fromEntries(parts) }] as const
    }),
  )
}

type Call = (...args: unknown[]) => unknown
type Retry = (call: Call, args: readonly unknown[]) => unknown

/** Every function among the parts goes through `retry`; the rest is as it was. */
function wrapped<T extends object>(parts: T, retry: Retry): T {
  const entries = Object.entries(parts).map(([name, part]: [string, unknown]) => {
    if (typeof part !== 'function') return [name, part]
    const call: Call = (...args) => (part as Call).apply(parts, args)
    return [name, (...args: unknown[]) => retry(call, args)]
  })
  return Object.fromEntries(entries) as T
}

function isAccess(value: unknown): value is Access {
  return typeof value === 'object' && value !== null && 'accountExternalId' in value && 'token' in value
}

function retrying(deps: FreshDeps, network: NetworkId): Retry {
  return (call, args) => {
    const [access, ...rest] = args
    const answer = call(...args)
    if (!isAccess(access) || !(answer instanceof Promise)) return answer
    return answer.catch(async (error: unknown) => {
      if (!(error instanceof AccessRevoked) || error.loss !== 'expired') throw error
      return call(await renewedFor(deps, network, { access, error }), ...rest)
    })
  }
}

/** Throws the refusal itself where there is nothing to renew, and `Unavailable` where the network could not be asked. */
async function renewedFor(
  deps: FreshDeps,
  network: NetworkId,
  { access, error }: { readonly access: Access; readonly error: AccessRevoked },
): Promise<Access> {
  const owner = await deps.db.system((tx) => whoseAccount(tx, network, access.accountExternalId))
  if (owner === null) throw error
  const { orgId, accountId } = owner
  const renewed = await renewAccess(deps, orgId, accountId, { waits: true, refused: access.token })
  if (renewed === 'lost' || renewed === 'busy') throw error
  const now = await readNow(deps, owner)
  // somebody else renewed it in the meantime, or we did
  if (now !== null && now.token !== access.token) return now
  throw new Unavailable('the access has run out and could not be renewed just now')
}

function readNow(deps: FreshDeps, { orgId, accountId }: AccountOwner): Promise<Access | null> {
  return deps.db.forOrg(orgId, (tx) => readAccess(deps, tx, orgId, accountId))
}
