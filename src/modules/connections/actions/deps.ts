import type { AccessLoss, Connector, EventReader, NetworkId } from '#connectors/connector.ts'
import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import type { Log } from '#core/log.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { WarnedDays } from '../rules/warnings.ts'

/** What the connections tell the rest of Torget, each in the transaction in which it became true. Wired in app/. */
export type ConnectionEvents = {
  accountAccessLost(
    tx: Tx,
    orgId: OrgId,
    lost: {
      readonly accountId: AccountId
      readonly holderId: PersonId
      readonly code: string
      readonly loss: AccessLoss
    },
  ): Promise<void>
  /** Only a person can prolong it, and it ends then. Told once for each number of days. */
  connectionEnding(
    tx: Tx,
    orgId: OrgId,
    what: {
      readonly accountId: AccountId
      readonly endsAt: Temporal.Instant
      readonly days: WarnedDays
      /** The account holder and whoever stands in for them. */
      readonly toIds: readonly PersonId[]
    },
  ): Promise<void>
  /** The network has not answered for hours. Told once for each fault. */
  networkSilent(
    tx: Tx,
    orgId: OrgId,
    what: {
      readonly accountId: AccountId
      readonly since: Temporal.Instant
      /** The account holder and whoever stands in for them. */
      readonly toIds: readonly PersonId[]
    },
  ): Promise<void>
  /** That is over: it answers again, or something else is the matter now. */
  networkAnswers(tx: Tx, orgId: OrgId, what: { readonly accountId: AccountId }): Promise<void>
}

export type ConnectionsDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly jobs: Jobs
  readonly secrets: Secrets
  readonly connectors: ReadonlyMap<NetworkId, Connector>
  readonly readers: ReadonlyMap<NetworkId, EventReader>
  readonly quota: QuotaLedger
  /** Where the networks send people back to. */
  readonly baseUrl: string
  readonly events: ConnectionEvents
  /** The outbox's kinds of intent that go to a network: what waits there cannot go out from an account that is disconnected. */
  readonly intents: readonly string[]
}

/** Where every network sends a person back to: pasted into the app's settings at the vendor. */
export function redirectUriOf({ baseUrl }: Pick<ConnectionsDeps, 'baseUrl'>): string {
  return `${baseUrl}/kopplingar/retur`
}
