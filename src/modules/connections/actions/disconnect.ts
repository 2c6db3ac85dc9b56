import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { dropAccess, type Account } from '#modules/accounts/index.ts'
import { connectionPermissions } from '../permissions.ts'
import { isIdle } from '../rules/connection.ts'
import type { Disconnection } from '../rules/disconnection.ts'
import { changeConnection, insertConnection, takeConnection } from '../store/connections.ts'
import { pushUnasked } from '../store/push.ts'
import { findDisconnection, saveDisconnection } from '../store/disconnections.ts'
import type { ConnectionsDeps } from './deps.ts'
import { loadAccount } from './load-account.ts'
import { partFromNetwork, partsOffered } from './part-from-network.ts'

const LONGEST = 500

type DisconnectDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'log' | 'secrets' | 'connectors'>

/**
 * A person disconnects an account. What is stored stays; nothing more is asked and nothing goes out. Then the network is told: what it does not answer is asked again by the
 * worker for seven days, and how it went stands in what is given back. Throws `NotFound`, `NotPermitted`, `InvalidInput`, `RuleBroken('not-connected')`.
 */
export async function disconnect(
  deps: DisconnectDeps,
  actor: Actor,
  input: { readonly accountId: string; readonly reason: string },
): Promise<Disconnection> {
  const { orgId } = actor
  const made = await deps.db.forOrg(orgId, async (tx) => {
    const account = await loadAccount(tx, orgId, input.accountId)
    permit(actor, connectionPermissions.connect, account)
    return end(deps, tx, actor, { account, reason: reasonIn(input.reason) })
  })
  // whatever goes wrong now is made up for: the account is disconnected here already
  await partFromNetwork(deps, orgId, made.accountId).catch((error: unknown) => {
    deps.log.error(
      { err: error, accountId: made.accountId },
      'the network could not be told of a disconnection',
    )
  })
  return (await deps.db.forOrg(orgId, (tx) => findDisconnection(tx, orgId, made.accountId))) ?? made
}

function reasonIn(typed: string): string {
  const reason = typed.trim()
  if (reason === '') throw new InvalidInput([{ field: 'reason', code: 'say-why' }])
  if (reason.length > LONGEST)
    throw new InvalidInput([{ field: 'reason', code: 'text-too-long', params: { most: LONGEST } }])
  return reason
}

async function end(
  deps: DisconnectDeps,
  tx: Tx,
  actor: Actor,
  { account, reason }: { readonly account: Account; readonly reason: string },
): Promise<Disconnection> {
  const { orgId } = actor
  const at = deps.clock.now()
  const before = await takeOrBegin(tx, orgId, account, at)
  if (before === null || isIdle(before.state)) throw new RuleBroken('not-connected')
  const secretId = await dropAccess(deps, tx, orgId, account.id)
  await changeConnection(tx, orgId, account.id, {
    ...{ state: 'disconnected', code: null, stateAt: at, missingScopes: [], warnedFor: null },
    ...{ nextNewsAt: null, newsClaimedUntil: null, pastNextAt: null, pastClaimedUntil: null },
    ...pushUnasked(null),
    ...{ faults: 0, renewFaults: 0, renewNotBefore: null },
  })
  const { externalId } = account
  const parts = partsOffered(deps.connectors.get(account.network))
  const isLeft = secretId !== null && Object.values(parts).includes('waits')
  const made: Disconnection = {
    ...{ accountId: account.id, externalId, reason, byName: actor.name, at, attempts: 0 },
    ...(secretId === null ? { unsubscribed: 'not-offered', revoked: 'not-offered' } : parts),
    secretId: isLeft ? secretId : null,
    nextAt: isLeft ? at : null,
  }
  if (secretId !== null && !isLeft) await deps.secrets.remove(tx, orgId, secretId)
  await saveDisconnection(tx, orgId, made)
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'account.disconnected',
    subjectType: 'account',
    subjectId: account.id,
    actor: ledgerActor(actor),
    facts: { externalId, reason, was: before.state },
  })
  return made
}

/** A key that was given in another way a moment ago has no row yet. */
async function takeOrBegin(tx: Tx, orgId: OrgId, account: Account, at: Temporal.Instant) {
  const { id: accountId, network } = account
  if (account.accessState !== 'none')
    await insertConnection(tx, orgId, {
      ...{ accountId, network, missingScopes: [], state: 'connected', stateAt: at, nextTestAt: at },
    })
  return takeConnection(tx, orgId, accountId)
}
