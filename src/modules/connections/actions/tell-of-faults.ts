import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import { findPerson } from '#modules/organisation/index.ts'
import { faultNews } from '../rules/long-fault.ts'
import { changeConnection, readConnections, takeIfFree } from '../store/connections.ts'
import type { ConnectionsDeps } from './deps.ts'
import { loadAccount } from './load-account.ts'

type TellDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'events'>

/** Tells of every network that has been silent for long, and takes it back when it answers: each once. */
export async function tellOfFaults(deps: TellDeps, orgId: OrgId): Promise<void> {
  const now = deps.clock.now()
  const connections = await deps.db.forOrg(orgId, (tx) => readConnections(tx, orgId))
  for (const connection of connections) {
    if (faultNews(connection, now) !== null) await tell(deps, orgId, connection.accountId)
  }
}

/** Looks again with the connection taken; what is told and the mark that it was become true together. */
async function tell({ db, clock, events }: TellDeps, orgId: OrgId, accountId: AccountId): Promise<void> {
  await db.forOrg(orgId, async (tx) => {
    const connection = await takeIfFree(tx, orgId, accountId)
    const news = connection === null ? null : faultNews(connection, clock.now())
    if (connection === null || news === null) return
    if (news === 'over') {
      await changeConnection(tx, orgId, accountId, { faultToldFor: null })
      await events.networkAnswers(tx, orgId, { accountId })
      return
    }
    await changeConnection(tx, orgId, accountId, { faultToldFor: connection.stateAt })
    const { holderId } = await loadAccount(tx, orgId, accountId)
    const toIds = await holderAndDeputy(tx, orgId, holderId)
    await events.networkSilent(tx, orgId, { accountId, since: connection.stateAt, toIds })
  })
}

export async function holderAndDeputy(
  tx: Tx,
  orgId: OrgId,
  holderId: PersonId,
): Promise<readonly PersonId[]> {
  const holder = await findPerson(tx, orgId, holderId)
  const deputy = holder?.substituteId ?? null
  return deputy === null ? [holderId] : [holderId, deputy]
}
