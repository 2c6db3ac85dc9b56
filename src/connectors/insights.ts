import type { Access } from './access.ts'

/** Our common names; a network's own name stands beside it. */
export type FigureKey =
  | 'followers'
  | 'followers-gained'
  | 'followers-lost'
  | 'views'
  | 'reach'
  | 'engagements'
  | 'reactions'
  | 'comments'
  | 'shares'
  | 'saves'
  | 'clicks'
  | 'profile-views'
  | 'video-views'
  | 'watch-minutes'

/** One figure. `null` is "not available" and never shown as 0: `why` says which kind of not. */
export type Figure = {
  readonly key: FigureKey
  /** The network's own name of the measure. */
  readonly measure: string
  /** The day it counts, in the network's own reckoning; null: as it stands now. */
  readonly day: Temporal.PlainDate | null
  readonly value: number | null
  readonly why?: 'not-offered' | 'too-few' | 'withdrawn' | 'not-yet' | 'no-permission'
  /** The network rounds it (YouTube: three figures). */
  readonly isRounded?: boolean
}

export interface Insights {
  /** The account day by day from `from` up to and including `to`, and what stands now. */
  ofAccount(
    access: Access,
    days: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  ): Promise<readonly Figure[]>
  /** One post, as it stands now. */
  ofPost(access: Access, postExternalId: string): Promise<readonly Figure[]>
}
