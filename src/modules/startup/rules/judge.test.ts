import { describe, expect, it } from 'vitest'
import { startupFormFor, type Answers } from '#modules/policy/index.ts'
import { botkyrka, falkenberg } from '#modules/policy/shipped-policy-fixture.ts'
import { accountApplication, around, planApplication } from '#test/startup-answers.ts'
import type { PersonId } from '#core/ids.ts'
import { startupTexts } from '../texts.ts'
import { judge, stateOf } from './judge.ts'
import { faultsOf } from './list-faults.ts'

const look = (answers: Answers = {}) => judge(falkenberg, accountApplication(answers), [], around)
const codes = (judgement: ReturnType<typeof judge>) =>
  faultsOf(judgement).map(({ field, code }) => `${field} ${code}`)

const required = accountApplication().answers

describe('the nineteen items (scenario 1, F-051 to F-072)', () => {
  it('complete: may be handed in, with nothing left', () => {
    const judgement = look()
    expect(faultsOf(judgement)).toEqual([])
    expect(judgement.maySubmit).toBe(true)
    expect(judgement.form?.items).toHaveLength(19)
  })

  it.each(Object.keys(required))('without %s it is refused, and the item is named', (key) => {
    const judgement = look({ [key]: null })
    const fault = faultsOf(judgement).find(({ field }) => field === key)
    expect(judgement.maySubmit).toBe(false)
    const item = judgement.form?.items.find(({ value }) => value.questions.some((one) => one.key === key))
    const name = item?.label.sv.replace(/^\d+\. /, '') ?? 'nothing'
    const words = startupTexts('sv').fields['answer-missing']
    expect(words(fault?.params ?? {})).toBe(`${name} saknas.`)
  })

  it.each([
    ['F-057 the group is not reached', { reaches: false }, 'reaches application-stopped', false],
    [
      'F-059 a personal account is a hard stop',
      { 'account-type': 'personal-account' },
      'account-type application-stopped',
      true,
    ],
    ['F-060 nobody has read the terms', { 'terms-read': false }, 'terms-read application-stopped', false],
    ['F-062 no time', { hours: 0 }, 'hours application-stopped', false],
    ['F-063 one watcher alone', { watchers: ['person-1'] }, 'watchers application-stopped', false],
    [
      'F-064 the municipality is not named',
      { 'about-text': 'Vi på biblioteket' },
      'about-text application-stopped',
      false,
    ],
    ['F-069 no information yet', { information: 'missing' }, 'information application-stopped', false],
    [
      'F-031 TikTok',
      { platform: 'tiktok', 'platform-reason': 'Ungdomarna finns bara där, säger de.' },
      'platform platform-stopped',
      false,
    ],
  ])('%s', (_name, answers: Answers, fault, isHard) => {
    const judgement = look(answers)
    expect(codes(judgement)).toEqual([fault])
    expect(judgement.check.blocks.map(({ isHardStop }) => isHardStop)).toEqual([isHard])
    expect(judgement.maySubmit).toBe(false)
  })

  it('F-063: one watcher with cover will do, but nobody covers for themselves', () => {
    expect(look({ watchers: ['person-1'], cover: ['person-2'] }).maySubmit).toBe(true)
    const own = look({ watchers: ['person-1'], cover: ['person-1'] })
    expect(codes(own)).toEqual(['cover answer-own-cover'])
    expect(own.maySubmit).toBe(false)
    expect(look({ watchers: ['person-1', 'person-2'], cover: ['person-1'] }).maySubmit).toBe(true)
  })

  it('F-061: IT is asked what it must do, and a task is drawn in', () => {
    expect(codes(look({ 'needs-it': true }))).toEqual(['needs-it-what answer-missing'])
    const judgement = look({ 'needs-it': true, 'needs-it-what': 'Öppna brandväggen.' })
    expect(judgement.check.tasks.map(({ role, beforeApproval }) => [role, beforeApproval])).toEqual([
      ['it', true],
    ])
  })

  it('F-065: a risk for secrecy draws in the manager’s and the data protection officer’s comment', () => {
    const [comment] = look({ 'secrecy-risk': true }).check.comments
    expect(comment?.from).toEqual(['manager', 'data-protection-officer'])
  })

  it.each([
    ['somebody who has left', { manager: 'person-9' }, 'manager answer-unknown-person'],
    ['words for a person', { 'terms-by': 'Kim' }, 'terms-by answer-unknown-person'],
    ['words for a number', { hours: 'två' }, 'hours answer-not-of-kind'],
    ['a day that is none', { 'terms-on': '2026-02-30' }, 'terms-on answer-not-a-date'],
    ['a choice that is none', { information: 'whatever' }, 'information answer-not-an-option'],
  ])('%s is refused', (_name, answers: Answers, fault) => {
    expect(codes(look(answers))).toEqual([fault])
  })
})

describe('an account’s own facts (B-029, F-036)', () => {
  const basics = accountApplication().basics
  const withBasics = (change: Partial<typeof basics>) =>
    codes(judge(falkenberg, accountApplication({}, { basics: { ...basics, ...change } }), [], around))

  it.each([
    ['no name', { name: ' ' }, ['name required']],
    ['nobody responsible', { holderId: null }, ['holderId required']],
    ['somebody who has left', { holderId: 'person-9' as PersonId }, ['holderId unknown-person']],
    ['an address that is none', { url: 'javascript:alert(1)' }, ['url address-form']],
    ['an address', { url: 'https://exempel.example/badet' }, []],
    ['no username yet', { handle: '' }, []],
  ])('%s', (_name, change: Partial<typeof basics>, faults) => {
    expect(withBasics(change)).toEqual(faults)
  })

  it('F-036: one platform has one account of a username, however it is written', () => {
    const taken = (platform: string, handle: string) =>
      codes(
        judge(falkenberg, accountApplication({ platform }, { basics: { ...basics, handle } }), [], around),
      )
    expect(taken('Facebook', 'badet')).toEqual(['handle handle-in-use'])
    expect(taken('instagram', '@badet')).toEqual([])
  })
})

describe('TikTok in any spelling (scenario 2, F-031)', () => {
  const reason = { 'platform-reason': 'Ungdomarna finns bara där, säger de.' }
  const spellings = [
    'tiktok',
    'TikTok',
    'tiktok ',
    'Tik Tok',
    'TIK-TOK',
    'tic tok',
    'https://www.tiktok.com/@x',
    'TikТok',
  ]
  it.each(spellings)('“%s” stops with the security reason', (platform) => {
    const [fault] = faultsOf(look({ platform, ...reason }))
    expect(fault?.code).toBe('platform-stopped')
    expect(startupTexts('sv').fields['platform-stopped'](fault?.params ?? {})).toMatch(
      /TikTok.*informationssäkerhet/,
    )
    expect(fault?.params?.['platform']).toBe('TikTok')
  })

  it('goes on once the named decision-maker has said yes, and not for a no', () => {
    const answers = { platform: 'Tik Tok', ...reason }
    const step = (outcome: 'yes' | 'no') => [{ kind: 'override', outcome, platformId: 'tiktok' } as const]
    expect(judge(falkenberg, accountApplication(answers), step('yes'), around).maySubmit).toBe(true)
    expect(judge(falkenberg, accountApplication(answers), step('no'), around).maySubmit).toBe(false)
  })
})

describe('the activity plan (B-032), from the other policy’s data alone', () => {
  const plan = (answers: Answers = {}) => judge(botkyrka, planApplication(answers), [], around)

  it('is complete, and is said to stand in for the annex', () => {
    expect(faultsOf(plan())).toEqual([])
    expect(plan().isStandIn).toBe(true)
  })

  it.each(Object.keys(planApplication().answers))('without %s it is refused', (key) => {
    const optional = key === 'until'
    expect(plan({ [key]: null }).maySubmit).toBe(optional)
  })

  it.each([
    ['B-050 the sender does not show', { 'account-name': 'Fritids' }],
    ['B-039 no knowledge', { 'knows-medium': false }],
    ['B-040 no time', { hours: 0 }],
    ['B-041 the policy not read', { 'has-read': false }],
    ['B-080 the terms not read', { 'terms-read': false }],
  ])('%s stops it', (_name, answers: Answers) => {
    expect(plan(answers).check.blocks).toHaveLength(1)
  })

  it('B-020: the substitute is somebody else', () => {
    expect(codes(plan({ substitute: 'person-1' }))).toEqual(['substitute answer-own-cover'])
  })

  it.each([
    [{ until: '2026-11-30' }, ['until ends-before-start']],
    [{ from: '2026-01-01', until: '2026-11-20' }, ['until is-over']],
    [{ until: '2027-06-30' }, []],
  ])('a period %o', (answers, faults) => {
    expect(codes(plan(answers))).toEqual(faults)
  })

  it('B-091: a campaign has an end', () => {
    const campaign = (answers: Answers) =>
      codes(judge(botkyrka, planApplication(answers, { assignmentType: 'campaign' }), [], around))
    expect(campaign({})).toEqual(['until required'])
    expect(campaign({ until: '2027-06-30' })).toEqual([])
  })
})

describe('a policy that asks little', () => {
  const silent = { ...falkenberg, startup: { ...falkenberg.startup, forms: [] } }

  it('the product asks for what the register must say, and platforms are tried all the same (F-031, B-029)', () => {
    expect(startupFormFor(silent, { accountKind: 'service', assignmentType: null }).need).toBe('none')
    const nothing = judge(silent, accountApplication({}, { answers: {} }), [], around)
    expect(codes(nothing)).toEqual(['platform required', 'purpose required', 'audience required'])
    const said = { purpose: 'Berätta', audience: 'Boende' }
    expect(
      judge(silent, accountApplication({}, { answers: { ...said, platform: 'Facebook' } }), [], around)
        .maySubmit,
    ).toBe(true)
    const stopped = judge(
      silent,
      accountApplication({}, { answers: { ...said, platform: 'tik tok' } }),
      [],
      around,
    )
    expect(codes(stopped)).toEqual(['grunder platform-stopped'])
  })

  it('has no pages where there are no questions', () => {
    expect(judge(silent, accountApplication(), [], around).groups).toEqual([])
  })
})

describe('page by page', () => {
  it('counts what is answered, and marks a stop', () => {
    const judgement = look({ goal: null, platform: 'tiktok' })
    const [first] = judgement.groups
    expect(first && stateOf(first, judgement)).toEqual({ isDone: false, answered: 2, isStopped: true })
  })
})
