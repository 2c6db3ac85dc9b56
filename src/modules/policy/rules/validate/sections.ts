/** Reads as much of a file as holds, so that one slip does not hide the next fault (scenario 25). */
import type { z } from 'zod'
import type { Policy, SectionName } from '../schema/policy.ts'
import { policySchema } from '../schema/policy.ts'
import type { Finding } from './finding.ts'
import { schemaFindings } from './schema-findings.ts'

export type ReadSections = {
  /** The sections that hold, unknown keys left out. */
  readonly sections: Partial<Policy>
  readonly findings: readonly Finding[]
}

function withoutUnknownKeys(raw: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(raw)
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const holder = issue.path.reduce<unknown>(
      (node, name) => (node as Record<PropertyKey, unknown>)[name],
      copy,
    )
    for (const key of issue.keys) Reflect.deleteProperty(holder as object, key)
  }
  return copy
}

function holdingSections(raw: unknown): Partial<Policy> {
  if (typeof raw !== 'object' || raw === null) return {}
  const found: Record<string, unknown> = {}
  for (const name of Object.keys(policySchema.shape) as SectionName[]) {
    const read = policySchema.shape[name].safeParse((raw as Record<string, unknown>)[name])
    if (read.success) found[name] = read.data
  }
  return found
}

export function readSections(raw: unknown): ReadSections {
  const read = policySchema.safeParse(raw)
  if (read.success) return { sections: read.data, findings: [] }
  const { issues } = read.error
  const findings = schemaFindings(issues, raw)
  return { sections: holdingSections(withoutUnknownKeys(raw, issues)), findings }
}
