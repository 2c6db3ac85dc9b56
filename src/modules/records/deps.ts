import type { Connector, NetworkId } from '#connectors/connector.ts'
import type { Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { RemovableFiles } from '#core/files/files.ts'
import type { OrgId } from '#core/ids.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import type { Log } from '#core/log.ts'
import type { Mailer } from '#core/mail/mail.ts'
import type { Policies } from '#modules/policy/index.ts'
import type { Registration } from './rules/registration.ts'

/** A file of sealed evidence, as a package carries it on. */
export type EvidenceFileRef = {
  readonly path: string
  readonly sha256: string
  readonly mediaType: string
  /** What it is, in the organisation's language. */
  readonly what: string
}

export type EvidenceForPackage = {
  readonly id: string
  readonly messageId: string
  readonly capturedAt: Temporal.Instant
  /** The decision-maker's own words; the only description there is when nothing was copied. */
  readonly assessment: string | null
  readonly files: readonly EvidenceFileRef[]
}

/** Sealed evidence is kept by a module that comes after this one; it hands in how to read it. */
export type ReadEvidence = (tx: Tx, orgId: OrgId, evidenceId: string) => Promise<EvidenceForPackage | null>

export type RecordsDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly jobs: Jobs
  readonly log: Log
  readonly files: RemovableFiles
  readonly policies: Policies
  readonly connectors: ReadonlyMap<NetworkId, Connector>
  readonly mailer: Mailer
  /** Public address of this installation, without a slash at the end. */
  readonly baseUrl: string
  readonly readEvidence: ReadEvidence
  /** Told in the transaction that settles a registration, before its ledger entry. */
  readonly whenSettled: (tx: Tx, actor: Actor, settled: Registration) => Promise<void>
}
