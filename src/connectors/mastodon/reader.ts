import type { EventReader, NetworkEvent } from '../connector.ts'
import { openAnswer, type Opened } from '../kit/envelope.ts'
import { asRecord, idAt, instantAt, textAt, type Json } from '../kit/json.ts'
import { event, statusEvent, unknownEvent } from './classify-status.ts'
import { answeredIdOf } from './read-status.ts'

/** The kinds of answers that a harvest keeps. */
export type HarvestKind = 'notifications' | 'statuses' | 'context'

/** In an envelope's `about`: the post that a status stands under, and statuses that another answer tells of. */
export const underKey = (statusId: string): string => `under:${statusId}`
export const toldKey = (statusId: string): string => `told:${statusId}`

/** Notices of these types carry a status that somebody wrote to or about the account. */
const WRITTEN: ReadonlySet<string> = new Set([
  'mention',
  'quote',
  'status',
  'update',
  'quoted_update',
  // GoToSocial: an answer that waits for the account's approval
  'pending.reply',
  'pending_reply',
  // Fedibird and Kmyblue: a status that refers to one of the account's
  'status_reference',
])
/** Of Mastodon, and of Pleroma, Akkoma, GoToSocial, glitch-soc and Fedibird, whose older versions send them unasked. */
const NOT_WRITTEN: ReadonlySet<string> = new Set([
  'reblog',
  'favourite',
  'follow',
  'follow_request',
  'poll',
  'admin.sign_up',
  'admin.report',
  'severed_relationships',
  'moderation_warning',
  'added_to_collection',
  'collection_update',
  'annual_report',
  'move',
  'emoji_reaction',
  'reaction',
  'pleroma:emoji_reaction',
  'pleroma:report',
  'pending.favourite',
  'pending.reblog',
  'pending_favourite',
  'pending_reblog',
  'scheduled_status',
])

/** Reads the answers that a harvest kept. Mastodon sends nothing by itself here. */
export function createMastodonReader(): EventReader {
  return {
    network: 'mastodon',
    readEvents(rawBody) {
      const opened = openAnswer(rawBody)
      if (opened === null) throw new SyntaxError('not an answer kept by this connector')
      return readAnswer(opened)
    },
  }
}

function readAnswer(opened: Opened): readonly NetworkEvent[] {
  const { answer, kind, accountExternalId } = opened
  switch (kind) {
    case 'notifications':
      return items(opened, answer, (item) => notificationEvents(opened, item))
    case 'statuses':
      return items(opened, answer, (item) => statusEvents(opened, item))
    case 'context': {
      // Some servers say null where Mastodon has an empty list.
      const below = asRecord(answer)?.['descendants'] ?? []
      const postId = opened.about['post'] ?? null
      return items(opened, below, (item) => [statusEvent(item, { accountId: accountExternalId, postId })])
    }
    default:
      return [unknownEvent(answer, accountExternalId, `answer of kind ${kind}`)]
  }
}

function items(
  { accountExternalId, kind }: Opened,
  list: unknown,
  read: (item: unknown) => readonly NetworkEvent[],
): readonly NetworkEvent[] {
  if (!Array.isArray(list)) return [unknownEvent(list, accountExternalId, `${kind} that is no list`)]
  return list.flatMap(read)
}

function notificationEvents(opened: Opened, item: unknown): readonly NetworkEvent[] {
  const { accountExternalId } = opened
  const notification = asRecord(item)
  const type = textAt(notification, 'type') ?? ''
  const status = asRecord(notification?.['status'])
  if (WRITTEN.has(type) && status !== null) return statusEvents(opened, status)
  const id = idAt(notification, 'id')
  if (id === null || !NOT_WRITTEN.has(type))
    return [unknownEvent(item, accountExternalId, `notification of type ${type}`)]
  const at = instantAt(notification, 'created_at')
  const effect = { kind: 'irrelevant', what: type } as const
  return [event(accountExternalId, { key: `notification:${id}`, at, effect, raw: item })]
}

function statusEvents({ about, accountExternalId }: Opened, item: unknown): readonly NetworkEvent[] {
  const status = asRecord(item)
  const id = idAt(status, 'id') ?? ''
  if (about[toldKey(id)] !== undefined) return []
  const postId = about[underKey(id)] ?? answeredByUs(status, accountExternalId)
  return [statusEvent(item, { accountId: accountExternalId, postId })]
}

/** Nobody could say which post it is: then it stands under the status of ours that it answers. */
function answeredByUs(status: Json | null, accountId: string): string | null {
  const isToUs = answeredIdOf(status, accountId) === accountId
  return isToUs ? idAt(status, 'in_reply_to_id') : null
}
