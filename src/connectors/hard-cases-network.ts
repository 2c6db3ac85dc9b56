import type { FixedClock } from '#core/clock.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { Access, AccessLoss, Connector, EventReader } from './connector.ts'

/** What goes wrong with a call. `after`: the network had done what was asked before it failed to say so. */
export type Trouble =
  | '401'
  | '403'
  | '429'
  | '5xx of its own'
  | '502 of a gateway'
  | '504 of a gateway, after'
  | 'silence'
  | 'silence, after'
  | 'a cut line, after'
  | 'half a body'
  | 'wrong JSON'
  | 'a slow drip'
  | 'a redirect to a private address'

/** An emulated network over real HTTP with one account, one post and nobody's comments, and the connector pointed at it. */
export type HardNetwork = {
  /** As a new process makes it; the ledger of quota is the one that all share. */
  readonly connect: () => Connector
  /** As it would be opened now: a token that has run out is renewed. */
  readonly access: () => Access
  readonly reader: EventReader
  readonly clock: FixedClock
  readonly quota: QuotaLedger
  readonly postId: string
  /** Somebody writes under the post, now. */
  readonly write: (author: string, text: string) => { readonly commentId: string; readonly authorId: string }
  /** Every call of the kind meets it until null. `redirectTo` is where a redirect leads. */
  readonly meet: (trouble: Trouble | null, on: 'reads' | 'acts', redirectTo: string) => void
  /** How many comments with these words everybody can see. */
  readonly seenInPublic: (text: string) => number
  /** Every call that reached the network. Renewing a token is not acting. */
  readonly calls: () => readonly { readonly isActing: boolean }[]
  /** Uses the allowance up to 96 percent, of which the network's own figures or our count tell; `calm` is called when it begins anew. */
  readonly useUp: () => Promise<{ readonly resetsAt: Temporal.Instant; readonly calm: () => void }>
  /** Puts this many comments under the post at once. */
  readonly fill: (count: number) => void
  readonly ours: {
    readonly rename: (handle: string) => void
    readonly close: () => void
    /** What a call for a closed account is answered. */
    readonly lost: { readonly loss: AccessLoss } | { readonly isGone: true }
  }
  readonly theirs: {
    readonly rename: (author: string, name: string) => void
    /** The network stops telling who it is, and keeps the words; left out where none does. */
    readonly becomeNameless?: (author: string) => void
    /** With everything they wrote. */
    readonly leave: (author: string) => void
  }
  /** Says what of the network's contract was broken; empty when nothing was. */
  readonly breaches: () => readonly unknown[]
  readonly close: () => Promise<void>
}
