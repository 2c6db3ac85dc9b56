import { describe, expect, it } from 'vitest'
import { botkyrka, falkenberg } from '../shipped-policy-fixture.ts'
import { classKeys } from './schema/inbox.ts'
import { autoReplyFor, otherActorsIn, triageClass, triageClasses } from './triage.ts'

describe('triage classes (F-095)', () => {
  it.each([
    ['Falkenberg', falkenberg],
    ['Botkyrka', botkyrka],
  ])('%s decides on all ten', (_, policy) => {
    expect(triageClasses(policy).map((triage) => triage.key)).toEqual([...classKeys])
  })

  it('answers no political question in substance, and refers it (F-109, F-110, scenario 14)', () => {
    expect(triageClass(falkenberg, 'political')).toMatchObject({
      outcome: 'refer',
      noSubstance: true,
      referTo: 'politicians',
      templateKey: 'refer-politicians',
      citation: { modality: 'ska', requirements: ['F-109', 'F-110'] },
    })
  })

  it('marks what the Botkyrka policy does not say as the product’s default', () => {
    expect(triageClass(botkyrka, 'political').citation).toMatchObject({ origin: 'torget', modality: 'bör' })
    expect(triageClass(botkyrka, 'question').citation).toMatchObject({ origin: 'policy', modality: 'bör' })
  })
})

describe('autoReplyFor (F-046, scenario 13)', () => {
  const place = { accountKind: 'official', platform: 'facebook', channel: 'directMessage' } as const

  it('answers by itself in Messenger on the official page only', () => {
    expect(autoReplyFor(falkenberg, place)).toMatchObject({
      templateKey: 'auto-message',
      citation: { ruleId: 'auto-reply-messenger' },
    })
    expect(autoReplyFor(falkenberg, { ...place, accountKind: 'service' })).toBeNull()
    expect(autoReplyFor(falkenberg, { ...place, platform: 'instagram' })).toBeNull()
    expect(autoReplyFor(falkenberg, { ...place, channel: 'comment' })).toBeNull()
    expect(autoReplyFor(botkyrka, place)).toBeNull()
  })
})

describe('otherActorsIn (F-111, scenario 14)', () => {
  it.each([
    ['När får Region Halland ordning på vårdköerna?', ['Region Halland']],
    ['Varför svarar inte REGIONEN?', ['Region Halland']],
    ['Fin regional satsning i Hallands alla kommuner', []],
    ['Region: Halland', ['Region Halland']],
  ])('%s', (text, expected) => {
    expect(otherActorsIn(falkenberg, text).map((actor) => actor.name)).toEqual(expected)
  })
})
