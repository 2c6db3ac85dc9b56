import type { Clock } from '#core/clock.ts'
import type { TownComment, TownDeed, TownMessage, TownPost, TownState } from './state.ts'

export type TownKind = 'account' | 'person' | 'post' | 'comment' | 'message' | 'media'

export type TownRules = {
  readonly network: string
  /** The id of the nth new thing, in the network's own form. */
  readonly newId: (kind: TownKind, n: number) => string
  readonly postCharacters: number
  readonly commentCharacters: number
  /** 1: comments on the post only · 2: replies too · Infinity: as deep as one likes. */
  readonly depth: number
  readonly hasDirectMessages: boolean
  /** What people can press: `LIKE`, `favourite` … */
  readonly reactions: readonly string[]
}

/** What has happened, for whoever sends it on (webhooks, notifications). */
export type TownNews =
  | {
      readonly kind: 'comment-added' | 'comment-edited' | 'comment-removed' | 'comment-standing'
      readonly comment: TownComment
    }
  | { readonly kind: 'post-added' | 'post-edited' | 'post-removed'; readonly post: TownPost }
  | { readonly kind: 'message'; readonly message: TownMessage }
  | {
      readonly kind: 'reaction'
      readonly postId: string
      readonly commentId: string | null
      readonly personId: string
    }

/** What every part works on: the state, the time, and where news goes. */
export type TownCore = {
  readonly state: TownState
  readonly clock: Clock
  readonly rules: TownRules
  /** Tells the store that something is new. */
  readonly changed: () => void
  readonly tell: (news: TownNews) => void
}

export function nowIso({ clock }: TownCore): string {
  return clock.now().toString({ fractionalSecondDigits: 3 })
}

export function nextId({ state, rules }: TownCore, kind: TownKind): string {
  const n = state.nextNumber
  state.nextNumber += 1
  return rules.newId(kind, n)
}

export function noteDeed(core: TownCore, deed: Omit<TownDeed, 'at'>): void {
  core.state.deeds.push({ at: nowIso(core), ...deed })
  core.changed()
}
