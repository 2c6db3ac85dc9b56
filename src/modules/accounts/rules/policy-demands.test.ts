import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPolicy, type Policy } from '#modules/policy/index.ts'
import type { AccountKind } from './account.ts'
import type { AccountDemands } from './demands.ts'
import { fillNotice } from './fill-notice.ts'
import { policyDemands } from './policy-demands.ts'

function shipped(name: string): Policy {
  const yaml = readFileSync(new URL(`../../../../policies/${name}.yaml`, import.meta.url), 'utf8')
  const read = readPolicy(yaml)
  if (!read.ok) throw new Error(`${name} does not hold`)
  return read.policy
}

const policies = { falkenberg: shipped('falkenberg'), botkyrka: shipped('botkyrka') }

const asked = (name: keyof typeof policies, kind: AccountKind = 'service', platform = 'instagram') =>
  policyDemands(policies[name], { kind, platform })

const has = (demands: AccountDemands) =>
  Object.entries(demands)
    .filter(([, demand]) => demand !== null && !(demand instanceof Map))
    .filter(([key]) => key !== 'platformName')
    .map(([key]) => key)
    .sort()

describe('what a policy asks of an account', () => {
  it('is what that policy says and nothing else: two municipalities, no line of code that knows either', () => {
    expect(has(asked('falkenberg'))).toEqual([
      'basicInformation',
      'closing',
      'commonOwner',
      'gate',
      'minAdmins',
      'recovery',
      'resources',
      'routines',
      'substitute',
      'termsReview',
    ])
    expect(has(asked('botkyrka'))).toEqual([
      'archive',
      'basicInformation',
      'closing',
      'commonOwner',
      'credentialStore',
      'gate',
      'inactivity',
      'minAdmins',
      'recovery',
      'requiredRoles',
      'substitute',
      'termsReview',
    ])
  })

  it('has its strength and its requirement with it (F-075, B-042)', () => {
    const strength = (name: keyof typeof policies) => {
      const { citation, value } = asked(name).minAdmins!
      return [value, citation.modality, citation.requirements]
    }
    expect(strength('falkenberg')).toEqual([2, 'ska', ['F-075']])
    expect(strength('botkyrka')).toEqual([2, 'bör', ['B-042']])
  })

  it.each<[string, keyof typeof policies, AccountKind, string, boolean]>([
    ['a relay account on the platform that the policy names', 'falkenberg', 'relay', 'instagram', true],
    ['an official one there, for a time (F-039)', 'falkenberg', 'official', 'instagram', true],
    ['one on another platform', 'falkenberg', 'relay', 'facebook', false],
    ['a service’s own', 'falkenberg', 'service', 'instagram', false],
    ['any under a policy without relay weeks', 'botkyrka', 'relay', 'instagram', false],
  ])('relay weeks: %s', (...row) => {
    const [, name, kind, platform, isThere] = row
    expect(asked(name, kind, platform).relay !== null).toBe(isThere)
  })

  it('B-045: idle accounts are to be closed, nobody has said when, and seasonal ones may rest', () => {
    expect(asked('botkyrka').inactivity).toMatchObject({ afterDays: null, warnDays: 30, close: true })
    expect(asked('botkyrka', 'seasonal').inactivity).toBeNull()
    expect(asked('falkenberg').inactivity).toBeNull()
  })

  it('F-060: that terms are reviewed holds also where nobody has said how often', () => {
    expect(asked('falkenberg').termsReview).toMatchObject({ value: { everyMonths: null } })
  })

  it('knows the terms of a platform as the municipality has read them', () => {
    const items = policies.falkenberg.platforms.items.map((rule) =>
      rule.value.platform === 'instagram'
        ? {
            ...rule,
            value: { ...rule.value, terms: { version: '2026-09', reviewedOn: '2026-09-01', by: 'it' } },
          }
        : rule,
    )
    const policy = { ...policies.falkenberg, platforms: { ...policies.falkenberg.platforms, items } }
    const place = { kind: 'service', platform: 'instagram' } as const
    expect(policyDemands(policy, place).terms?.reviewedOn.toString()).toBe('2026-09-01')
    expect(policyDemands(policy, { ...place, platform: 'facebook' }).terms).toBeNull()
  })
})

describe('the text an account is to show', () => {
  const { falkenberg } = policies
  const filled = { ...falkenberg, contacts: { ...falkenberg.contacts, phone: '0123-45 67 89' } }
  const notice = (key: string) => asked('falkenberg').basicInformation.find((one) => one.key === key)!

  it('has the policy’s own contacts in it, and leaves out what it may', () => {
    expect(fillNotice(filled, notice('sender'), 'sv')).toBe(
      `Det här är en del av ${filled.meta.org.senderName}.`,
    )
    const contact = fillNotice(
      { ...filled, contacts: { ...filled.contacts, email: 'unknown' } },
      notice('contact'),
      'sv',
    )
    expect(contact).toBe('Frågor om innehållet? Ring 0123-45 67 89.')
  })

  it('never guesses a contact that is not known (F-050)', () => {
    const unknown = { ...filled, contacts: { ...filled.contacts, rulesPage: 'unknown' as const } }
    expect(fillNotice(unknown, notice('rules'), 'sv')).toBe('Läs vad som gäller: …')
  })
})
