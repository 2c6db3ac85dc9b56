import { describe, expect, it } from 'vitest'
import { LOCAL_ZONE } from '#core/clock.ts'
import type { PersonId } from '#core/ids.ts'
import { startupFormFor, type Answers } from '#modules/policy/index.ts'
import { botkyrka, falkenberg } from '#modules/policy/shipped-policy-fixture.ts'
import { accountApplication, planApplication } from '#test/startup-answers.ts'
import {
  accountKindOf,
  accountNameOf,
  audienceOf,
  derivedAssignments,
  periodOf,
  platformOf,
  purposeOf,
} from './derive-opening.ts'
import { subjectOf } from './judge.ts'

const applicantId = 'person-1' as PersonId
const account = (answers: Answers = {}) => ({ ...accountApplication(answers), applicantId })
const plan = (answers: Answers = {}, type = 'publishing') => ({
  ...planApplication(answers, { assignmentType: type }),
  applicantId,
})
const formOf = (policy: typeof falkenberg, application: ReturnType<typeof account>) => {
  const found = startupFormFor(policy, subjectOf(application))
  return found.need === 'form' ? found.form : null
}

describe('what the register says, never typed by hand (B-029, B-035)', () => {
  it('purpose, audience and platform come from the answers', () => {
    const application = account({ 'target-group-text': 'Särskilt unga.' })
    const form = formOf(falkenberg, application)
    expect(purposeOf(form, application.answers)).toBe('Berätta vad som händer på biblioteken i kommunen.')
    const [group] = falkenberg.aims.targetGroups.filter(({ value }) => value.key === 'residents')
    expect(audienceOf(falkenberg, form, application.answers)).toBe(
      `${group?.label.sv ?? '?'}. Särskilt unga.`,
    )
    expect(platformOf(falkenberg, form, application.answers)).toEqual({ id: 'instagram', name: 'Instagram' })
  })

  it.each([
    ['Tik Tok', { id: 'tiktok', name: 'TikTok' }],
    ['Min Egen Tjänst!', { id: 'min-egen-tjänst', name: 'Min Egen Tjänst!' }],
    ['', null],
  ])('the platform “%s”', (typed, platform) => {
    const application = account({ platform: typed })
    expect(platformOf(falkenberg, formOf(falkenberg, application), application.answers)).toEqual(platform)
  })

  it('the account’s name from the form goes before the working name', () => {
    expect(accountNameOf(plan())).toBe('Fritidsgårdarna, Botkyrka kommun')
    expect(accountNameOf(account())).toBe('Bibliotekens konto')
  })
})

describe('rights (B-007, B-034)', () => {
  it('whoever is named gets what they are named for; those who decide get nothing by it', () => {
    const given = derivedAssignments(falkenberg, null, account())
    const rightsOf = (id: string) => given.find(({ personId }) => personId === id)?.rights
    expect(rightsOf('person-1')).toContain('administer')
    expect(rightsOf('person-2')).toEqual(['publish', 'reply', 'moderate', 'watch'])
    expect(rightsOf('person-3')).toEqual(['reply', 'moderate', 'watch'])
    expect(rightsOf('person-4')).toBeUndefined()
    expect(given.filter(({ hoursPerWeek }) => hoursPerWeek === 4).map(({ personId }) => personId)).toEqual([
      'person-1',
    ])
  })

  it('a policy that calls its questions otherwise says itself what those who are named may do', () => {
    const form = formOf(falkenberg, account())
    const items = form?.items.map((item) => ({
      ...item,
      value: {
        ...item.value,
        questions: item.value.questions.map((question) =>
          question.key === 'watchers'
            ? { ...question, key: 'ansvarar-pa-kvallen', grants: ['administer' as const, 'monitor' as const] }
            : question,
        ),
      },
    }))
    const application = account({ watchers: [], 'ansvarar-pa-kvallen': ['person-9'] })
    const given = derivedAssignments(falkenberg, form && { ...form, items: items ?? [] }, application)
    expect(given.find(({ personId }) => personId === 'person-9')?.rights).toEqual(['administer', 'watch'])
    expect(
      derivedAssignments(falkenberg, form, application).some(({ personId }) => personId === 'person-9'),
    ).toBe(false)
  })

  it('the one with the assignment is the public one, with what the type grants and what they administer', () => {
    const [first, ...others] = derivedAssignments(botkyrka, null, plan())
    expect(first).toMatchObject({ personId: 'person-1', isPublic: true, kind: 'account', hoursPerWeek: 3 })
    expect(others.every(({ isPublic }) => !isPublic)).toBe(true)
  })

  it('nobody has two assignments out of one application', () => {
    const ids = derivedAssignments(botkyrka, null, plan()).map(({ personId }) => personId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each([0, 61, 400])('%i hours a week is no figure for the register', (hours) => {
    expect(derivedAssignments(falkenberg, null, account({ hours }))[0]?.hoursPerWeek).toBeNull()
  })
})

it.each([
  ['a service’s account', account(), 'service'],
  ['an assignment', plan(), 'assignment'],
  ['a campaign', plan({}, 'campaign'), 'campaign'],
  ['B-024 a class channel', plan({ 'is-closed': true }, 'class-channel'), 'learning-platform'],
  ['B-024 a closed group', plan({ 'is-closed': true }), 'closed-group'],
])('%s is of kind', (_name, application, kind) => {
  expect(accountKindOf(application)).toBe(kind)
})

it.each([
  [
    'whole days in Swedish time',
    { from: '2026-12-01', until: '2026-12-31' },
    '2026-11-30T23:00:00Z',
    '2026-12-31T23:00:00Z',
  ],
  [
    'over the change to summer time',
    { from: '2026-03-28', until: '2026-03-29' },
    '2026-03-27T23:00:00Z',
    '2026-03-29T22:00:00Z',
  ],
  ['until further notice', { from: '2026-12-01' }, '2026-11-30T23:00:00Z', null],
  ['a day that is none', { from: '2026-02-31' }, null, null],
])('%s', (_name, answers, from, to) => {
  const period = periodOf(answers, LOCAL_ZONE)
  expect([period.from?.toString() ?? null, period.to?.toString() ?? null]).toEqual([from, to])
})
