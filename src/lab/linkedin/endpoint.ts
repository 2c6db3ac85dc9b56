/** One thing that the emulated API can be asked for. */
import type { LabRequest } from './lab-core.ts'

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

export type Asked = {
  readonly method: string
  /** Raw, still encoded. */
  readonly segments: readonly string[]
  readonly restliMethod: string | null
  readonly rawQuery: ReadonlyMap<string, string>
}
