import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lawCatalogue } from '../law-catalogue.ts'
import { readPolicy } from '../read-policy.ts'
import { readNationalLayer } from '../read-national-layer.ts'
import { layerPolicy } from '../rules/layers/national.ts'
import { collectRules } from '../rules/collect-rules.ts'
import { policyBySituation, valueWords } from './build-policy-view.ts'

const read = readPolicy(
  readFileSync(join(import.meta.dirname, '../../../../policies/falkenberg.yaml'), 'utf8'),
  'f',
)
if (!read.ok) throw new Error('the shipped policy does not read')
const { policy } = read
const national = readNationalLayer(
  readFileSync(join(import.meta.dirname, '../../../../policies/nationell.yaml'), 'utf8'),
)
if (!national.ok) throw new Error('the recommendation does not read')
const layered = layerPolicy(national.layer, policy)

it('shows every rule of the policy once, in both languages, with value, layer and source', () => {
  for (const lang of ['sv', 'en'] as const) {
    const rules = policyBySituation(layered, '', lang).flatMap((situation) => situation.rules)
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(collectRules(layered.policy).map(({ rule }) => rule.id)),
    )
    expect(new Set(rules.map(({ ruleId }) => ruleId)).size).toBe(rules.length)
    expect(rules.filter(({ value, layer, source }) => value === '' || layer === '' || source === '')).toEqual(
      [],
    )
  }
})

it('says which layer each rule comes from, the additions of units and accounts among them', () => {
  const overlay = {
    ...{ id: 'museum', name: { sv: 'Museet', en: 'The museum' }, units: [], accountKinds: [], accounts: [] },
    changes: [
      {
        rule: 'answer-otherwise',
        value: { when: 'always', amount: 1, unit: 'workingDays' },
        source: { doc: 'anvisningar' },
      },
    ],
    adds: policy.overlays[0]?.adds ?? {},
  } as unknown as (typeof policy.overlays)[number]
  const rules = policyBySituation(
    { ...layered, policy: { ...layered.policy, overlays: [overlay] } },
    '',
    'sv',
  ).flatMap((s) => s.rules)
  const layerOf = (id: string) => rules.find(({ ruleId }) => ruleId === id)?.layer
  expect(layerOf('answer-urgent')).toBe('Vår policy')
  expect(layerOf('business-time')).toBe('Torgets grundläge')
  expect(layerOf('floor-watch')).toBe('Lagens golv')
  expect(rules.find(({ ruleId }) => ruleId === 'museum-answer-otherwise')).toMatchObject({
    label: 'Museet: Svar inom tre arbetsdagar',
    layer: 'Tillägg för enhet eller konto',
  })
  expect(rules.some(({ layer }) => layer === 'Nationell rekommendation')).toBe(true)
})

it('is searched by word, requirement and law', () => {
  const found = (words: string) =>
    policyBySituation(layered, words, 'sv').flatMap(({ rules }) => rules.map(({ ruleId }) => ruleId))
  expect(found('F-101')).toContain('answer-urgent')
  expect(found('arkivlagen gallring')).toContain('floor-no-disposal-without-decision')
  expect(found('finns inte alls')).toEqual([])
})

it.each([
  [true, 'ja'],
  ['unknown', 'inte ifyllt'],
  [[], 'inget'],
  [{ sv: 'Hej', en: 'Hello' }, 'Hej'],
  [{ amount: 24, unit: 'hours' }, 'antal: 24 · enhet: timmar'],
])('says %j as %s', (value, words) => {
  expect(valueWords(value, 'sv')).toBe(words)
})

it('keeps the repealed law in the catalogue, with what replaced it (F-185)', () => {
  const pul = lawCatalogue(policy).find(({ id }) => id === 'pul')
  expect(pul).toMatchObject({ isRepealed: true, repealedOn: '2018-05-25', successor: { id: 'gdpr' } })
})
