import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { storePolicyVersion } from '#modules/policy/index.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { sweepDeadlines, triageMessage } from '../index.ts'

let f: InboxKit
let b: InboxKit
beforeAll(async () => {
  // Friday 18:10 in Sweden
  f = await openInboxKit({ policy: 'falkenberg', at: '2026-11-20T17:10:00Z' })
  b = await openInboxKit({ policy: 'botkyrka', at: '2026-11-20T17:10:00Z' })
})
afterAll(async () => {
  await f.close()
  await b.close()
})

const triage = async (kit: InboxKit, externalId: string, over: Record<string, unknown> = {}) => {
  const { id, version } = await kit.message(externalId)
  const input = {
    messageId: id,
    classKey: 'question',
    isAcute: false,
    isHappeningNow: false,
    version,
    ...over,
  }
  return triageMessage(kit.deps, kit.people.holder, input)
}
const local = (at: Temporal.Instant | null) =>
  at?.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString()

describe('scenario 10: urgent question on Friday evening under Falkenberg (F-101 to F-103)', () => {
  it('is due a day later on the wall clock, and those who are to know are told at once', async () => {
    await f.receive(added('urgent'))
    expect(local((await f.message('urgent')).dueAt)).toBe('2026-11-25T23:59:00')
    const { deadline } = await triage(f, 'urgent', { isAcute: true, isHappeningNow: true })
    expect(local(deadline.dueAt)).toBe('2026-11-21T18:10:00')
    expect(deadline).toMatchObject({ ruleId: 'answer-urgent', modality: 'ska' })
    const told = f.told.filter((one) => one.what === 'messageUrgent')
    expect(told).toHaveLength(1)
    expect(told[0]?.detail['personIds']).toEqual([f.people.holder.id, f.people.substitute.id])
  })

  it('moves back when it was not urgent after all, and every step stands in the journal', async () => {
    const { deadline } = await triage(f, 'urgent', {
      isAcute: true,
      isHappeningNow: false,
      classKey: 'viewpoint',
    })
    expect(local(deadline.dueAt)).toBe('2026-11-25T23:59:00')
    const { id } = await f.message('urgent')
    const steps = (await f.journal(id)).filter(
      (entry) => entry.kind.startsWith('message.') && entry.kind !== 'message.received',
    )
    expect(steps).toMatchObject([
      {
        kind: 'message.triaged',
        facts: {
          from: null,
          ruleBefore: 'answer-otherwise',
          to: { classKey: 'question', isAcute: true, isHappeningNow: true },
        },
        ruleIds: ['class-question', 'answer-urgent'],
      },
      {
        kind: 'message.retriaged',
        facts: {
          from: { classKey: 'question', isAcute: true },
          to: { classKey: 'viewpoint' },
          ruleBefore: 'answer-urgent',
        },
        ruleIds: ['class-viewpoint', 'answer-otherwise'],
      },
    ])
  })

  it.each([
    [true, false],
    [false, true],
    [false, false],
  ])('needs both answers: acute %s, happening now %s is not urgent', async (isAcute, isHappeningNow) => {
    const externalId = `both-${isAcute}-${isHappeningNow}`
    await f.receive(added(externalId))
    const { deadline } = await triage(f, externalId, { isAcute, isHappeningNow })
    expect(deadline.ruleId).toBe('answer-otherwise')
  })
})

describe('scenario 11: 48 hours that should be kept, under Botkyrka (B-057, B-020)', () => {
  it('is due on Sunday evening, and late is a deviation that goes to the substitute, once', async () => {
    await b.receive(added('slow'))
    const { deadline } = await triage(b, 'slow')
    expect(local(deadline.dueAt)).toBe('2026-11-22T18:10:00')
    expect(deadline.modality).toBe('bör')
    b.clock.set('2026-11-22T17:11:00Z')
    await sweepDeadlines(b.deps)
    await sweepDeadlines(b.deps)
    const message = await b.message('slow')
    expect(message.ownerId).toBe(b.people.substitute.id)
    const late = (await b.journal(message.id)).filter((entry) => entry.kind === 'deadline.passed')
    expect(late).toMatchObject([
      {
        ruleIds: ['answer'],
        facts: {
          missedAs: 'deviation',
          modality: 'bör',
          from: b.people.holder.id,
          to: b.people.substitute.id,
        },
      },
    ])
    expect(b.told.filter((one) => one.what === 'deadlinePassed')).toHaveLength(1)
  })

  it('a deadline that should be kept by duty is a breach when it is not', async () => {
    f.clock.set('2026-11-26T08:00:00Z')
    await sweepDeadlines(f.deps)
    const { id } = await f.message('urgent')
    const [late] = (await f.journal(id)).filter((entry) => entry.kind === 'deadline.passed')
    expect(late).toMatchObject({ facts: { missedAs: 'breach', modality: 'ska' } })
  })

  it('warns once before it is too late, and anew when the deadline moves', async () => {
    b.clock.set('2026-11-23T08:00:00Z')
    await b.receive(added('warned'))
    const warnings = () => b.told.filter((one) => one.what === 'deadlineNear').length
    await sweepDeadlines(b.deps)
    expect(warnings()).toBe(0)
    b.clock.set('2026-11-24T21:00:00Z')
    await sweepDeadlines(b.deps)
    await sweepDeadlines(b.deps)
    expect(warnings()).toBe(1)
  })
})

describe('triage', () => {
  it('restricts secret data to those who handle it, and does not lift that by a click on another class (F-112)', async () => {
    await f.receive(added('secret'))
    await triage(f, 'secret', { classKey: 'secret' })
    expect((await f.message('secret')).isRestricted).toBe(true)
    await triage(f, 'secret', { classKey: 'question' })
    expect((await f.message('secret')).isRestricted).toBe(true)
  })

  it('refuses to overwrite what somebody else changed first', async () => {
    await f.receive(added('race'))
    const { version } = await f.message('race')
    await triage(f, 'race')
    await expect(triage(f, 'race', { version })).rejects.toThrow(Conflict)
  })

  it('refuses an unknown class, an unknown message, a settled one, and who may not', async () => {
    await expect(triage(f, 'race', { classKey: 'joke' })).rejects.toThrow(InvalidInput)
    await expect(triage(f, 'race', { messageId: 'nonsense' })).rejects.toThrow(NotFound)
    const { id, version } = await f.message('race')
    const input = { messageId: id, classKey: 'question', isAcute: false, isHappeningNow: false, version }
    for (const actor of [f.people.employee, f.people.registrar, f.people.service, f.token('messages:read')]) {
      await expect(triageMessage(f.deps, actor, input)).rejects.toThrow(NotPermitted)
    }
    await f.receive(added('ours', { author: { externalId: f.account.externalId, name: 'Kommunen' } }))
    await expect(triage(f, 'ours')).rejects.toEqual(new RuleBroken('not-open'))
  })

  it('keeps to the policy version the message came in under (F-002, scenario 25)', async () => {
    const before = (await f.message('race')).dueAt
    const file = await readFile(new URL('../../../../policies/falkenberg.yaml', import.meta.url), 'utf8')
    const yaml = file.replace('amount: 3, unit: workingDays', 'amount: 5, unit: workingDays')
    await f.org((tx) =>
      storePolicyVersion(tx, f.clock, { orgId: f.orgId, yaml, storedBy: 'test', validFrom: f.clock.now() }),
    )
    await triage(f, 'race', { classKey: 'praise' })
    expect((await f.message('race')).dueAt).toEqual(before)
    f.clock.set('2026-11-27T09:00:00Z')
    await f.receive(added('under-the-new'))
    expect(local((await f.message('under-the-new')).dueAt)).toBe('2026-12-04T23:59:00')
  })
})
