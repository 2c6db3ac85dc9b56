import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policyJsonSchema } from './rules/schema/policy-json-schema.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

type Node = Record<string, unknown>

/** Every place in the schema where `unknown` is a legal value, without list positions. */
function unknownPlaces(node: unknown, path: readonly string[] = []): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { properties, items, anyOf, oneOf } = node as Node
  const branches = [...((anyOf ?? []) as unknown[]), ...((oneOf ?? []) as unknown[])]
  const isOpen = branches.some((branch) => (branch as Node)['const'] === 'unknown')
  // A rule that is open as a whole goes by its own label.
  const own = isOpen && path.at(-1) !== 'value' ? [path.join('.')] : []
  return [
    ...own,
    ...branches.flatMap((branch) => unknownPlaces(branch, path)),
    ...Object.entries((properties ?? {}) as Node).flatMap(([name, child]) =>
      unknownPlaces(child, [...path, name]),
    ),
    ...unknownPlaces(items, path),
  ]
}

describe('texts', () => {
  it('names every value that may be unknown, in both languages', () => {
    const places = [...new Set(unknownPlaces(policyJsonSchema()))].sort()
    expect(places.length).toBeGreaterThan(15)
    expect(Object.keys(sv.fields).sort()).toEqual(places)
    expect(Object.keys(en.fields).sort()).toEqual(places)
  })

  it('has a sentence and a remedy for every code the schema uses', () => {
    const folder = new URL('./rules/schema/', import.meta.url)
    const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const codes = sources.flatMap((source) =>
      [...source.matchAll(/error: '@([^']+)'/g)].map((match) => match[1]),
    )
    expect(codes.length).toBeGreaterThan(8)
    for (const texts of [sv.problems, en.problems]) {
      expect(codes.filter((code) => !(String(code) in texts))).toEqual([])
    }
  })
})
