import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectRules } from '../collect-rules.ts'
import { botkyrka, falkenberg } from '../../shipped-policy-fixture.ts'
import { compareModality, compareValues } from './compare-values.ts'
import { placeOf } from './overlays.ts'
import { orders } from './tightening-orders.ts'

const opposite = { same: 'same', tighter: 'looser', looser: 'tighter', incomparable: 'incomparable' } as const

const time = fc.record({
  when: fc.constant('always'),
  amount: fc.integer({ min: 1, max: 200 }),
  unit: fc.constantFrom('hours', 'workingDays', 'nextWorkingDay'),
  onClosedDay: fc.constantFrom('keep', 'nextWorkingDay'),
})

/** Values that fit an order, so that the comparison has something to say. */
function fitting(place: string): fc.Arbitrary<unknown> {
  const order = orders[place]
  if (order?.kind === 'ranked') return fc.constantFrom(...order.from)
  if (order?.kind === 'superset' || order?.kind === 'subset') return fc.subarray(['a', 'b', 'c', 'd'])
  if (order?.kind === 'true' || order?.kind === 'false') return fc.boolean()
  return fc.integer({ min: 0, max: 9 })
}

const places = Object.keys(orders)
const pairs = fc
  .constantFrom(...places)
  .chain((place) => fc.tuple(fc.constant(place), fitting(place), fitting(place), fitting(place)))

describe('the tightening order', () => {
  it('is the same one way as the other, and holds from one step to the next', () => {
    fc.assert(
      fc.property(pairs, ([place, a, b, c]) => {
        const compare = (x: unknown, y: unknown) => compareValues(place, x, y).verdict
        expect(compare(a, a)).toBe('same')
        expect(compare(b, a)).toBe(opposite[compare(a, b)])
        const rising = ['same', 'tighter']
        if (rising.includes(compare(a, b)) && rising.includes(compare(b, c)))
          expect(rising).toContain(compare(a, c))
      }),
      { numRuns: 500 },
    )
  })

  it('orders times so that a tighter one never gives a later day', () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        expect(compareValues('inbox.sla.#.value', b, a).verdict).toBe(
          opposite[compareValues('inbox.sla.#.value', a, b).verdict],
        )
      }),
    )
  })

  it.each([
    [
      'inbox.sla.#.value',
      { when: 'always', amount: 3, unit: 'workingDays' },
      { when: 'always', amount: 48, unit: 'hours' },
      'tighter',
    ],
    [
      'inbox.sla.#.value',
      { when: 'always', amount: 3, unit: 'workingDays' },
      { when: 'always', amount: 72, unit: 'hours' },
      'incomparable',
    ],
    [
      'inbox.sla.#.value',
      { when: 'always', amount: 3, unit: 'workingDays' },
      { when: 'always', amount: 1, unit: 'nextWorkingDay' },
      'tighter',
    ],
    [
      'inbox.sla.#.value',
      { when: { urgent: true }, amount: 3, unit: 'hours' },
      { when: 'always', amount: 1, unit: 'hours' },
      'incomparable',
    ],
    [
      'moderation.removalClock.value',
      { amount: 48, unit: 'hours', from: 'published' },
      'promptly',
      'tighter',
    ],
    ['moderation.removalClock.value', 'promptly', { amount: 1, unit: 'hours', from: 'published' }, 'looser'],
    [
      'moderation.removalClock.value',
      { amount: 48, unit: 'hours', from: 'detected' },
      { amount: 48, unit: 'hours', from: 'published' },
      'tighter',
    ],
    ['moderation.blocking.value', { enabled: true, minWarnings: 3 }, { enabled: false }, 'tighter'],
    ['moderation.blocking.value', { enabled: false }, { enabled: true, minWarnings: 9 }, 'looser'],
    ['accounts.termsReview.value', 'unknown', { everyMonths: 12 }, 'tighter'],
    ['accounts.termsReview.value', { everyMonths: 12 }, 'unknown', 'looser'],
    ['records.diary.value', { pattern: 'a' }, { pattern: 'b' }, 'incomparable'],
  ])('%s: %j to %j is %s', (place, before, after, verdict) => {
    expect(compareValues(place, before, after).verdict).toBe(verdict)
  })

  it('knows modalities: a permission is no weak demand', () => {
    expect([
      compareModality('bör', 'ska'),
      compareModality('ska', 'gärna'),
      compareModality('får', 'ska'),
    ]).toEqual(['tighter', 'looser', 'incomparable'])
  })

  it('has orders only for places that the schema has', () => {
    const known = new Set(
      [falkenberg, botkyrka].flatMap((policy) => collectRules(policy).map(({ path }) => placeOf(path))),
    )
    expect(
      [...known].filter((place) => places.some((order) => order.startsWith(`${place}.value`))).length,
    ).toBeGreaterThan(40)
  })
})
