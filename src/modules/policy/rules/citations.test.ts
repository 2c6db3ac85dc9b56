import { describe, expect, it } from 'vitest'
import { citationLine, formatCitation } from '../format-citation.ts'
import { botkyrka, falkenberg } from '../shipped-policy-fixture.ts'
import { findRule } from './citations.ts'
import { collectRules } from './collect-rules.ts'
import { answerDeadline, removalDeadline } from './deadlines.ts'
import { floorRules } from './floor/floor-rules.ts'
import { shippedLaws } from './floor/laws.ts'
import { statutoryGrounds } from './floor/statutory-grounds.ts'
import { groundsFor } from './grounds.ts'
import { registrationNeed } from './registration.ts'
import { triageClasses } from './triage.ts'

const at = Temporal.Instant.from('2026-04-02T14:00:00Z')

describe('findRule', () => {
  it.each([
    ['Falkenberg', falkenberg],
    ['Botkyrka', botkyrka],
  ])('resolves every rule id that %s can give out', (_, policy) => {
    const facts = {
      classKey: null,
      isComplaint: false,
      concernsOngoingCase: false,
      initiatesCase: false,
      isFactualCriticism: false,
    }
    const place = {
      isSecret: false,
      isDirectMessage: true,
      isClosedGroup: false,
      isChronological: true,
      isPublic: true,
    }
    const ids = [
      ...collectRules(policy).map(({ rule }) => rule.id),
      ...floorRules.map((rule) => rule.id),
      ...statutoryGrounds.map((rule) => rule.id),
      ...groundsFor(policy).map((ground) => ground.ruleId),
      ...triageClasses(policy).map((triage) => triage.citation.ruleId),
      answerDeadline(policy, { receivedAt: at, isUrgent: true }).ruleId,
      removalDeadline(policy, { publishedAt: at, detectedAt: at }).ruleId,
      registrationNeed(policy, { ...facts, ...place }).ruleId,
    ]
    expect(ids.filter((id) => findRule(policy, id)?.ruleId !== id)).toEqual([])
  })

  it('is null for a rule the policy never had', () => {
    expect(findRule(botkyrka, 'answer-urgent')).toBeNull()
  })

  it('gives every floor rule and point of the Act a law that is in force', () => {
    for (const rule of [...floorRules, ...statutoryGrounds]) {
      expect(findRule(botkyrka, rule.id)).toMatchObject({ origin: 'law', law: { isRepealed: false } })
    }
  })
})

describe('the paragraph chip', () => {
  it('shows rule, modality and source in both languages', () => {
    const { citation } = answerDeadline(falkenberg, { receivedAt: at, isUrgent: false })
    expect(formatCitation(citation, 'sv')).toMatchObject({
      label: 'Svar inom tre arbetsdagar',
      modality: 'ska',
      modalityWord: 'ska',
      source: 'Anvisningar för sociala medier',
      requirement: 'F-102',
      law: null,
    })
    expect(formatCitation(citation, 'en')).toMatchObject({
      label: 'Answer within three working days',
      modalityWord: 'must',
    })
    expect(citationLine(citation, 'sv')).toBe(
      'Svar inom tre arbetsdagar (ska). Anvisningar för sociala medier, F-102',
    )
  })

  it('names the law of a floor rule once', () => {
    const citation = findRule(botkyrka, 'floor-ground-bbs-unlawful-threat')!
    expect(formatCitation(citation, 'sv').law).toBe(
      'Lagen om ansvar för elektroniska anslagstavlor 5 § (1998:112)',
    )
    expect(citationLine(citation, 'sv')).toBe(
      'Olaga hot (ska). Lagen om ansvar för elektroniska anslagstavlor 5 § (1998:112), B-068',
    )
  })

  it('says that the product’s own default is just that', () => {
    expect(formatCitation(findRule(botkyrka, 'blocking')!, 'sv').source).toBe('Torgets grundläge')
    expect(formatCitation(findRule(botkyrka, 'blocking')!, 'en').source).toBe('Torget’s default')
  })
})

describe('the law catalogue (F-185)', () => {
  it('knows that the Personal Data Act is gone and what came instead', () => {
    expect(shippedLaws.filter((law) => law.isRepealed)).toMatchObject([
      { id: 'pul', repealedOn: '2018-05-25', replacedBy: 'gdpr' },
    ])
  })
})
