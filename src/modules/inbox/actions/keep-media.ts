import { AccessRevoked, Rejected, type Access, type Connector, type MediaRef } from '#connectors/connector.ts'
import { noteFile } from '#core/files/stored-file.ts'
import { newId, type OrgId } from '#core/ids.ts'
import type { Message } from '../rules/message.ts'
import { mediaIdentity } from '../rules/stored-event.ts'
import { readMedia, saveMedia, type KeptMedia, type MediaPlace } from '../store/media.ts'
import { findMessage } from '../store/messages.ts'
import { findPost, type Post } from '../store/posts.ts'
import type { ContextDeps } from './deps.ts'

type MediaTask = {
  readonly orgId: OrgId
  readonly message: Message
  readonly post: Post | null
  readonly connector: Connector
  readonly access: Access
}

/**
 * Fetches the bytes of what came with the message and of what its post showed, once each. What the network refuses is noted with why;
 * what it could not give just now is noted too, and thrown, so that the queue tries again.
 */
export async function keepMedia(deps: ContextDeps, task: MediaTask): Promise<void> {
  const { orgId } = task
  // Read again: the thread may just have told of pictures that the webhook left out.
  const { message, post } = await deps.db.forOrg(orgId, async (tx) => ({
    message: await findMessage(tx, orgId, task.message.id),
    post: task.post === null ? null : await findPost(tx, orgId, task.post.id),
  }))
  const failures: unknown[] = []
  if (message !== null)
    await keepAll(deps, task, { place: { messageId: message.id }, media: message.media, failures })
  if (post !== null) await keepAll(deps, task, { place: { postId: post.id }, media: post.media, failures })
  if (failures.length > 0) throw failures[0]
}

type Wanted = {
  readonly place: MediaPlace
  readonly media: readonly MediaRef[]
  readonly failures: unknown[]
}

async function keepAll(
  deps: ContextDeps,
  task: MediaTask,
  { place, media, failures }: Wanted,
): Promise<void> {
  // A link leads to somebody else's page; its address stands in the message.
  const wanted = media.filter((ref) => ref.kind !== 'link')
  if (wanted.length === 0) return
  const kept = await deps.db.forOrg(task.orgId, (tx) => readMedia(tx, task.orgId, place))
  for (const ref of wanted) {
    const before = kept.find((one) => mediaIdentity([one]) === mediaIdentity([ref]))
    if (isSettled(before)) continue
    const failure = await keepOne(deps, task, place, { ref, before })
    if (failure !== null) failures.push(failure)
  }
}

function isSettled(before: KeptMedia | undefined): boolean {
  return before !== undefined && (before.sha256 !== null || before.problem === 'sealed')
}

type OneMedia = { readonly ref: MediaRef; readonly before: KeptMedia | undefined }

async function keepOne(
  deps: ContextDeps,
  task: MediaTask,
  place: MediaPlace,
  { ref, before }: OneMedia,
): Promise<unknown> {
  const { orgId, connector, access } = task
  const id = before?.id ?? newId<'media'>(deps.clock)
  const row = { id, url: ref.url, kind: ref.kind, altText: ref.altText ?? null }
  const nothing = { ...row, sha256: null, mediaType: null, fetchedAt: deps.clock.now() }
  try {
    const { bytes, mediaType } = await connector.fetchMedia(access, ref)
    const file = await deps.files.put(bytes)
    const fetchedAt = deps.clock.now()
    await deps.db.forOrg(orgId, async (tx) => {
      const isSealed = (await findMessage(tx, orgId, task.message.id))?.isSealed ?? true
      if ('messageId' in place && isSealed) return
      await noteFile(tx, orgId, { ...file, mediaType }, fetchedAt)
      await saveMedia(tx, orgId, place, { ...row, sha256: file.sha256, mediaType, problem: null, fetchedAt })
    })
    return null
  } catch (error) {
    if (error instanceof AccessRevoked) throw error
    const isFinal = error instanceof Rejected
    const problem = isFinal ? `refused-${error.code}` : 'not-available'
    await deps.db.forOrg(orgId, (tx) => saveMedia(tx, orgId, place, { ...nothing, problem }))
    return isFinal ? null : error
  }
}
