import { sql, type Selectable } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { isId, type MessageId, type OrgId } from '#core/ids.ts'
import type { EvidenceId } from '../rules/case.ts'
import type { Evidence, EvidenceFile } from '../rules/evidence.ts'
import { tables, type EvidenceTable } from './tables.ts'

function toEvidence(row: Selectable<EvidenceTable>): Evidence {
  const { orgId: _org, ledgerSeq, ledgerHash, ...rest } = row
  return {
    ...rest,
    id: row.id as EvidenceId,
    messageId: row.messageId as MessageId,
    ledger: ledgerSeq === null || ledgerHash === null ? null : { seq: ledgerSeq, hash: ledgerHash },
  }
}

export async function findEvidence(tx: Tx, orgId: OrgId, id: string): Promise<Evidence | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('evidence')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toEvidence(row)
}

/** As `findEvidence`; of two workers that finish the same capture, one waits here and then finds it sealed. */
export async function lockEvidence(tx: Tx, orgId: OrgId, id: string): Promise<Evidence | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('evidence')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toEvidence(row)
}

/** The latest first. */
export async function readEvidenceOf(tx: Tx, orgId: OrgId, messageId: string): Promise<readonly Evidence[]> {
  const rows = await tables(tx)
    .selectFrom('evidence')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toEvidence)
}

export type NewEvidence = Pick<
  Evidence,
  | 'id'
  | 'messageId'
  | 'scope'
  | 'capturedBy'
  | 'capturedByName'
  | 'capturedByTitle'
  | 'startedAt'
  | 'policyVersionId'
>

/** False when a capture of this message is under way already. */
export async function insertEvidence(tx: Tx, orgId: OrgId, begun: NewEvidence): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('evidence')
    .values({ ...begun, orgId, state: 'capturing', files: '[]', notes: '[]' })
    .onConflict((conflict) =>
      conflict.columns(['orgId', 'messageId', 'scope']).where('state', '=', 'capturing').doNothing(),
    )
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** What the network has answered is kept at once: if this process dies, the author may have taken it away before the next begins. */
export async function stageFiles(
  tx: Tx,
  orgId: OrgId,
  id: EvidenceId,
  staged: { readonly files: readonly EvidenceFile[]; readonly notes: readonly string[] },
): Promise<void> {
  await tables(tx)
    .updateTable('evidence')
    .set({ files: JSON.stringify(staged.files), notes: JSON.stringify(staged.notes) })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('state', '=', 'capturing')
    .execute()
}

export type Sealing = {
  readonly capturedAt: Temporal.Instant
  readonly contentSha256: string
  readonly files: readonly EvidenceFile[]
  readonly notes: readonly string[]
  readonly manifestSha256: string
  readonly ledger: { readonly seq: number; readonly hash: string }
}

export async function markEvidenceSealed(
  tx: Tx,
  orgId: OrgId,
  id: EvidenceId,
  sealing: Sealing,
): Promise<void> {
  const { ledger, files, notes, ...rest } = sealing
  await tables(tx)
    .updateTable('evidence')
    .set({
      ...rest,
      files: JSON.stringify(files),
      notes: JSON.stringify(notes),
      state: 'sealed',
      problem: null,
      ledgerSeq: ledger.seq,
      ledgerHash: ledger.hash,
    })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Why the last attempt did not get through; cleared by the sealing. */
export async function noteEvidenceProblem(
  tx: Tx,
  orgId: OrgId,
  id: EvidenceId,
  problem: string,
): Promise<void> {
  await tables(tx)
    .updateTable('evidence')
    .set({ problem })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Full captures of a message that must not have been copied: their rows and hashes stay, their files are named for destruction. */
export async function markCopiesDestroyed(
  tx: Tx,
  orgId: OrgId,
  messageId: string,
  at: Temporal.Instant,
): Promise<readonly Evidence[]> {
  const rows = await tables(tx)
    .updateTable('evidence')
    .set((eb) => ({
      destroyedAt: at,
      state: eb
        .case()
        .when('state', '=', 'capturing')
        .then(eb.val('failed' as const))
        .else(eb.ref('state'))
        .end(),
    }))
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .where('scope', '=', 'full')
    .where('destroyedAt', 'is', null)
    .returningAll()
    .execute()
  return rows.map(toEvidence)
}

export type UnfinishedEvidence = { readonly orgId: OrgId; readonly evidenceId: string }

/** Across organisations: captures that nobody seems to work on any more, and sealed evidence whose police basis is missing. */
export async function findUnfinished(
  tx: Tx,
  before: Temporal.Instant,
): Promise<readonly UnfinishedEvidence[]> {
  const { rows } = await sql<UnfinishedEvidence>`
    select org_id, id as evidence_id from find_unsealed_evidence(${before})
    union select org_id, evidence_id from find_missing_police_basis(${before})`.execute(tx)
  return rows
}
