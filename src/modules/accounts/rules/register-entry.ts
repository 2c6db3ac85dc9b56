/** What the register tells the public of an account: never a name that its bearer withholds (B-026 to B-029, F-105). */
import type { AccountId } from '#core/ids.ts'
import type { AccountKind, AccountStatus, RegisteredAccount } from './account.ts'

export type RegisterEntry = {
  readonly accountId: AccountId
  readonly platform: string
  readonly platformName: string
  readonly handle: string
  readonly url: string | null
  readonly name: string
  readonly kind: AccountKind
  readonly unitName: string
  /** Name or role as decided. */
  readonly responsible: string
  readonly purpose: string
  readonly audience: string
  readonly status: AccountStatus
  readonly openedOn: Temporal.PlainDate | null
  readonly closedOn: Temporal.PlainDate | null
  readonly recordsPlace: string | null
  readonly changedAt: Temporal.Instant
  /** Public assignments on the account (B-035), those of today. */
  readonly assignments: readonly PublicAssignment[]
}

export type PublicAssignment = {
  readonly responsible: string
  readonly purpose: string
  readonly audience: string
}

type Bearer = {
  readonly fullName: string
  readonly title: string
  readonly hidesName: boolean
  readonly isActive: boolean
}

/** Somebody who has left is not named either: the role stays, and so does the answer to "who do I ask?". */
export function shownAs(
  person: Bearer | null,
  decided: Pick<RegisteredAccount, 'responsibleShown' | 'responsibleRole'>,
): string {
  const role = decided.responsibleRole ?? person?.title ?? ''
  if (person === null || decided.responsibleShown === 'role') return role
  return person.hidesName || !person.isActive ? role : person.fullName
}

/** An account that nobody has approved yet is not the public's to see. */
export function isInRegister(account: Pick<RegisteredAccount, 'status'>): boolean {
  return account.status !== 'planned'
}
