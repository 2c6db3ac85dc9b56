import type { Access } from './access.ts'

/**
 * Asking a network for what is new or what was before. The answers are kept as received, each in an envelope that the network's own
 * `EventReader` reads, so that they take the same road as a webhook body: kept first, read afterwards.
 */
export type HarvestPage = {
  /** Made by `kit/envelope.ts`. Empty when there was nothing. */
  readonly bodies: readonly Uint8Array[]
  /** Where to go on; opaque to everybody else. Kept after the bodies: a killed process asks again, which adds nothing. */
  readonly cursor: string
  /** Ask again at once: this was not all. */
  readonly isMore: boolean
}

export interface Harvest {
  /** How often to ask: `fastest` while things happen, falling to `slowest` when nothing does. With a webhook, only to catch up. */
  readonly everyMinutes: { readonly fastest: number; readonly slowest: number }
  /** What is new since the cursor; with null since about now. The same thing told twice gets the same `dedupeKey`. */
  news(access: Access, cursor: string | null): Promise<HarvestPage>
  /**
   * What was there before, newest first, back to `since`: posts, their whole threads, and what else the network hands out. May be
   * stopped and taken up again at any cursor.
   */
  readonly past?: (access: Access, cursor: string | null, since: Temporal.Instant) => Promise<HarvestPage>
}
