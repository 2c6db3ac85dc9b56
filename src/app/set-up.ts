import type { Config } from '#config'
import type { SetUpDoor } from '#modules/desk/index.ts'
import { isLoopback } from '../demo/demo-config.ts'
import { shippedPolicies } from '../demo/shipped-policies.ts'

/** What an empty installation offers: the shipped policies, and the demo where nobody from outside can reach it. */
export function setUpDoor(config: Config, becomeDemo: () => void): SetUpDoor {
  return {
    policies: async () =>
      (await shippedPolicies()).map(({ key, sender, yaml, unknowns }) => ({
        key,
        name: sender,
        yaml,
        unknowns,
      })),
    becomeDemo: isLoopback(config.host) ? becomeDemo : null,
  }
}
