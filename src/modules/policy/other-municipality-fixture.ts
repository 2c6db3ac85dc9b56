import { parse, stringify } from 'yaml'
import { policyOf, shippedYaml } from './shipped-policy-fixture.ts'
import type { Policy } from './rules/schema/policy.ts'

type Node = Record<string, unknown>

const isGroup = (node: unknown): node is Node =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

function laidOver(base: unknown, own: unknown): unknown {
  if (!isGroup(base) || !isGroup(own) || 'modality' in own) return own
  const names = [...new Set([...Object.keys(base), ...Object.keys(own)])]
  return Object.fromEntries(
    names.map((name) => [name, name in own ? laidOver(base[name], own[name]) : base[name]]),
  )
}

/** Test data: what another municipality demands (requirements §5), in invented words, over an ordinary policy. Written as YAML, as they would. */
export function municipality(yaml: string): Policy {
  return policyOf(
    stringify(laidOver(parse(shippedYaml('botkyrka')), parse(yaml)), { aliasDuplicateObjects: false }),
  )
}

/** One rule in the short form of a test: id, value, modality. */
export function ruleText(id: string, value: string, modality = 'ska'): string {
  return `{ id: ${id}, label: { sv: ${id}, en: ${id} }, value: ${value}, modality: ${modality}, source: { doc: policyn } }`
}
