import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { LocalText } from '../rules/schema/policy.ts'
import type { ReplayFacts } from '../rules/versions/replay.ts'
import type { Policies } from '../store/policies.ts'

/** One of the things looked back on, as a person may open it. Never what anybody wrote. */
export type ReplayItem = { readonly text: LocalText; readonly href: string | null }

export type ReplaySource = {
  readonly facts: ReplayFacts
  readonly items: ReadonlyMap<string, ReplayItem>
  /** Of all that there was in the period: what is left out is the oldest. */
  readonly isCut: boolean
}

export type PolicyDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly policies: Policies
  /** Whether somebody holds a role of the policy for the whole organisation at this minute, or stands in for its holder; answered by the organisation module. */
  readonly holdsRole: (tx: Tx, orgId: OrgId, personId: PersonId, roleKey: string) => Promise<boolean>
  /** What has happened since a moment, read by the modules that own it. */
  readonly readReplay: (tx: Tx, orgId: OrgId, from: Temporal.Instant) => Promise<ReplaySource>
}
