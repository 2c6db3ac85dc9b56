import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '#core/ids.ts'
import { awayAt, checkAbsence, standInOf, standsInFor, type Absence } from './absence.ts'

const id = (n: number) => `p${String(n)}` as PersonId
const START = Temporal.Instant.from('2026-07-01T06:00:00Z')
const hour = (n: number) => START.add({ hours: n })
const absence = (person: number, substitute: number | null, from: number, until: number): Absence => ({
  id: `${String(person)}-${String(from)}`,
  personId: id(person),
  substituteId: substitute === null ? null : id(substitute),
  fromAt: hour(from),
  untilAt: hour(until),
  version: 1,
})
const must = { modality: 'ska', ruleId: 'admin-substitute' } as const
const should = { modality: 'bör', ruleId: 'admin-substitute' } as const
const everybody = () => true

describe('booking leave (B-020)', () => {
  const booked = [absence(2, 3, 10, 20)]
  it.each([
    ['no substitute where the policy demands one', absence(1, null, 0, 5), must, ['substitute-required']],
    ['no substitute where it only wishes for one', absence(1, null, 0, 5), should, []],
    ['no substitute where it is silent', absence(1, null, 0, 5), null, []],
    ['oneself', absence(1, 1, 0, 5), must, ['substitute-self']],
    ['somebody away for a part of it', absence(1, 2, 15, 30), must, ['substitute-away']],
    ['somebody who is back the very minute', absence(1, 2, 20, 30), must, []],
    ['somebody who leaves the very minute', absence(1, 2, 5, 10), must, []],
    ['whoever stands in for somebody else already', absence(1, 3, 10, 20), must, []],
    ['leave that overlaps one’s own', absence(2, 3, 19, 30), must, ['absence-overlaps']],
    ['an end before its beginning', absence(1, 3, 5, 5), must, ['ends-before-start']],
    ['a time that has passed', absence(1, 3, -9, -5), must, ['already-past']],
  ])('%s', (_what, draft, demand, codes) => {
    const circumstances = { now: START, demand, absences: booked, isActive: everybody }
    const verdict = checkAbsence({ ...draft, id: null }, circumstances)
    expect(verdict.problems.map((problem) => problem.code)).toEqual(codes)
    expect(verdict.lacksSubstitute).toBe(demand !== null && draft.substituteId === null)
  })

  it('somebody who has left stands in for nobody', () => {
    const circumstances = { now: START, demand: must, absences: [], isActive: () => false }
    const { problems } = checkAbsence({ ...absence(1, 2, 0, 5), id: null }, circumstances)
    expect(problems).toEqual([{ field: 'substituteId', code: 'unknown-person' }])
  })

  const drafts = fc.array(
    fc.record({
      person: fc.nat(4),
      substitute: fc.nat(4),
      from: fc.nat(20),
      length: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 25 },
  )
  it('whatever is let through, whoever is away always has somebody here, and never a circle', () => {
    fc.assert(
      fc.property(drafts, fc.nat(30), (list, at) => {
        const absences: Absence[] = []
        for (const { person, substitute, from, length } of list) {
          const draft = absence(person, substitute, from, from + length)
          const circumstances = { now: START, demand: must, absences, isActive: everybody }
          if (checkAbsence({ ...draft, id: null }, circumstances).problems.length === 0) absences.push(draft)
        }
        const away = awayAt(absences, hour(at))
        for (const absent of away.keys()) {
          const standIn = standInOf(away, absent)
          expect(standIn).not.toBeNull()
          expect(away.has(standIn!)).toBe(false)
          expect(standsInFor(away, standIn!)).toContain(absent)
        }
      }),
    )
  })
})

it('a substitute who goes on leave hands on to theirs, to the minute', () => {
  const absences = [absence(1, 2, 0, 10), absence(2, 3, 5, 8)]
  const at = (n: number) => standInOf(awayAt(absences, hour(n)), id(1))
  expect([at(-1), at(0), at(4), at(5), at(7), at(8), at(10)]).toEqual([
    null,
    'p2',
    'p2',
    'p3',
    'p3',
    'p2',
    null,
  ])
})

it('a circle that came to be outside the rules ends the search', () => {
  expect(standInOf(awayAt([absence(1, 2, 0, 9), absence(2, 1, 0, 9)], hour(1)), id(1))).toBeNull()
})
