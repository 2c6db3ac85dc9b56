import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { readOutboxOf, settleOutbox } from '#core/outbox/outbox.ts'
import type { AlertDeps } from '../deps.ts'
import type { Alert } from '../rules/alert.ts'
import { findAlert, markAlertsRead, noteMail } from '../store/alerts.ts'

type ReadDeps = Pick<AlertDeps, 'db' | 'clock'>

/** One of the actor's own alerts has been read. Throws `NotFound`, also for somebody else's. */
export async function markRead(deps: ReadDeps, actor: PersonActor, alertId: string): Promise<void> {
  const { orgId, id: personId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const alert = await findAlert(tx, orgId, alertId)
    if (alert?.personId !== personId) throw new NotFound('alert', alertId)
    const at = deps.clock.now()
    const read = await markAlertsRead(tx, orgId, { personId, at, which: { id: alert.id } })
    await callOffMails(tx, actor, read, at)
  })
}

/** Everything that stood on the page; what came after `until` has not been seen and stays unread. Gives how many there were. */
export async function markAllRead(
  deps: ReadDeps,
  actor: PersonActor,
  until: Temporal.Instant,
): Promise<number> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const at = deps.clock.now()
    const read = await markAlertsRead(tx, actor.orgId, { personId: actor.id, at, which: { until } })
    await callOffMails(tx, actor, read, at)
    return read.length
  })
}

/** The mail was to make sure that the person knows. Now they do: what waits stays here, and what nobody knows the fate of is settled. */
async function callOffMails(
  tx: Tx,
  { orgId }: PersonActor,
  read: readonly Alert[],
  at: Temporal.Instant,
): Promise<void> {
  for (const alert of read.filter(({ mail }) => mail === 'waiting' || mail === 'unknown')) {
    for (const row of await readOutboxOf(tx, orgId, alert.id)) {
      if (row.state !== 'pending' && row.state !== 'unknown') continue
      const isOff = await settleOutbox(tx, { orgId, id: row.id }, row.state, { state: 'cancelled', at })
      if (isOff && row.state === 'pending') await noteMail(tx, orgId, alert.id, 'not-needed')
    }
  }
}
