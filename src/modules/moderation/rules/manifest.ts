/** The list that seals a piece of evidence: every file with its fingerprint, who, when and under which policy. Its own hash goes into the ledger. */
import { canonicalJson, type Json } from '#core/canonical-json.ts'
import type { EvidenceFile, EvidenceScope } from './evidence.ts'

export const MANIFEST_PATH = 'manifest.json'

export type ManifestFacts = {
  readonly evidenceId: string
  readonly organisation: string
  readonly messageId: string
  readonly scope: EvidenceScope
  readonly network: string
  readonly accountExternalId: string
  readonly messageExternalId: string
  readonly permalink: string | null
  readonly postedAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly capturedAt: Temporal.Instant
  readonly capturedBy: { readonly id: string; readonly name: string; readonly title: string }
  readonly policyVersion: string
  readonly caseId: string | null
  readonly notes: readonly string[]
}

/** Canonical (RFC 8785), so that the same evidence always has the same text and hash. Files in the order of their paths. */
export function manifestText(facts: ManifestFacts, files: readonly EvidenceFile[]): string {
  const { postedAt, receivedAt, capturedAt, notes, capturedBy, ...rest } = facts
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const manifest: Json = {
    schema: 'torget/evidence-manifest/1',
    ...rest,
    organisation: facts.organisation.toWellFormed(),
    postedAt: postedAt?.toString() ?? null,
    receivedAt: receivedAt.toString(),
    capturedAt: capturedAt.toString(),
    capturedBy: { ...capturedBy },
    notes: [...notes],
    files: sorted.map((file) => ({ ...file })),
  }
  return `${canonicalJson(manifest)}\n`
}
