import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { Conflict, InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { shippedYaml } from '../shipped-policy-fixture.ts'
import { createPolicies } from './policies.ts'
import { deletePolicyDraft, listPolicyDrafts, savePolicyDraft } from './drafts.ts'
import { listPolicyVersions, policyVersionYaml, storePolicyVersion } from './store-policy-version.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
const at = (text: string) => Temporal.Instant.from(text)
const yamlOf = (days: number) =>
  shippedYaml('falkenberg')
    .replace('amount: 3, unit: workingDays', `amount: ${String(days)}, unit: workingDays`)
    .replace('version: falkenberg-1', `version: days-${String(days)}`)

let test: TestDatabase
const orgId: OrgId = newId(clock)

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

const store = (days: number, validFrom: string) =>
  test.db.forOrg(orgId, (tx) =>
    storePolicyVersion(tx, clock, { orgId, yaml: yamlOf(days), storedBy: 'test', validFrom: at(validFrom) }),
  )

describe('versions (F-002, scenario 25)', () => {
  it('are in force from their day, scheduled before it, and never in the past', async () => {
    await store(3, '2026-01-01T00:00:00Z')
    const next = await store(5, '2026-12-01T00:00:00Z')
    await expect(store(4, '2026-11-20T10:00:00Z')).rejects.toThrow(RuleBroken)
    await store(4, '2026-11-21T09:59:30Z')
    const policies = createPolicies()
    await test.db.forOrg(orgId, async (tx) => {
      const states = (await listPolicyVersions(tx, orgId, clock.now())).map((row) => [row.label, row.state])
      expect(states).toEqual([
        ['days-5', 'scheduled'],
        ['days-4', 'inForce'],
        ['days-3', 'past'],
      ])
      expect((await policies.inForce(tx, orgId, at('2026-12-01T00:00:00Z'))).versionId).toBe(next.id)
      expect(await policyVersionYaml(tx, orgId, next.id)).toBe(yamlOf(5))
    })
  })

  it('carry the recommendation they were stored with', async () => {
    const found = await test.db.forOrg(orgId, (tx) => createPolicies().inForce(tx, orgId, clock.now()))
    expect(found.policy.consent.channelsNamed?.value).toBe(true)
    expect(found.origins.get('nat-consent-channels')?.layer).toBe('national')
    expect(found.origins.get('min-admins')?.layer).toBe('municipality')
  })

  it('never take effect when the file does not hold', async () => {
    const yaml = shippedYaml('falkenberg').replace('minWarnings: 3', 'minWarnings: 0')
    const input = { orgId, yaml, storedBy: 'test', validFrom: clock.now() }
    await expect(test.db.forOrg(orgId, (tx) => storePolicyVersion(tx, clock, input))).rejects.toThrow(
      InvalidInput,
    )
  })
})

describe('drafts', () => {
  it('may be full of faults, and tell two people who write at once', async () => {
    const draft = { orgId, name: ' Ny version ', yaml: 'meta: [', savedBy: 'test' }
    await test.db.forOrg(orgId, async (tx) => {
      const first = await savePolicyDraft(tx, clock, { ...draft, draft: null })
      const second = await savePolicyDraft(tx, clock, { ...draft, yaml: 'meta: 1', draft: first })
      expect(second).toEqual({ id: first.id, version: 2 })
      await expect(savePolicyDraft(tx, clock, { ...draft, draft: first })).rejects.toThrow(Conflict)
      expect(await listPolicyDrafts(tx, orgId)).toMatchObject([
        { name: 'Ny version', yaml: 'meta: 1', version: 2 },
      ])
      expect(await deletePolicyDraft(tx, orgId, first.id)).toBe(true)
      expect(await deletePolicyDraft(tx, orgId, first.id)).toBe(false)
    })
  })

  it.each([
    ['a null byte', { yaml: 'a\0b' }],
    ['more than a file may hold', { yaml: 'å'.repeat(600_000) }],
    ['no name', { name: '  ' }],
  ])('refuse %s', async (_, change) => {
    const input = { orgId, name: 'a', yaml: 'a', savedBy: 'test', draft: null, ...change }
    await expect(test.db.forOrg(orgId, (tx) => savePolicyDraft(tx, clock, input))).rejects.toThrow(
      InvalidInput,
    )
  })
})
