import type { ThreadShare } from './thread-share.ts'
import type { ClockView } from '../item/item-view.ts'
import type { Author } from '#ui/components/author-line/author-line.tsx'

/** What the queue shows. Built by `build-queue-view.ts`. */
export type QueueView = {
  readonly view: QueueViewKey
  readonly open: string
  readonly urgent: string
  readonly search: string
  readonly accountId: string
  readonly classKey: string
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly classes: readonly { readonly key: string; readonly label: string }[]
  readonly rows: readonly QueueRow[]
  readonly unownedCount: number
  readonly olderCursor: string | null
  readonly isFirstPage: boolean
  /** This reader may type in what no network tells of, on some account. */
  readonly mayEnter: boolean
}

export const VIEW_KEYS = ['mine', 'unit', 'all', 'unowned', 'soon', 'passed', 'handled'] as const
export type QueueViewKey = (typeof VIEW_KEYS)[number]

export type QueueRow = {
  readonly id: string
  readonly version: number
  readonly author: Author
  readonly place: string
  readonly receivedAt: Temporal.Instant
  readonly excerpt: string
  readonly clock: ClockView
  readonly share: ThreadShare
  readonly tag: string
  readonly holder: string | null
  readonly isFresh: boolean
}
