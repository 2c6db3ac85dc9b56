import type { Tx } from '#core/db/database.ts'
import { formatDateTimeLong } from '#core/i18n/dates.ts'
import type { OrgId } from '#core/ids.ts'
import type { Mail } from '#core/mail/mail.ts'
import { findMessage } from '#modules/inbox/index.ts'
import { findPerson } from '#modules/organisation/index.ts'
import type { AlertDeps } from '../deps.ts'
import { readAlertSubject, subjectWords } from '../queries/read-subject.ts'
import {
  isAboutApplication,
  isAboutConnection,
  isAboutMessage,
  isAboutStep,
  type Alert,
} from '../rules/alert.ts'
import { isStillTrue } from '../rules/still-true.ts'
import { findAlert } from '../store/alerts.ts'
import { alertTexts } from '../texts.ts'

/**
 * The mail as it should read now; null when there is nothing to tell any more. It says kind, account and time and where to look: what a
 * citizen wrote, or is called, does not go by mail.
 */
export async function writeLetter(
  deps: Pick<AlertDeps, 'clock' | 'connectors' | 'policies' | 'baseUrl'>,
  tx: Tx,
  orgId: OrgId,
  alertId: string,
): Promise<Omit<Mail, 'messageId'> | null> {
  const alert = await findAlert(tx, orgId, alertId)
  if (alert === null) return null
  const person = await findPerson(tx, orgId, alert.personId)
  const subject = await readAlertSubject(deps, tx, orgId, alert)
  const { account, application } = subject
  const message = isAboutMessage(alert.kind) ? await findMessage(tx, orgId, alert.subjectId) : null
  const facts = {
    now: deps.clock.now(),
    message:
      message === null
        ? null
        : { state: message.state, presence: message.presence, dueAt: message.deadline?.dueAt ?? null },
    account,
    application:
      application === null ? null : { state: application.state, isAsked: application.asked?.isOpen ?? false },
  }
  const isThere = account !== null || application !== null
  if (person?.isActive !== true || !isThere || !isStillTrue(alert, facts)) return null
  const t = alertTexts(person.language)
  const words = {
    ...alert,
    when: formatDateTimeLong(alert.moment, person.language),
    ...subjectWords(deps, subject, person.language),
  }
  return {
    to: person.email,
    subject: t.mail.subject(words),
    text: t.mail.text(words, {
      link: `${deps.baseUrl}${alertPath(alert)}`,
      alertsLink: `${deps.baseUrl}${ALERTS_PATH}`,
    }),
  }
}

const ALERTS_PATH = '/aviseringar'

/** Where the matter is: the item, the question, the application, the account or its connection. */
export function alertPath({ kind, subjectId }: Pick<Alert, 'kind' | 'subjectId'>): string {
  if (isAboutStep(kind)) return `/vantar/${subjectId}`
  if (isAboutApplication(kind)) return `/ansokningar/${subjectId}`
  if (isAboutConnection(kind)) return `/konton/${subjectId}/koppling`
  return isAboutMessage(kind) ? `/inkorg/${subjectId}` : `/konton/${subjectId}`
}
