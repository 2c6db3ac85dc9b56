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
