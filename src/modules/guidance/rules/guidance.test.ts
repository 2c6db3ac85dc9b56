import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPolicy, type Policy } from '#modules/policy/index.ts'
import { AUDIENCES, searchSituations, situationsIn } from './guidance.ts'
import { adviceFor, situationsOf } from './policy-advice.ts'

function policyOf(name: string): Policy {
  const read = readPolicy(
    readFileSync(join(import.meta.dirname, `../../../../policies/${name}.yaml`), 'utf8'),
    name,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.policy
}
const botkyrka = policyOf('botkyrka')
const all = situationsIn('sv')
const named = (key: string) => all.find((situation) => situation.key === key)!

describe('the situations', () => {
  it('are answered for each kind of person, in both languages (B-001, B-009)', () => {
    for (const lang of ['sv', 'en'] as const) {
      const situations = situationsIn(lang)
      expect(AUDIENCES.filter((one) => !situations.some(({ audience }) => audience === one))).toEqual([])
      for (const { question, answer } of situations) expect([question, answer]).not.toContain('')
    }
  })

  it.each([
    ['journalist', 'tell-journalist'],
    ['finns inte alls', null],
    ['mobbad', 'bullying'],
    ['politiker parti', 'politician'],
    ['', 'private-or-duty'],
  ])('%j finds %s', (words, key) => {
    const found = searchSituations(all, words).map((situation) => situation.key)
    if (key === null) expect(found).toEqual([])
    else expect(found).toContain(key)
  })
})

describe('what the policy adds', () => {
  const told = (key: string, sector: 'school' | 'other' | null = null) =>
    adviceFor(botkyrka, named(key), { lang: 'sv', sector }).map(({ ruleId }) => ruleId)

  it('stands beside the answer to the same question, for the field it is about (B-096)', () => {
    expect(told('tell-journalist')).toEqual(['guide-inform-media', 'guide-inform-media-sectors'])
    expect(told('tell-journalist', 'school')).toEqual(['guide-inform-media', 'guide-inform-media-sectors'])
    expect(told('tell-journalist', 'other')).toEqual(['guide-inform-media'])
  })

  it('tells politicians that opinions are political, not the municipality’s official ones (B-107, B-108)', () => {
    const advice = adviceFor(botkyrka, named('politician'), { lang: 'sv', sector: null })
    expect(advice.map(({ ruleId }) => ruleId)).toEqual(['guide-politician-link', 'guide-politician-opinion'])
    expect(advice.flatMap(({ phrases }) => phrases)).toEqual([
      'Här skriver jag som politiker, inte för kommunen.',
    ])
  })

  it.each(['botkyrka', 'falkenberg'])('is shown in full, each rule of %s once or more', (name) => {
    const policy = policyOf(name)
    const own = situationsOf(policy, all, 'sv')
    const shown = new Set(
      [...all, ...own].flatMap((situation) =>
        adviceFor(policy, situation, { lang: 'sv', sector: null }).map(({ ruleId }) => ruleId),
      ),
    )
    expect(policy.guidance.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
    const keys = [...all, ...own].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
