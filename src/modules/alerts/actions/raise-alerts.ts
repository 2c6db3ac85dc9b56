import type { Tx } from '#core/db/database.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import { readPeople } from '#modules/organisation/index.ts'
import type { RaiseDeps } from '../deps.ts'
import type { Alert, AlertCause } from '../rules/alert.ts'
import { mailStateAtFirst, mailTime } from '../rules/mailing.ts'
import { whoIsTold, type Recipients } from '../rules/who-is-told.ts'
import { insertAlert } from '../store/alerts.ts'
import { readWishes } from '../store/wishes.ts'

export const ALERT_MAIL = 'alerts.mail'

/**
 * Tells each of them once, in the caller's transaction: what is told and the mail that is to say it become true with the cause. Gives the
 * alerts that are new; who has been told of this already gets nothing more.
 */
export async function raiseAlerts(
  deps: RaiseDeps,
  tx: Tx,
  orgId: OrgId,
  { cause, to }: { readonly cause: AlertCause; readonly to: Recipients },
): Promise<readonly Alert[]> {
  const people = await readPeople(tx, orgId)
  const here = new Set(people.filter(({ isActive }) => isActive).map(({ id }) => id))
  const raised: Alert[] = []
  for (const told of whoIsTold(here, to)) {
    const wishes = await readWishes(tx, orgId, told.personId)
    const mail = mailStateAtFirst(cause.kind, { isConfigured: deps.mailer.isConfigured, wishes })
    const alert: Alert = {
      ...cause,
      ...told,
      id: newId(deps.clock),
      raisedAt: deps.clock.now(),
      readAt: null,
      mail,
    }
    if (!(await insertAlert(tx, orgId, alert))) continue
    if (mail === 'waiting') await putMail(deps, tx, orgId, alert)
    raised.push(alert)
  }
  return raised
}

async function putMail(deps: RaiseDeps, tx: Tx, orgId: OrgId, alert: Alert): Promise<void> {
  const now = deps.clock.now()
  const { policy } = await deps.policies.inForce(tx, orgId, now)
  const at = mailTime(policy, { kind: alert.kind, moment: alert.moment, now })
  await putInOutbox(tx, deps, orgId, {
    kind: ALERT_MAIL,
    accountId: alert.accountId,
    subjectId: alert.id,
    payload: { alertId: alert.id },
    ...(Temporal.Instant.compare(at, now) > 0 ? { notBefore: at } : {}),
  })
}
