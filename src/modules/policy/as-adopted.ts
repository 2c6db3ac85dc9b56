import { readNationalLayer, shippedNationalYaml } from './read-national-layer.ts'
import { layerPolicy } from './rules/layers/national.ts'
import type { LayeredPolicy } from './rules/layers/overlays.ts'
import type { Policy } from './rules/schema/policy.ts'

/** A draft as it would hold: laid over the recommendation that it would be stored with, so that it is compared like with like. */
export async function asAdopted(policy: Policy): Promise<LayeredPolicy> {
  const national = readNationalLayer(await shippedNationalYaml())
  if (!national.ok)
    throw new Error(`the shipped recommendation does not hold: ${JSON.stringify(national.problems[0])}`)
  return layerPolicy(national.layer, policy)
}
