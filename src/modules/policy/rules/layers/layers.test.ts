import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNationalLayer, shippedNationalYaml } from '../../read-national-layer.ts'
import { readPolicy } from '../../read-policy.ts'
import { botkyrka, changedYaml, falkenberg, policyOf, shippedYaml } from '../../shipped-policy-fixture.ts'
import { adminDemands } from '../admin-demands.ts'
import { groundsFor } from '../grounds.ts'
import { validatePolicy } from '../validate/validate-policy.ts'
import { isWarning } from '../validate/finding.ts'
import { layerPolicy, overridesWithoutNote } from './national.ts'
import { originOf, policyFor } from './overlays.ts'

const read = readNationalLayer(await shippedNationalYaml())
if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2))
const national = read.layer

const overlays = (yaml: string) => `${shippedYaml('falkenberg')}\noverlays:\n${yaml}`
const source = 'source: { doc: anvisningar }'

const stricter = overlays(`
  - id: kultur
    name: { sv: Kulturen, en: Culture }
    units: [utvecklingsavdelningen]
    changes:
      - { rule: answer-otherwise, value: { when: always, amount: 2, unit: workingDays }, ${source} }
      - { rule: min-admins, value: 3, ${source}, note: Många vikarier. }
      - { rule: substitute, modality: ska, ${source} }
    adds:
      weedingDecisions:
        - id: kultur-gallring
          label: { sv: Kulturens gallringsbeslut, en: The culture board’s decision }
          value: { reference: KN § 1, body: kulturnämnden, decidedOn: 2026-01-15, scopeUnits: [utvecklingsavdelningen], recordTypes: [Beröm] }
          modality: ska
          ${source}
`)

describe('the national recommendation under a municipality’s policy (layers 2 and 3)', () => {
  it.each([
    ['falkenberg', falkenberg],
    ['botkyrka', botkyrka],
  ] as const)('%s laid over it holds', (_, policy) => {
    const { policy: whole } = layerPolicy(national, policy)
    expect(validatePolicy(whole).filter((finding) => !isWarning(finding))).toEqual([])
  })

  it('fills what the municipality leaves out, and says so', () => {
    const layered = layerPolicy(national, falkenberg)
    expect(falkenberg.consent.channelsNamed).toBeUndefined()
    expect(layered.policy.consent.channelsNamed?.value).toBe(true)
    expect(originOf(layered, 'nat-consent-channels')).toEqual({ layer: 'national', overlayId: null })
  })

  it('never touches what the municipality says, not even an honest unknown', () => {
    const layered = layerPolicy(national, falkenberg)
    expect(layered.policy.admin.minAdmins).toEqual(falkenberg.admin.minAdmins)
    expect(layered.policy.consent.guardian?.value).toMatchObject({ belowAge: 'unknown' })
    expect(originOf(layered, 'min-admins')?.layer).toBe('municipality')
    expect(layered.policy.archive.snapshots.map((rule) => [rule.value.trigger, rule.id])).toEqual([
      ['closing', 'archive-context'],
      ['halfYear', 'nat-archive-half-year'],
      ['majorChange', 'nat-archive-change'],
    ])
  })

  it('adds no ground for removal and changes none', () => {
    const { policy } = layerPolicy(national, botkyrka)
    expect(groundsFor(policy).map((ground) => ground.code)).toEqual(
      groundsFor(botkyrka).map((ground) => ground.code),
    )
  })

  it('warns when the municipality is looser without a note', () => {
    const looser = changedYaml('falkenberg', 'value: { allowed: false }', 'value: { allowed: true }')
    const codes = overridesWithoutNote(national, policyOf(looser)).map((finding) => finding.code)
    expect(codes).toContain('layer.override-without-note')
    expect(overridesWithoutNote(national, falkenberg)).toEqual([])
  })

  it('is refused when it does not hold', () => {
    expect(readNationalLayer('layer: 1')).toMatchObject({ ok: false })
    expect(readNationalLayer(Buffer.from('layer: Å', 'latin1'))).toMatchObject({
      ok: false,
      problems: [{ rule: 'file.not-utf8' }],
    })
    expect(readNationalLayer('')).toMatchObject({ ok: false, problems: [{ rule: 'file.empty' }] })
  })
})

describe('overlays (layer 4)', () => {
  const layered = layerPolicy(national, policyOf(stricter))

  it('tighten for their unit only, and say whose rule it is', () => {
    const local = policyFor(layered, { unit: 'utvecklingsavdelningen' })
    expect(adminDemands(local.policy, 'service').minAdmins).toMatchObject({
      value: 3,
      citation: { note: 'Många vikarier.' },
    })
    expect(local.policy.inbox.sla[1]?.value).toMatchObject({ amount: 2, unit: 'workingDays' })
    expect(local.policy.weeding.decisions).toHaveLength(2)
    expect(originOf(local, 'min-admins')).toEqual({ layer: 'local', overlayId: 'kultur' })
    expect(originOf(local, 'floor-watch')?.layer).toBe('floor')
    const other = policyFor(layered, { unit: 'kommunstyrelsens-forvaltning' })
    expect(adminDemands(other.policy, 'service').minAdmins?.value).toBe(2)
    expect(originOf(other, 'min-admins')?.layer).toBe('municipality')
  })

  it('reach the units below theirs', () => {
    const all = policyOf(
      stricter.replace(
        'units: [utvecklingsavdelningen]\n    changes',
        'units: [kommunstyrelsen]\n    changes',
      ),
    )
    const local = policyFor(layerPolicy(null, all), { unit: 'utvecklingsavdelningen' })
    expect(adminDemands(local.policy, 'service').minAdmins?.value).toBe(3)
  })

  it.each([
    [
      'a longer answer time',
      '{ rule: answer-otherwise, value: { when: always, amount: 4, unit: workingDays }',
      'overlay.looser',
    ],
    ['fewer administrators', '{ rule: min-admins, value: 1', 'overlay.looser'],
    ['a weaker modality', '{ rule: min-admins, modality: bör', 'overlay.looser'],
    [
      'fewer warnings',
      '{ rule: blocking, value: { enabled: true, minWarnings: 2, newBreachAfterLast: true, decisionBy: unknown, scope: account, reviewAfterMonths: 6, warningsExpireAfterMonths: 24 }',
      'overlay.looser',
    ],
    [
      'another opening for TikTok',
      '{ rule: platform-tiktok, value: { platform: tiktok, kind: mediaSharing, status: allowed }',
      'overlay.not-comparable',
    ],
    [
      'another signature',
      "{ rule: signature, value: { template: '/{role}', optOut: { allowed: true, template: '/{role}' } }",
      'overlay.not-comparable',
    ],
    ['a rule nobody has', '{ rule: hittepa, value: 1', 'overlay.unknown-rule'],
    [
      'evidence left out',
      '{ rule: evidence, value: { fields: [text], hash: sha256, before: remove }',
      'overlay.looser',
    ],
    ['a value of the wrong form', '{ rule: min-admins, value: 300', 'overlay.bad-value'],
  ])('refuse %s', (_, change, rule) => {
    const yaml = overlays(
      `  - { id: a, name: { sv: A, en: A }, units: [kommunstyrelsen], changes: [${change}, ${source} }] }\n`,
    )
    const result = readPolicy(yaml)
    expect(result.ok ? [] : result.problems.map((problem) => problem.rule)).toEqual([rule])
  })

  it('do not run for a unit in a loop or one nobody has', () => {
    fc.assert(
      fc.property(fc.string(), (unit) => {
        expect(policyFor(layered, { unit }).policy.admin.minAdmins?.value).toBe(
          unit === 'utvecklingsavdelningen' ? 3 : 2,
        )
      }),
    )
  })
})
