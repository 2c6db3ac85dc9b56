import type { Connector, NetworkEvent } from './connector.ts'
import type { HardNetwork } from './hard-cases-network.ts'
import type { HarvestPage } from './harvest.ts'

export type Current = { readonly network: HardNetwork; readonly connector: Connector }

type Ask = (cursor: string | null) => Promise<HarvestPage>

export const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00:00Z')
const MOST_PAGES = 200

export const news =
  (network: HardNetwork, connector: Connector): Ask =>
  (cursor) =>
    given(connector.harvest).news(network.access(), cursor)

export function askPast(
  network: HardNetwork,
  connector: Connector,
  cursor: string | null,
): Promise<HarvestPage> {
  return given(given(connector.harvest).past)(network.access(), cursor, LONG_AGO)
}

export async function toTheEnd(
  network: HardNetwork,
  ask: Ask,
  from: string | null = null,
): Promise<{ readonly events: readonly NetworkEvent[]; readonly cursor: string | null }> {
  const events: NetworkEvent[] = []
  let cursor = from
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await ask(cursor)
    events.push(...page.bodies.flatMap((body) => network.reader.readEvents(body)))
    ;({ cursor } = page)
    if (!page.isMore) return { events, cursor }
  }
  throw new Error('the harvest never ends')
}

export function idsIn(events: readonly NetworkEvent[]): readonly string[] {
  return events.flatMap(({ effect }) => ('comment' in effect ? [effect.comment.externalId] : []))
}

/** Each of these networks has it; a connector that lost it fails here. */
export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the connector lacks what every one of these networks has')
  return value
}
