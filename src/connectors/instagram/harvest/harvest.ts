import type { Harvest } from '../../harvest.ts'
import type { Conversations } from '../conversations.ts'
import type { Graph } from '../graph.ts'
import { news } from './news.ts'
import { past } from './past.ts'

/** Seldom, because webhooks tell first. */
const EVERY_MINUTES = { fastest: 5, slowest: 60 } as const

export function createHarvest(graph: Graph, conversations: Conversations): Required<Harvest> {
  return {
    everyMinutes: EVERY_MINUTES,
    news: (access, cursor) => news(graph, conversations, access, cursor),
    past: (access, cursor, since) => past(graph, conversations, access, { cursor, since }),
  }
}
