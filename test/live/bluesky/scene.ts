import { setTimeout as pause } from 'node:timers/promises'
import { createBluesky, type BlueskyConnector } from '#connectors/bluesky/bluesky.ts'
import { createBlueskyReader } from '#connectors/bluesky/event-reader.ts'
import type { Access, NetworkEvent } from '#connectors/connector.ts'
import type { HarvestPage } from '#connectors/harvest.ts'
import { systemClock } from '#core/clock.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { LiveNetwork } from './open-network.ts'

export type Scene = {
  readonly network: LiveNetwork
  readonly bluesky: BlueskyConnector
  readonly http: HttpClient
  /** Headers of every answer so far. */
  readonly headers: Readonly<Record<string, string>>[]
  readonly kommun: Access
  readonly anna: Access
  readonly bertil: Access
  /** Until the reader behind the servers has read everything in. */
  readonly settle: () => Promise<void>
  readonly read: (
    ask: (cursor: string | null) => Promise<HarvestPage>,
    from: string | null,
  ) => Promise<Harvested>
  /** What one step leaves for the next. */
  readonly kept: Map<string, string>
}

export type Harvested = { readonly events: readonly NetworkEvent[]; readonly cursor: string }

export async function openScene(network: LiveNetwork): Promise<Scene> {
  const { pds, plc, control, accounts } = network.facts
  const headers: Readonly<Record<string, string>>[] = []
  const plain = createHttpClient({
    clock: systemClock,
    allowPrivateHosts: [pds, plc].map((address) => new URL(address).host),
    timeoutMs: 20_000,
    maxBytes: 50_000_000,
  })
  const http: HttpClient = {
    send: async (request) => {
      const answer = await plain.send(request)
      headers.push(answer.headers)
      return answer
    },
  }
  const quota = createMemoryQuota(systemClock)
  const bluesky = createBluesky({ http, clock: systemClock, quota, baseUrl: pds, plcUrl: plc })
  const enter = async (index: number): Promise<Access> => {
    const account = accounts[index]
    if (account === undefined) throw new Error(`the network lacks account ${index + 1}`)
    const { handle: identifier, password } = account
    const [found] = await bluesky.signIn.signIn({ server: null, identifier, password })
    if (found?.externalId !== account.did) throw new Error('signed in as somebody else')
    return { accountExternalId: found.externalId, token: found.grant.secret }
  }
  const settle = async () => {
    if (control === undefined) await pause(3_000)
    else await fetch(`http://127.0.0.1:${control}/process`, { method: 'POST' })
  }
  const reader = createBlueskyReader()
  const read: Scene['read'] = async (ask, from) => {
    const events: NetworkEvent[] = []
    for (let cursor = from; ;) {
      const page = await ask(cursor)
      events.push(...page.bodies.flatMap((body) => reader.readEvents(body)))
      ;({ cursor } = page)
      if (!page.isMore) return { events, cursor }
    }
  }
  return {
    network,
    bluesky,
    http,
    headers,
    kommun: await enter(0),
    anna: await enter(1),
    bertil: await enter(2),
    settle,
    read,
    kept: new Map(),
  }
}
