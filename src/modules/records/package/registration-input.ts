import type { AccountKind } from '#modules/accounts/index.ts'
import type { Conversation, MediaPolicy, TextVersion, WrittenBy } from '#core/documents/conversation.ts'
import type { PackageFile } from '#core/documents/package-zip.ts'
import type { Lang } from '#core/i18n/lang.ts'

/** What a registrar gets of one message, as plain data: nothing here has to be looked up (R9, F-137–F-144, OSL 5 kap. 2 §). */
export type RegistrationInput = {
  readonly packageId: string
  readonly language: Lang
  readonly organisation: { readonly name: string; readonly accent: string }
  readonly message: {
    readonly id: string
    readonly kind: 'comment' | 'direct-message' | 'mention' | 'review' | 'post'
    /** What it is about, in a few words; OSL 5 kap. 2 § asks for it. null leaves it to the registrar. */
    readonly subject: string | null
    readonly text: string
    readonly url: string | null
    readonly versions: readonly TextVersion[]
    /** The attachments as they came; paths become `media/…`. */
    readonly media: readonly PackageFile[]
  }
  readonly sender: WrittenBy | null
  readonly account: {
    readonly networkName: string
    readonly name: string
    readonly handle: string | null
    readonly kind: AccountKind
    readonly url: string | null
  }
  /** The post and the thread around the message; the message is the entry with `isSubject`. */
  readonly conversation: Conversation
  readonly times: {
    readonly postedAt: Temporal.Instant | null
    readonly receivedAt: Temporal.Instant
    readonly capturedAt: Temporal.Instant | null
    readonly handedOverAt: Temporal.Instant
  }
  readonly handedOver: { readonly by: { readonly name: string; readonly role: string }; readonly to: string }
  /** Why it is to be registered, by the policy. `caseNumber` when it concerns a case that is open (F-139). */
  readonly criterion: {
    readonly label: string
    readonly ruleId: string
    readonly citation: string
    readonly caseNumber: string | null
  }
  /** A proposal; the registrar decides. null when nothing speaks for secrecy. */
  readonly confidentiality: { readonly reason: string; readonly citation: string } | null
  readonly policy: { readonly orgName: string; readonly version: string }
  /** The evidence that was secured, if any; paths become `evidence/…`. */
  readonly evidence: { readonly id: string; readonly files: readonly PackageFile[] } | null
  /** `never` for child sexual abuse material: then no media file is taken and none is shown. */
  readonly mediaPolicy: MediaPolicy
}
