import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { toLocal } from '#core/clock.ts'
import type { PersonId } from '#core/ids.ts'
import { readPolicy, isWorkingDay, type Policy } from '#modules/policy/index.ts'
import type { AlertKind } from './alert.ts'
import { mailStateAtFirst, mailTime, nextOfficeHour } from './mailing.ts'
import { isSameLoss } from './same-loss.ts'
import { isStillTrue, type Now } from './still-true.ts'
import { whoIsTold } from './who-is-told.ts'

let policy: Policy
beforeAll(async () => {
  const read = readPolicy(
    await readFile(new URL('../../../../policies/falkenberg.yaml', import.meta.url), 'utf8'),
  )
  if (!read.ok) throw new Error('the shipped policy does not hold')
  policy = read.policy
})

const instant = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Stockholm]`).toInstant()
const local = (at: Temporal.Instant) => toLocal(at).toPlainDateTime().toString({ smallestUnit: 'minute' })

const KINDS: readonly AlertKind[] = [
  'urgent',
  'deadline-near',
  'deadline-passed',
  'removal-near',
  'removal-missed',
  'access-lost',
  'admins-too-few',
  'rotation-due',
  'watch-missed',
  'answer-wanted',
  'application-returned',
]

describe('when a mail goes', () => {
  it.each([
    ['on a Friday at noon', '2026-11-20T12:00', '2026-11-20T12:00'],
    ['before the office opens', '2026-11-20T06:30', '2026-11-20T08:00'],
    ['as it opens', '2026-11-20T08:00', '2026-11-20T08:00'],
    ['as it closes', '2026-11-20T17:00', '2026-11-23T08:00'],
    ['on a Friday evening', '2026-11-20T18:10', '2026-11-23T08:00'],
    ['on a Sunday', '2026-11-22T12:00', '2026-11-23T08:00'],
    ['on a Thursday night', '2026-11-19T23:30', '2026-11-20T08:00'],
    ['before Easter: Good Friday to Easter Monday are closed', '2026-04-02T18:00', '2026-04-07T08:00'],
    ['before Midsummer: the eve is closed too', '2026-06-18T17:30', '2026-06-22T08:00'],
    ['over the night when the clock goes back', '2026-10-24T20:00', '2026-10-26T08:00'],
    ['over the night when the clock goes forward', '2026-03-28T20:00', '2026-03-30T08:00'],
  ])('waits for the office: %s', (_, now, expected) => {
    expect(local(nextOfficeHour(policy, instant(now)))).toBe(expected)
  })

  const friday = '2026-11-20T20:00'
  it.each<readonly [AlertKind, string, string]>([
    ['urgent', '2026-11-21T20:00', friday],
    ['deadline-near', '2026-11-25T23:59', '2026-11-23T08:00'],
    // scenario 17: due on Sunday at 20, so Monday would be too late
    ['removal-near', '2026-11-22T20:00', friday],
    ['deadline-near', '2026-11-23T08:00', friday],
    ['deadline-near', '2026-11-23T08:01', '2026-11-23T08:00'],
    ['deadline-passed', friday, '2026-11-23T08:00'],
    ['removal-missed', friday, '2026-11-23T08:00'],
    ['access-lost', friday, '2026-11-23T08:00'],
  ])('%s about %s, raised on Friday evening, goes at %s', (kind, moment, expected) => {
    const at = mailTime(policy, { kind, moment: instant(moment), now: instant(friday) })
    expect(local(at)).toBe(expected)
  })

  const anyTime = fc
    .integer({ min: 0, max: 4 * 366 * 24 * 60 })
    .map((minutes) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes }))

  it('never before now, never outside office hours unless it must, always within eleven days', () => {
    fc.assert(
      fc.property(anyTime, anyTime, fc.constantFrom(...KINDS), (now, moment, kind) => {
        const at = mailTime(policy, { kind, moment, now })
        expect(Temporal.Instant.compare(at, now)).toBeGreaterThanOrEqual(0)
        expect(now.until(at).total('hours')).toBeLessThan(11 * 24)
        if (kind === 'urgent') expect(at).toBe(now)
        if (at === now) return
        const { hour, minute } = toLocal(at)
        expect([hour, minute]).toEqual([8, 0])
        expect(isWorkingDay(policy.inbox.businessTime.value, toLocal(at).toPlainDate())).toBe(true)
      }),
    )
  })

  it('goes at once when a slip of the pen keeps the office shut', () => {
    const businessTime = {
      ...policy.inbox.businessTime,
      value: { ...policy.inbox.businessTime.value, days: [] },
    }
    const shut: Policy = { ...policy, inbox: { ...policy.inbox, businessTime } }
    expect(nextOfficeHour(shut, instant(friday))).toEqual(instant(friday))
  })
})

describe('whether a mail goes', () => {
  it.each(KINDS)('%s: only warnings can be turned off', (kind) => {
    const isWarning = kind.endsWith('-near')
    const off = { isConfigured: true, wishes: { wantsWarnings: false } }
    expect(mailStateAtFirst(kind, off)).toBe(isWarning ? 'turned-off' : 'waiting')
    const on = { wishes: { wantsWarnings: true } }
    expect(mailStateAtFirst(kind, { ...on, isConfigured: true })).toBe('waiting')
    expect(mailStateAtFirst(kind, { ...on, isConfigured: false })).toBe('not-configured')
  })
})

describe('who is told', () => {
  const [a, b, c] = ['a', 'b', 'c'] as PersonId[] as [PersonId, PersonId, PersonId]
  const all = new Set([a, b, c])

  it.each([
    ['each once, in order', { personIds: [b, a, b] }, ['b:no', 'a:no']],
    [
      'the new owner and the one who had it',
      { personIds: [b, c], toId: b, fromId: a },
      ['b:to-you', 'c:no', 'a:from-you'],
    ],
    ['nobody hands on to nobody', { personIds: [a], toId: null, fromId: a }, ['a:no']],
    ['an item nobody had', { personIds: [b], toId: b, fromId: null }, ['b:to-you']],
  ])('%s', (_, recipients, expected) => {
    expect(whoIsTold(all, recipients).map((one) => `${one.personId}:${one.handed}`)).toEqual(expected)
  })

  it('leaves out who is no longer here', () => {
    expect(whoIsTold(new Set([c]), { personIds: [a, c], toId: a, fromId: b })).toEqual([
      { personId: c, handed: 'no' },
    ])
  })
})

describe('whether there is still something to tell', () => {
  const moment = instant('2026-11-20T18:00')
  const message = { state: 'open', presence: 'visible', dueAt: moment } as const
  const account = { status: 'active', accessState: 'revoked', adminsState: 'too-few' } as const
  const application = { state: 'returned', isAsked: true } as const
  const facts: Now = { now: instant('2026-11-20T12:00'), message, account, application }
  const about = (kind: AlertKind) => ({ kind, moment, readAt: null })

  it.each(KINDS)('%s: yes while nothing has changed, no when it has been read', (kind) => {
    expect(isStillTrue(about(kind), facts)).toBe(true)
    expect(isStillTrue({ ...about(kind), readAt: facts.now }, facts)).toBe(false)
  })

  it.each<readonly [string, AlertKind, Partial<Now>, boolean]>([
    ['a warning when the time is up', 'deadline-near', { now: moment }, false],
    ['a warning of a removal when the time is up', 'removal-near', { now: moment }, false],
    ['a late answer after the time', 'deadline-passed', { now: moment }, true],
    ['an answered item', 'urgent', { message: { ...message, state: 'handled' } }, false],
    ['a reply on its way', 'deadline-passed', { message: { ...message, state: 'waiting' } }, true],
    ['another due time', 'urgent', { message: { ...message, dueAt: moment.add({ hours: 1 }) } }, false],
    ['content that is gone', 'removal-missed', { message: { ...message, presence: 'removed-by-us' } }, false],
    ['content that is hidden', 'removal-near', { message: { ...message, presence: 'hidden' } }, false],
    ['an account connected again', 'access-lost', { account: { ...account, accessState: 'ok' } }, false],
    [
      'administrators who are enough again',
      'admins-too-few',
      { account: { ...account, adminsState: 'enough' } },
      false,
    ],
    [
      'an account that is worse off now',
      'admins-too-few',
      { account: { ...account, adminsState: 'orphan' } },
      true,
    ],
    ['an account somebody can reach again', 'admins-none', { account }, false],
    ['a password not yet changed', 'rotation-due', {}, true],
    ['an account that is closed', 'rotation-due', { account: { ...account, status: 'closed' } }, false],
    ['a closing called off', 'closing-begun', { account }, false],
    ['a closing under way', 'archive-due', { account: { ...account, status: 'closing' } }, true],
    ['an account that is not there', 'watch-missed', { account: null }, false],
    [
      'a question that has been answered',
      'answer-late',
      { application: { ...application, isAsked: false } },
      false,
    ],
    ['a question nobody can answer yet', 'role-vacant', {}, true],
    ['handed in again', 'application-returned', { application: { ...application, state: 'waiting' } }, false],
    ['an approval', 'application-approved', { application: { ...application, state: 'approved' } }, true],
    ['withdrawn', 'exception-granted', { application: { ...application, state: 'withdrawn' } }, false],
    ['an application that is not there', 'answer-wanted', { application: null }, false],
    ['a message that is not there', 'urgent', { message: null }, false],
  ])('%s', (_, kind, change, expected) => {
    expect(isStillTrue(about(kind), { ...facts, ...change })).toBe(expected)
  })
})

describe('one loss of access', () => {
  const told = instant('2026-11-20T12:00')
  it.each([
    [null, told, false],
    [told, told, true],
    [told, told.add({ seconds: 299 }), true],
    [told, told.add({ minutes: 5 }), false],
  ])('told at %s, refused at %s: the same is %s', (toldAt, now, expected) => {
    expect(isSameLoss(toldAt, now)).toBe(expected)
  })
})
