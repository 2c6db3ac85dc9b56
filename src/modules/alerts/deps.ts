import type { NetworkId, Connector } from '#connectors/connector.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import type { Mailer } from '#core/mail/mail.ts'
import type { Policies } from '#modules/policy/index.ts'

export type AlertDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly jobs: Jobs
  readonly policies: Policies
  readonly connectors: ReadonlyMap<NetworkId, Connector>
  readonly mailer: Mailer
  /** Where a link in a mail leads. */
  readonly baseUrl: string
}

/** What telling somebody takes, in the transaction of whoever has something to tell. */
export type RaiseDeps = Pick<AlertDeps, 'clock' | 'jobs' | 'policies' | 'mailer'>
