import type { Tx } from '#core/db/database.ts'
import type { InstantColumn } from '#core/db/types.ts'

export type PolicyVersionTable = {
  orgId: string
  id: string
  label: string
  yaml: string
  sha256: string
  validFrom: InstantColumn
  storedAt: InstantColumn
  storedBy: string
  nationalYaml: string | null
  nationalSha256: string | null
}

export type PolicyDraftTable = {
  orgId: string
  id: string
  name: string
  yaml: string
  version: number
  savedAt: InstantColumn
  savedBy: string
}

export type PolicyWithdrawalTable = {
  orgId: string
  versionId: string
  reason: string
  withdrawnAt: InstantColumn
  withdrawnBy: string
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{
    policyVersion: PolicyVersionTable
    policyDraft: PolicyDraftTable
    policyWithdrawal: PolicyWithdrawalTable
  }>()

/** The versions that have not been called off. */
export const standingVersions = (tx: Tx, orgId: string) =>
  tables(tx)
    .selectFrom('policyVersion')
    .where('policyVersion.orgId', '=', orgId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('policyWithdrawal')
            .select('policyWithdrawal.versionId')
            .whereRef('policyWithdrawal.orgId', '=', 'policyVersion.orgId')
            .whereRef('policyWithdrawal.versionId', '=', 'policyVersion.id'),
        ),
      ),
    )
