import type { OrgId } from '#core/ids.ts'
import type { Policy } from '#modules/policy/index.ts'
import type { Part } from './parts.ts'
import type { Plan } from './plan.ts'
import type { Staff } from './staff.ts'
import type { ToldLine } from './told-lines.ts'

/** A municipality in the story. */
export type Town = {
  readonly orgId: OrgId
  readonly policy: Policy
  readonly staff: Staff
}

/** A message of the past with what became of it. */
export type Item = {
  readonly town: Town
  /** Its place in the story: the same in every telling, so that a diary number made of it is too. */
  readonly no: number
  /** The network's id of it. */
  readonly externalId: string
  readonly line: ToldLine
  readonly part: Part | null
  readonly firstName: string | null
  readonly plan: Plan
  /** Nothing of the past happens after this. */
  readonly toldAt: Temporal.Instant
}
