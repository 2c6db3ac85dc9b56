import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { NationalLayer } from './rules/schema/national-layer.ts'
import { nationalLayerSchema } from './rules/schema/national-layer.ts'
import type { Policy } from './rules/schema/policy.ts'
import { checkCitedLaws, checkDocuments, checkLaws, checkRuleIds } from './rules/validate/check-sources.ts'
import { decodeFile } from './rules/validate/decode-file.ts'
import type { Finding, Report } from './rules/validate/finding.ts'
import { isWarning } from './rules/validate/finding.ts'
import { locate } from './rules/validate/locate.ts'
import { parseYaml } from './rules/validate/parse-yaml.ts'
import { schemaFindings } from './rules/validate/schema-findings.ts'
import type { PolicyProblem } from './policy-problem.ts'
import { toProblem } from './policy-problem.ts'

export type ReadNationalLayer =
  | { readonly ok: true; readonly layer: NationalLayer }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

const SHIPPED = resolve(import.meta.dirname, '../../../policies/nationell.yaml')

/** The checks that need no whole policy: a recommendation has no clocks, classes or routes of its own. */
function checksOf(layer: NationalLayer): Finding[] {
  const findings: Finding[] = []
  const report: Report = (code, path, details) => {
    // As in validate-policy.ts: one code always comes with its own details.
    findings.push({ code, path, details } as unknown as Finding)
  }
  const sections: Partial<Policy> = { documents: layer.documents, laws: layer.laws }
  const { layer: _, ...rules } = layer
  for (const check of [checkRuleIds, checkDocuments, checkCitedLaws]) check(rules as Partial<Policy>, report)
  checkLaws(sections, report)
  return findings.filter((finding) => !isWarning(finding))
}

/** Reads a national recommendation. Never throws for what the text holds. */
export function readNationalLayer(source: string | Uint8Array, name = 'nationell.yaml'): ReadNationalLayer {
  const decoded = decodeFile(typeof source === 'string' ? new TextEncoder().encode(source) : source)
  if (!decoded.ok) return { ok: false, problems: [toProblem(name, decoded.finding, decoded.position)] }
  const parsed = parseYaml(decoded.text)
  const read = nationalLayerSchema.safeParse(parsed.value)
  const faults = [
    ...parsed.findings,
    ...(parsed.value === null
      ? []
      : read.success
        ? checksOf(read.data)
        : schemaFindings(read.error.issues, parsed.value)),
  ]
  if (faults.length > 0 || !read.success) {
    return {
      ok: false,
      problems: faults.slice(0, 100).map((finding) => toProblem(name, finding, locate(parsed, finding))),
    }
  }
  return { ok: true, layer: read.data }
}

/** The recommendation that ships with the product, as text: it is stored with each version so that a decision stays pinned to it. */
export async function shippedNationalYaml(): Promise<string> {
  return readFile(SHIPPED, 'utf8')
}
