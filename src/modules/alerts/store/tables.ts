import type { Tx } from '#core/db/database.ts'
import type { InstantColumn, InstantColumnOrNull } from '#core/db/types.ts'
import type { Alert, AlertKind, Handed, MailState } from '../rules/alert.ts'

export type AlertTable = {
  orgId: string
  id: string
  personId: string
  kind: AlertKind
  subjectId: string
  accountId: string | null
  moment: InstantColumn
  modality: Alert['modality']
  missedAs: Alert['missedAs']
  handed: Handed
  loss: Alert['loss']
  code: string | null
  raisedAt: InstantColumn
  readAt: InstantColumnOrNull
  mail: MailState
}

type WishesTable = {
  orgId: string
  personId: string
  wantsWarnings: boolean
  setAt: InstantColumn
}

export const tables = (tx: Tx) => tx.$extendTables<{ alert: AlertTable; alertWishes: WishesTable }>()
