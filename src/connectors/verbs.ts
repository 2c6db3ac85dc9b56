/**
 * One thing that can be done with somebody else's writing. `as` is the network's own kind of it, for the words shown beside the button:
 * YouTube hides by holding for review and removes by rejecting, Bluesky hides in the thread gate.
 */
export type VerbCapability = {
  readonly reversible: boolean
  readonly as?: 'hold' | 'reject' | 'thread-gate'
  /** Everybody can see that it was done (a block on Bluesky is a public record): a person must be told before. */
  readonly isPublic?: boolean
}

export type WindowedVerb = VerbCapability & { readonly withinHours: number | null }

export type Verb = 'reply' | 'hide' | 'remove' | 'privateReply' | 'directReply' | 'block'
