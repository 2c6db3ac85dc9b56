import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readOutboxOf, settleOutbox } from '#core/outbox/outbox.ts'
import type { AlertDeps } from '../deps.ts'
import { forgottenBefore, type AlertId } from '../rules/alert.ts'
import { deleteAlerts, findOldAlerts, type FoundAlert } from '../store/alerts.ts'

/** Takes away alerts that are three months old, read or not, with whatever their mails still waited for. */
export async function sweepAlerts(deps: Pick<AlertDeps, 'db' | 'clock'>): Promise<void> {
  const now = deps.clock.now()
  const old = await deps.db.system((tx) => findOldAlerts(tx, forgottenBefore(now)))
  for (const [orgId, found] of Map.groupBy(old, (one: FoundAlert) => one.orgId))
    await deps.db.forOrg(orgId, (tx) =>
      forget(
        tx,
        orgId,
        found.map(({ id }) => id),
        now,
      ),
    )
}

async function forget(tx: Tx, orgId: OrgId, ids: readonly AlertId[], at: Temporal.Instant): Promise<void> {
  for (const id of ids) {
    for (const row of await readOutboxOf(tx, orgId, id)) {
      if (row.state === 'pending' || row.state === 'unknown')
        await settleOutbox(tx, { orgId, id: row.id }, row.state, { state: 'cancelled', at })
    }
  }
  await deleteAlerts(tx, orgId, ids)
}
