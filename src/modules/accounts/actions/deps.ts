import type { Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId, UnitId } from '#core/ids.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { Modality, Policies, Policy } from '#modules/policy/index.ts'
import type { AccountKind } from '../rules/account.ts'
import type { AccountDemands } from '../rules/demands.ts'
import type { DutyKind } from '../rules/duty-kinds.ts'

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
      /** Of the strongest rule that is broken. */
      readonly modality: Modality | null
      readonly toIds: readonly PersonId[]
    },
  ): Promise<void>
  /** Somebody's rights on an account have ended: tokens and open work may have to follow. */
  rightsEnded(
    tx: Tx,
    orgId: OrgId,
    what: { readonly accountId: AccountId; readonly personId: PersonId },
  ): Promise<void>
  /** Somebody is to act: a closing to acknowledge, a watch nobody signed for, an account that grows passive. Told once for each `moment`. */
  dutyArose(
    tx: Tx,
    orgId: OrgId,
    what: {
      readonly accountId: AccountId
      readonly kind: DutyKind
      /** When it became true, or is due. */
      readonly moment: Temporal.Instant
      readonly modality: Modality | null
      readonly toIds: readonly PersonId[]
    },
  ): Promise<void>
  accountClosed(tx: Tx, orgId: OrgId, what: { readonly accountId: AccountId }): Promise<void>
}

const nobodyListens = (): Promise<void> => Promise.resolve()

export const noAccountEvents: AccountEvents = {
  administratorsDropped: nobodyListens,
  rightsEnded: nobodyListens,
  dutyArose: nobodyListens,
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
  readonly handOverItems: HandOverItems
  /** The day of the last post that has been seen on each account, where a network tells of it. */
  readonly readLastPosts: (tx: Tx, orgId: OrgId) => Promise<ReadonlyMap<AccountId, Temporal.PlainDate>>
  /** Those who are away at that moment with nobody in their place (B-020). */
  readonly awayWithoutSubstitute: (
    tx: Tx,
    orgId: OrgId,
    at: Temporal.Instant,
  ) => Promise<ReadonlySet<PersonId>>
}

/** Moves the open items of an account to somebody; the inbox does it. Gives how many. */
export type HandOverItems = (
  tx: Tx,
  actor: Actor,
  to: { readonly accountId: AccountId; readonly personId: PersonId; readonly unitId: UnitId },
) => Promise<number>

/** What it takes to change the register inside a transaction of the caller's. */
export type RegisterDeps = Pick<
  AccountsDeps,
  'clock' | 'policies' | 'events' | 'demandsOf' | 'awayWithoutSubstitute'
>
