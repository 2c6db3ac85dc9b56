import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { botkyrka, falkenberg } from '../shipped-policy-fixture.ts'
import { checkStart } from './check-start.ts'
import type { Answers } from './conditions.ts'
import type { StartForm } from './startup-form.ts'
import { assignmentGrants, startGate, startupFormFor } from './startup-form.ts'

function formOf(found: ReturnType<typeof startupFormFor>): StartForm {
  if (found.need !== 'form') throw new Error('there is a form')
  return found.form
}

const checklist = formOf(startupFormFor(falkenberg, { accountKind: 'service', assignmentType: null }))

const complete: Answers = {
  purpose: 'Berätta vad som händer på biblioteken i kommunen.',
  goal: 'Fler unga ska hitta till våra öppna kvällar i år.',
  'target-groups': ['residents'],
  platform: 'Instagram',
  reaches: true,
  'reaches-why': 'Vi frågade 200 besökare.',
  'message-main': 'Program och nyheter.',
  'message-coherence': 'Samma som på webbplatsen.',
  'message-clash': 'Nej, vi stämmer av varje vecka.',
  'account-type': 'company-page',
  'terms-read': true,
  'terms-version': 'januari 2026',
  'terms-by': 'person-1',
  'terms-on': '2026-01-15',
  'needs-it': false,
  hours: 4,
  staff: ['person-1', 'person-2'],
  watchers: ['person-1', 'person-2'],
  'about-text': 'Biblioteken är en del av Falkenbergs kommun.',
  'secrecy-risk': false,
  'other-laws': 'Dataskydd och upphovsrätt.',
  'risk-measures': 'Vi frågar om lov före bilder.',
  'routine-registration': 'Till registrator.',
  'routine-weeding': 'Enligt beslutet.',
  'routine-archiving': 'Enligt reglementet.',
  'crisis-use': 'Bara på uppmaning av krisledningen.',
  'crisis-links': 'Länkar till webbplatsen.',
  'crisis-backup': ['person-3'],
  promotion: 'Skyltar och webbplatsen.',
  information: 'link',
  manager: 'person-4',
  communicator: 'person-5',
}

const look = (changes: Answers = {}, overridden: readonly string[] = []) =>
  checkStart(checklist, {
    policy: falkenberg,
    accountKind: 'service',
    answers: { ...complete, ...changes },
    overridden,
  })

describe('Falkenberg’s checklist (F-051 to F-072, scenario 1)', () => {
  it('has nineteen items, each with its why and its own requirement', () => {
    expect(checklist.items).toHaveLength(19)
    const cited = checklist.items.map((item) => item.source.requirements?.[0])
    expect(cited).toEqual(Array.from({ length: 19 }, (_, at) => `F-0${String(53 + at)}`))
  })

  it('is complete', () => {
    expect(look()).toEqual({ faults: [], blocks: [], tasks: [], comments: [], maySubmit: true })
  })

  it.each(Object.keys(complete).filter((key) => key !== 'terms-version'))(
    'refuses without %s, and names it',
    (key) => {
      const check = look({ [key]: null })
      expect(check.maySubmit).toBe(false)
      expect(check.faults).toContainEqual(expect.objectContaining({ questionKey: key, fault: 'missing' }))
    },
  )

  it.each([
    ['the target group is not there (F-057)', { reaches: false }, 'reach', false],
    ['a personal account (F-059)', { 'account-type': 'personal-account' }, 'account-type', true],
    ['the terms are not read (F-060)', { 'terms-read': false }, 'agreement', false],
    ['one watcher without cover (F-063)', { watchers: ['person-1'] }, 'watch', false],
    ['the same watcher twice (F-063)', { watchers: ['person-1', 'person-1'] }, 'watch', false],
    ['the sender does not show (F-064)', { 'about-text': 'Vi på biblioteken.' }, 'sender', false],
    ['no information yet (F-069)', { information: 'missing' }, 'information', false],
    ['no time (F-062)', { hours: 0 }, 'resources', false],
    [
      'TikTok (F-031)',
      { platform: 'Tik Tok', 'platform-reason': 'Där finns alla ungdomar vi vill nå.' },
      'platform',
      false,
    ],
  ] as const)('stops when %s', (_, changes, itemKey, isHardStop) => {
    const { blocks, maySubmit } = look(changes)
    expect(maySubmit).toBe(false)
    expect(blocks).toMatchObject([{ itemKey, isHardStop }])
  })

  it('accepts one watcher with cover (F-063)', () => {
    expect(look({ watchers: ['person-1'], cover: ['person-2'] }).maySubmit).toBe(true)
  })

  it('lets TikTok through when a named person has decided (F-031)', () => {
    const answers = { platform: 'TikTok', 'platform-reason': 'Där finns alla ungdomar vi vill nå.' }
    expect(look(answers, ['tiktok']).maySubmit).toBe(true)
    expect(look(answers, ['facebook']).maySubmit).toBe(false)
  })

  it('gives IT a task, and asks manager and data protection officer about secrecy (F-061, F-065)', () => {
    const check = look({ 'needs-it': true, 'needs-it-what': 'Inloggning', 'secrecy-risk': true })
    expect(check.tasks).toMatchObject([{ role: 'it', beforeApproval: true, itemKey: 'technology' }])
    expect(check.comments).toMatchObject([{ from: ['manager', 'data-protection-officer'], itemKey: 'risks' }])
    expect(check.maySubmit).toBe(true)
  })

  it('asks what IT is to do only when IT is needed', () => {
    expect(look({ 'needs-it': true }).faults).toMatchObject([
      { questionKey: 'needs-it-what', fault: 'missing' },
    ])
  })

  it.each([
    [{ 'terms-on': '2026-02-30' }, 'not-a-date'],
    [{ 'account-type': 'group' }, 'not-an-option'],
    [{ purpose: 'kort' }, 'too-short'],
    [{ hours: Number.NaN }, 'not-of-kind'],
    [{ hours: -1 }, 'not-of-kind'],
    [{ reaches: 'ja' }, 'not-of-kind'],
    [{ staff: 'person-1' }, 'not-of-kind'],
    [{ 'information-url': 'javascript:alert(1)' }, 'not-an-address'],
    [{ goal: 'x'.repeat(30_000) }, 'not-of-kind'],
  ])('does not take %j', (changes, fault) => {
    expect(look(changes).faults).toMatchObject([{ fault }])
  })

  it('never lets an empty or odd form through, and never throws', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constant(null),
    )
    const keys = fc.constantFrom(...Object.keys(complete))
    fc.assert(
      fc.property(fc.dictionary(keys, odd, { maxKeys: 8 }), (answers) => {
        expect(checkStart(checklist, { policy: falkenberg, accountKind: null, answers }).maySubmit).toBe(
          false,
        )
      }),
    )
  })
})

describe('Botkyrka’s assignment (B-030 to B-041, scenarios 3 and 4)', () => {
  it('gates the person, Falkenberg the account', () => {
    expect(startGate(botkyrka)).toMatchObject({ gatesAccount: false, gatesAssignment: true })
    expect(startGate(falkenberg)).toMatchObject({ gatesAccount: true, gatesAssignment: false })
  })

  it('has a plan that is marked as a stand-in and confirmed by both', () => {
    const found = startupFormFor(botkyrka, { accountKind: null, assignmentType: 'publishing' })
    expect(found).toMatchObject({
      need: 'form',
      isStandIn: true,
      form: { confirmedBy: ['assignee', 'manager'] },
    })
    expect(startupFormFor(botkyrka, { accountKind: 'service', assignmentType: null })).toEqual({
      need: 'none',
    })
  })

  it('asks nothing for monitoring only, and lets it do nothing else (B-034)', () => {
    const found = startupFormFor(botkyrka, { accountKind: null, assignmentType: 'monitoring-only' })
    expect(found).toMatchObject({
      need: 'exempt',
      grants: ['monitor'],
      citation: { requirements: ['B-034'] },
    })
    expect(assignmentGrants(botkyrka, 'monitoring-only')).toEqual(['monitor'])
    expect(assignmentGrants(botkyrka, 'publishing')).toContain('publish')
    expect(assignmentGrants(botkyrka, 'hittepå')).toEqual([])
  })
})
