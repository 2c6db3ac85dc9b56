import type { Connector, NetworkId, EventReader } from '#connectors/connector.ts'
import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { RemovableFiles } from '#core/files/files.ts'
import type { OrgId } from '#core/ids.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import type { Log } from '#core/log.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { RequireRight } from '#modules/accounts/index.ts'
import type { DeadlineNotice, InboxDeps, InboxEvents, MissedAs } from '#modules/inbox/index.ts'
import type { Policies } from '#modules/policy/index.ts'
import type { CaseId } from './rules/case.ts'

export type RemovalNotice = DeadlineNotice & { readonly caseId: CaseId }

/** What moderation tells the rest of Torget, each in the transaction in which it became true. Wired in app/modules.ts. */
export type RemovalEvents = {
  /** Content that is to be gone still stands there, and its time is nearly up. `personIds` in the order they should be reached. */
  removalNear(tx: Tx, orgId: OrgId, what: RemovalNotice): Promise<void>
  /** Its time is up; `missedAs` tells a breach (ska) from a deviation (bör). */
  removalMissed(tx: Tx, orgId: OrgId, what: RemovalNotice & { missedAs: MissedAs }): Promise<void>
}

const nobodyListens = (): Promise<void> => Promise.resolve()

export const noRemovalEvents: RemovalEvents = { removalNear: nobodyListens, removalMissed: nobodyListens }

export type ModerationDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly jobs: Jobs
  readonly log: Log
  readonly files: RemovableFiles
  readonly secrets: Secrets
  readonly policies: Policies
  readonly connectors: ReadonlyMap<NetworkId, Connector>
  /** Read the webhook bodies that are kept as evidence. */
  readonly readers: ReadonlyMap<NetworkId, EventReader>
  /** Who listens to the inbox: what we do on a network is news of the message there. */
  readonly events: InboxEvents
  /** Throws when this actor may not do that on this account just now; the accounts know why. */
  readonly requireRight: RequireRight
  /** What is read back from a network may be news to the inbox, and needs an owner there. */
  readonly answeringNow: InboxDeps['answeringNow']
  readonly removalEvents: RemovalEvents
}
