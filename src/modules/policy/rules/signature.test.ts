import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { botkyrka, changedYaml, falkenberg, policyOf } from '../shipped-policy-fixture.ts'
import type { Signer } from './signature.ts'
import { revealsWithheldName, signatureFor, signReply } from './signature.ts'

const kim: Signer = { fullName: 'Kim Åkerlund', role: 'kommunikatör', hidesName: false }
const hidden: Signer = { ...kim, hidesName: true }
const SIGNED = '/Kim Åkerlund, kommunikatör, Falkenbergs kommun'
const WITHOUT_NAME = '/kommunikatör, Falkenbergs kommun'

describe('signReply (F-104, F-105, scenario 12)', () => {
  it('adds name, role and municipality on a line of their own', () => {
    expect(signReply(falkenberg, 'Hej! Vi plogar i natt.', kim)).toBe(`Hej! Vi plogar i natt.\n${SIGNED}`)
  })

  it('leaves the name out for the one who wants it so', () => {
    expect(signReply(falkenberg, 'Hej! Vi plogar i natt.', hidden)).toBe(
      `Hej! Vi plogar i natt.\n${WITHOUT_NAME}`,
    )
  })

  it.each([
    ['as the policy writes it', `Hej!\n${SIGNED}`],
    ['punctuated otherwise', 'Hej!\nKim Åkerlund\nKommunikatör\nFalkenbergs kommun.'],
    ['with dashes', 'Hej! – Kim Åkerlund – kommunikatör – Falkenbergs kommun'],
    ['with letters in parts', `Hej!\n${SIGNED.normalize('NFD')}`],
  ])('does not sign twice what is signed %s', (_, text) => {
    expect(signReply(falkenberg, text, kim)).toBe(text.normalize('NFC'))
  })

  it('replaces a half signature instead of adding to it', () => {
    expect(signReply(falkenberg, `Hej!\n${WITHOUT_NAME}`, kim)).toBe(`Hej!\n${SIGNED}`)
    expect(signReply(falkenberg, 'Hej! /Kim, kommunikatör, Falkenbergs kommun', kim)).toBe(`Hej!\n${SIGNED}`)
  })

  it('takes away a name typed from habit by the one who withholds it', () => {
    expect(signReply(falkenberg, `Hej!\n${SIGNED}`, hidden)).toBe(`Hej!\n${WITHOUT_NAME}`)
    expect(signReply(falkenberg, 'Hej!\n/Kim, kommunikatör, Falkenbergs kommun', hidden)).toBe(
      `Hej!\n${WITHOUT_NAME}`,
    )
  })

  it('does not take the municipality’s name in running text for a signature', () => {
    expect(signReply(falkenberg, 'Fråga gärna Falkenbergs kommun', kim)).toBe(
      `Fråga gärna Falkenbergs kommun\n${SIGNED}`,
    )
  })

  it('adds nothing where the policy has no such rule (Botkyrka)', () => {
    expect(signReply(botkyrka, 'Hej!  ', kim)).toBe('Hej!  ')
    expect(signatureFor(botkyrka, kim)).toBeNull()
  })

  it('keeps the signature on one line whatever the name holds', () => {
    expect(signReply(falkenberg, 'Hej!', { ...kim, fullName: ' Kim \n Åkerlund ' })).toBe(`Hej!\n${SIGNED}`)
    expect(signReply(falkenberg, 'Hej!', { ...kim, fullName: '{org} {role}' })).toContain('{org} {role}')
  })

  it('refuses to sign with a missing name or role', () => {
    expect(() => signReply(falkenberg, 'Hej!', { ...kim, role: ' ' })).toThrow(InvalidInput)
    expect(() => signReply(falkenberg, 'Hej!', { ...kim, fullName: '' })).toThrow(InvalidInput)
    expect(signReply(falkenberg, 'Hej!', { ...hidden, fullName: '' })).toBe(`Hej!\n${WITHOUT_NAME}`)
  })

  it('asks a person instead of publishing a name that the policy does not let be withheld', () => {
    const strict = policyOf(changedYaml('falkenberg', 'allowed: true', 'allowed: false'))
    expect(() => signReply(strict, 'Hej!', hidden)).toThrow(RuleBroken)
  })

  it('signs once however many times it is asked, and never shows a withheld name of its own', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(text, fc.boolean(), (body, hidesName) => {
        const signer = { ...kim, hidesName }
        const once = signReply(falkenberg, body, signer)
        expect(signReply(falkenberg, once, signer)).toBe(once)
        expect(once.includes('Åkerlund')).toBe(!hidesName)
      }),
    )
  })
})

describe('revealsWithheldName', () => {
  it.each([
    ['Hälsningar Kim Åkerlund', hidden, true],
    ['hälsar KIM  ÅKERLUND!', hidden, true],
    ['Hälsningar Kim', hidden, false],
    ['Hälsningar Kim Åkerlund', kim, false],
    ['Kim Åkerlunds gata', hidden, false],
  ])('%s', (text, signer, expected) => {
    expect(revealsWithheldName(text, signer)).toBe(expected)
  })
})
