import { AccessRevoked } from '#connectors/connector.ts'
import { permit, type Actor } from '#core/actor.ts'
import { RuleBroken } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import type { Account } from '#modules/accounts/index.ts'
import { connectionPermissions } from '../permissions.ts'
import { isUsable } from '../rules/connection.ts'
import { nextTestAt } from '../rules/daily-test.ts'
import { changeConnection, findConnection, takeConnection } from '../store/connections.ts'
import type { ConnectionsDeps } from './deps.ts'
import { loadAccount } from './load-account.ts'
import { loseAccess } from './lose-access.ts'
import { failedCall, goodCall } from './note-calls.ts'
import { openAccess } from './open-access.ts'

type TestDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'log' | 'secrets' | 'connectors' | 'events'>

/** What a test found: `refused` and `fault` are noted with the connection. */
export type TestResult = 'ok' | 'refused' | 'fault'

/** A person wants to know now. Throws `RuleBroken('not-connected')`. */
export async function testNow(deps: TestDeps, actor: Actor, accountId: string): Promise<TestResult> {
  const { account, connection } = await deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await loadAccount(tx, actor.orgId, accountId)
    permit(actor, connectionPermissions.connect, account)
    return { account, connection: await findConnection(tx, actor.orgId, account.id) }
  })
  if (connection === null || !isUsable(connection.state)) throw new RuleBroken('not-connected')
  return testConnection(deps, actor.orgId, account)
}

/** A call that changes nothing: is the access still good, until when, and does it reach as far as it must? */
export async function testConnection(deps: TestDeps, orgId: OrgId, account: Account): Promise<TestResult> {
  const connector = deps.connectors.get(account.network)
  if (connector === undefined) return 'fault'
  try {
    const access = await openAccess(deps, orgId, account.id)
    if (access === null) return 'refused'
    const found = await connector.checkAccess(access)
    if (!found.isValid) throw new AccessRevoked('the network says that it is not valid', 'not-valid')
    await noteGood(deps, orgId, account, found)
    return 'ok'
  } catch (error) {
    return noteBad(deps, orgId, account, error)
  }
}

async function noteGood(
  deps: TestDeps,
  orgId: OrgId,
  { id }: Account,
  found: { readonly expiresAt: Temporal.Instant | null; readonly missingScopes: readonly string[] },
): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const connection = await takeConnection(tx, orgId, id)
    if (connection === null) return
    const now = deps.clock.now()
    await changeConnection(tx, orgId, id, {
      ...goodCall(connection, now),
      ...{ testedAt: now, testResult: 'ok', nextTestAt: nextTestAt(id, now) },
      // where the network does not tell an end, the one that came with the grant stands
      ...(found.expiresAt === null ? {} : { expiresAt: found.expiresAt }),
      missingScopes: [...found.missingScopes],
    })
  })
}

async function noteBad(
  deps: TestDeps,
  orgId: OrgId,
  account: Account,
  error: unknown,
): Promise<'refused' | 'fault'> {
  const now = deps.clock.now()
  const isRefused = error instanceof AccessRevoked
  const testResult = isRefused ? 'refused' : 'fault'
  if (isRefused) await loseAccess(deps, orgId, account, error)
  else
    await failedCall(deps, orgId, {
      account,
      error,
      change: (_connection, { nextAt }) => ({ nextTestAt: nextAt }),
    })
  await deps.db.forOrg(orgId, (tx) =>
    changeConnection(tx, orgId, account.id, {
      ...{ testedAt: now, testResult },
      ...(isRefused ? { nextTestAt: nextTestAt(account.id, now) } : {}),
    }),
  )
  return testResult
}
