/** Finds every rule in a policy wherever it stands, so that any rule id can be looked up. */
import type { PolicyRule } from './schema/policy.ts'

export type Path = readonly (string | number)[]

export type PlacedRule = { readonly rule: PolicyRule; readonly path: Path }

function isRule(node: object): node is PolicyRule {
  return 'id' in node && 'modality' in node && 'source' in node && 'label' in node && 'value' in node
}

/** Rules in file order, each with its place. Rules are never nested in each other. */
export function collectRules(node: unknown, path: Path = []): PlacedRule[] {
  if (typeof node !== 'object' || node === null) return []
  if (isRule(node)) return [{ rule: node, path }]
  if (Array.isArray(node)) return node.flatMap((item: unknown, index) => collectRules(item, [...path, index]))
  return Object.entries(node).flatMap(([name, child]) => collectRules(child, [...path, name]))
}
