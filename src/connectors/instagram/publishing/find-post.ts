import type { Access } from '../../connector.ts'
import { idAt, instantAt, textAt } from '../../kit/json.ts'
import { notBefore } from '../../meta/not-before.ts'
import type { Published } from '../../publishing.ts'
import type { Graph } from '../graph.ts'
import { rowPages } from '../pages.ts'
import { webUrl } from '../../kit/web-url.ts'
import { digestOf } from './handle.ts'

/** The account's own post with these words (`digestOf`), not older than the attempt. Instagram keeps no key of ours beside a post. */
export async function findPost(
  graph: Graph,
  access: Access,
  words: string,
  sentAfter: Temporal.Instant,
): Promise<Published | null> {
  const earliest = notBefore(sentAfter)
  const params = { fields: 'id,caption,timestamp,permalink', limit: '25' }
  const asked = { path: [access.accountExternalId, 'media'], params, purpose: 'publishing' } as const
  for await (const page of rowPages(graph, access, asked)) {
    for (const row of page) {
      const at = instantAt(row, 'timestamp')
      if (at !== null && Temporal.Instant.compare(at, earliest) < 0) return null
      const externalId = idAt(row, 'id')
      if (externalId !== null && digestOf(textAt(row, 'caption') ?? '') === words)
        return { externalId, permalink: webUrl(row['permalink']) }
    }
  }
  return null
}
