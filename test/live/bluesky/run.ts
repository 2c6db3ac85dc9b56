/** Drives the Bluesky connector against a real network. Exits 0 when all held or there was none to try (and says why), 1 when something did not. */
import { openNetwork } from './open-network.ts'
import { openScene } from './scene.ts'
import { steps } from './steps.ts'

const network = await openNetwork(process.env)
if (typeof network === 'string') {
  console.log(`Bluesky, live: NOT RUN: ${network}`)
  process.exit(0)
}

let failures = 0
try {
  const scene = await openScene(network)
  for (const [name, run] of steps) {
    try {
      const told = await run(scene)
      console.log(`✓ ${name}${told === undefined ? '' : `: ${told}`}`)
    } catch (error) {
      failures += 1
      console.log(`✗ ${name}\n  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
  console.log(`Bluesky, live: ${steps.length - failures} of ${steps.length} held`)
} finally {
  await network.close()
}
process.exit(failures === 0 ? 0 : 1)
