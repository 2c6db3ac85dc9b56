import { sql } from 'kysely'
import { systemActor } from '#core/actor.ts'
import type { MessageId } from '#core/ids.ts'
import { createOutboxWorker } from '#core/outbox/carry-out.ts'
import { readOutboxOf, type OutboxRow } from '#core/outbox/outbox.ts'
import {
  ALERT_MAIL,
  alertEvents,
  createAlertCarrier,
  readAlerts,
  type Alert,
  type AlertDeps,
} from '#modules/alerts/index.ts'
import { triageMessage, type InboxDeps } from '#modules/inbox/index.ts'
import type { ModerationDeps } from '#modules/moderation/index.ts'
import { openDecisionKit, type DecisionKit, type DecisionOptions } from './decision-kit.ts'
import type { PersonName } from './inbox-kit.ts'

export type AlertKit = DecisionKit & {
  readonly alerts: AlertDeps
  /** Inbox and moderation with somebody who listens. */
  readonly inbox: InboxDeps
  readonly watched: ModerationDeps
  alertsOf(who: PersonName): Promise<readonly Alert[]>
  /** The mails of one alert. */
  mailsOf(alert: Alert): Promise<readonly OutboxRow[]>
  /** A comment, triaged by the holder as the inbox does it. */
  triaged(externalId: string, isUrgent: boolean, classKey?: string): Promise<MessageId>
  /** Carries out what is due now, as the worker would. */
  sendMails(): Promise<void>
}

/** The decision kit with alerts listening to inbox and moderation. */
export async function openAlertKit(
  options: DecisionOptions & { readonly hasMail?: boolean } = {},
): Promise<AlertKit> {
  const kit = await openDecisionKit(options)
  const { mailer, baseUrl, connectors } = kit.records
  const alerts: AlertDeps = {
    ...kit.deps,
    connectors,
    baseUrl,
    mailer: { ...mailer, isConfigured: options.hasMail ?? true },
  }
  const events = alertEvents(alerts)
  const inbox: InboxDeps = { ...kit.deps, events }
  const watched: ModerationDeps = { ...kit.moderation, events, removalEvents: events }
  const worker = createOutboxWorker({
    ...kit.deps,
    carriers: new Map([[ALERT_MAIL, createAlertCarrier(alerts)]]),
    worker: 'alerts',
  })
  return {
    ...kit,
    alerts,
    inbox,
    watched,
    alertsOf: async (who) => (await readAlerts(alerts, kit.people[who])).alerts,
    mailsOf: (alert) => kit.org((tx) => readOutboxOf(tx, kit.orgId, alert.id)),
    triaged: async (externalId, isUrgent, classKey = 'question') => {
      const messageId = await kit.write(externalId, `Kommentar ${externalId}.`)
      const { version } = await kit.message(externalId)
      await triageMessage(inbox, systemActor(kit.orgId, 'test'), {
        messageId,
        classKey,
        isAcute: isUrgent,
        isHappeningNow: isUrgent,
        version,
      })
      return messageId
    },
    sendMails: async () => {
      const rows = await kit.org(
        async (tx) =>
          (
            await sql<{ id: string }>`
              select id from outbox where kind = ${ALERT_MAIL} and state = 'pending' and not_before <= ${kit.clock.now()} order by id`.execute(
              tx,
            )
          ).rows,
      )
      for (const { id } of rows) await worker.carryOut(kit.orgId, id)
    },
  }
}
