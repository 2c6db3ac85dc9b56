import type { Clock } from '#core/clock.ts'
import { isoOf } from './lab-time.ts'
import type { LabState } from './state.ts'

export type LabSettings = {
  readonly appId: string
  readonly appSecret: string
  readonly apiVersion: string
  /** Where this lab is reached, for addresses of pictures and next pages. No slash at the end. */
  readonly baseUrl: () => string
  /** What stands for `https://www.facebook.com` in permalinks. No slash at the end. */
  readonly permalinkBase: () => string
}

/** What every part of the lab works on: the state, the time, and where news goes. */
export type LabCore = {
  readonly state: LabState
  readonly clock: Clock
  readonly settings: LabSettings
  /** Tells the store that something is new. */
  readonly changed: () => void
  readonly emit: (news: News) => void
  /** True while the network keeps every author's name to itself (a fault that can be switched on). */
  readonly withholdsAuthors: () => boolean
}

/** One webhook change before it is put in a body. `field` is the subscription it falls under. */
export type News = {
  readonly pageId: string
  readonly field: 'feed' | 'messages' | 'message_echoes' | 'message_reactions'
  readonly at: string
  readonly verb: string
  readonly body: unknown
}

export function nowIso(core: LabCore): string {
  return isoOf(core.clock.now())
}
