import { decodeFile } from './rules/validate/decode-file.ts'
import type { Policy } from './rules/schema/policy.ts'
import type { Finding } from './rules/validate/finding.ts'
import { isWarning } from './rules/validate/finding.ts'
import { locate } from './rules/validate/locate.ts'
import type { ParsedYaml } from './rules/validate/parse-yaml.ts'
import { parseYaml } from './rules/validate/parse-yaml.ts'
import { readSections } from './rules/validate/sections.ts'
import { validatePolicy } from './rules/validate/validate-policy.ts'
import type { PolicyProblem } from './policy-problem.ts'
import { toProblem } from './policy-problem.ts'

export type ReadPolicy =
  | { readonly ok: true; readonly policy: Policy; readonly warnings: readonly PolicyProblem[] }
  | {
      readonly ok: false
      readonly problems: readonly PolicyProblem[]
      readonly warnings: readonly PolicyProblem[]
    }

/** Nobody reads more at a time, and a hostile file could hold a hundred thousand. */
const MAX_SHOWN = 100

type Read = { readonly policy: Policy | null; readonly findings: readonly Finding[] }

function readParsed(parsed: ParsedYaml): Read {
  if (parsed.value === null) return { policy: null, findings: parsed.findings }
  const { sections, findings } = readSections(parsed.value)
  const all = [...parsed.findings, ...findings, ...validatePolicy(sections)]
  const isSound = all.every(isWarning)
  // With no finding but warnings every section has been read, so nothing of a policy is missing.
  return { policy: isSound ? (sections as Policy) : null, findings: all }
}

function freeze(node: unknown): void {
  if (typeof node !== 'object' || node === null || Object.isFrozen(node)) return
  Object.freeze(node)
  Object.values(node).forEach(freeze)
}

function problemsOf(
  name: string,
  parsed: ParsedYaml,
  findings: readonly Finding[],
): readonly PolicyProblem[] {
  return findings
    .slice(0, MAX_SHOWN)
    .map((finding) => toProblem(name, finding, locate(parsed, finding)))
    .sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Findings about a file that has already been read, with their lines. */
export function placeFindings(
  source: string | Uint8Array,
  name: string,
  findings: readonly Finding[],
): readonly PolicyProblem[] {
  const decoded = decodeFile(typeof source === 'string' ? new TextEncoder().encode(source) : source)
  return decoded.ok ? problemsOf(name, parseYaml(decoded.text), findings) : []
}

/**
 * Reads and checks a policy, all faults in one go. Never throws for what the text holds. The policy returned is frozen; `name` is only
 * used to say which file a problem is in.
 */
export function readPolicy(source: string | Uint8Array, name = 'policy'): ReadPolicy {
  const decoded = decodeFile(typeof source === 'string' ? new TextEncoder().encode(source) : source)
  if (!decoded.ok) {
    return { ok: false, problems: [toProblem(name, decoded.finding, decoded.position)], warnings: [] }
  }
  const parsed = parseYaml(decoded.text)
  const { policy, findings } = readParsed(parsed)
  const all = [...decoded.warnings, ...findings]
  const warnings = problemsOf(name, parsed, all.filter(isWarning))
  if (policy === null) {
    return {
      ok: false,
      problems: problemsOf(
        name,
        parsed,
        all.filter((finding) => !isWarning(finding)),
      ),
      warnings,
    }
  }
  freeze(policy)
  return { ok: true, policy, warnings }
}
