import type { Access, BlockTarget, Connector, DirectAddress, EventReader, MediaRef } from './connector.ts'
import type { PostDraft } from './publishing.ts'

/** How the fake network behaves towards the next calls. */
export type Situation =
  | 'rate-limited'
  | 'access-revoked'
  | 'not-permitted'
  | 'gone'
  | 'own-fault'
  | 'gateway-error'
  | 'not-json'
  | 'silent'
  | 'reset'
  | 'unreachable'

/** A fake network with recorded shapes, and the connector under test pointed at it. Its own time limit must be well under a second. */
export type FakeNetwork = {
  readonly connector: Connector
  readonly access: Access
  readonly examples: {
    readonly postId: string
    readonly picture: MediaRef
    /** Where the network has comments. */
    readonly comments?: CommentExamples
    readonly direct?: DirectAddress
    readonly block?: BlockTarget
  }
  /** Acceptable drafts, one for each form that the profile offers. */
  readonly drafts?: readonly PostDraft[]
  /** Where films go up by `upload`. The film among the drafts is of several parts, if the network takes parts. */
  readonly films?: FilmExamples
  /** Reads what `harvest` hands over. */
  readonly reader?: EventReader
  /** With `acts`, the reads that an act begins with are answered as always. */
  readonly meet: (situation: Situation, on?: 'every-call' | 'acts') => void
  /** Every call that reached the network, oldest first. Getting a new token and preparing what nobody can see are not acting. */
  readonly calls: () => readonly { readonly isActing: boolean }[]
  readonly close: () => Promise<void>
}

type FilmExamples = {
  /** The connector as another process has it: nothing of what the first one held in memory. */
  readonly anew: () => Connector
  /** The next bytes of a film arrive, and the answer to them is lost. */
  readonly loseNextAnswer: () => void
  /** The network throws away what is on its way up; left out where there is no telling. */
  readonly forgetUploads?: () => void
  /** How many posts with these words everybody can see. */
  readonly visible: (text: string) => number
}

type CommentExamples = {
  /** Its author is known, and the account may do everything with it that the network has. */
  readonly commentId: string
  /** The network withholds who wrote it; null where none ever does. */
  readonly anonymousCommentId: string | null
  /** The whole thread in the order it must come: oldest first, parents before children. */
  readonly threadIds: readonly string[]
  /** A reply of the account's own, under `commentId`. */
  readonly ownReply: { readonly id: string; readonly text: string; readonly at: string }
}
