import type { MediaPolicy, TextVersion } from '#core/documents/conversation.ts'
import type { Lang } from '#core/i18n/lang.ts'

/** What the police need to start from, as plain data (F-131, F-132). */
export type PoliceBasis = {
  readonly basisId: string
  readonly language: Lang
  readonly organisation: { readonly name: string; readonly accent: string }
  /** As the policy words it: "Olaga hot", "4 kap. 5 § brottsbalken". */
  readonly offence: { readonly label: string; readonly citation: string }
  readonly author: {
    readonly name: string
    readonly handle: string | null
    readonly profileUrl: string | null
  } | null
  readonly account: { readonly networkName: string; readonly name: string; readonly url: string | null }
  readonly url: string | null
  readonly times: {
    readonly postedAt: Temporal.Instant | null
    readonly receivedAt: Temporal.Instant
    readonly capturedAt: Temporal.Instant | null
    readonly madeAt: Temporal.Instant
  }
  readonly text: string
  readonly versions: readonly TextVersion[]
  readonly assessment: string | null
  readonly registrationNumber: string | null
  readonly contact: { readonly name: string; readonly role: string; readonly reachedAt: string | null }
  readonly evidence: {
    readonly id: string
    readonly files: readonly {
      readonly path: string
      readonly what: string
      readonly size: number
      readonly sha256: string
    }[]
  } | null
  /** `never` for child sexual abuse material: only link, time, account and words. */
  readonly mediaPolicy: MediaPolicy
}
