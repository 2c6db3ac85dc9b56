import { describe, expect, it } from 'vitest'
import { citedInPolicies, coverageDocument, requirementCoverage } from './coverage.ts'

const rows = requirementCoverage()
const ours = rows.filter((row) => row.area !== 'others')

describe('the 301 requirements', () => {
  it('are all there, each once', () => {
    expect(ours).toHaveLength(301)
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  })

  it('each live somewhere in the policy files or have a place of their own', () => {
    expect(ours.filter((row) => row.policy.length === 0).map((row) => row.id)).toEqual([])
  })

  it('each have a screen, or say why they have none yet', () => {
    expect(ours.filter((row) => row.screens.length === 0).map((row) => row.id)).toEqual([])
  })

  it('of account, organisation and law (issue 3) wait for nothing but the archive and the composer', () => {
    const areas = new Set(['ORG', 'CHN', 'REG', 'ACC', 'LAW'])
    const isWaiting = (screens: readonly string[]) => screens.some((one) => one.startsWith('later'))
    const waiting = ours.filter((row) => areas.has(row.area) && isWaiting(row.screens))
    expect(waiting.map(({ id }) => id)).toEqual(['F-029', 'F-045', 'B-023'])
  })

  it('are cited by numbers that exist', () => {
    const known = new Set(rows.map((row) => row.id))
    const cited = citedInPolicies()
    expect(cited.length).toBeGreaterThan(300)
    expect(cited.filter((id) => !known.has(id))).toEqual([])
  })

  // Update it with: npx vitest run test/requirements -u
  it('stand in docs/policy/coverage.md as they are now', async () => {
    await expect(coverageDocument()).toMatchFileSnapshot(
      `${import.meta.dirname}/../../docs/policy/coverage.md`,
    )
  })
})
