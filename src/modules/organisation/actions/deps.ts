import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { Policies } from '#modules/policy/index.ts'

/** What the organisation tells the rest of Torget, each in the transaction in which it became true. Wired in app/modules.ts. */
export type OrganisationEvents = {
  /** Has no access any more: their items need a new owner, the keys they knew are due for rotation (F-075, B-043). */
  personDeactivated(tx: Tx, orgId: OrgId, personId: PersonId, by: string): Promise<void>
  /** Leave was booked, changed or called off: who may act for whom is another from `fromAt` on. */
  absenceChanged(tx: Tx, orgId: OrgId, what: AbsenceNotice): Promise<void>
}

export type AbsenceNotice = {
  readonly absenceId: string
  readonly personId: PersonId
  readonly substituteId: PersonId | null
  readonly fromAt: Temporal.Instant
  readonly untilAt: Temporal.Instant
  readonly isCancelled: boolean
}

const nobodyListens = (): Promise<void> => Promise.resolve()

export const noOrganisationEvents: OrganisationEvents = {
  personDeactivated: nobodyListens,
  absenceChanged: nobodyListens,
}

/** What goes over to whom when somebody leaves. `toName` null: nobody is left to have it. */
export type Inheritance = {
  readonly what: 'messages' | 'accounts' | 'assignments' | 'approvals'
  readonly count: number
  readonly toName: string | null
}

/** Asked of each module that gives people things to look after, before somebody is deactivated. */
export type ReadInheritance = (tx: Tx, orgId: OrgId, personId: PersonId) => Promise<readonly Inheritance[]>

export type OrganisationDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly policies: Policies
  readonly listeners: OrganisationEvents
  readonly inheritances: readonly ReadInheritance[]
}
