import { commentsUnder } from '../../town/comments.ts'
import type { Endpoint, Outcome } from '../endpoint.ts'
import type { LabRequest } from '../lab-core.ts'
import { breach } from '../problem.ts'
import { asList, asText } from '../restli-parse.ts'
import { postNamed } from './standing.ts'

export const socialMetadataCalls: readonly Endpoint[] = [
  {
    name: 'socialMetadata.BATCH_GET',
    method: 'GET',
    path: ['socialMetadata'],
    restliMethod: 'BATCH_GET',
    required: ['ids'],
    scope: 'r_organization_social_feed',
    handle: several,
  },
]

function several(request: LabRequest): Outcome {
  const ids = asList(request.query['ids'])?.map((one) => asText(one) ?? '')
  if (ids === undefined || ids.length > 100) throw breach('parameter', 'ids is not a List')
  const results = Object.fromEntries(ids.map((urn) => [urn, metadata(request, urn)]))
  return { status: 200, body: { results, statuses: {}, errors: {} } }
}

function metadata(request: LabRequest, urn: string): object {
  const post = postNamed(request, urn)
  const comments = commentsUnder(request.core.town.core, post.id)
  const kinds = Object.groupBy(Object.values(post.reactions), (kind) => kind)
  return {
    entity: urn,
    commentsState: post.isOpen ? 'OPEN' : 'CLOSED',
    commentSummary: {
      count: comments.length,
      topLevelCount: comments.filter(({ parentId }) => parentId === null).length,
    },
    reactionSummaries: Object.fromEntries(
      Object.entries(kinds).map(([reactionType, list]) => [
        reactionType,
        { reactionType, count: list?.length ?? 0 },
      ]),
    ),
  }
}
