/** What an employee tells a manager of bullying or crime seen online: read by whoever manages the unit, by nobody else (B-106, R1). */
import type { Id, PersonId, UnitId } from '#core/ids.ts'

export type ReportId = Id<'manager-report'>

export const REPORT_KINDS = ['bullying', 'crime'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const LONGEST_REPORT = 4000

/** The words lie sealed under `secretId`: nobody finds them by searching, nor in a backup. */
export type Report = {
  readonly id: ReportId
  readonly kind: ReportKind
  readonly unitId: UnitId
  readonly secretId: string
  readonly receivedOn: Temporal.PlainDate
  readonly settledOn: Temporal.PlainDate | null
  readonly settledBy: PersonId | null
  readonly version: number
}
