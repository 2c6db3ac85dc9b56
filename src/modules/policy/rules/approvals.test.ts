import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { botkyrka, falkenberg } from '../shipped-policy-fixture.ts'
import type { ApprovalOutcome } from './approvals.ts'
import { approvalConflict, approvalProgress, approvalsFor } from './approvals.ts'

const account = { accountKind: 'service', assignmentType: null } as const
const assignment = { accountKind: null, assignmentType: 'publishing' } as const
const chain = (policy: typeof falkenberg, subject: Parameters<typeof approvalsFor>[1]) =>
  approvalsFor(policy, subject).steps

const made = (...outcomes: readonly (readonly [string, ApprovalOutcome['outcome']])[]) =>
  outcomes.map(([ruleId, outcome]) => ({ ruleId, outcome }))

describe('who says yes', () => {
  it('Falkenberg: the manager approves, the communicator is told (F-070, F-071)', () => {
    expect(chain(falkenberg, account).map(({ role, kind }) => [role, kind])).toEqual([
      ['manager', 'approve'],
      ['communicator', 'inform'],
    ])
  })

  it('Botkyrka: manager, communicator, communications director (B-032, B-033)', () => {
    expect(chain(botkyrka, assignment).map(({ role, kind }) => [role, kind])).toEqual([
      ['manager', 'approve'],
      ['communicator', 'anchor'],
      ['communications-director', 'anchor'],
    ])
  })

  it('nobody is asked about monitoring only (B-034)', () => {
    const exempt = approvalsFor(botkyrka, { accountKind: null, assignmentType: 'monitoring-only' })
    expect(exempt).toMatchObject({ isExempt: true, steps: [], citation: { ruleId: 'exempt-monitoring' } })
  })
})

describe('where it stands', () => {
  const [approve, inform] = ['approve-manager', 'inform-communicator']

  it.each([
    [made(), 'waiting', [approve], false],
    [made([approve, 'yes']), 'approved', [inform], false],
    [made([approve, 'yes'], [inform, 'noted']), 'approved', [], true],
    [made([approve, 'no']), 'returned', [], false],
    [made([inform, 'noted']), 'waiting', [approve], false],
  ])(
    'Falkenberg %#: only when the communicator has acknowledged it may start (scenario 1)',
    (outcomes, state, waiting, mayStart) => {
      const progress = approvalProgress(chain(falkenberg, account), outcomes)
      expect([progress.state, progress.waitingFor.map((step) => step.ruleId), progress.mayStart]).toEqual([
        state,
        waiting,
        mayStart,
      ])
    },
  )

  it('returns to both when the director says no after two have said yes (scenario 3)', () => {
    const outcomes = made(
      ['approve-manager', 'yes'],
      ['anchor-communicator', 'yes'],
      ['anchor-director', 'no'],
    )
    expect(approvalProgress(chain(botkyrka, assignment), outcomes)).toEqual({
      state: 'returned',
      waitingFor: [],
      mayStart: false,
    })
  })

  it('never starts without every decision being a yes', () => {
    const steps = chain(botkyrka, assignment)
    const outcome = fc.constantFrom<ApprovalOutcome['outcome'] | null>('yes', 'no', 'noted', null)
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 3, maxLength: 3 }), (drawn) => {
        const outcomes = steps.flatMap((step, at) => {
          const one = drawn[at]
          return one === null || one === undefined ? [] : [{ ruleId: step.ruleId, outcome: one }]
        })
        expect(approvalProgress(steps, outcomes).mayStart).toBe(drawn.every((one) => one === 'yes'))
      }),
    )
  })
})

describe('nobody approves their own', () => {
  const step = chain(botkyrka, assignment)[0]!
  const people = { actorId: 'a', applicantId: 'b', assigneeId: 'c', earlierApproverIds: ['d'] }

  it.each([
    [people, null],
    [{ ...people, actorId: 'b' }, 'applicant'],
    [{ ...people, actorId: 'c' }, 'assignee'],
    [{ ...people, actorId: 'd' }, null],
    [{ ...people, assigneeId: null, actorId: 'c' }, null],
  ])('%#', (who, conflict) => {
    expect(approvalConflict(step, who)).toBe(conflict)
  })
})
