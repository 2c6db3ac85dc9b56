/** What a piece of evidence is: everything a removal would destroy, listed with its hashes and sealed in the ledger (F-129, F-132). */
import type { MessageId } from '#core/ids.ts'
import type { EvidenceId } from './case.ts'

/** `words-only` for child sexual abuse material: link, times, handle and the decision-maker's words, no copy of anything (F-118). */
export type EvidenceScope = 'full' | 'words-only'

export const FILE_KINDS = [
  'manifest',
  'rendition-html',
  'rendition-pdf',
  'data',
  'network-answer',
  'event',
  'delivery',
  'media',
] as const

export type FileKind = (typeof FILE_KINDS)[number]

export type EvidenceFile = {
  /** Inside the evidence: `media/01-bild.jpg`. */
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly mediaType: string
  readonly what: FileKind
}

export type Evidence = {
  readonly id: EvidenceId
  readonly messageId: MessageId
  readonly scope: EvidenceScope
  readonly capturedBy: string
  readonly capturedByName: string
  readonly capturedByTitle: string
  readonly startedAt: Temporal.Instant
  readonly capturedAt: Temporal.Instant | null
  readonly policyVersionId: string
  readonly state: 'capturing' | 'sealed' | 'failed'
  /** Fingerprint of the words as sealed; other words since then need new evidence. */
  readonly contentSha256: string | null
  readonly files: readonly EvidenceFile[]
  /** What could not be had, as codes: `network-thread: unavailable`. */
  readonly notes: readonly string[]
  readonly problem: string | null
  readonly manifestSha256: string | null
  readonly ledger: { readonly seq: number; readonly hash: string } | null
  /** Set when its files were destroyed because they held child sexual abuse material. */
  readonly destroyedAt: Temporal.Instant | null
}

export type EvidenceStanding = 'none' | 'capturing' | 'failed' | 'outdated' | 'sealed'

/**
 * Evidence counts when it is sealed and shows the words that stand there now: an edit after the capture would otherwise be removed
 * without a copy. Under the child abuse ground only the form without copies counts.
 */
export function evidenceStanding(
  evidence: readonly Pick<Evidence, 'state' | 'scope' | 'contentSha256' | 'destroyedAt'>[],
  now: { readonly contentSha256: string; readonly isChildAbuse: boolean },
): EvidenceStanding {
  const usable = evidence.filter(
    (one) => one.destroyedAt === null && (one.scope === 'words-only') === now.isChildAbuse,
  )
  const sealed = usable.filter((one) => one.state === 'sealed')
  if (sealed.some((one) => now.isChildAbuse || one.contentSha256 === now.contentSha256)) return 'sealed'
  if (usable.some((one) => one.state === 'capturing')) return 'capturing'
  if (sealed.length > 0) return 'outdated'
  return usable.some((one) => one.state === 'failed') ? 'failed' : 'none'
}
