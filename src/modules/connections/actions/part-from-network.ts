import { AccessRevoked, Rejected, type Access, type Connector } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { afterAttempt, afterSignIn, type Disconnection, type Part } from '../rules/disconnection.ts'
import { takeIfFree } from '../store/connections.ts'
import {
  changeDisconnection,
  deleteDisconnection,
  findDisconnection,
  readDueDisconnections,
} from '../store/disconnections.ts'
import { isSignInOpen } from '../store/sign-ins.ts'
import type { ConnectionsDeps } from './deps.ts'

type PartDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'log' | 'secrets' | 'connectors'>

/** What can be asked of the network at all when an account on it is disconnected. */
export function partsOffered(
  connector: Connector | undefined,
): Pick<Disconnection, 'unsubscribed' | 'revoked'> {
  const isPushed = connector?.push?.unsubscribe !== undefined
  return {
    unsubscribed: isPushed ? 'waits' : 'not-offered',
    revoked: revocationOf(connector) === undefined ? 'not-offered' : 'waits',
  }
}

function revocationOf(connector: Connector | undefined): ((secret: string) => Promise<void>) | undefined {
  const signIn = connector?.signIn
  return signIn === undefined || signIn.kind === 'address' ? undefined : signIn.revoke
}

/** Those that a process which was killed, or a network that did not answer, has left. */
export async function finishPartings(deps: PartDeps, orgId: OrgId): Promise<void> {
  const now = deps.clock.now()
  const due = await deps.db.forOrg(orgId, (tx) => readDueDisconnections(tx, orgId, now))
  for (const accountId of due) await partFromNetwork(deps, orgId, accountId)
}

/**
 * Tells the network that the account is disconnected: no more news, and an access that is worthless. Both may be asked twice without harm, so a process that is
 * killed in between begins anew. The connection's row is held meanwhile: whoever connects the account again waits until it is done.
 */
export async function partFromNetwork(deps: PartDeps, orgId: OrgId, accountId: AccountId): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const connection = await takeIfFree(tx, orgId, accountId)
    const made = await findDisconnection(tx, orgId, accountId)
    if (connection === null || made?.nextAt === null || made === null) return
    const { network, state } = connection
    if (state !== 'disconnected' || made.secretId === null) return forgetParting(deps, tx, orgId, accountId)
    const now = deps.clock.now()
    if (await isSignInOpen(tx, orgId, { network, since: made.at, now })) {
      await changeDisconnection(tx, orgId, accountId, { nextAt: afterSignIn(now) })
      return
    }
    const token = await deps.secrets.read(tx, orgId, made.secretId)
    const access = { accountExternalId: made.externalId, token }
    const parts = await tell(deps, deps.connectors.get(network), { made, access })
    const after = afterAttempt({ ...made, ...parts }, deps.clock.now())
    const isOver = after.nextAt === null
    await changeDisconnection(tx, orgId, accountId, { ...after, ...(isOver ? { secretId: null } : {}) })
    if (isOver) await deps.secrets.remove(tx, orgId, made.secretId)
  })
}

async function tell(
  deps: PartDeps,
  connector: Connector | undefined,
  { made, access }: { readonly made: Disconnection; readonly access: Access },
): Promise<Pick<Disconnection, 'unsubscribed' | 'revoked'>> {
  const { unsubscribe } = connector?.push ?? {}
  const revoke = revocationOf(connector)
  // in this order: without the access there is nothing to unsubscribe with
  const unsubscribed = await attempt(
    deps,
    made.unsubscribed,
    unsubscribe === undefined ? null : () => unsubscribe(access),
  )
  const revoked = await attempt(deps, made.revoked, revoke === undefined ? null : () => revoke(access.token))
  return { unsubscribed, revoked }
}

async function attempt({ log }: PartDeps, before: Part, work: (() => Promise<void>) | null): Promise<Part> {
  if (before !== 'waits') return before
  if (work === null) return 'not-offered'
  try {
    await work()
    return 'done'
  } catch (error) {
    // an access that no longer works is what was asked for
    if (error instanceof AccessRevoked) return 'done'
    log.warn({ err: error }, 'a network was told that an account is disconnected and did not agree')
    return error instanceof Rejected ? 'refused' : 'waits'
  }
}

/** Connected again: the new access must not be taken for the old one. */
export async function forgetParting(
  { secrets }: Pick<ConnectionsDeps, 'secrets'>,
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
): Promise<void> {
  const secretId = await deleteDisconnection(tx, orgId, accountId)
  if (secretId !== null) await secrets.remove(tx, orgId, secretId)
}
