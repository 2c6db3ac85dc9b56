import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Mail } from '#core/mail/mail.ts'
import { mailOutcome } from '#core/mail/mail-outcome.ts'
import { messageIdFor } from '#core/mail/message-id.ts'
import type { Carrier, Outcome } from '#core/outbox/carry-out.ts'
import type { OutboxRow } from '#core/outbox/outbox.ts'
import type { AlertDeps } from '../deps.ts'
import type { Alert, MailState } from '../rules/alert.ts'
import { findAlert, noteMail } from '../store/alerts.ts'
import { writeLetter } from './write-letter.ts'

const NOT_NEEDED = 'not-needed'

/** Carries `alerts.mail`: one mail for one alert, with the same Message-ID in every attempt, and none when there is nothing left to tell. */
export function createAlertCarrier(deps: AlertDeps): Carrier {
  return {
    carryOut: async (orgId, row) => {
      const letter = await deps.db.forOrg(orgId, (tx) => writeLetter(deps, tx, orgId, alertIdOf(row)))
      if (letter === null)
        return { kind: 'rejected', code: NOT_NEEDED, message: 'read in the app, or settled meanwhile' }
      const messageId = messageIdFor(`alert-${alertIdOf(row)}`, deps.baseUrl)
      return send(deps, { ...letter, messageId }, row.attempts)
    },
    settled: async (tx, orgId, row, outcome) => {
      const alert = await findAlert(tx, orgId, alertIdOf(row))
      const state = mailStateAfter(outcome)
      if (alert === null || state === null) return
      await noteMail(tx, orgId, alert.id, state)
      if (alert.kind === 'urgent') await recordMailed(deps, tx, orgId, { ...alert, mail: state })
    },
  }
}

function alertIdOf(row: OutboxRow): string {
  return String(row.payload['alertId'])
}

/** null: it is tried again. */
function mailStateAfter(outcome: Outcome): MailState | null {
  if (outcome.kind === 'again') return null
  if (outcome.kind === 'done') return 'sent'
  if (outcome.kind === 'unknown') return 'unknown'
  return outcome.code === NOT_NEEDED ? 'not-needed' : 'refused'
}

async function send(deps: AlertDeps, mail: Mail, attempts: number): Promise<Outcome> {
  try {
    await deps.mailer.send(mail)
    return { kind: 'done', result: { messageId: mail.messageId } }
  } catch (error) {
    return mailOutcome(error, { now: deps.clock.now(), attempts })
  }
}

async function recordMailed(deps: AlertDeps, tx: Tx, orgId: OrgId, alert: Alert): Promise<void> {
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'alert.mailed',
    subjectType: 'message',
    subjectId: alert.subjectId,
    actor: ledgerActor(systemActor(orgId, 'alerts')),
    facts: { personId: alert.personId, dueAt: alert.moment.toString(), mail: alert.mail },
  })
}
