import { readFile } from 'node:fs/promises'
import { overridesWithoutNote } from './rules/layers/national.ts'
import type { Policy } from './rules/schema/policy.ts'
import type { PolicyProblem } from './policy-problem.ts'
import { readNationalLayer, shippedNationalYaml } from './read-national-layer.ts'
import type { Unknown } from './list-unknowns.ts'
import { unknowns } from './list-unknowns.ts'
import type { ReadPolicy } from './read-policy.ts'
import { placeFindings } from './read-policy.ts'
import { readPolicyFile } from './read-policy-file.ts'

export type PolicyCheck =
  | (Extract<ReadPolicy, { ok: true }> & {
      /** What must be filled in before go-live; the file is valid all the same. */
      readonly unknowns: readonly Unknown[]
      readonly isReadyForGoLive: boolean
    })
  | Extract<ReadPolicy, { ok: false }>

/** Everything `torget policy check` tells about a file. */
export async function checkPolicyFile(path: string): Promise<PolicyCheck> {
  const read = await readPolicyFile(path)
  if (!read.ok) return read
  const open = unknowns(read.policy)
  const warnings = [...read.warnings, ...(await departures(path, read.policy))]
  return { ...read, warnings, unknowns: open, isReadyForGoLive: open.length === 0 }
}

/** Where the file is looser than the national recommendation without a note (requirements §4, layer 2). */
async function departures(path: string, policy: Policy): Promise<readonly PolicyProblem[]> {
  const national = readNationalLayer(await shippedNationalYaml())
  if (!national.ok)
    throw new Error(`the shipped recommendation does not hold: ${JSON.stringify(national.problems[0])}`)
  const findings = overridesWithoutNote(national.layer, policy)
  return findings.length === 0 ? [] : placeFindings(await readFile(path), path, findings)
}
