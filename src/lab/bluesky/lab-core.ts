import type { Town } from '../town/town.ts'
import type { TownComment, TownPost } from '../town/state.ts'
import type { TownIndex } from './town-index.ts'

/** What every part of the emulated network works on. */
export type LabCore = {
  readonly town: Town
  readonly index: TownIndex
  readonly baseUrl: () => string
}

export const POST = 'app.bsky.feed.post'
export const THREAD_GATE = 'app.bsky.feed.threadgate'
export const BLOCK = 'app.bsky.graph.block'

export type Json = Readonly<Record<string, unknown>>

/** A post or a comment: on this network they are the same kind of record. */
export type Item = { readonly item: TownPost | TownComment; readonly comment: TownComment | null }

/** What the town keeps for this network only, by `did/key`: thread gates and blocks. */
export function shelf({ town }: LabCore, name: 'gates' | 'blocks'): Record<string, Json> {
  const { extra } = town.state
  const found = extra[name]
  if (typeof found === 'object' && found !== null) return found as Record<string, Json>
  const fresh: Record<string, Json> = {}
  extra[name] = fresh
  return fresh
}
