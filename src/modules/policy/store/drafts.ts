import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, InvalidInput } from '#core/errors.ts'
import { isId, newId, type OrgId } from '#core/ids.ts'
import { MAX_FILE_BYTES } from '../rules/validate/decode-file.ts'
import { tables } from './tables.ts'

/** A policy somebody is writing. It may be full of faults: it decides nothing until it is stored as a version. */
export type PolicyDraft = {
  readonly id: string
  readonly name: string
  readonly yaml: string
  /** Rises with every save; two people writing at once are told. */
  readonly version: number
  readonly savedAt: Temporal.Instant
  readonly savedBy: string
}

export type DraftToSave = {
  readonly orgId: OrgId
  /** Null for a new draft. */
  readonly draft: { readonly id: string; readonly version: number } | null
  readonly name: string
  readonly yaml: string
  readonly savedBy: string
}

function checked(input: DraftToSave): void {
  const tooLarge = new TextEncoder().encode(input.yaml).length > MAX_FILE_BYTES
  if (tooLarge || input.yaml.includes('\0'))
    throw new InvalidInput([{ field: 'yaml', code: 'policy.draft.not-a-file' }])
  const name = input.name.trim()
  if (name === '' || name.length > 200) throw new InvalidInput([{ field: 'name', code: 'required' }])
}

/** Throws `Conflict('draft-changed')` when somebody else has saved or thrown away the draft in the meantime. */
export async function savePolicyDraft(
  tx: Tx,
  clock: Clock,
  input: DraftToSave,
): Promise<{ readonly id: string; readonly version: number }> {
  checked(input)
  const { orgId, draft, yaml, savedBy } = input
  const fields = { name: input.name.trim(), yaml, savedBy, savedAt: clock.now() }
  if (draft === null) {
    const id = newId<'policy-draft'>(clock)
    await tables(tx)
      .insertInto('policyDraft')
      .values({ orgId, id, version: 1, ...fields })
      .execute()
    return { id, version: 1 }
  }
  const saved = await tables(tx)
    .updateTable('policyDraft')
    .set({ ...fields, version: draft.version + 1 })
    .where('orgId', '=', orgId)
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .executeTakeFirst()
  if (saved.numUpdatedRows !== 1n) throw new Conflict('draft-changed', { id: draft.id })
  return { id: draft.id, version: draft.version + 1 }
}

/** Null when there is none. `lock` keeps everybody else from changing it until the transaction ends. */
export async function findPolicyDraft(
  tx: Tx,
  orgId: OrgId,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<PolicyDraft | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('policyDraft')
    .select(['id', 'name', 'yaml', 'version', 'savedAt', 'savedBy'])
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? null
}

/** Latest saved first. */
export async function listPolicyDrafts(tx: Tx, orgId: OrgId): Promise<readonly PolicyDraft[]> {
  return tables(tx)
    .selectFrom('policyDraft')
    .select(['id', 'name', 'yaml', 'version', 'savedAt', 'savedBy'])
    .where('orgId', '=', orgId)
    .orderBy('savedAt', 'desc')
    .execute()
}

/** True when there was one to throw away. */
export async function deletePolicyDraft(tx: Tx, orgId: OrgId, id: string): Promise<boolean> {
  const gone = await tables(tx)
    .deleteFrom('policyDraft')
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
