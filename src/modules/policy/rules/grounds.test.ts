import { describe, expect, it } from 'vitest'
import { RuleBroken } from '#core/errors.ts'
import { botkyrka, falkenberg } from '../shipped-policy-fixture.ts'
import { evidenceDemand } from './evidence.ts'
import { statutoryGrounds } from './floor/statutory-grounds.ts'
import { findGround, groundOffer, groundsFor, isGroundOffered } from './grounds.ts'
import { removalNotice } from './removal-notice.ts'

const codes = (policy: typeof falkenberg, origin: string) =>
  groundsFor(policy)
    .filter((ground) => ground.origin === origin && ground.partOf === null)
    .map((ground) => ground.code)

describe('groundsFor', () => {
  it('gives Falkenberg its eight groups (F-115 to F-122)', () => {
    expect(codes(falkenberg, 'policy')).toEqual([
      'threat-or-incitement',
      'call-to-crime',
      'offensive',
      'violence-or-pornography',
      'copyright',
      'secret-data',
      'unrelated-marketing',
      'political-discussion',
    ])
    expect(codes(falkenberg, 'statutory')).toEqual([])
  })

  it('gives Botkyrka its seven, and the points of the Act it does not mention (B-061 to B-068)', () => {
    expect(codes(botkyrka, 'policy')).toHaveLength(7)
    expect(codes(botkyrka, 'statutory')).toEqual([
      'bbs-unlawful-threat',
      'bbs-privacy-intrusion',
      'bbs-incitement',
      'bbs-child-abuse',
      'bbs-unlawful-violence',
      'bbs-public-call',
    ])
  })

  it.each([
    ['Falkenberg', falkenberg],
    ['Botkyrka', botkyrka],
  ])('offers every point of the Act in %s, as strictly as the Act (B-068)', (_, policy) => {
    for (const law of statutoryGrounds) {
      const ground = findGround(policy, law.value.code)
      expect(ground?.registerBeforeRemoval).toBe(true)
      expect(ground?.criminal).toBe(law.value.criminal)
      expect(ground?.policeReport).toBe(law.value.policeReport)
      expect(ground?.childAbuse).toBe(law.value.childAbuse)
    }
  })

  it('has sub-codes in the third group, some of them crimes (F-117)', () => {
    const parts = groundsFor(falkenberg).filter((ground) => ground.partOf === 'offensive')
    expect(parts.filter((part) => part.criminal).map((part) => part.code)).toEqual([
      'privacy-intrusion',
      'agitation',
    ])
    expect(parts.length).toBeGreaterThanOrEqual(6)
  })
})

describe('groundOffer', () => {
  it('never offers removal of what is only criticism (F-094, scenario 14)', () => {
    for (const ground of groundsFor(falkenberg)) {
      expect(groundOffer(falkenberg, ground.code, { isOnlyCriticism: true })).toMatchObject({
        offered: false,
        reason: 'criticism-stays',
        citation: { ruleId: 'floor-criticism-stays', modality: 'ska' },
      })
    }
  })

  it('has no political ground in Botkyrka (scenario 17)', () => {
    expect(groundOffer(botkyrka, 'political-discussion')).toEqual({
      offered: false,
      reason: 'not-a-ground',
      citation: null,
    })
    expect(isGroundOffered(botkyrka, 'obscene-words')).toBe(true)
    expect(isGroundOffered(falkenberg, 'obscene-words')).toBe(false)
  })

  it('asks for a second reviewer for political discussion, and prefers referral (F-122, tension 2)', () => {
    const offer = groundOffer(falkenberg, 'political-discussion')
    expect(offer).toMatchObject({ offered: true, ground: { secondReviewer: true } })
    expect(findGround(falkenberg, 'political-discussion')?.actions[0]).toBe('refer')
  })

  it('wants a part chosen where the parts are handled differently, so that no crime passes as an insult', () => {
    expect(groundOffer(falkenberg, 'offensive')).toMatchObject({
      offered: false,
      reason: 'choose-part',
      citation: { ruleId: 'ground-3' },
    })
    expect(groundOffer(falkenberg, 'violence-or-pornography')).toMatchObject({
      offered: false,
      reason: 'choose-part',
    })
    expect(isGroundOffered(falkenberg, 'threat-or-incitement')).toBe(true)
    expect(isGroundOffered(falkenberg, 'child-abuse')).toBe(true)
  })
})

describe('removalNotice', () => {
  it('is required in Falkenberg and names the ground (F-123)', () => {
    expect(removalNotice(falkenberg, ['copyright'])).toMatchObject({
      isRequired: true,
      isSensitive: false,
      templateKey: 'removal-notice',
      citation: { ruleId: 'removal-notice', modality: 'ska' },
    })
  })

  it('refers onward and repeats nothing as soon as one ground is sensitive (F-127, tension 1)', () => {
    expect(removalNotice(falkenberg, ['copyright', 'secret-data'])).toMatchObject({
      isSensitive: true,
      templateKey: 'removal-notice-sensitive',
    })
    expect(removalNotice(botkyrka, ['bbs-child-abuse']).isSensitive).toBe(true)
  })

  it('is not required in Botkyrka, which demands it be said beforehand (B-060)', () => {
    expect(removalNotice(botkyrka, ['obscene-words'])).toMatchObject({
      isRequired: false,
      citation: { origin: 'torget' },
    })
    expect(botkyrka.moderation.preNotice).toMatchObject({
      modality: 'ska',
      value: { required: true, linkSuffices: false },
    })
  })

  it('refuses a code that is no ground', () => {
    expect(() => removalNotice(botkyrka, ['political-discussion'])).toThrow(RuleBroken)
  })
})

describe('evidenceDemand', () => {
  const demand = (policy: typeof falkenberg, code: string) =>
    evidenceDemand(policy, [findGround(policy, code)!])

  it('wants the whole pack before removal, also where the policy is silent (F-132)', () => {
    const pack = ['text', 'screenshot', 'url', 'handle', 'times', 'parentPost', 'capturedBy']
    expect(demand(falkenberg, 'unlawful-threat')).toMatchObject({
      fields: pack,
      citation: { ruleId: 'evidence' },
    })
    expect(demand(botkyrka, 'obscene-words')).toMatchObject({
      fields: pack,
      citation: { ruleId: 'floor-evidence-before-removal' },
    })
  })

  it('wants no copy of child abuse material (F-118, tension 15)', () => {
    const { fields, citation } = demand(falkenberg, 'child-abuse')
    expect(fields).not.toContain('screenshot')
    expect(fields).not.toContain('text')
    expect(citation.ruleId).toBe('floor-child-abuse-no-copy')
  })
})
