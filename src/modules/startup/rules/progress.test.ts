import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STEP_KINDS } from './application.ts'
import { needsReason, openNow, outcomesFor, progressOf, remindAt } from './progress.ts'

type Standing = Parameters<typeof openNow>[0][number]

const step = (stage: number, isBlocking = true, outcome: Standing['outcome'] = null): Standing => ({
  stage,
  isBlocking,
  outcome,
})

describe('whose turn it is (F-070, B-033)', () => {
  it.each([
    ['the first of two', [step(11), step(12)], [11]],
    ['both of one stage', [step(2), step(2), step(11)], [2, 2]],
    ['the next after a yes', [step(11, true, 'yes'), step(12)], [12]],
    ['those told beside the decision of their stage', [step(11), step(11, false)], [11, 11]],
    ['nobody told before the decision', [step(11), step(12, false)], [11]],
    [
      'those told once all is decided',
      [step(11, true, 'yes'), step(12, false), step(1000, false)],
      [12, 1000],
    ],
    ['nobody when all is done', [step(11, true, 'yes'), step(12, false, 'noted')], []],
  ])('%s', (_name, steps, stages) => {
    expect(openNow(steps).map(({ stage }) => stage)).toEqual(stages)
  })

  const standing = fc.record({
    stage: fc.constantFrom(1, 2, 11, 12, 13, 1000),
    isBlocking: fc.boolean(),
    outcome: fc.constantFrom(null, 'yes' as const, 'noted' as const),
  })

  it('never opens what comes after an undecided step, and never stands still while something is left', () => {
    fc.assert(
      fc.property(fc.array(standing), (steps) => {
        const open = openNow(steps)
        const left = steps.filter(({ outcome }) => outcome === null)
        const gate = left.filter(({ isBlocking }) => isBlocking).map(({ stage }) => stage)
        expect(open.every(({ stage }) => gate.every((blocking) => stage <= blocking))).toBe(true)
        expect(open.length > 0).toBe(left.length > 0)
      }),
    )
  })

  it('answered one after the other in whatever order is open, every application comes to an end', () => {
    fc.assert(
      fc.property(
        fc.array(standing, { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 40 }),
        (start, picks) => {
          let steps: Standing[] = start.map((one) => ({ ...one, outcome: null }))
          for (let turn = 0; turn <= start.length; turn += 1) {
            const open = openNow(steps)
            const chosen = open[(picks[turn] ?? 0) % Math.max(1, open.length)]
            steps = steps.map((one) => (one === chosen ? { ...one, outcome: 'yes' } : one))
          }
          expect(progressOf(steps)).toBe('approved')
        },
      ),
    )
  })
})

describe('where an application stands (scenario 1)', () => {
  it.each([
    ['waits for the manager', [step(11), step(12, false)], 'waiting'],
    ['approved, and the communicator has not read it', [step(11, true, 'yes'), step(12, false)], 'told'],
    ['read: only now active', [step(11, true, 'yes'), step(12, false, 'noted')], 'approved'],
    ['one no among many yes', [step(11, true, 'yes'), step(12, true, 'no'), step(13)], 'returned'],
    ['a task for afterwards holds nothing up', [step(11, true, 'yes'), step(1000, false)], 'approved'],
    ['nobody to ask', [], 'approved'],
  ] as const)('%s', (_name, steps, progress) => {
    expect(progressOf(steps)).toBe(progress)
  })
})

describe('reminders', () => {
  const at = (text: string) => Temporal.Instant.from(text)
  const open = { openedAt: at('2026-11-02T10:00:00Z'), remindedAt: null, remindAfterDays: 7, outcome: null }
  it.each([
    ['after so many days', open, '2026-11-09T10:00:00Z'],
    ['and as often again', { ...open, remindedAt: at('2026-11-09T10:01:00Z') }, '2026-11-16T10:01:00Z'],
    ['not before one’s turn', { ...open, openedAt: null }, null],
    ['not when the policy asks for none', { ...open, remindAfterDays: null }, null],
    ['not once answered', { ...open, outcome: 'yes' as const }, null],
  ])('%s', (_name, given, due) => {
    expect(remindAt(given)?.toString() ?? null).toBe(due)
  })
})

it.each(STEP_KINDS)('%s has answers, and a no always its reason', (kind) => {
  expect(outcomesFor(kind).length).toBeGreaterThan(0)
  expect(needsReason(kind, 'no')).toBe(true)
  expect(needsReason('comment', 'noted')).toBe(true)
  expect(needsReason('override', 'yes')).toBe(true)
  expect(needsReason('approve', 'yes')).toBe(false)
})
