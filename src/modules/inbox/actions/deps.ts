import type { AccessLoss, Connector, EventReader, NetworkId } from '#connectors/connector.ts'
import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { Files } from '#core/files/files.ts'
import type { AccountId, MessageId, OrgId, PersonId, UnitId } from '#core/ids.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import type { Log } from '#core/log.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { RequireRight } from '#modules/accounts/index.ts'
import type { Modality, Policies } from '#modules/policy/index.ts'
import type { MissedAs } from '../rules/deadline.ts'

/** What the inbox tells the rest of Torget, each in the transaction in which it became true. Wired in app.ts. */
export type InboxEvents = {
  messageArrived(tx: Tx, orgId: OrgId, what: { messageId: MessageId; accountId: AccountId }): Promise<void>
  /** F-101: somebody is to know at once. `personIds` in the order they should be reached. */
  messageUrgent(tx: Tx, orgId: OrgId, what: DeadlineNotice): Promise<void>
  deadlineNear(tx: Tx, orgId: OrgId, what: DeadlineNotice): Promise<void>
  /**
   * The item has been handed on from `fromId` to `toId`; null: it stays where it is. `missedAs` tells a breach (ska) from a
   * deviation (bör).
   */
  deadlinePassed(
    tx: Tx,
    orgId: OrgId,
    what: DeadlineNotice & { missedAs: MissedAs; fromId: PersonId | null; toId: PersonId | null },
  ): Promise<void>
  /** The network refuses our access: the account holder is told what to do. Told once for each loss. */
  accountAccessLost(
    tx: Tx,
    orgId: OrgId,
    what: { accountId: AccountId; holderId: PersonId; code: string; loss: AccessLoss },
  ): Promise<void>
}

export type DeadlineNotice = {
  readonly messageId: MessageId
  readonly accountId: AccountId
  readonly dueAt: Temporal.Instant
  readonly modality: Modality
  readonly personIds: readonly PersonId[]
}

const nobodyListens = (): Promise<void> => Promise.resolve()

export const noInboxEvents: InboxEvents = {
  messageArrived: nobodyListens,
  messageUrgent: nobodyListens,
  deadlineNear: nobodyListens,
  deadlinePassed: nobodyListens,
  accountAccessLost: nobodyListens,
}

export type InboxDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly jobs: Jobs
  readonly log: Log
  readonly files: Files
  readonly secrets: Secrets
  readonly policies: Policies
  readonly connectors: ReadonlyMap<NetworkId, Connector>
  /** By network: they read bodies before any account is known. Those of networks with webhooks check signatures too. */
  readonly readers: ReadonlyMap<NetworkId, EventReader>
  readonly events: InboxEvents
  /** Throws when this actor may not do that on this account just now; the accounts know why. */
  readonly requireRight: RequireRight
  /** Who answers for what comes in on an account just now, when that is somebody else than usual. */
  readonly answeringNow: (
    tx: Tx,
    orgId: OrgId,
    accountId: AccountId,
    at: Temporal.Instant,
  ) => Promise<{ readonly unitId: UnitId; readonly personIds: readonly PersonId[] } | null>
}

export type ContextDeps = Pick<
  InboxDeps,
  | 'db'
  | 'clock'
  | 'log'
  | 'jobs'
  | 'policies'
  | 'events'
  | 'secrets'
  | 'connectors'
  | 'files'
  | 'answeringNow'
>
