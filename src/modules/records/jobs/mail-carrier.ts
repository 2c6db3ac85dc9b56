import type { OrgId } from '#core/ids.ts'
import { mailOutcome } from '#core/mail/mail-outcome.ts'
import type { Mail } from '#core/mail/mail.ts'
import { messageIdFor } from '#core/mail/message-id.ts'
import type { Carrier, Outcome } from '#core/outbox/carry-out.ts'
import type { OutboxRow } from '#core/outbox/outbox.ts'
import { findAccount } from '#modules/accounts/index.ts'
import { findRule } from '#modules/policy/index.ts'
import type { RecordsDeps } from '../deps.ts'
import { attachmentOf, isMailStale, packageName } from '../rules/desk-mail.ts'
import type { Registration } from '../rules/registration.ts'
import { readHops } from '../store/hops.ts'
import { findRegistration } from '../store/registrations.ts'
import { sv } from '../texts.sv.ts'

type Letter = { readonly mail: Omit<Mail, 'attachments'>; readonly registration: Registration }

/** Carries `records.mail`: one e-mail for one arrival at a desk, with the same Message-ID in every attempt. */
export function createMailCarrier(deps: RecordsDeps): Carrier {
  return {
    carryOut: async (orgId, row) => {
      const letter = await writeLetter(deps, orgId, row)
      if (letter === null)
        return { kind: 'rejected', code: 'moved-on', message: 'the item has left that desk' }
      const attachments = await attach(deps, letter.registration)
      return send(deps, { ...letter.mail, attachments }, row.attempts)
    },
    // The outbox row itself is all there is to know of a letter; the registration does not depend on it.
    settled: () => Promise.resolve(),
  }
}

async function writeLetter(deps: RecordsDeps, orgId: OrgId, row: OutboxRow): Promise<Letter | null> {
  const { registrationId, hopNo, recipient } = row.payload as {
    registrationId: string
    hopNo: number
    recipient: string
  }
  return deps.db.forOrg(orgId, async (tx) => {
    const registration = await findRegistration(tx, orgId, registrationId)
    if (registration === null) return null
    const hop = (await readHops(tx, orgId, registration.id)).find((one) => one.no === hopNo)
    if (hop === undefined || isMailStale(registration, hop.hoppedAt)) return null
    const account = await findAccount(tx, orgId, registration.accountId)
    const { policy } = await deps.policies.version(tx, orgId, registration.policyVersionId)
    const facts = {
      desk: registration.desk,
      isBounced: hop.kind === 'bounced',
      criterion: findRule(policy, registration.criterionRuleId)?.label.sv ?? registration.criterionRuleId,
      account: account?.name ?? '',
      network: deps.connectors.get(account?.network ?? '')?.profile.displayName ?? account?.network ?? '',
      receivedFrom: hop.byName,
      attached: attachmentOf(registration),
      link: `${deps.baseUrl}/diarieforing/${registration.id}`,
    }
    const messageId = messageIdFor(`registration-${registration.id}-${hopNo}`, deps.baseUrl)
    const mail = { to: recipient, subject: sv.mail.subject(facts), text: sv.mail.text(facts), messageId }
    return { mail, registration }
  })
}

async function attach(
  deps: RecordsDeps,
  registration: Registration,
): Promise<NonNullable<Mail['attachments']>> {
  if (registration.package === null || attachmentOf(registration) !== 'package') return []
  const content = await deps.files.get(registration.package.sha256)
  return [{ filename: packageName(registration), content, contentType: 'application/zip' }]
}

async function send(deps: RecordsDeps, mail: Mail, attempts: number): Promise<Outcome> {
  try {
    await deps.mailer.send(mail)
    return { kind: 'done', result: { messageId: mail.messageId } }
  } catch (error) {
    return mailOutcome(error, { now: deps.clock.now(), attempts })
  }
}
