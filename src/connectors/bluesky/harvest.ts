import type { Clock } from '#core/clock.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { Access } from '../connector.ts'
import type { Harvest } from '../harvest.ts'
import { harvestNews } from './harvest-news.ts'
import { harvestPast } from './harvest-past.ts'
import type { Harvesting } from './seal-answers.ts'
import { sessionOf } from './session.ts'
import type { Xrpc } from './xrpc.ts'

export type BlueskyHarvest = Harvest & Required<Pick<Harvest, 'past'>>

export function createHarvest(xrpc: Xrpc, clock: Clock): BlueskyHarvest {
  const harvesting = (access: Access, purpose: QuotaPurpose): Harvesting => ({
    xrpc,
    clock,
    access,
    purpose,
    session: sessionOf(access),
  })
  return {
    everyMinutes: { fastest: 1, slowest: 15 },
    news: (access, cursor) => harvestNews(harvesting(access, 'inbox'), cursor),
    past: (access, cursor, since) => harvestPast(harvesting(access, 'backfill'), cursor, since),
  }
}
