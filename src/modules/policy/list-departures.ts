import { overridesWithoutNote } from './rules/layers/national.ts'
import type { Policy } from './rules/schema/policy.ts'
import type { PolicyProblem } from './policy-problem.ts'
import { readNationalLayer, shippedNationalYaml } from './read-national-layer.ts'
import { placeFindings } from './read-policy.ts'

/** Where a file is looser than the national recommendation without a note (requirements §4, layer 2). */
export async function listDepartures(
  source: string | Uint8Array,
  name: string,
  policy: Policy,
): Promise<readonly PolicyProblem[]> {
  const national = readNationalLayer(await shippedNationalYaml())
  if (!national.ok)
    throw new Error(`the shipped recommendation does not hold: ${JSON.stringify(national.problems[0])}`)
  const findings = overridesWithoutNote(national.layer, policy)
  return findings.length === 0 ? [] : placeFindings(source, name, findings)
}
