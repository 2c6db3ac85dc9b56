import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StepId, StepKind } from './application.ts'
import { openNow, progressOf, remindAt } from './progress.ts'
import { afterYes } from './what-next.ts'

type Given = readonly [id: string, stage: number, kind?: StepKind, outcome?: 'yes' | 'noted']

const steps = (...given: readonly Given[]) =>
  given.map(([id, stage, kind = 'approve', outcome = null]) => ({
    id: id as StepId,
    stage,
    kind,
    isBlocking: kind !== 'inform',
    outcome,
  }))
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

describe('what an answer leads to', () => {
  it.each([
    ['the next in order', steps(['a', 11], ['b', 12]), 'a', { kind: 'asks', ids: ['b'] }],
    ['the end', steps(['a', 11, 'approve', 'yes'], ['b', 12]), 'b', { kind: 'ends' }],
    [
      'those asked at the same time',
      steps(['a', 1, 'confirm'], ['b', 1, 'confirm'], ['c', 11]),
      'a',
      { kind: 'waits', ids: ['b'] },
    ],
    ['those who are only told', steps(['a', 11], ['b', 12, 'inform']), 'a', { kind: 'asks', ids: ['b'] }],
    [
      'the end, once they know',
      steps(['a', 11, 'approve', 'yes'], ['b', 12, 'inform']),
      'b',
      { kind: 'ends' },
    ],
    [
      'the end, with a task left for after the start',
      steps(['a', 11], ['b', 1000, 'inform']),
      'a',
      { kind: 'ends' },
    ],
  ] as const)('%s', (_, given, stepId, expected) => {
    const next = afterYes(given, stepId)
    const told = next.kind === 'ends' ? { kind: next.kind } : { kind: next.kind, ids: ids(next.steps) }
    expect(told).toEqual(expected)
  })

  const anySteps = fc
    .array(fc.tuple(fc.constantFrom(1, 2, 11, 12), fc.constantFrom<StepKind>('approve', 'inform', 'confirm')))
    .map((list) => steps(...list.map(([stage, kind], i): Given => [`s${i}`, stage, kind])))

  it('answering what may be answered, in any order, comes to an end, and no blocking step is passed by (F-070, B-033)', () => {
    fc.assert(
      fc.property(anySteps, fc.infiniteStream(fc.nat()), (given, choices) => {
        let now = given.map((step) => ({ ...step, outcome: step.outcome as 'yes' | null }))
        while (progressOf(now) !== 'approved') {
          const open = openNow(now)
          expect(open.length).toBeGreaterThan(0)
          const next = open[(choices.next().value ?? 0) % open.length]!
          const isEarlier = (one: (typeof now)[number]) => one.isBlocking && one.stage < next.stage
          expect(now.filter(isEarlier).every(({ outcome }) => outcome !== null)).toBe(true)
          now = now.map((step) => (step.id === next.id ? { ...step, outcome: 'yes' as const } : step))
        }
        expect(now.every(({ outcome }) => outcome !== null)).toBe(true)
      }),
    )
  })
})

describe('reminders', () => {
  const at = Temporal.Instant.from('2026-11-16T09:00:00Z')
  const week = { hours: 24 * 7 }
  it.each([
    ['after its days', { openedAt: at, remindedAt: null, remindAfterDays: 7, outcome: null }, at.add(week)],
    [
      'as often again',
      { openedAt: at, remindedAt: at.add(week), remindAfterDays: 7, outcome: null },
      at.add({ hours: 24 * 14 }),
    ],
    ['not before its turn', { openedAt: null, remindedAt: null, remindAfterDays: 7, outcome: null }, null],
    [
      'not where the policy asks for none',
      { openedAt: at, remindedAt: null, remindAfterDays: null, outcome: null },
      null,
    ],
    [
      'not of what is answered',
      { openedAt: at, remindedAt: null, remindAfterDays: 7, outcome: 'yes' as const },
      null,
    ],
  ])('%s', (_, step, expected) => {
    expect(remindAt(step)?.toString() ?? null).toBe(expected?.toString() ?? null)
  })
})
