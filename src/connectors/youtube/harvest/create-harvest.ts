import type { Harvest } from '../../harvest.ts'
import { news } from './news.ts'
import { past } from './past.ts'
import type { HarvestParts } from './questions.ts'

/** YouTube tells of new films by itself (push/), of comments only when asked. */
export function createHarvest(parts: HarvestParts): Harvest & Required<Pick<Harvest, 'past'>> {
  return {
    everyMinutes: { fastest: 5, slowest: 60 },
    news: (access, cursor) => news(parts, access, cursor),
    past: (access, cursor, since) => past(parts, access, cursor, since),
  }
}
