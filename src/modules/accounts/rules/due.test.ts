import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Citation } from '#modules/policy/index.ts'
import { standardDemands } from '#test/standard-demands.ts'
import { dueOf, toldKey, type Due, type DueFacts } from './due.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const noon = (text: string) =>
  day(text).toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: '12:00' }).toInstant()

const facts: DueFacts = {
  account: {
    status: 'active',
    adminsState: 'enough',
    holderId: 'h' as never,
    lastPostOn: day('2026-11-01'),
    openedOn: day('2025-01-01'),
  },
  adminsState: 'enough',
  holderIsHere: true,
  resourcesConfirmedAt: noon('2026-06-01'),
  termsReviewed: { at: noon('2026-06-01'), version: '1' },
  missed: [],
  closing: null,
  slots: [],
  lastPostSeen: null,
  told: new Map(),
}
const citation = {} as Citation
const demands = {
  ...standardDemands,
  inactivity: { afterDays: 90, warnDays: 30, close: true, citation },
}
const NOW = noon('2026-11-21')
const words = (due: readonly Due[]) =>
  due.map((one) => (one.kind === 'tell' ? `${one.what} ${one.about}` : one.kind))
const due = (change: Partial<DueFacts> = {}, now = NOW) => words(dueOf({ ...facts, ...change }, demands, now))
const account = (change: Partial<DueFacts['account']>) => ({ account: { ...facts.account, ...change } })
const slot = {
  id: 's',
  startsAt: noon('2026-11-16'),
  endsAt: noon('2026-11-23'),
  handedBackAt: null,
} as const

describe('what time has made due', () => {
  it.each<[string, readonly string[], Partial<DueFacts>, string?]>([
    ['nothing, when all is well', [], {}],
    ['nothing of an account that is closed', [], { ...account({ status: 'closed' }), holderIsHere: false }],
    ['nothing of one that is only planned', [], { ...account({ status: 'planned' }), holderIsHere: false }],
    ['another number of administrators', ['admins'], { adminsState: 'too-few' }],
    ['a holder who has left', ['holder-left h'], { holderIsHere: false }],
    ['a watch nobody signed for', ['watch-missed'], { missed: [NOW] }],
    ['a newer post than was known', ['last-post'], { lastPostSeen: day('2026-11-20') }],
    ['no older one', [], { lastPostSeen: day('2026-10-01') }],
    [
      'resources a month before they are due again (F-076)',
      ['confirm-resources 2026-12-10'],
      { resourcesConfirmedAt: noon('2025-12-10') },
    ],
    ['not earlier', [], { resourcesConfirmedAt: noon('2025-12-23') }],
    ['resources that nobody ever stood for', ['confirm-resources first'], { resourcesConfirmedAt: null }],
    [
      'not in the account’s first month',
      [],
      { ...account({ openedOn: day('2026-11-01') }), resourcesConfirmedAt: null },
    ],
    [
      'terms that are due again (F-060)',
      ['review-terms 2026-12-01'],
      { termsReviewed: { at: noon('2025-12-01'), version: '1' } },
    ],
    ['a relay week that has begun (F-040)', ['relay-began s'], { slots: [slot] }],
    ['one that is over', ['relay-over s'], { slots: [slot] }, '2026-11-24'],
    ['not one that has been handed back', [], { slots: [{ ...slot, handedBackAt: NOW }] }, '2026-11-24'],
    ['not one to come', [], { slots: [slot] }, '2026-11-15'],
    [
      'an account that grows still (B-045)',
      ['inactive-soon 2026-09-01'],
      account({ lastPostOn: day('2026-09-01') }),
    ],
    [
      'not when a post was seen',
      ['last-post'],
      { ...account({ lastPostOn: day('2026-09-01') }), lastPostSeen: day('2026-11-20') },
    ],
  ])('%s', (_, expected, change, today) => {
    expect(due(change, today === undefined ? NOW : noon(today))).toEqual(expected)
  })

  it('terms that the municipality has read in a newer version than those who run the account', () => {
    const terms = { version: '2', reviewedOn: day('2026-10-01'), by: 'it' }
    expect(words(dueOf(facts, { ...demands, terms }, NOW))).toEqual(['review-terms 2'])
    const read = { ...facts, termsReviewed: { at: noon('2026-10-02'), version: '2' } }
    expect(words(dueOf(read, { ...demands, terms }, NOW))).toEqual([])
  })

  it('a closing whose day has come: by itself when all before it is done, told of when not', () => {
    const closing = { closesOn: day('2026-11-21'), acknowledgedAt: NOW, archivedAt: NOW }
    const of = (change: object) =>
      due({ ...account({ status: 'closing' }), closing: { ...closing, ...change } })
    expect(of({})).toEqual(['finish-closing'])
    expect(of({ archivedAt: null })).toEqual(['closing-late 2026-11-21'])
    expect(of({ acknowledgedAt: null })).toEqual(['closing-late 2026-11-21'])
    expect(of({ closesOn: day('2026-11-22') })).toEqual([])
    expect(of({ closesOn: null })).toEqual([])
  })

  it('is told once: what has been told is never due again, however the account stands', () => {
    const instant = fc
      .integer({ min: 0, max: 900 })
      .map((days) => noon('2025-01-01').add({ hours: days * 24 }))
    const maybe = fc.option(instant, { nil: null })
    fc.assert(
      fc.property(instant, maybe, maybe, fc.boolean(), instant, (...facets) => {
        const [now, resources, terms, isHere, start] = facets
        const some: DueFacts = {
          ...facts,
          holderIsHere: isHere,
          resourcesConfirmedAt: resources,
          termsReviewed: terms === null ? null : { at: terms, version: null },
          slots: [{ ...slot, startsAt: start, endsAt: start.add({ hours: 168 }) }],
        }
        const first = dueOf(some, demands, now)
        const told = new Map(
          first.flatMap((one) => (one.kind === 'tell' ? [[toldKey(one.what, one.about), now] as const] : [])),
        )
        const again = dueOf({ ...some, told }, demands, now)
        expect(again.filter(({ kind }) => kind === 'tell')).toEqual([])
      }),
    )
  })
})
