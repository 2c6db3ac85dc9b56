import type { Tx } from '#core/db/database.ts'
import type { Generated, InstantColumn, InstantColumnOrNull } from '#core/db/types.ts'
import type { Connection } from '../rules/connection.ts'
import type { Part } from '../rules/disconnection.ts'
import type { SignInStage } from '../rules/sign-in.ts'
import type { Keeps } from '../rules/storage.ts'

export type ConnectionTable = {
  orgId: string
  accountId: string
  network: string
  state: Connection['state']
  code: string | null
  stateAt: InstantColumn
  scopes: string[] | null
  missingScopes: string[]
  grantedAt: InstantColumnOrNull
  expiresAt: InstantColumnOrNull
  renewableUntil: InstantColumnOrNull
  renewableSince: InstantColumnOrNull
  renewNotBefore: InstantColumnOrNull
  renewFaults: Generated<number>
  lastEventAt: InstantColumnOrNull
  lastGoodAt: InstantColumnOrNull
  testedAt: InstantColumnOrNull
  testResult: Connection['testResult']
  nextTestAt: InstantColumn
  cursor: string | null
  nextNewsAt: InstantColumnOrNull
  intervalMinutes: number | null
  faults: Generated<number>
  nextPushAt: InstantColumnOrNull
  pushState: Connection['push']['state']
  pushCode: string | null
  pushAt: InstantColumnOrNull
  pushFaults: Generated<number>
  newsClaimedUntil: InstantColumnOrNull
  pastClaimedUntil: InstantColumnOrNull
  warnedFor: string | null
  faultToldFor: InstantColumnOrNull
  pastSince: InstantColumnOrNull
  pastCursor: string | null
  pastStartedAt: InstantColumnOrNull
  pastNextAt: InstantColumnOrNull
  pastPausedAt: InstantColumnOrNull
  pastDoneAt: InstantColumnOrNull
  pastPages: Generated<number>
  pastPosts: Generated<number>
  pastReachedAt: InstantColumnOrNull
  pastFaults: Generated<number>
}

type SignInTable = {
  orgId: string
  id: string
  stateHash: string | null
  personId: string
  network: string
  accountId: string | null
  stage: SignInStage
  secretId: string | null
  createdAt: InstantColumn
  expiresAt: InstantColumn
}

type StorageTable = {
  orgId: string
  network: string
  keeps: Keeps
  decision: string
  decidedBy: string
  decidedAt: InstantColumn
}

type DisconnectionTable = {
  orgId: string
  accountId: string
  externalId: string
  reason: string
  byName: string
  at: InstantColumn
  secretId: string | null
  unsubscribed: Part
  revoked: Part
  attempts: Generated<number>
  nextAt: InstantColumnOrNull
}

type StorageRunTable = {
  orgId: string
  network: string
  ranAt: InstantColumn
  forgotAt: InstantColumnOrNull
  forgotMessages: Generated<number>
  totalMessages: Generated<string | number>
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{
    connection: ConnectionTable
    networkSignIn: SignInTable
    networkStorage: StorageTable
    storageRun: StorageRunTable
    networkDisconnection: DisconnectionTable
  }>()
