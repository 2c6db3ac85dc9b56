import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { AccountsDeps } from '#modules/accounts/index.ts'
import type { Policies } from '#modules/policy/index.ts'
import type { ApplicationId, StepId, StepKind } from '../rules/application.ts'

/** Told in the transaction in which it became true. Wired in app/. */
export type StartupEvents = {
  /** Somebody is asked, or asked again. `toIds` is empty where nobody holds the role. */
  stepOpened(
    tx: Tx,
    orgId: OrgId,
    what: {
      readonly applicationId: ApplicationId
      readonly stepId: StepId
      readonly kind: StepKind
      readonly toIds: readonly PersonId[]
      readonly isReminder: boolean
    },
  ): Promise<void>
  /** It came back with a no, or was approved: the parties are told. */
  settled(
    tx: Tx,
    orgId: OrgId,
    what: {
      readonly applicationId: ApplicationId
      readonly state: 'returned' | 'approved'
      readonly toIds: readonly PersonId[]
    },
  ): Promise<void>
}

const nobodyListens = (): Promise<void> => Promise.resolve()

export const noStartupEvents: StartupEvents = { stepOpened: nobodyListens, settled: nobodyListens }

export type StartupDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly policies: Policies
  readonly accounts: AccountsDeps
  readonly events: StartupEvents
}
