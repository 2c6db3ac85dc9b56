/** Where one page of the queue ended: the next begins after it. A time and an id, so that no page is counted through to reach the next. */
export type QueuePlace = { readonly at: Temporal.Instant; readonly id: string }
