import type { Author, MediaRef } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { Clock } from '#core/clock.ts'
import { newId, type AccountId, type OrgId, type PersonId, type PostId } from '#core/ids.ts'
import type { Selectable } from 'kysely'
import type { FoldedPost, FoldedPostVersion, Presence } from '../rules/folded.ts'
import { storableJson, storableText } from '../rules/storable-text.ts'
import { tables, type PostTable } from './tables.ts'

export type Post = {
  readonly id: PostId
  readonly accountId: AccountId
  readonly externalId: string
  readonly author: Author | null
  readonly isAuthorForgotten: boolean
  readonly text: string
  readonly media: readonly MediaRef[]
  readonly permalink: string | null
  readonly publishedAt: Temporal.Instant | null
  readonly publisherId: PersonId | null
  readonly presence: Presence
  readonly fetchedAt: Temporal.Instant | null
  readonly threadFetchedAt: Temporal.Instant | null
}

export async function findPost(tx: Tx, orgId: OrgId, id: string): Promise<Post | null> {
  const row = await tables(tx)
    .selectFrom('post')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toPost(row)
}

/** The posts by these ids of the network's, made as empty places where they were not known: a comment often comes before its post. */
export async function ensurePosts(
  tx: Tx,
  clock: Clock,
  account: { readonly orgId: OrgId; readonly accountId: AccountId },
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Post>> {
  const { orgId, accountId } = account
  const wanted = [...new Set(externalIds)]
  if (wanted.length === 0) return new Map()
  await tables(tx)
    .insertInto('post')
    .values(
      wanted.map((externalId) => ({
        orgId,
        accountId,
        externalId,
        id: newId(clock),
        text: '',
        presence: 'visible' as const,
        media: '[]',
        firstSeenAt: clock.now(),
      })),
    )
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId', 'externalId']).doNothing())
    .execute()
  const rows = await tables(tx)
    .selectFrom('post')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('externalId', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.externalId, toPost(row)]))
}

export async function savePost(tx: Tx, orgId: OrgId, id: PostId, folded: FoldedPost): Promise<void> {
  await tables(tx)
    .updateTable('post')
    .set({
      text: storableText(folded.text),
      authorName: folded.author === null ? null : storableText(folded.author.name),
      authorExternalId: folded.author?.externalId ?? null,
      isAuthorForgotten: folded.isAuthorForgotten,
      publishedAt: folded.publishedAt,
      permalink: folded.permalink,
      presence: folded.presence,
      media: storableJson(folded.media),
      fetchedAt: folded.seenAt,
    })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
  await savePostVersions(tx, orgId, id, folded.versions)
}

async function savePostVersions(
  tx: Tx,
  orgId: OrgId,
  postId: PostId,
  versions: readonly FoldedPostVersion[],
): Promise<void> {
  await tables(tx).deleteFrom('postVersion').where('orgId', '=', orgId).where('postId', '=', postId).execute()
  if (versions.length === 0) return
  await tables(tx)
    .insertInto('postVersion')
    .values(
      versions.map((version) => ({
        ...version,
        orgId,
        postId,
        text: storableText(version.text),
        media: storableJson(version.media),
      })),
    )
    .execute()
}

export async function readPostVersions(
  tx: Tx,
  orgId: OrgId,
  postId: string,
): Promise<readonly FoldedPostVersion[]> {
  return tables(tx)
    .selectFrom('postVersion')
    .select(['no', 'text', 'media', 'observedAt', 'source'])
    .where('orgId', '=', orgId)
    .where('postId', '=', postId)
    .orderBy('no')
    .execute()
}

export async function noteThreadFetched(
  tx: Tx,
  orgId: OrgId,
  id: PostId,
  at: Temporal.Instant,
): Promise<void> {
  await tables(tx)
    .updateTable('post')
    .set({ threadFetchedAt: at })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export async function setPublisher(tx: Tx, orgId: OrgId, id: PostId, publisherId: PersonId): Promise<void> {
  await tables(tx)
    .updateTable('post')
    .set({ publisherId })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

function toPost(row: Selectable<PostTable>): Post {
  const hasAuthor = row.authorExternalId !== null || (row.authorName !== null && row.authorName !== '')
  return {
    id: row.id as PostId,
    accountId: row.accountId as AccountId,
    externalId: row.externalId,
    author: hasAuthor ? { externalId: row.authorExternalId, name: row.authorName ?? '' } : null,
    isAuthorForgotten: row.isAuthorForgotten,
    text: row.text,
    media: row.media,
    permalink: row.permalink,
    publishedAt: row.publishedAt,
    publisherId: row.publisherId as PersonId | null,
    presence: row.presence,
    fetchedAt: row.fetchedAt,
    threadFetchedAt: row.threadFetchedAt,
  }
}
