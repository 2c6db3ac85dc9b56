import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../read-policy.ts'
import { botkyrka, falkenberg, policyOf, shippedYaml } from '../../shipped-policy-fixture.ts'
import { applyForm, fieldForFault } from './apply-form.ts'
import { editSections, sectionForPlace, type EditSection } from './edit-sections.ts'
import { entriesOf, formValues, type FormValues } from './form-fields.ts'
import { mergeForms } from './merge-forms.ts'

const valuesOf = (yaml: string, section: EditSection): FormValues =>
  Object.assign({}, ...entriesOf(parse(yaml), section).map(formValues)) as FormValues

function changed(name: 'falkenberg' | 'botkyrka', section: EditSection, wish: FormValues): string {
  const yaml = shippedYaml(name)
  const values = valuesOf(yaml, section)
  for (const field of Object.keys(wish)) if (!(field in values)) throw new Error(`no field ${field}`)
  const applied = applyForm(yaml, section, { ...values, ...wish })
  if (applied.kind !== 'written') throw new Error(applied.kind)
  return applied.yaml
}

describe('the forms over a shipped file', () => {
  it.each(['falkenberg', 'botkyrka'] as const)('change nothing when nothing was typed: %s', (name) => {
    const yaml = shippedYaml(name)
    for (const section of editSections) {
      expect(applyForm(yaml, section, valuesOf(yaml, section))).toEqual({
        kind: 'written',
        yaml,
        changed: [],
      })
    }
  })

  it('write an answer time, its force and its note on their own lines', () => {
    const before = shippedYaml('falkenberg')
    const after = changed('falkenberg', 'svar', {
      'inbox-sla-1-value-amount': '2',
      'inbox-sla-1-modality': 'bör',
      'inbox-sla-1-note': 'Nytt: två dagar.',
    })
    const [was, is] = [before.split('\n'), after.split('\n')]
    expect(is.filter((line) => !was.includes(line)).map((line) => line.trim())).toEqual([
      'value: { when: always, amount: 2, unit: workingDays }',
      "note: 'Nytt: två dagar.'",
    ])
    expect(policyOf(after).inbox.sla[1]).toMatchObject({
      modality: 'bör',
      note: 'Nytt: två dagar.',
      value: { amount: 2, unit: 'workingDays' },
    })
  })

  it('fill in what was unknown, and write unknown for what was emptied', () => {
    const after = changed('falkenberg', 'kontakter', {
      'contacts-email': 'kontakt@exempel.se',
      'contacts-phone': '',
      'contacts-contactCentreHours-sv': 'vardagar 8–17',
      'contacts-contactCentreHours-en': 'weekdays 8–17',
    })
    expect(policyOf(after).contacts).toMatchObject({
      email: 'kontakt@exempel.se',
      phone: 'unknown',
      contactCentreHours: { sv: 'vardagar 8–17', en: 'weekdays 8–17' },
    })
  })

  it('turn a prompt removal into a time and blocking off and on', () => {
    const timed = changed('falkenberg', 'borttagning', {
      'moderation-removalClock-value-unit': 'hours',
      'moderation-removalClock-value-amount': '48',
      'moderation-removalClock-value-from': 'published',
      'moderation-blocking-value-enabled': 'no',
    })
    const { removalClock, blocking } = policyOf(timed).moderation
    expect(removalClock.value).toEqual({ unit: 'hours', amount: 48, from: 'published' })
    expect(blocking.value).toEqual({ enabled: false })
    expect(botkyrka.moderation.blocking.value).toEqual({ enabled: false })
    const on = changed('botkyrka', 'borttagning', {
      'moderation-blocking-value-enabled': 'yes',
      'moderation-blocking-value-minWarnings': '3',
      'moderation-blocking-value-newBreachAfterLast': 'yes',
      'moderation-blocking-value-decisionBy': 'manager',
      'moderation-blocking-value-reviewAfterMonths': '6',
      'moderation-blocking-value-warningsExpireAfterMonths': '12',
    })
    expect(policyOf(on).moderation.blocking.value).toMatchObject({ enabled: true, minWarnings: 3 })
  })

  it('add a rule that the file did not have, cited from its own document', () => {
    expect(falkenberg.inbox.individualCases).toBeUndefined()
    const after = changed('falkenberg', 'svar', { 'inbox-individualCases-value': 'forbidden' })
    expect(policyOf(after).inbox.individualCases).toMatchObject({
      id: 'individual-cases',
      value: 'forbidden',
      modality: 'ska',
      source: { doc: 'anvisningar' },
    })
  })

  it('change the closed days and the weekdays', () => {
    const after = changed('falkenberg', 'dagar', {
      'inbox-businessTime-value-days': ['mon', 'tue', 'wed', 'thu'],
      'inbox-businessTime-value-extraClosed': 'julafton\n06-05\n',
    })
    expect(policyOf(after).inbox.businessTime.value).toMatchObject({
      days: ['mon', 'tue', 'wed', 'thu'],
      extraClosed: ['julafton', '06-05'],
    })
  })

  it('keep what does not fit, for the checks to say so at the field', () => {
    const after = changed('falkenberg', 'svar', { 'inbox-sla-0-value-amount': 'tolv' })
    const read = readPolicy(after)
    const found = read.ok ? [] : read.problems.map(({ path }) => path)
    expect(found).toContain('inbox.sla[0].value.amount')
    expect(fieldForFault('inbox.sla[0].value.amount', ['inbox-sla-0-value-amount'])).toBe(
      'inbox-sla-0-value-amount',
    )
    expect(fieldForFault('inbox.sla', ['contacts-web', 'inbox-sla-0-value-unit'])).toBe(
      'inbox-sla-0-value-unit',
    )
    expect(fieldForFault('contacts.contactCentreHours.sv', ['contacts-contactCentreHours-sv'])).toBe(
      'contacts-contactCentreHours-sv',
    )
    expect(fieldForFault('', ['contacts-web'])).toBeNull()
    expect(fieldForFault('laws[0]', ['contacts-web'])).toBeNull()
  })

  it('has no fields for what is no YAML', () => {
    expect(applyForm('a: [1', 'svar', {}).kind).toBe('unreadable')
  })
})

it.each([
  ['contacts.visit', 'kontakter'],
  ['meta.document.validFrom', 'dokument'],
  ['inbox.watch.value', 'svar'],
  ['moderation.blocking.value.decisionBy', 'borttagning'],
  ['admin.inactivity.value.afterDays', 'skotsel'],
  ['platforms.items[0].value.facts[0].asOf', null],
  ['org.followUp.value', null],
])('%s is filled in under %s', (place, section) => {
  expect(sectionForPlace(place)).toBe(section)
})

describe('two people in the same form', () => {
  const base = { a: '1', b: '2', c: ['x', 'y'] }

  it('both get their way when they touch different fields', () => {
    expect(mergeForms(base, { ...base, a: '9' }, { ...base, b: '8' })).toEqual({
      values: { a: '9', b: '8', c: ['x', 'y'] },
      touched: ['a'],
      clashes: new Map(),
    })
  })

  it('are asked when they touch the same one, unless they agree', () => {
    expect(mergeForms(base, { ...base, a: '9' }, { ...base, a: '7' }).clashes).toEqual(new Map([['a', '7']]))
    expect(mergeForms(base, { ...base, a: '9' }, { ...base, a: '9' }).clashes.size).toBe(0)
  })

  it('takes boxes in any order, and none for an empty list', () => {
    expect(mergeForms(base, { ...base, c: ['y', 'x'] }, base).touched).toEqual([])
    expect(mergeForms({ c: [] }, {}, { c: [] }).touched).toEqual([])
  })
})
