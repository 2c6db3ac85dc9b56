/** What the emulated part of the API offers: data, so that a request can be checked before anything is done. */
import type { LabRequest } from './lab-core.ts'
import { commentCalls } from './calls/comments.ts'
import { mediaCalls } from './calls/media.ts'
import { notificationCalls } from './calls/notifications.ts'
import { organisationCalls } from './calls/organisations.ts'
import { peopleCalls } from './calls/people.ts'
import { postCalls } from './calls/posts.ts'
import { socialMetadataCalls } from './calls/social-metadata.ts'
import { statisticsCalls } from './calls/statistics.ts'

export type Outcome = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Endpoint = {
  /** LinkedIn's own name in its refusals: `posts.FINDER`. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** A segment that begins with a colon stands for any value. */
  readonly path: readonly string[]
  /** `X-RestLi-Method`, where it is asked for; null: none may be sent. */
  readonly restliMethod: string | null
  /** A query parameter and the value that selects this endpoint. */
  readonly selects?: readonly [key: string, value: string]
  readonly required?: readonly string[]
  readonly optional?: readonly string[]
  readonly scope: string
  readonly isActing?: boolean
  readonly hasBody?: boolean
  readonly handle: (request: LabRequest) => Outcome
}

export const ENDPOINTS: readonly Endpoint[] = [
  ...postCalls,
  ...commentCalls,
  ...socialMetadataCalls,
  ...organisationCalls,
  ...peopleCalls,
  ...mediaCalls,
  ...statisticsCalls,
  ...notificationCalls,
]

export type Asked = {
  readonly method: string
  /** Raw, still encoded. */
  readonly segments: readonly string[]
  readonly restliMethod: string | null
  readonly rawQuery: ReadonlyMap<string, string>
}

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
