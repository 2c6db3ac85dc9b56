import type { MediaRef } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import { mayReadFile } from '#core/files/stored-file.ts'
import type { OrgId } from '#core/ids.ts'
import type { Message } from '../rules/message.ts'
import { orderThread } from '../rules/order-thread.ts'
import { mediaIdentity } from '../rules/stored-event.ts'
import { readMedia, readMediaOf, type KeptMedia } from '../store/media.ts'
import { readVersionsOf, type MessageVersion } from '../store/message-versions.ts'
import { findMessage } from '../store/messages.ts'
import { findPost, type Post } from '../store/posts.ts'
import { readThread } from '../store/thread.ts'

/** A picture or file as the network names it, with our bytes of it, if we could have them. */
export type HandledMedia = MediaRef & {
  readonly kept: { readonly sha256: string; readonly sizeBytes: number; readonly mediaType: string } | null
}

/** A message with everything a document has to show of it, whoever reads it: the reader's right is the caller's to check. */
export type Handling = {
  readonly message: Message
  /** null for a direct message and for a visitor's own post. */
  readonly post: (Omit<Post, 'media'> & { readonly media: readonly HandledMedia[] }) | null
  /** The message and what stands around it, parents before children. */
  readonly thread: readonly {
    readonly message: Message
    readonly versions: readonly MessageVersion[]
    readonly media: readonly HandledMedia[]
  }[]
}

/** null when there is no such message. */
export async function readHandling(tx: Tx, orgId: OrgId, messageId: string): Promise<Handling | null> {
  const message = await findMessage(tx, orgId, messageId)
  if (message === null) return null
  const { postId, isPost } = message
  const post = postId === null || isPost ? null : await findPost(tx, orgId, postId)
  const entries = orderThread(await readThread(tx, orgId, message))
  const ids = entries.map(({ id }) => id)
  const versions = await readVersionsOf(tx, orgId, ids)
  const rows = await readMediaOf(tx, orgId, ids)
  const thread: Handling['thread'][number][] = []
  for (const { depth: _, ...one } of entries) {
    thread.push({
      message: one,
      versions: versions.get(one.id) ?? [],
      // F-118: nothing leads from sealed material to a picture, not even its address.
      media: one.isSealed ? [] : await withBytes(tx, orgId, one.media, rows.get(one.id) ?? []),
    })
  }
  return { message, post: post === null ? null : await handledPost(tx, orgId, post), thread }
}

async function handledPost(tx: Tx, orgId: OrgId, post: Post): Promise<Handling['post']> {
  const rows = await readMedia(tx, orgId, { postId: post.id })
  return { ...post, media: await withBytes(tx, orgId, post.media, rows) }
}

async function withBytes(
  tx: Tx,
  orgId: OrgId,
  media: readonly MediaRef[],
  rows: readonly KeptMedia[],
): Promise<readonly HandledMedia[]> {
  const handled: HandledMedia[] = []
  for (const ref of media) {
    const row = rows.find((one) => mediaIdentity([one]) === mediaIdentity([ref]))
    handled.push({ ...ref, kept: await bytesOf(tx, orgId, row) })
  }
  return handled
}

async function bytesOf(tx: Tx, orgId: OrgId, row: KeptMedia | undefined): Promise<HandledMedia['kept']> {
  if (row?.sha256 === undefined || row.sha256 === null) return null
  const file = await mayReadFile(tx, orgId, row.sha256)
  return file === null ? null : { sha256: row.sha256, ...file }
}
