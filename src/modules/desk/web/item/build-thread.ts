import type { KeptMedia, MessageDetail, MessageVersion } from '#modules/inbox/index.ts'
import type { Attachment, AttachmentKind } from '#ui/components/attachments/attachments.tsx'
import type { MessageState, ThreadMessage } from '#ui/components/thread/thread.tsx'
import { deskTexts } from '../../texts.ts'
import { paths } from '../paths.ts'
import type { ItemContext } from './item-context.ts'
import type { PostView } from './item-view.ts'

type Entry = MessageDetail['thread'][number]

/** The thread as it stood, replies under what they answer; what the reader may not see is told, not hidden. */
export function buildThread(context: ItemContext): readonly ThreadMessage[] {
  const under = Map.groupBy(context.message.thread, (entry) => entry.parentId)
  const known = new Set(context.message.thread.map((entry) => entry.id))
  const toNode = (entry: Entry): ThreadMessage => ({
    ...threadMessage(context, entry),
    replies: (under.get(entry.id) ?? []).map(toNode),
  })
  return context.message.thread
    .filter((entry) => entry.parentId === null || !known.has(entry.parentId))
    .map(toNode)
}

const STATES: Readonly<Record<Entry['presence'], MessageState>> = {
  visible: 'shown',
  hidden: 'hidden',
  'removed-by-author': 'removed-by-author',
  'removed-by-us': 'removed-by-us',
}

function threadMessage(context: ItemContext, entry: Entry): ThreadMessage {
  const { lang, message } = context
  const t = deskTexts(lang)
  const veiled = { restricted: t.inbox.restricted, sealed: t.inbox.sealed }
  const edited = entry.isFocus ? lastEdit(message.versions) : null
  return {
    id: entry.isFocus ? 'inlagget' : `k-${entry.id}`,
    author: authorOf(context, entry),
    own: entry.isOurs,
    at: entry.postedAt ?? entry.receivedAt,
    text: entry.content === 'shown' ? (entry.text ?? '') : veiled[entry.content],
    state: STATES[entry.presence],
    focus: entry.isFocus,
    ...(edited === null ? {} : { edited: { at: edited.observedAt, href: paths.versions(message.id) } }),
    ...(entry.outcome === null || entry.isFocus ? {} : { tags: [t.outcome[entry.outcome]] }),
    attachments: entry.isFocus ? attachmentsOf(message.id, message.kept) : [],
  }
}

function authorOf({ message, networkName, lang }: ItemContext, entry: Entry): ThreadMessage['author'] {
  if (entry.isOurs) return { name: message.account.name }
  if (entry.content === 'shown' && entry.isAuthorForgotten)
    return { name: deskTexts(lang).inbox.forgottenAuthor(networkName), isRemoved: true }
  const name = entry.author?.name ?? ''
  return name === '' ? null : { name }
}

function lastEdit(versions: readonly MessageVersion[]): MessageVersion | null {
  return versions.findLast((version) => version.kind === 'edited') ?? null
}

const KINDS: Readonly<Record<KeptMedia['kind'], AttachmentKind>> = {
  image: 'image',
  video: 'video',
  file: 'file',
  link: 'link',
}

/** Only our own copies are shown: the network's address would tell it who looked, and when. */
function attachmentsOf(messageId: string, kept: readonly KeptMedia[]): readonly Attachment[] {
  return kept.map((media) => {
    const href = media.sha256 === null ? undefined : paths.file(messageId, media.sha256)
    const isPicture = media.kind === 'image' && media.mediaType?.startsWith('image/') === true
    return {
      kind: KINDS[media.kind],
      name: fileName(media.url),
      alt: media.altText,
      ...(href === undefined ? {} : { href }),
      ...(href !== undefined && isPicture ? { src: href } : {}),
    }
  })
}

function fileName(url: string): string {
  const last = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : ''
  return last === '' ? url : decodeURIComponentSafely(last)
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function buildPost({ message }: ItemContext): PostView | null {
  const { post } = message
  // of what was typed in, nobody has told us the post
  if (post === null || (message.isEnteredByHand && post.text === '')) return null
  return {
    account: message.account.name,
    publishedAt: post.publishedAt,
    publishedBy: null,
    text: post.text,
    attachments: attachmentsOf(message.id, post.kept),
    permalink: post.permalink,
    state: post.presence === 'visible' || post.presence === 'hidden' ? post.presence : 'removed',
  }
}
