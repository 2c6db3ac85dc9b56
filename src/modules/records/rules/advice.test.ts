import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPolicy, type ClassKey, type Policy } from '#modules/policy/index.ts'
import { registrationAdvice, type AdviceAnswers } from './advice.ts'
import { registrationCriteria } from './criteria.ts'
import { routeFor } from './desks.ts'

function load(name: string): Policy {
  const file = new URL(`../../../../policies/${name}.yaml`, import.meta.url)
  const read = readPolicy(readFileSync(file, 'utf8'), name)
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]))
  return read.policy
}
const policies = { F: load('falkenberg'), B: load('botkyrka') }
const open = { isPublic: true, isChronological: true }

type Case = readonly [
  name: string,
  policy: 'F' | 'B',
  facts: {
    classKey: ClassKey
    kind?: 'direct'
    isRestricted?: true
    account?: typeof open
    answers?: AdviceAnswers
  },
  expected: string,
]

const cases: readonly Case[] = [
  ['F-138: a complaint', 'F', { classKey: 'viewpoint' }, 'required complaintOrViewpoint register-viewpoint'],
  [
    'F-139: an ongoing case',
    'F',
    { classKey: 'question', answers: { concernsOngoingCase: true } },
    'required ongoingCase register-ongoing-case',
  ],
  [
    'F-140: what starts a case',
    'F',
    { classKey: 'question', answers: { initiatesCase: true } },
    'required initiatesCase register-new-case',
  ],
  [
    'praise is kept in order',
    'F',
    { classKey: 'praise' },
    'notRequired kept-in-order floor-records-in-order',
  ],
  [
    'scenario 20: praise on an open page in order of time',
    'B',
    { classKey: 'praise' },
    'exempt public-chronological exempt-public-chronological',
  ],
  [
    'scenario 20: the same in a direct message',
    'B',
    { classKey: 'praise', kind: 'direct' },
    'required direct-message floor-register-without-delay',
  ],
  [
    'scenario 20: the same on a closed page',
    'B',
    { classKey: 'praise', account: { isPublic: false, isChronological: true } },
    'required not-public floor-register-without-delay',
  ],
  [
    'tension 6: sorted by relevance',
    'B',
    { classKey: 'praise', account: { isPublic: true, isChronological: false } },
    'required not-chronological floor-register-without-delay',
  ],
  [
    'scenario 20: with secret data',
    'B',
    { classKey: 'praise', isRestricted: true },
    'required secret floor-secret-registered',
  ],
  [
    'B-070: factual criticism',
    'B',
    { classKey: 'viewpoint' },
    'required factualCriticism register-factual-criticism',
  ],
  [
    'a viewpoint that is no factual criticism',
    'B',
    { classKey: 'viewpoint', answers: { isFactualCriticism: false } },
    'exempt public-chronological exempt-public-chronological',
  ],
]

describe('whether to register', () => {
  it.each(cases)('%s', (_name, policy, facts, expected) => {
    const { classKey, kind = 'comment', isRestricted = false, account = open, answers } = facts
    const need = registrationAdvice(
      policies[policy],
      { message: { classKey, kind, isRestricted }, account },
      answers,
    )
    expect(`${need.need} ${need.reason} ${need.ruleId}`).toBe(expected)
  })

  it('every reason that can be chosen has its rule and citation', () => {
    for (const policy of Object.values(policies)) {
      const criteria = registrationCriteria(policy)
      expect(criteria.map((one) => one.ruleId)).toContain('floor-secret-registered')
      for (const one of criteria) expect(one.citation.ruleId).toBe(one.ruleId)
      expect(criteria.filter((one) => one.needsCaseNumber).map((one) => one.ruleId)).toEqual([
        'register-ongoing-case',
      ])
    }
  })

  it('F-141, F-143: the way depends on the account', () => {
    expect(routeFor(policies.F, 'official')).toEqual(['contact-centre', 'service', 'registrar'])
    expect(routeFor(policies.F, 'service')).toEqual(['service', 'registrar'])
    expect(routeFor(policies.B, 'official')).toEqual(['service', 'registrar'])
  })
})
