import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#core/ids.ts'
import { MailOutcomeUnknown, MailRefused, MailUnavailable } from '#core/mail/failures.ts'
import { addPerson, actorFor, changePerson } from '#modules/organisation/index.ts'
import { systemActor, type PersonActor } from '#core/actor.ts'
import { openAlertKit, type AlertKit } from '#test/alert-kit.ts'
import { markAllRead, markRead, readAlerts, setWishes, sweepAlerts, type Alert } from './index.ts'
import { raiseAlerts } from './actions/raise-alerts.ts'
import type { AlertKind } from './rules/alert.ts'
import { countUnread } from './store/alerts.ts'

/** Friday 20 November 2026, 10:00 in Sweden: the office is open. */
const MORNING = '2026-11-20T09:00:00Z'
let kit: AlertKit
let reader: PersonActor
beforeAll(async () => {
  kit = await openAlertKit({ at: MORNING })
})
afterAll(() => kit.close())

let readers = 0
beforeEach(async () => {
  kit.clock.set(MORNING)
  kit.mailFailure.error = null
  // what the test before left waiting
  await kit.sendMails()
  kit.mails.length = 0
  readers += 1
  const setup = systemActor(kit.orgId, 'setup')
  const { id } = await addPerson(kit.deps, setup, {
    email: `reader-${readers}@ekkoping.example`,
    fullName: 'Lina Läsare',
    title: 'kommunikatör',
    unitId: kit.people.holder.unitId,
    roles: ['communicator'],
    password: null,
  })
  reader = (await kit.org((tx) => actorFor(tx, kit.orgId, id)))!
})

/** Something that has happened to an open message and waits for this reader. */
async function tell(kind: AlertKind = 'urgent', to: PersonActor = reader): Promise<Alert> {
  const externalId = `m-${newId(kit.clock)}`
  const subjectId = await kit.write(externalId, 'Hej.')
  const { dueAt } = await kit.message(externalId)
  const cause = {
    kind,
    subjectId,
    accountId: kit.account.id,
    moment: dueAt!,
    modality: 'ska',
    missedAs: null,
    loss: null,
    code: null,
  } as const
  const [alert] = await kit.org((tx) =>
    raiseAlerts(kit.alerts, tx, kit.orgId, { cause, to: { personIds: [to.id] } }),
  )
  return alert!
}
const mine = async () => (await readAlerts(kit.alerts, reader)).alerts
const mailStates = async () => (await mine()).map(({ mail }) => mail)
const rowStates = async (alert: Alert) => (await kit.mailsOf(alert)).map(({ state }) => state)

describe('the mail of an alert', () => {
  it('is tried again when it certainly was not sent, with the same Message-ID', async () => {
    const alert = await tell()
    kit.mailFailure.error = new MailUnavailable('421', 'come back later')
    await kit.sendMails()
    expect(await mailStates()).toEqual(['waiting'])
    kit.clock.advance({ minutes: 2 })
    await kit.sendMails()
    expect(await mailStates()).toEqual(['sent'])
    expect(kit.mails.map(({ messageId }) => messageId)).toEqual([
      `<alert-${alert.id}@torget.ekkoping.example>`,
    ])
  })

  it('that is refused says so beside the alert', async () => {
    await tell()
    kit.mailFailure.error = new MailRefused('550', 'no such mailbox')
    await kit.sendMails()
    expect(await mailStates()).toEqual(['refused'])
  })

  it('of unknown fate is never sent again, and is settled by reading the alert', async () => {
    const alert = await tell()
    kit.mailFailure.error = new MailOutcomeUnknown('ECONNRESET', 'the connection broke')
    await kit.sendMails()
    kit.clock.advance({ hours: 4 })
    await kit.sendMails()
    expect(kit.mails).toEqual([])
    expect(await mailStates()).toEqual(['unknown'])
    expect(await rowStates(alert)).toEqual(['unknown'])
    await markRead(kit.alerts, reader, alert.id)
    expect(await rowStates(alert)).toEqual(['cancelled'])
    expect(await mailStates()).toEqual(['unknown'])
  })

  it('is called off when the alert is read first', async () => {
    const alert = await tell()
    await markRead(kit.alerts, reader, alert.id)
    await kit.sendMails()
    expect(kit.mails).toEqual([])
    expect(await mailStates()).toEqual(['not-needed'])
    expect(await rowStates(alert)).toEqual(['cancelled'])
  })

  it('is in the person’s own language', async () => {
    await changePerson(kit.deps, reader, { personId: reader.id, change: { language: 'en' } })
    await tell()
    await kit.sendMails()
    expect(kit.mails[0]?.subject).toBe('Urgent: somebody needs an answer – Ekköpings kommun')
    expect(kit.mails[0]?.text).toContain('The answer must be sent by')
  })

  it('does not go to somebody who has left meanwhile', async () => {
    await tell()
    await changePerson(kit.deps, systemActor(kit.orgId, 'setup'), {
      personId: reader.id,
      change: { isActive: false },
    })
    await kit.sendMails()
    expect(kit.mails).toEqual([])
  })

  it('about what is due before long can be turned off, what is urgent cannot', async () => {
    await setWishes(kit.alerts, reader, { wantsWarnings: false })
    await tell('deadline-near')
    await tell('urgent')
    await kit.sendMails()
    expect(kit.mails).toHaveLength(1)
    expect((await mine()).map(({ kind, mail }) => `${kind}: ${mail}`).sort()).toEqual([
      'deadline-near: turned-off',
      'urgent: sent',
    ])
    await setWishes(kit.alerts, reader, { wantsWarnings: true })
    expect((await readAlerts(kit.alerts, reader)).wishes).toEqual({ wantsWarnings: true })
  })

  it('is not promised where no mail server is set up', async () => {
    const quiet = await openAlertKit({ at: MORNING, hasMail: false })
    await quiet.triaged('quiet', true)
    const [alert] = await quiet.alertsOf('holder')
    expect(alert?.mail).toBe('not-configured')
    expect(await quiet.mailsOf(alert!)).toEqual([])
    await quiet.close()
  })
})

describe('one’s own alerts', () => {
  it('are seen and marked by nobody else', async () => {
    const alert = await tell()
    const { holder } = kit.people
    expect((await readAlerts(kit.alerts, holder)).alerts.map(({ id }) => id)).not.toContain(alert.id)
    await expect(markRead(kit.alerts, holder, alert.id)).rejects.toThrow(/alert/)
    await expect(markRead(kit.alerts, reader, 'no-id')).rejects.toThrow(/alert/)
    await markAllRead(kit.alerts, holder, kit.clock.now())
    expect(await mine()).toMatchObject([{ id: alert.id, readAt: null }])
    const elsewhere = newId<'org'>(kit.clock)
    expect(await kit.test.db.forOrg(elsewhere, (tx) => countUnread(tx, kit.orgId, reader.id))).toBe(0)
  })

  it('"all" means those that were shown', async () => {
    await tell()
    const shownAt = kit.clock.now()
    kit.clock.advance({ seconds: 1 })
    const later = await tell()
    expect(await markAllRead(kit.alerts, reader, shownAt)).toBe(1)
    const page = await readAlerts(kit.alerts, reader)
    expect(page.unread).toBe(1)
    expect(page.alerts.map(({ readAt }) => readAt === null)).toEqual([true, false])
    expect(page.alerts[0]?.id).toBe(later.id)
  })

  it('come page by page, unread first and newest first, each once', async () => {
    const told: Alert[] = []
    for (let n = 0; n < 7; n += 1) {
      kit.clock.advance({ seconds: n % 3 })
      told.push(await tell('deadline-near'))
    }
    for (const n of [1, 5, 6]) await markRead(kit.alerts, reader, told[n]!.id)
    const seen: Alert[] = []
    let after: string | null = null
    do {
      const page = await readAlerts(kit.alerts, reader, { after, limit: 2 })
      seen.push(...page.alerts)
      after = page.next
    } while (after !== null)
    expect(seen).toHaveLength(7)
    const rank = ({ readAt, raisedAt, id }: Alert) =>
      `${readAt === null ? 1 : 0} ${raisedAt.toString({ smallestUnit: 'millisecond' })} ${id}`
    expect(seen.map(rank)).toEqual(
      told
        .map((one) => rank(seen.find(({ id }) => id === one.id)!))
        .sort()
        .reverse(),
    )
    await expect(readAlerts(kit.alerts, reader, { after: 'o_i-går_x' })).rejects.toThrow(/cursor/)
  })

  it('are forgotten after ninety days, with the mail that nobody knew the fate of', async () => {
    const alert = await tell()
    kit.mailFailure.error = new MailOutcomeUnknown('ECONNRESET', 'the connection broke')
    await kit.sendMails()
    kit.clock.advance({ hours: 90 * 24 })
    await sweepAlerts(kit.alerts)
    expect(await mine()).toHaveLength(1)
    kit.clock.advance({ seconds: 1 })
    await sweepAlerts(kit.alerts)
    expect(await mine()).toEqual([])
    expect(await rowStates(alert)).toEqual(['cancelled'])
  })
})
