import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import type { MessageId } from '#core/ids.ts'
import { connectAccount } from '#modules/accounts/index.ts'
import { sweepDeadlines, triageMessage } from '#modules/inbox/index.ts'
import { openCase, sweepModeration, withdrawCase } from '#modules/moderation/index.ts'
import { openAlertKit, type AlertKit } from '#test/alert-kit.ts'
import type { PersonName } from '#test/inbox-kit.ts'
import { alertEvents } from './index.ts'

/** Friday 20 November 2026, 18:10 in Sweden. */
const FRIDAY_EVENING = '2026-11-20T17:10:00Z'
let f: AlertKit
let b: AlertKit
beforeAll(async () => {
  ;[f, b] = await Promise.all([
    openAlertKit({ at: FRIDAY_EVENING }),
    openAlertKit({ at: FRIDAY_EVENING, policy: 'botkyrka' }),
  ])
})
afterAll(() => Promise.all([f.close(), b.close()]))
beforeEach(() => {
  for (const kit of [f, b]) kit.mails.length = 0
})

const about = async (kit: AlertKit, who: PersonName, subjectId: string) =>
  (await kit.alertsOf(who)).filter((alert) => alert.subjectId === subjectId)
const kinds = async (kit: AlertKit, who: PersonName, subjectId: string) =>
  (await about(kit, who, subjectId)).map(({ kind }) => kind)

describe('scenario 10: an urgent question on Friday evening (F-101, F-174)', () => {
  let messageId: MessageId
  const triage = async (isUrgent: boolean) => {
    const { version } = await f.message('urgent')
    await triageMessage(f.inbox, systemActor(f.orgId, 'test'), {
      messageId,
      classKey: 'question',
      isAcute: isUrgent,
      isHappeningNow: isUrgent,
      version,
    })
  }

  it('calls the owner and the substitute at once, in the app and by mail', async () => {
    messageId = await f.triaged('urgent', true)
    await f.sendMails()
    for (const who of ['holder', 'substitute'] as const)
      expect(await about(f, who, messageId)).toMatchObject([
        { kind: 'urgent', modality: 'ska', mail: 'sent', readAt: null, accountId: f.account.id },
      ])
    expect(await kinds(f, 'communicator', messageId)).toEqual([])
    expect(f.mails.map(({ to }) => to).sort()).toEqual([
      'holder@ekkoping.example',
      'substitute@ekkoping.example',
    ])
  })

  it('says kind, account, time and where to look; never what was written, nor by whom', async () => {
    f.mails.length = 0
    const another = await f.triaged('urgent-too', true)
    await f.sendMails()
    const mail = f.mails.find(({ to }) => to === 'holder@ekkoping.example')
    expect(mail?.subject).toBe('Akut: någon behöver svar – Ekköpings kommun')
    expect(mail?.text.replace(/\s/gu, ' ')).toContain('senast 21 november 2026 kl. 18.10.')
    expect(mail?.text).toContain(`https://torget.ekkoping.example/inkorg/${another}`)
    expect(mail?.text).not.toMatch(/Kommentar urgent-too|Åsa|Öberg/)
    expect(mail?.html).toBeUndefined()
    const [alert] = await about(f, 'holder', another)
    expect(mail?.messageId).toBe(`<alert-${alert!.id}@torget.ekkoping.example>`)
  })

  it('stands in the journal once: who was called and in what order, when, and what became of each mail', async () => {
    const entries = (await f.journal(messageId)).filter(({ kind }) => kind.startsWith('alert.'))
    expect(entries.map(({ kind }) => kind)).toEqual(['alert.urgent', 'alert.mailed', 'alert.mailed'])
    expect(entries[0]?.facts).toEqual({
      dueAt: '2026-11-21T17:10:00Z',
      modality: 'ska',
      told: [
        { personId: f.people.holder.id, mail: 'waiting' },
        { personId: f.people.substitute.id, mail: 'waiting' },
      ],
    })
    expect(entries.slice(1).map(({ facts }) => facts['mail'])).toEqual(['sent', 'sent'])
  })

  it('calls nobody twice for the same time, however often it is triaged', async () => {
    await triage(false)
    await triage(true)
    await f.sendMails()
    expect(await kinds(f, 'holder', messageId)).toEqual(['urgent'])
    expect(f.mails).toEqual([])
    expect((await f.journal(messageId)).filter(({ kind }) => kind === 'alert.urgent')).toHaveLength(1)
  })
})

describe('scenario 11: 48 hours that should be kept (B-057, B-020)', () => {
  it('warns the owner, then tells both when the item goes to the substitute; a sweep that comes again tells nothing', async () => {
    b.clock.set(FRIDAY_EVENING)
    const messageId = await b.triaged('slow', false)
    b.clock.set('2026-11-22T09:00:00Z')
    for (let n = 0; n < 3; n += 1) await sweepDeadlines(b.inbox)
    expect(await about(b, 'holder', messageId)).toMatchObject([{ kind: 'deadline-near', modality: 'bör' }])
    expect(await kinds(b, 'substitute', messageId)).toEqual([])
    // due on Sunday evening: on Monday it would be no warning
    await b.sendMails()
    expect(b.mails.map(({ to }) => to)).toEqual(['holder@ekkoping.example'])

    b.clock.set('2026-11-22T17:11:00Z')
    for (let n = 0; n < 3; n += 1) await sweepDeadlines(b.inbox)
    expect(await about(b, 'substitute', messageId)).toMatchObject([
      { kind: 'deadline-passed', missedAs: 'deviation', handed: 'to-you' },
    ])
    expect((await about(b, 'holder', messageId))[0]).toMatchObject({
      kind: 'deadline-passed',
      handed: 'from-you',
    })
    b.mails.length = 0
    await b.sendMails()
    expect(b.mails, 'not before the office opens').toEqual([])
    b.clock.set('2026-11-23T07:00:00Z')
    await b.sendMails()
    const toSubstitute = b.mails.find(({ to }) => to === 'substitute@ekkoping.example')
    expect(toSubstitute?.text).toContain('som ersättare')
    expect(toSubstitute?.text).toContain('avsteg')
    expect(b.mails).toHaveLength(2)
  })
})

describe('scenario 17: the removal clock (B-059)', () => {
  const open = async (externalId: string) => {
    const messageId = await b.write(externalId, 'Fula ord här.', {
      postedAt: Temporal.Instant.from('2026-11-27T19:00:00Z'),
    })
    const { caseId } = await openCase(b.watched, b.people.communicator, {
      messageId,
      groundCode: 'obscene-words',
      assessment: 'Kommentaren består bara av könsord riktade mot andra.',
    })
    return { messageId, caseId }
  }

  it('due on Sunday evening: who has the case, the owner and the substitute are warned once, while there is time', async () => {
    b.clock.set('2026-11-27T19:00:00Z')
    const { messageId } = await open('obscene')
    await sweepModeration(b.watched)
    expect(await kinds(b, 'communicator', messageId)).toEqual([])
    b.clock.set('2026-11-29T07:30:00Z')
    for (let n = 0; n < 2; n += 1) await sweepModeration(b.watched)
    for (const who of ['communicator', 'holder', 'substitute'] as const)
      expect(await about(b, who, messageId), who).toMatchObject([{ kind: 'removal-near' }])
    await b.sendMails()
    expect(b.mails).toHaveLength(3)

    b.clock.set('2026-11-29T19:00:00Z')
    for (let n = 0; n < 2; n += 1) await sweepModeration(b.watched)
    expect((await about(b, 'substitute', messageId))[0]).toMatchObject({ kind: 'removal-missed' })
    const missed = (await b.journal(messageId)).filter(({ kind }) => kind === 'moderation.removal-missed')
    expect(missed).toHaveLength(1)
    expect(missed[0]?.facts).toMatchObject({ dueAt: '2026-11-29T19:00:00Z' })
  })

  it('says nothing of a case that has been called off', async () => {
    b.clock.set('2026-11-27T19:00:00Z')
    const { messageId, caseId } = await open('called-off')
    await withdrawCase(b.watched, b.people.communicator, { caseId, reason: 'Ett citat ur en bok.' })
    b.clock.set('2026-11-29T19:00:00Z')
    await sweepModeration(b.watched)
    expect(await kinds(b, 'communicator', messageId)).toEqual([])
  })
})

describe('an account that loses its connection', () => {
  const lose = (kit: AlertKit) =>
    kit.org((tx) =>
      alertEvents(kit.alerts).accountAccessLost(tx, kit.orgId, {
        accountId: kit.account.id,
        holderId: kit.people.holder.id,
        code: '190/460',
        loss: 'password-changed',
      }),
    )

  it('the holder is told what happened and what to do, once for each loss; connected again, no late mail comes', async () => {
    f.clock.set('2026-11-24T20:00:00Z')
    await lose(f)
    f.clock.advance({ seconds: 20 })
    await lose(f)
    expect(await about(f, 'holder', f.account.id)).toMatchObject([
      { kind: 'access-lost', loss: 'password-changed', code: '190/460', mail: 'waiting' },
    ])
    await connectAccount(f.deps, f.people.admin, { accountId: f.account.id, token: 'new' })
    f.clock.set('2026-11-25T07:00:00Z')
    await f.sendMails()
    expect(f.mails).toEqual([])
    expect(await about(f, 'holder', f.account.id)).toMatchObject([{ mail: 'not-needed' }])
    await lose(f)
    expect(await about(f, 'holder', f.account.id)).toHaveLength(2)
  })
})

describe('a process that is killed', () => {
  it('between telling and committing leaves neither alert nor mail; the next sweep tells once', async () => {
    b.clock.set('2026-12-04T09:00:00Z')
    const messageId = await b.triaged('killed', false)
    b.clock.set('2026-12-06T09:01:00Z')
    const events = alertEvents(b.alerts)
    const dying = {
      ...b.inbox,
      events: {
        ...events,
        deadlinePassed: async (...all: Parameters<typeof events.deadlinePassed>) => {
          await events.deadlinePassed(...all)
          throw new Error('killed')
        },
      },
    }
    await expect(sweepDeadlines(dying)).rejects.toThrow('killed')
    expect(await kinds(b, 'substitute', messageId)).toEqual([])
    await sweepDeadlines(b.inbox)
    await sweepDeadlines(b.inbox)
    const [alert, ...more] = await about(b, 'substitute', messageId)
    expect(more).toEqual([])
    expect(await b.mailsOf(alert!)).toHaveLength(1)
  })
})
