import type { AccountKind } from '#modules/accounts/index.ts'
import type {
  Conversation,
  ConversationEntry,
  ConversationPost,
  MediaPolicy,
} from '#core/documents/conversation.ts'
import type { Lang } from '#core/i18n/lang.ts'

/** One piece of evidence as plain data: all that the rendition shows, nothing that it has to look up (F-129, F-132, F-149). */
export type EvidenceView = {
  /** `accent` is `#rrggbb` from the organisation's graphic profile. */
  readonly organisation: { readonly name: string; readonly accent: string }
  readonly evidenceId: string
  readonly language: Lang
  readonly account: {
    readonly networkName: string
    readonly name: string
    readonly handle: string | null
    readonly kind: AccountKind
    readonly url: string | null
  }
  /** null for a direct message. */
  readonly post: ConversationPost | null
  /** As the thread stood, parents before children; one entry is the subject. */
  readonly thread: readonly ConversationEntry[]
  readonly times: {
    readonly postedAt: Temporal.Instant | null
    readonly receivedAt: Temporal.Instant
    readonly capturedAt: Temporal.Instant
  }
  readonly capturedBy: { readonly name: string; readonly role: string }
  readonly policy: { readonly orgName: string; readonly version: string }
  readonly ground: { readonly code: string; readonly label: string; readonly citation: string } | null
  readonly assessment: string | null
  readonly files: readonly EvidenceFile[]
  /** `never` for child sexual abuse material: nothing of it may be copied (requirements §3.2, 15). */
  readonly mediaPolicy: MediaPolicy
}

export type EvidenceFile = {
  readonly path: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
  /** What it is, in the language of the evidence: "Svaret från nätverket". */
  readonly what: string
}

export function conversationOf(view: EvidenceView): Conversation {
  return { post: view.post, entries: view.thread }
}

export function subjectOf(view: EvidenceView): ConversationEntry | undefined {
  return view.thread.find((entry) => entry.isSubject)
}
