import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { botkyrka, falkenberg } from '../shipped-policy-fixture.ts'
import type { RegistrationFacts } from './registration.ts'
import { registrationNeed, registrationRoute, registrationRouteCitation } from './registration.ts'
import { classKeys } from './schema/inbox.ts'

const praiseInTheOpen: RegistrationFacts = {
  classKey: 'praise',
  isComplaint: false,
  concernsOngoingCase: false,
  initiatesCase: false,
  isFactualCriticism: false,
  isSecret: false,
  isDirectMessage: false,
  isClosedGroup: false,
  isChronological: true,
  isPublic: true,
}

describe('registrationNeed in Falkenberg', () => {
  it.each<[string, Partial<RegistrationFacts>, string, string]>([
    ['a complaint (F-138)', { isComplaint: true }, 'required', 'register-viewpoint'],
    ['a viewpoint by its class (F-138)', { classKey: 'viewpoint' }, 'required', 'register-viewpoint'],
    ['sharp criticism (F-138, scenario 14)', { isFactualCriticism: true }, 'required', 'register-viewpoint'],
    ['an ongoing case (F-139)', { concernsOngoingCase: true }, 'required', 'register-ongoing-case'],
    ['a new case (F-140)', { initiatesCase: true }, 'required', 'register-new-case'],
    ['offensive content (F-128)', { classKey: 'offensive' }, 'required', 'register-removed'],
    ['a possible crime (F-131)', { classKey: 'criminal' }, 'required', 'register-removed'],
    ['secret data', { isSecret: true }, 'required', 'floor-secret-registered'],
    ['praise', {}, 'notRequired', 'floor-records-in-order'],
    [
      'praise in a direct message',
      { isDirectMessage: true, isPublic: false },
      'notRequired',
      'floor-records-in-order',
    ],
    ['a question', { classKey: 'question' }, 'notRequired', 'floor-records-in-order'],
    ['spam', { classKey: 'spam' }, 'notRequired', 'floor-obviously-minor'],
  ])('%s', (_, facts, need, ruleId) => {
    const answer = registrationNeed(falkenberg, { ...praiseInTheOpen, ...facts })
    expect(answer).toMatchObject({ need, ruleId })
    expect(answer.citation.ruleId).toBe(ruleId)
  })
})

describe('registrationNeed in Botkyrka (B-070, B-071, scenario 20)', () => {
  it.each<[string, Partial<RegistrationFacts>, string, string, string]>([
    ['praise on an open page in order', {}, 'exempt', 'public-chronological', 'exempt-public-chronological'],
    [
      'the same as a direct message',
      { isDirectMessage: true },
      'required',
      'direct-message',
      'floor-register-without-delay',
    ],
    [
      'the same in a closed class channel',
      { isClosedGroup: true },
      'required',
      'closed-group',
      'floor-register-without-delay',
    ],
    ['the same with secret data', { isSecret: true }, 'required', 'secret', 'floor-secret-registered'],
    [
      'the same where order is by relevance',
      { isChronological: false },
      'required',
      'not-chronological',
      'floor-register-without-delay',
    ],
    [
      'the same where not all can read',
      { isPublic: false },
      'required',
      'not-public',
      'floor-register-without-delay',
    ],
    [
      'factual criticism on an open page',
      { isFactualCriticism: true },
      'required',
      'factualCriticism',
      'register-factual-criticism',
    ],
    [
      'a complaint that is not factual',
      { isComplaint: true },
      'exempt',
      'public-chronological',
      'exempt-public-chronological',
    ],
    [
      'spam in a direct message',
      { classKey: 'spam', isDirectMessage: true },
      'notRequired',
      'obviously-minor',
      'floor-obviously-minor',
    ],
  ])('%s', (...[, facts, need, reason, ruleId]) => {
    expect(registrationNeed(botkyrka, { ...praiseInTheOpen, ...facts })).toMatchObject({
      need,
      reason,
      ruleId,
    })
  })
})

describe('what holds for every policy', () => {
  const facts = fc.record({
    classKey: fc.option(fc.constantFrom(...classKeys), { nil: null }),
    isComplaint: fc.boolean(),
    concernsOngoingCase: fc.boolean(),
    initiatesCase: fc.boolean(),
    isFactualCriticism: fc.boolean(),
    isSecret: fc.boolean(),
    isDirectMessage: fc.boolean(),
    isClosedGroup: fc.boolean(),
    isChronological: fc.boolean(),
    isPublic: fc.boolean(),
  })

  it('registers secret data whatever else is true (OSL 5 kap. 1 §)', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(falkenberg, botkyrka), (any, policy) => {
        const secret = { ...any, isSecret: true }
        expect(registrationNeed(policy, secret)).toMatchObject({
          need: 'required',
          ruleId: 'floor-secret-registered',
        })
      }),
    )
  })

  it('exempts nothing but open channels in order of time', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(falkenberg, botkyrka), (any, policy) => {
        if (registrationNeed(policy, any).need !== 'exempt') return
        expect(any).toMatchObject({
          isPublic: true,
          isChronological: true,
          isDirectMessage: false,
          isClosedGroup: false,
        })
      }),
    )
  })
})

describe('registrationRoute (F-141 to F-143, scenario 19)', () => {
  it.each([
    ['official', ['contactCentre', 'service', 'registrar']],
    ['relay', ['contactCentre', 'service', 'registrar']],
    ['service', ['service', 'registrar']],
    ['campaign', ['service', 'registrar']],
  ] as const)('Falkenberg, %s account', (kind, steps) => {
    expect(registrationRoute(falkenberg, kind)).toEqual(steps)
  })

  it('has no contact-centre hop in Botkyrka', () => {
    expect(registrationRoute(botkyrka, 'official')).toEqual(['service', 'registrar'])
    expect(registrationRouteCitation(botkyrka, 'official').ruleId).toBe('route-any')
  })
})
