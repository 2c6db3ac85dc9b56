/** What the emulated part of the API offers: data, so that a request can be checked before anything is done. */
import type { Asked, Endpoint } from './endpoint.ts'
import { commentCalls } from './calls/comments.ts'
import { mediaCalls } from './calls/media.ts'
import { notificationCalls } from './calls/notifications.ts'
import { organisationCalls } from './calls/organisations.ts'
import { peopleCalls } from './calls/people.ts'
import { postCalls } from './calls/posts.ts'
import { socialMetadataCalls } from './calls/social-metadata.ts'
import { statisticsCalls } from './calls/statistics.ts'

const ENDPOINTS: readonly Endpoint[] = [
  ...postCalls,
  ...commentCalls,
  ...socialMetadataCalls,
  ...organisationCalls,
  ...peopleCalls,
  ...mediaCalls,
  ...statisticsCalls,
  ...notificationCalls,
]

/** The endpoint that a request is meant for; null when there is none. */
export function endpointFor(asked: Asked): Endpoint | null {
  const onPath = ENDPOINTS.filter((one) => one.method === asked.method && isOnPath(one, asked.segments))
  const selected = onPath.filter(
    ({ selects }) => selects === undefined || asked.rawQuery.get(selects[0]) === selects[1],
  )
  return selected.find((one) => one.restliMethod === asked.restliMethod) ?? selected[0] ?? null
}

function isOnPath({ path }: Endpoint, segments: readonly string[]): boolean {
  if (path.length !== segments.length) return false
  return path.every((part, index) => part.startsWith(':') || part === segments[index])
}
