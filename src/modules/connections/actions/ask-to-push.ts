import { AccessRevoked, RateLimited, Rejected } from '#connectors/connector.ts'
import type { Push } from '#connectors/push.ts'
import type { OrgId } from '#core/ids.ts'
import type { Account } from '#modules/accounts/index.ts'
import { afterFault, afterRefusal, afterSubscribing, afterWaiting, type PushStanding } from '../rules/push.ts'
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
  const standing = await ask(deps, orgId, { account, push, before })
  if (standing === null) return
  await deps.db.forOrg(orgId, (tx) => keepPush(tx, orgId, account.id, { claimedUntil, standing }))
}

type Asking = { readonly account: Account; readonly push: Push; readonly before: PushStanding }

/** null when the access is lost: then there is nothing to stand. */
async function ask(
  deps: ConnectionsDeps,
  orgId: OrgId,
  { account, push, before }: Asking,
): Promise<PushStanding | null> {
  try {
    const access = await openAccess(deps, orgId, account.id)
    if (access === null) return null
    const { renewAt } = await push.subscribe(access)
    return afterSubscribing(before, renewAt, deps.clock.now())
  } catch (error) {
    if (error instanceof AccessRevoked) {
      await loseAccess(deps, orgId, account, error)
      return null
    }
    const now = deps.clock.now()
    if (error instanceof Rejected) return afterRefusal(before, error.code, now)
    if (error instanceof RateLimited) return afterWaiting(before, error.retryAt)
    deps.log.warn(
      { err: error, accountId: account.id },
      'a network was asked to send its news and did not answer',
    )
    return afterFault(before, now)
  }
}
