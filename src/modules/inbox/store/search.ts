import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { SearchWords } from '../rules/search-words.ts'
import type { QueuePlace } from '../rules/queue-place.ts'

export type Search = {
  readonly words: SearchWords
  /** null: everything, also what only stood in a thread and what we wrote ourselves. */
  readonly states: readonly string[] | null
  readonly accountId: string | null
  /** `untriaged`: those that nobody has sorted. */
  readonly classKey: string | null
  readonly ownerId: string | null
  readonly isUnowned: boolean
  readonly unitIds: readonly string[] | null
  /** Whose eyes: see `restrictedReader`. */
  readonly reader: {
    readonly seesAll: boolean
    readonly personId: string | null
    readonly unitIds: readonly string[]
  }
}

/** Ids, newest received first. The organisation is that of the transaction. */
export async function searchMessages(
  tx: Tx,
  search: Search,
  page: { readonly after: QueuePlace | null; readonly limit: number },
): Promise<readonly { readonly id: string; readonly receivedAt: Temporal.Instant }[]> {
  const { words, states, accountId, classKey, ownerId, isUnowned, unitIds, reader } = search
  const { rows } = await sql<{ id: string; receivedAt: Temporal.Instant }>`
    select id, received_at from search_messages(
      ${words.query}, ${[...words.parts]}, ${states === null ? null : [...states]}, ${accountId}, ${classKey},
      ${ownerId}, ${isUnowned}, ${unitIds === null ? null : [...unitIds]}, ${reader.personId}, ${[...reader.unitIds]}, ${reader.seesAll},
      ${page.after?.at ?? null}, ${page.after?.id ?? null}, ${page.limit})`.execute(tx)
  return rows
}
