import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Conflict, RuleBroken } from '#core/errors.ts'
import {
  nextStep,
  openDuties,
  requireStep,
  STEP_KEYS,
  stepsOf,
  type CaseFacts,
  type StepKey,
} from './steps.ts'

const harmless = {
  criminal: false,
  sensitive: false,
  childAbuse: false,
  registerBeforeRemoval: false,
  policeReport: false,
}
const threat = { ...harmless, criminal: true, policeReport: true, registerBeforeRemoval: true }
const secret = { ...harmless, sensitive: true }

const fresh: CaseFacts = {
  classKey: null,
  ground: null,
  needsReview: false,
  isReviewed: false,
  evidence: 'none',
  hasPoliceBasis: false,
  registration: 'none',
  isGone: false,
  action: 'none',
  notice: 'none',
  isNoticeRequired: true,
  police: 'none',
}

const kinds = (facts: Partial<CaseFacts>) => {
  const steps = stepsOf({ ...fresh, ...facts })
  return STEP_KEYS.map((key) => {
    const step = steps[key]
    if (step.kind === 'locked') return `locked:${step.waitsFor}`
    if (step.kind === 'skipped') return `skipped:${step.why}`
    return step.kind === 'now' && step.busy !== null ? `now:${step.busy}` : step.kind
  }).join(' ')
}

describe('the order of a removal', () => {
  it.each<[string, Partial<CaseFacts>, string]>([
    ['nothing decided', {}, 'now now locked:ground locked:ground locked:action locked:ground'],
    [
      'F-118: a crime is not copied before the ground is chosen',
      { classKey: 'criminal' },
      'now locked:ground locked:ground locked:ground locked:action locked:ground',
    ],
    [
      'B-062: a ground without more duties',
      { ground: harmless },
      'done now skipped:not-demanded locked:evidence locked:action skipped:not-demanded',
    ],
    [
      'F-122: politics waits for a second person',
      { ground: harmless, needsReview: true, evidence: 'sealed' },
      'now:waiting-for-reviewer done skipped:not-demanded locked:ground locked:action skipped:not-demanded',
    ],
    [
      'F-129: evidence that is still being saved locks the removal',
      { ground: harmless, evidence: 'capturing' },
      'done now:under-way skipped:not-demanded locked:evidence locked:action skipped:not-demanded',
    ],
    [
      'words changed after the capture need new evidence',
      { ground: harmless, evidence: 'outdated' },
      'done now:outdated skipped:not-demanded locked:evidence locked:action skipped:not-demanded',
    ],
    [
      'F-128: secret data waits for the basis for registration',
      { ground: secret, evidence: 'sealed' },
      'done done now locked:registration-basis locked:action skipped:not-demanded',
    ],
    [
      'F-132: and a crime for the police basis',
      { ground: threat, evidence: 'sealed', registration: 'under-way' },
      'done now:under-way done locked:evidence locked:action locked:evidence',
    ],
    [
      'F-131: everything in hand',
      { ground: threat, evidence: 'sealed', hasPoliceBasis: true, registration: 'under-way', police: 'open' },
      'done done done now locked:action now',
    ],
    [
      'child abuse is taken down at once, registered after, when the file says so',
      {
        ground: { ...threat, childAbuse: true, registerBeforeRemoval: false },
        evidence: 'sealed',
        police: 'open',
      },
      'done done now now locked:action now',
    ],
    [
      'a rejected registration is no basis',
      { ground: secret, evidence: 'sealed', registration: 'rejected' },
      'done done now:failed locked:registration-basis locked:action skipped:not-demanded',
    ],
    [
      'F-123: the notice comes after the removal',
      { ground: harmless, evidence: 'sealed', action: 'done' },
      'done done skipped:not-demanded done now skipped:not-demanded',
    ],
    [
      'B: no individual notice is required',
      { ground: harmless, evidence: 'sealed', action: 'done', isNoticeRequired: false },
      'done done skipped:not-demanded done skipped:not-required skipped:not-demanded',
    ],
    [
      'the author was quicker',
      { ground: harmless, evidence: 'sealed', isGone: true },
      'done done skipped:not-demanded skipped:already-gone skipped:nothing-removed skipped:not-demanded',
    ],
    [
      'an unknown outcome waits for a person',
      { ground: harmless, evidence: 'sealed', action: 'unknown' },
      'done done skipped:not-demanded now:unknown-outcome locked:action skipped:not-demanded',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(kinds(facts)).toBe(expected)
  })

  it.each<[StepKey, Partial<CaseFacts>, typeof RuleBroken | typeof Conflict, string]>([
    ['action', { ground: threat }, RuleBroken, 'step-locked'],
    ['registration-basis', { ground: harmless }, RuleBroken, 'step-not-needed'],
    ['evidence', { ground: harmless, evidence: 'sealed' }, Conflict, 'step-done'],
    ['action', { ground: harmless, evidence: 'sealed', action: 'under-way' }, Conflict, 'step-under-way'],
    ['action', { ground: harmless, evidence: 'sealed', action: 'unknown' }, Conflict, 'step-outcome-unknown'],
  ])('refuses %s with %o', (key, facts, kind, code) => {
    const attempt = () => {
      requireStep(stepsOf({ ...fresh, ...facts }), key)
    }
    expect(attempt).toThrow(kind)
    expect(attempt).toThrow(expect.objectContaining({ code }))
  })
})

describe('closing (scenario 16)', () => {
  const settled = {
    ground: threat,
    evidence: 'sealed',
    hasPoliceBasis: true,
    action: 'done',
    notice: 'undeliverable',
    registration: 'registered',
    police: 'reported',
  } as const
  it.each<[string, Partial<CaseFacts>, readonly string[]]>([
    ['everything settled', {}, []],
    ['a reasoned decision will do', { police: 'decided-not' }, []],
    ['linked to an existing case will do', { registration: 'linked' }, []],
    ['no diary number', { registration: 'under-way' }, ['diary-number']],
    ['no police report', { police: 'open' }, ['police-report']],
    ['neither', { police: 'open', registration: 'under-way' }, ['police-report', 'diary-number']],
    ['no notice', { notice: 'none' }, ['notice']],
    ['rejected', { registration: 'rejected' }, ['registration-basis', 'diary-number']],
  ])('%s', (_name, facts, duties) => {
    expect(openDuties({ ...fresh, ...settled, ...facts })).toEqual(duties)
  })
})

const flag = fc.boolean()
const anyGround = fc.record({
  criminal: flag,
  sensitive: flag,
  childAbuse: flag,
  registerBeforeRemoval: flag,
  policeReport: flag,
})

/** What each call makes of the facts when the machine lets it through; the world moves by itself in between. */
type Call =
  | StepKey
  | 'sealed'
  | 'edited'
  | 'review'
  | 'basis-made'
  | 'acted'
  | 'act-refused'
  | 'registrar-rejects'
  | 'gone'
const effects: Readonly<Record<Call, (facts: CaseFacts, ground: CaseFacts['ground']) => CaseFacts>> = {
  ground: (facts, ground) => ({ ...facts, ground }),
  evidence: (facts) => ({ ...facts, evidence: 'capturing' }),
  'registration-basis': (facts) => ({ ...facts, registration: 'under-way' }),
  action: (facts) => ({ ...facts, action: 'under-way' }),
  notice: (facts) => ({ ...facts, notice: 'sent' }),
  'police-report': (facts) => ({ ...facts, police: 'reported' }),
  sealed: (facts) => (facts.evidence === 'capturing' ? { ...facts, evidence: 'sealed' } : facts),
  edited: (facts) => (facts.evidence === 'sealed' ? { ...facts, evidence: 'outdated' } : facts),
  review: (facts) => ({ ...facts, isReviewed: facts.ground !== null }),
  'basis-made': (facts) => (facts.evidence === 'sealed' ? { ...facts, hasPoliceBasis: true } : facts),
  acted: (facts) => (facts.action === 'under-way' ? { ...facts, action: 'done' } : facts),
  'act-refused': (facts) => (facts.action === 'under-way' ? { ...facts, action: 'refused' } : facts),
  'registrar-rejects': (facts) =>
    facts.registration === 'under-way' ? { ...facts, registration: 'rejected' } : facts,
  gone: (facts) => (facts.action === 'none' ? { ...facts, isGone: true } : facts),
}
const anyCall = fc.constantFrom(...(Object.keys(effects) as Call[]))
const isStep = (call: Call): call is StepKey => (STEP_KEYS as readonly string[]).includes(call)

describe('whatever is called in whatever order', () => {
  const anyRun = {
    ground: anyGround,
    needsReview: flag,
    classKey: fc.constantFrom('criminal' as const, 'offensive' as const, null),
    calls: fc.array(anyCall, { minLength: 20, maxLength: 60 }),
  }

  it('nothing is removed before its evidence is sealed, its ground confirmed and its basis handed over', () => {
    let removals = 0
    fc.assert(
      fc.property(fc.record(anyRun), ({ ground, needsReview, classKey, calls }) => {
        let facts: CaseFacts = { ...fresh, needsReview, classKey }
        for (const call of calls) {
          const before = facts
          try {
            if (isStep(call)) requireStep(stepsOf(facts), call)
            facts = effects[call](facts, ground)
          } catch {
            continue
          }
          if (call !== 'action') continue
          removals += 1
          expect(before.ground).not.toBeNull()
          expect(before.evidence).toBe('sealed')
          if (needsReview) expect(before.isReviewed).toBe(true)
          if (ground.registerBeforeRemoval || (!ground.childAbuse && (ground.criminal || ground.sensitive)))
            expect(['under-way', 'registered', 'linked']).toContain(before.registration)
          if (!ground.childAbuse && (ground.criminal || ground.policeReport))
            expect(before.hasPoliceBasis).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
    expect(removals).toBeGreaterThan(20)
  })

  it('there is always a next step until every duty is done', () => {
    fc.assert(
      fc.property(fc.record(anyRun), ({ ground, needsReview, classKey, calls }) => {
        let facts: CaseFacts = { ...fresh, needsReview, classKey }
        for (const call of calls) {
          try {
            if (isStep(call)) requireStep(stepsOf(facts), call)
            facts = effects[call](facts, ground)
          } catch {
            continue
          }
        }
        const steps = stepsOf(facts)
        const next = nextStep(steps)
        // the first open step is never itself locked behind a step that is not open
        if (next !== null) expect(steps[next].kind).toBe('now')
        if (facts.ground !== null && next === null)
          expect(openDuties(facts).filter((d) => d !== 'diary-number')).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
