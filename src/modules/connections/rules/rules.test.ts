import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLost, isUsable, missingOf, stateAfterLoss, stateByFaults } from './connection.ts'
import { nextTestAt } from './daily-test.ts'
import { afterAttempt, givenUpAt, PARTS } from './disconnection.ts'
import { faultNews } from './long-fault.ts'
import { matchFound, matchRefusal, type Candidate } from './match-found.ts'
import { backoffMinutes, nextInterval } from './polling.ts'
import { hasExpired, isRenewalDue, renewFrom } from './renewal.ts'
import { readFound, writeFound } from './sign-in.ts'
import { warningDue } from './warnings.ts'
import { foundAccount } from '#test/connected-network.ts'

const at = (text: string) => Temporal.Instant.from(text)
const NOON = at('2026-11-21T12:00:00Z')
const lifetime = (granted: string, hours: number) => {
  const grantedAt = at(granted)
  return { grantedAt, expiresAt: grantedAt.add({ minutes: Math.round(hours * 60) }), renewableUntil: null }
}

describe('what is left to do after a disconnection', () => {
  const anyPart = fc.constantFrom(...PARTS)
  const parting = fc.record({
    at: fc.constant(NOON),
    attempts: fc.nat(40),
    unsubscribed: anyPart,
    revoked: anyPart,
  })

  it('comes to an end within seven days and six hours, and nothing that is settled is asked again', () => {
    fc.assert(
      fc.property(parting, fc.nat(10 * 24 * 60), (made, minutes) => {
        const now = NOON.add({ minutes })
        const after = afterAttempt(made, now)
        const isWaiting = after.unsubscribed === 'waits' || after.revoked === 'waits'
        expect(after.nextAt !== null).toBe(isWaiting)
        if (made.unsubscribed !== 'waits') expect(after.unsubscribed).toBe(made.unsubscribed)
        if (made.revoked !== 'waits') expect(after.revoked).toBe(made.revoked)
        if (after.nextAt === null) return
        expect(Temporal.Instant.compare(now, givenUpAt(made))).toBe(-1)
        expect(now.until(after.nextAt).total('hours')).toBeLessThanOrEqual(6)
        expect(Temporal.Instant.compare(after.nextAt, now)).toBe(1)
      }),
    )
  })
})

describe('a network’s long silence', () => {
  const fault = { state: 'network-fault', stateAt: NOON, faultToldFor: null } as const
  it.each([
    ['under six hours', fault, 5.9, null],
    ['six hours', fault, 6, 'silent'],
    ['told already', { ...fault, faultToldFor: NOON }, 30, null],
    [
      'a new one after one that was told',
      { ...fault, faultToldFor: NOON.subtract({ hours: 40 }) },
      7,
      'silent',
    ],
    ['over', { ...fault, state: 'connected', faultToldFor: NOON }, 7, 'over'],
    ['lost meanwhile', { ...fault, state: 'withdrawn', faultToldFor: NOON }, 7, 'over'],
    ['never told, and over', { ...fault, state: 'connected' }, 7, null],
  ] as const)('%s', (_name, connection, hours, news) => {
    expect(faultNews(connection, NOON.add({ minutes: hours * 60 }))).toBe(news)
  })
})

describe('when a grant is renewed', () => {
  it.each([
    ['two hours: at the half', 2, '2026-11-21T13:00:00Z'],
    ['a quarter of an hour: ten minutes before', 0.25, '2026-11-21T12:05:00Z'],
    ['sixty days: ten days before', 60 * 24, '2027-01-10T12:00:00Z'],
    ['eight days: at the half', 8 * 24, '2026-11-25T12:00:00Z'],
  ])('%s', (_name, hours, from) => {
    expect(renewFrom(lifetime('2026-11-21T12:00:00Z', hours))?.toString()).toBe(from)
  })

  it('never where it does not run out, after its renewing has ended, or right after a try that failed', () => {
    const now = at('2026-11-21T13:30:00Z')
    const due = { ...lifetime('2026-11-21T12:00:00Z', 2), renewNotBefore: null }
    expect(isRenewalDue(due, now)).toBe(true)
    expect(isRenewalDue({ ...due, expiresAt: null }, now)).toBe(false)
    expect(isRenewalDue({ ...due, renewableUntil: now }, now)).toBe(false)
    expect(isRenewalDue({ ...due, renewNotBefore: now.add({ seconds: 1 }) }, now)).toBe(false)
    expect(isRenewalDue({ ...due, grantedAt: null }, now)).toBe(false)
  })

  it('always before it has run out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (minutes) => {
        const grant = lifetime('2026-11-21T12:00:00Z', minutes / 60)
        const from = renewFrom(grant)
        expect(from !== null && !hasExpired(grant, from)).toBe(true)
      }),
    )
  })
})

describe('the warnings before an end', () => {
  const ends = at('2026-12-24T12:00:00Z')
  const connection = (change = {}) => ({
    ...{ expiresAt: ends, renewableUntil: null, warnedFor: null },
    ...{ grantedAt: at('2026-10-25T12:00:00Z'), renewableSince: at('2026-10-25T12:00:00Z') },
    ...change,
  })
  const dueAt = (now: string, change = {}, isRenewable = false) =>
    warningDue(connection(change), { isRenewable, now: at(now) })?.days ?? null

  it.each([
    ['2026-11-24T11:59:00Z', null],
    ['2026-11-24T12:00:00Z', 30],
    ['2026-12-10T12:00:00Z', 14],
    ['2026-12-21T12:00:00Z', 3],
    ['2026-12-24T12:00:00Z', null],
  ])('at %s: %s days', (now, days) => {
    expect(dueAt(now)).toBe(days)
  })

  it('each is told once, and again for a new end', () => {
    const told = (days: number) => ({ warnedFor: `${ends.add({ minutes: 3 }).toString()} ${days}` })
    expect(dueAt('2026-11-25T12:00:00Z', told(30))).toBeNull()
    expect(dueAt('2026-12-11T12:00:00Z', told(30))).toBe(14)
    expect(dueAt('2026-12-11T12:00:00Z', told(3))).toBeNull()
    expect(dueAt('2026-12-11T12:00:00Z', { warnedFor: '2026-06-01T12:00:00Z 3' })).toBe(14)
  })

  it('what renews itself is warned of only when the renewing ends', () => {
    expect(dueAt('2026-12-23T12:00:00Z', {}, true)).toBeNull()
    expect(dueAt('2026-12-23T12:00:00Z', { renewableUntil: ends }, true)).toBe(3)
    const moving = { renewableUntil: ends, renewableSince: at('2026-12-10T12:00:00Z') }
    expect(dueAt('2026-12-10T12:01:00Z', moving, true), 'it moves with each renewal').toBeNull()
  })

  it('a grant of ten days is not warned of on its first', () => {
    const grantedAt = at('2026-12-14T12:00:00Z')
    expect(dueAt('2026-12-14T12:01:00Z', { grantedAt })).toBeNull()
    expect(dueAt('2026-12-22T12:00:00Z', { grantedAt })).toBe(3)
  })
})

describe('how often a network is asked', () => {
  const pace = { fastest: 2, slowest: 60 }
  it('stays within the network’s own pace, quicker when something came and slower when not', () => {
    fc.assert(
      fc.property(fc.double({ min: 2, max: 60, noNaN: true }), fc.boolean(), (current, cameSomething) => {
        const next = nextInterval(current, { cameSomething, pace })
        expect(next).toBeGreaterThanOrEqual(2)
        expect(next).toBeLessThanOrEqual(60)
        expect(cameSomething ? next <= current : next >= current).toBe(true)
      }),
    )
    expect(nextInterval(null, { cameSomething: false, pace })).toBe(2)
  })
  it.each([
    [1, 1],
    [2, 2],
    [4, 8],
    [99, 60],
  ])('after %i faults in a row: %i minutes', (faults, minutes) => {
    expect(backoffMinutes(faults)).toBe(minutes)
  })
})

it('the daily test of an account keeps its minute, and a hundred accounts do not share one', () => {
  const ids = Array.from(
    { length: 100 },
    (_, n) => `0193${String(n).padStart(4, '0')}-aaaa-7000-8000-${n * 7919}`,
  )
  const next = ids.map((id) => nextTestAt(id, NOON))
  for (const [n, first] of next.entries()) {
    const hours = NOON.until(first).total('hours')
    expect(hours).toBeGreaterThanOrEqual(1)
    expect(hours).toBeLessThanOrEqual(25)
    expect(nextTestAt(ids[n]!, first).since(first).total('hours')).toBe(24)
  }
  expect(new Set(next.map(String)).size).toBeGreaterThan(80)
})

describe('how a connection stands', () => {
  it.each([
    ['expired', 'expired'],
    ['withdrawn', 'withdrawn'],
    ['role-lost', 'role-lost'],
    ['password-changed', 'password-changed'],
    ['blocked', 'blocked'],
    ['unknown', 'refused'],
  ] as const)('a loss %s makes it %s, which nothing is asked of any more', (loss, state) => {
    expect(stateAfterLoss(loss)).toBe(state)
    expect([isUsable(state), isLost(state)]).toEqual([false, true])
  })
  it.each([
    [{ faults: 2, renewFaults: 1 }, 'connected'],
    [{ faults: 3, renewFaults: 2 }, 'network-fault'],
    [{ faults: 0, renewFaults: 2 }, 'renewing-fails'],
  ] as const)('%o: %s', (counts, state) => {
    expect(stateByFaults(counts)).toBe(state)
  })
  it('only what the network says it did not give is missing', () => {
    expect(missingOf(['a', 'b'], ['b'])).toEqual(['a'])
    expect(missingOf(['a', 'b'], null)).toEqual([])
  })
})

describe('which account a found one is', () => {
  const account = (id: string, change: Partial<Candidate> = {}): Candidate => ({
    ...{ id: id as Candidate['id'], network: 'n', externalId: '', status: 'active' },
    ...change,
  })
  const found = foundAccount({ externalId: '7' })
  it('the one with its id; else those without any', () => {
    const ours = [account('a'), account('b', { externalId: '7' }), account('c', { status: 'closed' })]
    expect(matchFound(found, ours)).toEqual({ kind: 'known', accountId: 'b' })
    expect(matchFound(found, [ours[0]!, ours[2]!])).toEqual({ kind: 'to-choose', among: ['a'] })
  })
  it.each([
    [{}, null],
    [{ externalId: '7' }, null],
    [{ externalId: '8' }, 'other-account'],
    [{ network: 'm' }, 'other-network'],
    [{ status: 'closed' }, 'account-closed'],
  ])('%o: %s', (change, refusal) => {
    expect(matchRefusal(found, account('a', change), 'n')).toBe(refusal)
  })
})

it('what was found comes back as it was, times and all', () => {
  const found = foundAccount({ name: 'Å 👩‍👩‍👧 مرحبا' })
  const grant = { ...found.grant, expiresAt: NOON }
  expect(readFound(writeFound([{ ...found, grant }]))).toEqual([{ ...found, grant }])
})
