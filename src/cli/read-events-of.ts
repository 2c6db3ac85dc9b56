import type { Services } from '../app/services.ts'
import { systemActor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { readEvents, type EventItem, type EventQuery } from '#modules/inbox/index.ts'
import { readOrganisations } from '#modules/organisation/index.ts'

export type EventOf = EventItem & { readonly org: string }

export type EventsWanted = {
  /** null: of every organisation of the installation. */
  readonly slug: string | null
  readonly state: EventQuery['state']
  readonly limit: number
}

/** Newest first, the organisations together. Throws `NotFound`. */
export async function eventsOf(services: Services, wanted: EventsWanted): Promise<readonly EventOf[]> {
  const all = await services.db.system(readOrganisations)
  const chosen = wanted.slug === null ? all : all.filter(({ slug }) => slug === wanted.slug)
  if (wanted.slug !== null && chosen.length === 0) throw new NotFound('organisation', wanted.slug)
  const found: EventOf[] = []
  for (const { orgId, slug } of chosen) {
    const items = await readAll(services, orgId, wanted)
    found.push(...items.map((item) => ({ ...item, org: slug })))
  }
  return found.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, wanted.limit)
}

async function readAll(
  services: Services,
  orgId: OrgId,
  wanted: EventsWanted,
): Promise<readonly EventItem[]> {
  const items: EventItem[] = []
  let before: string | null = null
  do {
    const query: EventQuery = {
      state: wanted.state,
      before: before ?? undefined,
      limit: wanted.limit - items.length,
    }
    const page = await services.db.forOrg(orgId, (tx) =>
      readEvents(tx, systemActor(orgId, 'command-line'), query),
    )
    items.push(...page.items)
    before = page.next
  } while (before !== null && items.length < wanted.limit)
  return items
}
