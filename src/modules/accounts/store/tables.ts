import type { Tx } from '#core/db/database.ts'
import type { DayColumnOrNull, InstantColumn, InstantColumnOrNull } from '#core/db/types.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { Assignment } from '../rules/assignment.ts'

type Days = 'openedOn' | 'closedOn' | 'deregisteredOn' | 'lastPostOn'

export type AccountTable = Omit<
  RegisteredAccount,
  'id' | 'unitId' | 'holderId' | 'externalId' | 'accessCheckedAt' | 'changedAt' | Days
> & {
  orgId: string
  id: string
  externalId: string | null
  unitId: string
  holderId: string
  tokenSecretId: string | null
  accessCheckedAt: InstantColumnOrNull
  createdAt: InstantColumn
  changedAt: InstantColumn
  openedOn: DayColumnOrNull
  closedOn: DayColumnOrNull
  deregisteredOn: DayColumnOrNull
  lastPostOn: DayColumnOrNull
}

export type AssignmentTable = Omit<
  Assignment,
  'id' | 'accountId' | 'personId' | 'rights' | 'startsAt' | 'endsAt' | 'competenceConfirmedAt'
> & {
  orgId: string
  id: string
  accountId: string | null
  personId: string
  rights: string[]
  startsAt: InstantColumn
  endsAt: InstantColumnOrNull
  competenceConfirmedAt: InstantColumnOrNull
  givenBy: string
  endReason: string | null
  endedNotedAt: InstantColumnOrNull
  createdAt: InstantColumn
}

export const tables = (tx: Tx) => tx.$extendTables<{ account: AccountTable; assignment: AssignmentTable }>()
