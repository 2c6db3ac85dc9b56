import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { Files } from '#core/files/files.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { AccountsDeps } from '#modules/accounts/index.ts'
import type { Policies } from '#modules/policy/index.ts'
import type { ApplicationId, StepId, StepKind } from '../rules/application.ts'

export type StepNotice = {
  readonly applicationId: ApplicationId
  readonly stepId: StepId
  readonly kind: StepKind
  /** The role that is asked, by its id in the policy. */
  readonly role: string
  /** Those who may answer; where nobody holds the role, the administrators, who can give it to somebody. */
  readonly toIds: readonly PersonId[]
  readonly isVacant: boolean
  /** When it was asked, or reminded of: telling the same twice tells nothing new. */
  readonly at: Temporal.Instant
  readonly isReminder: boolean
}

export type SettledNotice = {
  readonly applicationId: ApplicationId
  /** `exception-…`: about a platform; the application itself goes on. */
  readonly state: 'returned' | 'approved' | 'exception-granted' | 'exception-refused'
  readonly at: Temporal.Instant
  readonly toIds: readonly PersonId[]
}

/** Told in the transaction in which it became true. Wired in app/. */
export type StartupEvents = {
  /** Somebody is asked, or asked again. */
  stepOpened(tx: Tx, orgId: OrgId, notice: StepNotice): Promise<void>
  /** These are not asked any more, of anybody: answered, returned or withdrawn. */
  stepsClosed(
    tx: Tx,
    orgId: OrgId,
    notice: { readonly stepIds: readonly StepId[]; readonly at: Temporal.Instant },
  ): Promise<void>
  /** It came back with a no, was approved, or an exception was decided: the parties are told. */
  settled(tx: Tx, orgId: OrgId, notice: SettledNotice): Promise<void>
}

const nobodyListens = (): Promise<void> => Promise.resolve()

export const noStartupEvents: StartupEvents = {
  stepOpened: nobodyListens,
  stepsClosed: nobodyListens,
  settled: nobodyListens,
}

export type StartupDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly policies: Policies
  readonly accounts: AccountsDeps
  /** Where assignment letters are kept. */
  readonly files: Files
  readonly events: StartupEvents
}
