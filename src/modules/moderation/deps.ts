import type { Connector, NetworkId, WebhookReader } from '#connectors/connector.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { RemovableFiles } from '#core/files/files.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import type { Log } from '#core/log.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { RequireRight } from '#modules/accounts/index.ts'
import type { InboxDeps, InboxEvents } from '#modules/inbox/index.ts'
import type { Policies } from '#modules/policy/index.ts'

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
  readonly readers: ReadonlyMap<NetworkId, WebhookReader>
  /** Who listens to the inbox: what we do on a network is news of the message there. */
  readonly events: InboxEvents
  /** Throws when this actor may not do that on this account just now; the accounts know why. */
  readonly requireRight: RequireRight
  /** What is read back from a network may be news to the inbox, and needs an owner there. */
  readonly answeringNow: InboxDeps['answeringNow']
}
