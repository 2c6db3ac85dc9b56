/** Finds what the source left open and somebody has to fill in before the policy goes live (F-050, B-110). */
import type { Path } from './collect-rules.ts'
import type { LocalText, Policy } from './schema/policy.ts'
import { UNKNOWN } from './schema/primitives.ts'

export type UnknownValue = {
  readonly path: Path
  /** What the value belongs to, when that has a name of its own: a rule or another actor. */
  readonly owner: LocalText | null
}

function ownerOf(node: object): LocalText | null {
  if ('label' in node) return node.label as LocalText
  if ('name' in node && typeof node.name === 'string') return { sv: node.name, en: node.name }
  return null
}

function search(node: unknown, path: Path, owner: LocalText | null): UnknownValue[] {
  if (node === UNKNOWN) return [{ path, owner }]
  if (typeof node !== 'object' || node === null) return []
  const inner = ownerOf(node) ?? owner
  return Object.entries(node).flatMap(([name, child]) =>
    search(child, [...path, Array.isArray(node) ? Number(name) : name], inner),
  )
}

export function unknownValues(policy: Policy): readonly UnknownValue[] {
  return search(policy, [], null)
}
