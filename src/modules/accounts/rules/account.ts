/** One of the municipality's accounts: what it is to the inbox, and what the register says of it. */
import type { NetworkId } from '#connectors/connector.ts'
import type { AccountId, PersonId, UnitId } from '#core/ids.ts'

/** official = the common ones, service = a service's own (F-021); the others are run like a service's account, on their own terms. */
export const ACCOUNT_KINDS = [
  'official',
  'service',
  'assignment',
  'campaign',
  'relay',
  'closed-group',
  'learning-platform',
  'seasonal',
] as const

export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** planned: not yet approved · resting: still ours, with no demand to post · closing: notice given, the last records not yet safe. */
export const ACCOUNT_STATUSES = ['planned', 'active', 'resting', 'closing', 'closed'] as const

export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]

export type Account = {
  readonly id: AccountId
  readonly network: NetworkId
  /** Its id on the network; empty on a platform without a connector, from which nothing ever comes in by itself. */
  readonly externalId: string
  readonly handle: string
  readonly name: string
  readonly url: string | null
  readonly kind: AccountKind
  readonly unitId: UnitId
  /** The account holder (kontoansvarig). */
  readonly holderId: PersonId
  readonly isPublic: boolean
  /** Kept in the order things came: the condition of B-071's exemption from registration. */
  readonly isChronological: boolean
  /** B-060: the account tells visitors beforehand that unsuitable content is removed. */
  readonly showsRemovalNotice: boolean
  readonly status: AccountStatus
  readonly accessState: 'none' | 'ok' | 'revoked'
  readonly accessCheckedAt: Temporal.Instant | null
  readonly accessProblem: string | null
}

/** What the last look at an account's administrators found (F-075, B-042, B-044). */
export type AdminsState = 'unknown' | 'enough' | 'too-few' | 'orphan'

/** The account as the register keeps it. */
export type RegisteredAccount = Account & {
  readonly platform: string
  readonly platformName: string
  readonly purpose: string
  readonly audience: string
  readonly responsibleShown: 'name' | 'role'
  readonly responsibleRole: string | null
  readonly openedOn: Temporal.PlainDate | null
  readonly closedOn: Temporal.PlainDate | null
  readonly deregisteredOn: Temporal.PlainDate | null
  readonly recordsPlace: string | null
  readonly lastPostOn: Temporal.PlainDate | null
  readonly applicationId: string | null
  readonly adminsState: AdminsState
  readonly version: number
  readonly changedAt: Temporal.Instant
}

/** The policy's word for a kind: closed channels of every sort are one kind there (B-024). */
export function policyKind(kind: AccountKind): PolicyKind {
  return kind === 'closed-group' || kind === 'learning-platform' ? 'closedGroup' : kind
}

type PolicyKind = Exclude<AccountKind, 'closed-group' | 'learning-platform'> | 'closedGroup'

/** Pupils and parents, closed groups: not open to anyone, so the exemption from registration does not hold (B-024, B-071). */
export function isClosedChannel(kind: AccountKind): boolean {
  return policyKind(kind) === 'closedGroup'
}
