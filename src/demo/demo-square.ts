import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Config } from '#config'
import type { Clock } from '#core/clock.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import { fileStore } from '#lab/graph/store/file-store.ts'
import { openIncidentRunner } from '#lab/incidents/incident-runner.ts'
import { seededRandom } from '#lab/random.ts'
import { characters } from '#lab/square/characters.ts'
import { createSquare } from '#lab/square/create-square.tsx'
import { graphNetwork } from '#lab/square/graph-network.ts'
import type { SquareNetwork, SquarePlace } from '#lab/square/square-network.ts'
import { townNetwork } from '#lab/square/town-network.ts'
import { startTownCrowd } from '#lab/town-crowd.ts'
import { SQUARE_PATH } from './demo-config.ts'
import type { DemoNetwork } from './demo-networks.ts'
import { shippedPolicies, type DemoPolicy } from './shipped-policies.ts'

export type DemoSquare = {
  readonly square: Hono
  /** Citizens, exercises and what the networks send by themselves begin. */
  begin(): void
  end(): Promise<void>
}

/** Seldom enough to work in peace: the crowd of Facebook writes as well. */
const CROWD_EVERY_MS = 40_000

/** The practice square over all networks, with its exercises. */
export async function openDemoSquare(
  { config, clock }: { readonly config: Config; readonly clock: Clock },
  { lab, networks }: { readonly lab: GraphLab; readonly networks: readonly DemoNetwork[] },
): Promise<DemoSquare> {
  const policies = await shippedPolicies()
  const towns = networks.flatMap(({ emulator }) => {
    const character = characters[emulator.network]
    return character === undefined ? [] : [{ emulator, character }]
  })
  const smaller = towns.map(({ emulator, character }) => townNetwork(emulator, character))
  const all = [graphNetwork(lab), ...smaller]
  const store = fileStore(join(config.dataFolder, 'practice-exercises.json'))
  const runner = await openIncidentRunner({ networks: all, clock, store })
  const namesOf = (network: string, placeId: string) => {
    const place = all.find(({ id }) => id === network)?.place(placeId) ?? null
    const policy = place === null ? undefined : policyOf(policies, place)
    return policy === undefined ? undefined : { kommun: policy.sender, ort: policy.place }
  }
  let stopCrowd = (): void => undefined
  return {
    square: createSquare({ lab, towns, runner, namesOf, clock, basePath: SQUARE_PATH, officeUrl: '/' }),
    begin: () => {
      for (const { emulator } of networks) emulator.start()
      runner.begin()
      const random = seededRandom(clock.now().epochMilliseconds)
      stopCrowd = startTownCrowd({ places: placesOf(smaller, policies), random, everyMs: CROWD_EVERY_MS })
    },
    end: async () => {
      stopCrowd()
      await runner.end()
      for (const { emulator } of networks) await emulator.stop()
    },
  }
}

function placesOf(networks: readonly SquareNetwork[], policies: readonly DemoPolicy[]) {
  return networks.flatMap((network) =>
    network.places().flatMap((place) => {
      const policy = policyOf(policies, place)
      if (policy === undefined) return []
      const { sender: kommun, place: ort, region } = policy
      return [{ network, placeId: place.id, kommun, ort, region }]
    }),
  )
}

/** Whose account it is, by what it is called: the demo names every account after its place. */
function policyOf(policies: readonly DemoPolicy[], { name, about }: SquarePlace): DemoPolicy | undefined {
  return policies.find(
    ({ sender, place }) => name === sender || name.includes(place) || about.includes(sender),
  )
}
