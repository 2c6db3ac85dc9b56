import type { Tx } from '#core/db/database.ts'
import type { InstantColumn, InstantColumnOrNull } from '#core/db/types.ts'

export type RegistrationTable = {
  orgId: string
  id: string
  messageId: string
  accountId: string
  caseId: string | null
  evidenceId: string | null
  criterionRuleId: string
  criterionNote: string
  suggestedSecrecy: boolean
  ongoingCase: string | null
  route: string[]
  deskNo: number
  desk: string
  unitId: string
  arrivedAt: InstantColumn
  receivedAt: InstantColumnOrNull
  state: 'under-way' | 'registered' | 'linked' | 'rejected'
  packageSha256: string | null
  packageBytes: number | null
  diaryNumber: string | null
  isSecret: boolean | null
  reason: string | null
  openedBy: string
  openedAt: InstantColumn
  settledBy: string | null
  settledAt: InstantColumnOrNull
  policyVersionId: string
  version: number
}

type HopTable = {
  orgId: string
  registrationId: string
  no: number
  fromDesk: string | null
  toDesk: string
  toUnitId: string
  kind: 'handed-over' | 'readdressed' | 'bounced' | 'received'
  byId: string
  byName: string
  reason: string | null
  hoppedAt: InstantColumn
}

type MailTable = {
  orgId: string
  registrationId: string
  hopNo: number
  outboxId: string
  recipient: string
}

type DeskAddressTable = {
  orgId: string
  desk: string
  unitId: string | null
  address: string
  setAt: InstantColumn
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{
    registration: RegistrationTable
    registrationHop: HopTable
    registrationMail: MailTable
    deskAddress: DeskAddressTable
  }>()
