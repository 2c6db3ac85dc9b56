import { readFileSync } from 'node:fs'
import type { PolicyProblem } from './policy-problem.ts'
import { readPolicy } from './read-policy.ts'
import type { Policy } from './rules/schema/policy.ts'

/** The two policies that ship with the product, for tests: what they say is what the requirements say. */
export type ShippedName = 'falkenberg' | 'botkyrka'

export function shippedYaml(name: ShippedName): string {
  return readFileSync(new URL(`../../../policies/${name}.yaml`, import.meta.url), 'utf8')
}

/** A shipped file with one passage replaced; fails loudly when the passage is no longer there. */
export function changedYaml(name: ShippedName, from: string | RegExp, to: string): string {
  const yaml = shippedYaml(name)
  const changed = yaml.replace(from, () => to)
  if (changed === yaml) throw new Error(`${name}.yaml no longer holds ${String(from)}`)
  return changed
}

export function policyOf(yaml: string): Policy {
  const read = readPolicy(yaml)
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2))
  return read.policy
}

export const falkenberg: Policy = policyOf(shippedYaml('falkenberg'))
export const botkyrka: Policy = policyOf(shippedYaml('botkyrka'))

/** One slip in a shipped file: what is replaced with what, the rule that must say so, and a passage that begins on the line it must point to. */
export type Slip = {
  readonly slip: string
  readonly file: ShippedName
  readonly from: string | RegExp
  readonly to: string
  readonly rule: string
  readonly at: string
}

export function readSlip(slip: Slip): { readonly yaml: string; readonly found: PolicyProblem | undefined } {
  const yaml = changedYaml(slip.file, slip.from, slip.to)
  const read = readPolicy(yaml)
  return { yaml, found: read.ok ? undefined : read.problems.find((problem) => problem.rule === slip.rule) }
}

export function lineOf(yaml: string, passage: string): number {
  return yaml.slice(0, yaml.indexOf(passage)).split('\n').length
}
