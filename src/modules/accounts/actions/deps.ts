import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { Policies, Policy } from '#modules/policy/index.ts'
import type { AccountKind } from '../rules/account.ts'
import type { AccountDemands } from '../rules/demands.ts'

/** What the accounts tell the rest of Torget, each in the transaction in which it became true. Wired in app/. */
export type AccountEvents = {
  /** F-075, B-044: told once for each drop. `toIds` are those whose duty it now is. */
  administratorsDropped(
    tx: Tx,
    orgId: OrgId,
    what: {
      readonly accountId: AccountId
      readonly state: 'too-few' | 'orphan'
      readonly count: number
      readonly demanded: number
      readonly toIds: readonly PersonId[]
    },
  ): Promise<void>
  /** Somebody's rights on an account have ended: tokens and open work may have to follow. */
  rightsEnded(
    tx: Tx,
    orgId: OrgId,
    what: { readonly accountId: AccountId; readonly personId: PersonId },
  ): Promise<void>
  accountClosed(tx: Tx, orgId: OrgId, what: { readonly accountId: AccountId }): Promise<void>
}

const nobodyListens = (): Promise<void> => Promise.resolve()

export const noAccountEvents: AccountEvents = {
  administratorsDropped: nobodyListens,
  rightsEnded: nobodyListens,
  accountClosed: nobodyListens,
}

export type DemandsOf = (
  policy: Policy,
  place: { readonly kind: AccountKind; readonly platform: string },
) => AccountDemands

export type AccountsDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly secrets: Secrets
  readonly policies: Policies
  readonly events: AccountEvents
  readonly demandsOf: DemandsOf
  /** Those who are away at that moment with nobody in their place (B-020). */
  readonly awayWithoutSubstitute: (
    tx: Tx,
    orgId: OrgId,
    at: Temporal.Instant,
  ) => Promise<ReadonlySet<PersonId>>
}

/** What it takes to change the register inside a transaction of the caller's. */
export type RegisterDeps = Pick<
  AccountsDeps,
  'clock' | 'policies' | 'events' | 'demandsOf' | 'awayWithoutSubstitute'
>
