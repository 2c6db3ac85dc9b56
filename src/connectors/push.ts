import type { Access } from './access.ts'

/**
 * The network tells by itself what is new, once it has been asked to. Asking again is harmless and prolongs what runs out; what the network
 * does not tell of is asked for as before (`Harvest`).
 */
export interface Push {
  /**
   * Asks the network to send this account's news to our webhook. Answers when to ask again; null: it holds until it is taken back. Throws
   * `Rejected` when the network does not let this app or account have it (a permission, a review), with its code.
   */
  subscribe(access: Access): Promise<{ readonly renewAt: Temporal.Instant | null }>
  /** Before an account is disconnected. Nothing subscribed to counts as done. */
  readonly unsubscribe?: (access: Access) => Promise<void>
}
