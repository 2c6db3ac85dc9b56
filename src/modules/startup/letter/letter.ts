import type { Right } from '#modules/accounts/index.ts'

/** What an assignment letter says, as plain data (B-030, B-036). */
export type AssignmentLetter = {
  readonly letterId: string
  readonly organisation: { readonly name: string; readonly accent: string }
  readonly person: { readonly name: string; readonly title: string }
  readonly unitName: string
  /** null for monitoring, which needs no account of ours. */
  readonly account: {
    readonly name: string
    readonly platform: string
    readonly handle: string
    readonly url: string | null
  } | null
  readonly isMonitoringOnly: boolean
  readonly purpose: string
  readonly audience: string
  readonly period: { readonly from: Temporal.Instant; readonly until: Temporal.Instant | null }
  readonly hoursPerWeek: number | null
  /** The person first, then the others who got rights by the same decision. */
  readonly rights: readonly { readonly name: string; readonly rights: readonly Right[] }[]
  readonly decisions: readonly {
    readonly what: string
    readonly by: string
    /** Where a substitute decided. */
    readonly inPlaceOf: string | null
    readonly at: Temporal.Instant
  }[]
  readonly policy: { readonly label: string; readonly rules: readonly string[] }
  readonly decidedAt: Temporal.Instant
}
