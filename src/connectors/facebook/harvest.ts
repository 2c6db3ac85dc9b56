import type { Access } from '../connector.ts'
import type { Harvest } from '../harvest.ts'
import type { HarvestParts } from './harvest-parts.ts'
import { askForNews } from './harvest-news.ts'
import { askForPast } from './harvest-past.ts'

/** Webhooks tell most of it at once; asking finds what they lost, and what happened while nobody listened. */
const EVERY_MINUTES = { fastest: 15, slowest: 180 } as const

export function harvest({ calls, clock }: HarvestParts): Required<Harvest> {
  const backfill = { calls: calls.forPurpose('backfill'), clock }
  const inbox = { calls: calls.forPurpose('inbox'), clock }
  return {
    everyMinutes: EVERY_MINUTES,
    news: (access: Access, cursor) => askForNews(inbox, access, cursor),
    past: (access: Access, cursor, since) => askForPast(backfill, access, cursor, since),
  }
}
