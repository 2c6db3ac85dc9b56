import { describe, expect, it } from 'vitest'
import type { Answers, Policy } from '#modules/policy/index.ts'
import { botkyrka, falkenberg } from '#modules/policy/shipped-policy-fixture.ts'
import { accountApplication, around, planApplication } from '#test/startup-answers.ts'
import { judge, subjectOf, type Judged } from './judge.ts'
import { planClosing, planOverride, planSteps } from './plan-steps.ts'
import { openNow } from './progress.ts'

function plan(policy: Policy, application: Judged) {
  const { form, check } = judge(policy, application, [], around)
  return planSteps({ policy, subject: subjectOf(application), form, check })
}
const said = (steps: ReturnType<typeof plan>) => steps.map(({ kind, role }) => `${kind} ${role}`)

describe('an account under a policy that gates accounts', () => {
  const ask = (answers: Answers = {}) => plan(falkenberg, accountApplication(answers))

  it('the manager approves, then the communicator is told and judges the quality (F-070, F-071, F-072)', () => {
    const steps = ask()
    expect(said(steps)).toEqual(['approve manager', 'inform communicator'])
    expect(steps.map(({ wantsVerdict }) => wantsVerdict)).toEqual([false, true])
    expect(steps[0]).toMatchObject({ isBlocking: true, remindAfterDays: 7 })
    expect(steps[0]?.mustDifferFrom).toContain('applicant')
  })

  it('IT’s task and the comments come before the manager (F-061, F-065)', () => {
    const steps = ask({ 'needs-it': true, 'needs-it-what': 'Brandvägg', 'secrecy-risk': true })
    expect(said(steps)).toEqual([
      'task it',
      'comment manager',
      'comment data-protection-officer',
      'approve manager',
      'inform communicator',
    ])
    const undecided = steps.map((step) => ({ ...step, outcome: null }))
    expect(openNow(undecided).map(({ kind }) => kind)).toEqual(['task', 'comment', 'comment'])
  })
})

describe('an assignment under a policy that gates persons (B-032, B-033)', () => {
  it('both confirm, the manager gives it, two anchor in order', () => {
    const steps = plan(botkyrka, planApplication())
    expect(said(steps)).toEqual([
      'confirm assignee',
      'confirm manager',
      'approve manager',
      'anchor communicator',
      'anchor communications-director',
    ])
    expect(steps.map(({ stage }) => stage)).toEqual([1, 1, 11, 12, 13])
    expect(
      steps
        .filter(({ kind }) => kind !== 'confirm')
        .every(({ mustDifferFrom }) => mustDifferFrom.includes('assignee')),
    ).toBe(true)
  })

  it('monitoring only asks nobody (B-034)', () => {
    expect(plan(botkyrka, planApplication({}, { assignmentType: 'monitoring-only' }))).toEqual([])
  })
})

describe('closing (F-071, B-045)', () => {
  it.each([
    ['one acknowledges', falkenberg, ['acknowledge communicator'], true],
    ['two are told', botkyrka, ['inform communicator', 'inform communications-director'], false],
  ])('%s', (_name, policy, expected, isBlocking) => {
    const steps = planClosing(policy)
    expect(said(steps)).toEqual(expected)
    expect(steps.every((step) => step.isBlocking === isBlocking)).toBe(true)
  })

  it('a policy without the rule asks nobody', () => {
    const { closing: _, ...startup } = falkenberg.startup
    expect(planClosing({ ...falkenberg, startup })).toEqual([])
  })
})

it('an exception is never decided by those who ask for it (F-031)', () => {
  expect(planOverride('utvecklingschef', 'platforms-override').mustDifferFrom).toEqual([
    'applicant',
    'assignee',
  ])
})

it('nobody approves their own, even where the policy’s list forgets to say so', () => {
  const careless: Policy = {
    ...falkenberg,
    startup: {
      ...falkenberg.startup,
      approvals: falkenberg.startup.approvals.map((rule) => ({
        ...rule,
        value: { ...rule.value, mustDifferFrom: [] },
      })),
    },
  }
  const [approve] = plan(careless, accountApplication())
  expect(approve?.mustDifferFrom).toEqual(['applicant', 'assignee'])
})
