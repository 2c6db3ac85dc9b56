import type { Clock } from '#core/clock.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { Access } from '../connector.ts'
import type { Json } from '../kit/json.ts'
import { createGraphCalls, type GraphSettings, type Params } from '../meta/graph-calls.ts'
import { instagramFailure } from './graph-failure.ts'

export type Asked = {
  readonly path: readonly string[]
  readonly params?: Params
  readonly purpose?: QuotaPurpose
}

/** Graph as Instagram is reached by it: one object for what is asked, and Instagram's own failures beside Meta's. */
export type Graph = {
  readonly clock: Clock
  read(access: Access, asked: Asked): Promise<Json>
  /** The answer's own bytes too, to be kept as evidence; without the token. */
  readWhole(access: Access, asked: Asked): Promise<{ readonly answer: Json; readonly bytes: Uint8Array }>
  /** Something that nobody can see: without a clear answer it is simply made again. */
  prepare(access: Access, asked: Asked): Promise<Json>
  /** Sent once, ever: throws `OutcomeUnknown` when it may have been done. */
  act(access: Access, method: 'POST' | 'DELETE', asked: Asked): Promise<Json>
}

/** Sends no token: for the calls of a sign-in, which prove themselves by the app's secret. */
export const NOBODY: Access = { accountExternalId: '', token: '' }

export function createGraph(settings: Omit<GraphSettings, 'network' | 'displayName'>): Graph {
  const { clock } = settings
  const calls = createGraphCalls({ ...settings, network: 'instagram', displayName: 'Instagram' })
  const callsFor = (asked: Asked, otherwise: QuotaPurpose) => calls.forPurpose(asked.purpose ?? otherwise)
  const refined = async <T>(call: Promise<T>, isActing: boolean): Promise<T> => {
    try {
      return await call
    } catch (error) {
      throw instagramFailure(error, { isActing, now: clock.now() })
    }
  }
  return {
    clock,
    read: (access, asked) => refined(callsFor(asked, 'inbox').read(access, asked.path, asked.params), false),
    readWhole: (access, asked) =>
      refined(callsFor(asked, 'inbox').readWhole(access, asked.path, asked.params), false),
    prepare: (access, asked) =>
      refined(callsFor(asked, 'publishing').prepare(access, asked.path, asked.params ?? {}), false),
    act: (access, method, asked) =>
      refined(callsFor(asked, 'moderation').act(access, method, asked.path, asked.params), true),
  }
}
