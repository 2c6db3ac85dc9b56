import type { MediaRef } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { MessageId, OrgId, PostId } from '#core/ids.ts'
import { storableText } from '../rules/storable-text.ts'
import { tables } from './tables.ts'

/** A picture, film or file that came with a message or stood in a post; with bytes of ours, or with why there are none. */
export type KeptMedia = {
  readonly id: string
  readonly url: string
  readonly kind: MediaRef['kind']
  readonly altText: string | null
  readonly sha256: string | null
  readonly mediaType: string | null
  readonly problem: string | null
  readonly fetchedAt: Temporal.Instant
}

export type MediaPlace = { readonly messageId: MessageId } | { readonly postId: PostId }

export async function readMedia(tx: Tx, orgId: OrgId, place: MediaPlace): Promise<readonly KeptMedia[]> {
  const [column, id] =
    'messageId' in place ? (['messageId', place.messageId] as const) : (['postId', place.postId] as const)
  return tables(tx)
    .selectFrom('messageMedia')
    .select(['id', 'url', 'kind', 'altText', 'sha256', 'mediaType', 'problem', 'fetchedAt'])
    .where('orgId', '=', orgId)
    .where(column, '=', id)
    .orderBy('id')
    .execute()
}

export async function readMediaOf(
  tx: Tx,
  orgId: OrgId,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptMedia[]>> {
  if (messageIds.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('messageMedia')
    .select(['messageId', 'id', 'url', 'kind', 'altText', 'sha256', 'mediaType', 'problem', 'fetchedAt'])
    .where('orgId', '=', orgId)
    .where('messageId', 'in', [...messageIds])
    .orderBy('id')
    .execute()
  const found = new Map<string, KeptMedia[]>(messageIds.map((id) => [id, []]))
  for (const { messageId, ...media } of rows) found.get(messageId ?? '')?.push(media)
  return found
}

/** Writes it new, or over what was noted when it could not be fetched. */
export async function saveMedia(tx: Tx, orgId: OrgId, place: MediaPlace, media: KeptMedia): Promise<void> {
  const { sha256, mediaType, problem, url, fetchedAt } = media
  await tables(tx)
    .insertInto('messageMedia')
    .values({
      ...media,
      url: storableText(url),
      altText: media.altText === null ? null : storableText(media.altText),
      orgId,
      messageId: 'messageId' in place ? place.messageId : null,
      postId: 'postId' in place ? place.postId : null,
    })
    .onConflict((conflict) =>
      conflict.columns(['orgId', 'id']).doUpdateSet({ sha256, mediaType, problem, url, fetchedAt }),
    )
    .execute()
}

/** F-118: the references to the bytes are taken away; what they were named stays as a proof that they are gone. */
export async function sealMedia(tx: Tx, orgId: OrgId, messageId: MessageId): Promise<readonly string[]> {
  const kept = await tables(tx)
    .selectFrom('messageMedia')
    .select('sha256')
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .where('sha256', 'is not', null)
    .execute()
  await tables(tx)
    .updateTable('messageMedia')
    .set({ sha256: null, problem: 'sealed' })
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .execute()
  return kept.flatMap((row) => row.sha256 ?? [])
}
