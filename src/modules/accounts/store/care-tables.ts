import type { Tx } from '#core/db/database.ts'
import type { DayColumnOrNull, InstantColumn, InstantColumnOrNull } from '#core/db/types.ts'

type OfAccount = { orgId: string; accountId: string }

export type CredentialTable = OfAccount & {
  id: string
  label: string
  userName: string
  secretId: string | null
  reference: string | null
  storedAt: InstantColumn
  rotationDueSince: InstantColumnOrNull
}
export type AnswerTable = OfAccount & {
  area: 'routine' | 'notice'
  key: string
  answer: 'in-place' | 'cannot'
  link: string | null
  note: string
  byId: string
  byName: string
  answeredAt: InstantColumn
}
export type ConfirmationTable = OfAccount & {
  id: string
  what: 'resources' | 'terms'
  hoursPerWeek: number | null
  termsVersion: string | null
  note: string
  byId: string
  byName: string
  confirmedAt: InstantColumn
}
export type RelayTable = OfAccount & {
  id: string
  unitId: string
  startsAt: InstantColumn
  endsAt: InstantColumn
  personIds: string[]
  keptBy: string | null
  handedOverAt: InstantColumnOrNull
  handedBackAt: InstantColumnOrNull
  cancelledAt: InstantColumnOrNull
  createdAt: InstantColumn
}
export type WatchScheduleTable = OfAccount & {
  times: string[]
  days: 'workdays' | 'all'
  personIds: string[]
  coverIds: string[]
  since: InstantColumn
}
export type WatchTurnTable = OfAccount & {
  dueAt: InstantColumn
  signedAt: InstantColumnOrNull
  signedBy: string | null
  gapToldAt: InstantColumnOrNull
}
export type ClosingTable = OfAccount & {
  id: string
  reason: string
  isInactivity: boolean
  startedAt: InstantColumn
  startedBy: string
  startedById: string
  archiveToId: string | null
  closesOn: DayColumnOrNull
  acknowledgedAt: InstantColumnOrNull
  acknowledgedBy: string | null
  archiveReceipt: string | null
  archivePlace: string | null
  archivedAt: InstantColumnOrNull
  archivedBy: string | null
  endedAt: InstantColumnOrNull
  outcome: 'closed' | 'withdrawn' | null
}
export type AcceptedTable = OfAccount & {
  code: string
  reason: string
  byId: string
  byName: string
  acceptedAt: InstantColumn
}

export type ToldTable = OfAccount & { what: string; about: string; toldAt: InstantColumn }

export const careTables = (tx: Tx) =>
  tx.$extendTables<{
    accountCredential: CredentialTable
    accountAnswer: AnswerTable
    accountConfirmation: ConfirmationTable
    relaySlot: RelayTable
    watchSchedule: WatchScheduleTable
    watchTurn: WatchTurnTable
    accountClosing: ClosingTable
    acceptedDeviation: AcceptedTable
    accountTold: ToldTable
  }>()
