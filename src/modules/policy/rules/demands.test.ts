import { describe, expect, it } from 'vitest'
import { botkyrka, falkenberg } from '../shipped-policy-fixture.ts'
import { accountDemands, basicInformationFor, closingDemands, registerFields } from './account-demands.ts'
import { adminDemands, postingDemand } from './admin-demands.ts'
import { actsAs, roleFor, roleName } from './role-names.ts'

describe('administrators (F-075, B-042 to B-045)', () => {
  it('Falkenberg must have two, Botkyrka should, with the communicator', () => {
    expect(adminDemands(falkenberg, 'service').minAdmins).toMatchObject({
      value: 2,
      citation: { modality: 'ska' },
    })
    const demands = adminDemands(botkyrka, 'assignment')
    expect(demands.minAdmins).toMatchObject({ value: 2, citation: { modality: 'bör' } })
    expect(demands.requiredRoles?.value).toEqual(['communicator'])
    expect(demands.substitute).toMatchObject({ value: { required: true }, citation: { modality: 'ska' } })
    expect(demands.credentialStore?.value.store).toBe('recommended')
  })

  it('idle accounts are closed, after a number of days nobody has given; seasonal ones may rest', () => {
    expect(adminDemands(botkyrka, 'assignment').inactivity).toMatchObject({
      afterDays: null,
      close: true,
      citation: { modality: 'ska' },
    })
    expect(adminDemands(botkyrka, 'seasonal').inactivity).toBeNull()
    expect(adminDemands(falkenberg, 'service').inactivity).toBeNull()
  })

  it('says nothing of a least number of posts where the document does not', () => {
    expect(
      postingDemand(falkenberg, {
        accountKind: 'service',
        platform: 'facebook',
        platformKind: 'socialNetwork',
      }),
    ).toBeNull()
  })
})

describe('the account and the register (F-059, F-069, B-026 to B-029, B-052)', () => {
  it('Falkenberg demands the sender everywhere; Botkyrka accepts that a platform cannot', () => {
    const place = { platform: 'instagram', accountKind: 'service' } as const
    const cannot = (policy: typeof falkenberg) =>
      basicInformationFor(policy, place).map((info) => [info.key, info.whenPlatformCannot])
    expect(cannot(falkenberg)).toContainEqual(['sender', 'notAccepted'])
    expect(cannot(botkyrka)).toContainEqual(['phone', 'accepted'])
    expect(
      basicInformationFor(falkenberg, place).every((info) => info.citation.requirements.length > 0),
    ).toBe(true)
  })

  it('Botkyrka’s register is public with responsible, purpose and target group; Falkenberg demands none, so Torget’s default decides', () => {
    expect(registerFields(botkyrka)).toMatchObject({
      isPublic: true,
      keepClosed: { value: { keep: true } },
      legalBasis: { value: ['arkivlagen', 'osl'] },
    })
    expect(registerFields(botkyrka).fields).toEqual(
      expect.arrayContaining(['responsible', 'purpose', 'audience']),
    )
    expect(falkenberg.register.public).toMatchObject({ modality: 'får', source: { doc: 'torget' } })
  })

  it('no personal accounts; a relay week of seven days; closing tells the communicator', () => {
    expect(accountDemands(falkenberg).personalAccounts?.value.allowed).toBe(false)
    expect(accountDemands(falkenberg).relay).toMatchObject({
      value: { days: 7, includesInbox: true, platforms: ['instagram'] },
    })
    expect(accountDemands(botkyrka).relay).toBeNull()
    expect(closingDemands(falkenberg)?.value).toMatchObject({ notify: ['communicator'], finalArchive: true })
  })
})

describe('roles (F-018, B-017, B-082)', () => {
  it('are named by the policy', () => {
    expect(roleFor(falkenberg, 'officialAccountsOwner')?.value).toBe('utvecklingschef')
    expect(roleName(falkenberg, 'utvecklingschef').sv).toBe('utvecklingschef')
    expect(actsAs(falkenberg, 'utvecklingschef')).toBe('communications-director')
    expect(roleFor(botkyrka, 'mediaMonitoringOwner')?.value).toBe('communications-director')
    expect(roleName(botkyrka, 'communications-director').sv).toBe('kommunikationschef')
    expect(roleFor(falkenberg, 'archive')).toBeNull()
    expect(actsAs(falkenberg, 'hittepå')).toBeNull()
  })
})
