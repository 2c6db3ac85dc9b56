import { AccessRevoked, RateLimited, Rejected, type Access } from '#connectors/connector.ts'
import type { Push } from '#connectors/push.ts'
import type { OrgId } from '#core/ids.ts'
import type { Account } from '#modules/accounts/index.ts'
import { isUsable } from '../rules/connection.ts'
import { afterFault, afterRefusal, afterSubscribing, afterWaiting, type PushStanding } from '../rules/push.ts'
import { findConnection } from '../store/connections.ts'
import { claimPush, keepPush } from '../store/push.ts'
import type { ConnectionsDeps } from './deps.ts'
import { loseAccess } from './lose-access.ts'
import { openAccess } from './open-access.ts'

/** Longer than a call lasts. A worker that was killed is made up for after this. */
const CLAIM = { minutes: 10 }

/**
 * Asks the network to tell by itself what is new, or to go on telling, when the time for that has come. A refusal or a silence is noted and
 * nothing more: what is not told is asked for. Two workers never ask at once.
 */
export async function askToPush(deps: ConnectionsDeps, orgId: OrgId, account: Account): Promise<void> {
  const push = deps.connectors.get(account.network)?.push
  if (push === undefined) return
  const now = deps.clock.now()
  const claimedUntil = now.add(CLAIM)
  const claim = { now, until: claimedUntil }
  const before = await deps.db.forOrg(orgId, (tx) => claimPush(tx, orgId, account.id, claim))
  if (before === null) return
  const asked = await ask(deps, orgId, { account, push, before })
  if (asked === null) return
  const kept = { claimedUntil, standing: asked.standing }
  const isKept = await deps.db.forOrg(orgId, (tx) => keepPush(tx, orgId, account.id, kept))
  if (!isKept && asked.access !== null) await takeBack(deps, orgId, { account, push, access: asked.access })
}

type Asking = { readonly account: Account; readonly push: Push; readonly before: PushStanding }
/** `access`: what it was subscribed with; null when it was not. */
type Asked = { readonly standing: PushStanding; readonly access: Access | null }

/** null when the access is lost: then there is nothing to stand. */
async function ask(
  deps: ConnectionsDeps,
  orgId: OrgId,
  { account, push, before }: Asking,
): Promise<Asked | null> {
  try {
    const access = await openAccess(deps, orgId, account.id)
    if (access === null) return null
    const { renewAt } = await push.subscribe(access)
    return { standing: afterSubscribing(before, renewAt, deps.clock.now()), access }
  } catch (error) {
    if (error instanceof AccessRevoked) {
      await loseAccess(deps, orgId, account, error)
      return null
    }
    return { standing: standingAfter(deps, error, { account, before }), access: null }
  }
}

function standingAfter(
  { clock, log }: ConnectionsDeps,
  error: unknown,
  { account, before }: Omit<Asking, 'push'>,
): PushStanding {
  if (error instanceof Rejected) return afterRefusal(before, error.code, clock.now())
  if (error instanceof RateLimited) return afterWaiting(before, error.retryAt)
  log.warn({ err: error, accountId: account.id }, 'a network was asked to send its news and did not answer')
  return afterFault(before, clock.now())
}

/**
 * Disconnected while the network was asked: the subscription may have begun after it was ended. One that was connected anew in the meantime
 * is asked for at the next turn.
 */
async function takeBack(
  deps: ConnectionsDeps,
  orgId: OrgId,
  { account, push, access }: Omit<Asking, 'before'> & { readonly access: Access },
): Promise<void> {
  const connection = await deps.db.forOrg(orgId, (tx) => findConnection(tx, orgId, account.id))
  if (connection === null || isUsable(connection.state)) return
  await push.unsubscribe?.(access).catch((error: unknown) => {
    deps.log.warn({ err: error, accountId: account.id }, 'a subscription to news could not be taken back')
  })
}
