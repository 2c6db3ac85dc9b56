import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lawCatalogue } from '../law-catalogue.ts'
import { readPolicy } from '../read-policy.ts'
import { collectRules } from '../rules/collect-rules.ts'
import { policyBySituation, valueWords } from './build-policy-view.ts'

const read = readPolicy(
  readFileSync(join(import.meta.dirname, '../../../../policies/falkenberg.yaml'), 'utf8'),
  'f',
)
if (!read.ok) throw new Error('the shipped policy does not read')
const { policy } = read

it('shows every rule of the policy once, in both languages, with value, layer and source', () => {
  for (const lang of ['sv', 'en'] as const) {
    const rules = policyBySituation(policy, '', lang).flatMap((situation) => situation.rules)
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(collectRules(policy).map(({ rule }) => rule.id)),
    )
    expect(new Set(rules.map(({ ruleId }) => ruleId)).size).toBe(rules.length)
    expect(rules.filter(({ value, layer, source }) => value === '' || layer === '' || source === '')).toEqual(
      [],
    )
  }
})

it('is searched by word, requirement and law', () => {
  const found = (words: string) =>
    policyBySituation(policy, words, 'sv').flatMap(({ rules }) => rules.map(({ ruleId }) => ruleId))
  expect(found('F-101')).toContain('answer-urgent')
  expect(found('arkivlagen gallring')).toContain('floor-no-disposal-without-decision')
  expect(found('finns inte alls')).toEqual([])
})

it.each([
  [true, 'ja'],
  ['unknown', 'inte ifyllt'],
  [[], 'inget'],
  [{ sv: 'Hej', en: 'Hello' }, 'Hej'],
  [{ amount: 24, unit: 'hours' }, 'amount: 24 · unit: hours'],
])('says %j as %s', (value, words) => {
  expect(valueWords(value, 'sv')).toBe(words)
})

it('keeps the repealed law in the catalogue, with what replaced it (F-185)', () => {
  const pul = lawCatalogue(policy).find(({ id }) => id === 'pul')
  expect(pul).toMatchObject({ isRepealed: true, repealedOn: '2018-05-25', successor: { id: 'gdpr' } })
})
