import type { NetworkId } from '#connectors/connector.ts'
import type { AccountId, PersonId, UnitId } from '#core/ids.ts'

/** One of the municipality's accounts on a network. official = the common ones, service = a service's own (F-021). */
export type AccountKind = 'official' | 'service'

export type Account = {
  readonly id: AccountId
  readonly network: NetworkId
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
  readonly status: 'active' | 'closed'
  readonly accessState: 'none' | 'ok' | 'revoked'
  readonly accessCheckedAt: Temporal.Instant | null
  readonly accessProblem: string | null
}
