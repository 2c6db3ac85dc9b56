import type { Harvest } from '../../harvest.ts'
import type { Conversations } from '../conversations.ts'
import type { Graph } from '../graph.ts'
import { news } from './news.ts'
import { past } from './past.ts'
import { subscribe } from './subscribe.ts'

/** Seldom, because webhooks tell first. */
const EVERY_MINUTES = { fastest: 5, slowest: 60 } as const

export function createHarvest(
  graph: Graph,
  conversations: Conversations,
  appId: string | null,
): Required<Harvest> {
  return {
    everyMinutes: EVERY_MINUTES,
    news: async (access, cursor) => {
      if (cursor === null) await subscribe(graph, conversations, access, appId)
      return news(graph, conversations, access, cursor)
    },
    past: (access, cursor, since) => past(graph, conversations, access, { cursor, since }),
  }
}
