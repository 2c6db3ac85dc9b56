/** What an answer of the network adds to what is known: an answer that says nothing new is not kept again. */
import type { EventPost, NetworkComment, NetworkPost } from '#connectors/connector.ts'
import type { Message } from './message.ts'
import { isSameWords } from './same-words.ts'
import { storableText } from './storable-text.ts'
import { mediaIdentity, type May, type StoredEffect } from './stored-event.ts'

export function commentSeen(comment: NetworkComment): StoredEffect {
  const { isHidden, permalink, may, raw: _, ...told } = comment
  return { kind: 'comment-seen', comment: told, permalink, isHidden, may }
}

export function postSeen({ raw: _, ...post }: NetworkPost): StoredEffect {
  return { kind: 'post-seen', post }
}

/** null: not heard of before. What is known to be removed stays removed, whatever a slow copy of the network still shows. */
export function isNewsOfComment(known: Message | null, comment: NetworkComment): boolean {
  if (known === null) return true
  if (known.presence === 'removed-by-author' || known.presence === 'removed-by-us') return false
  return !(
    isSameWords(known.text, storableText(comment.text)) &&
    (known.presence === 'hidden') === comment.isHidden &&
    isSameMay(known.may, comment.may) &&
    isKnownAuthor(known, comment.author) &&
    known.permalink === comment.permalink &&
    (comment.media.length === 0 || mediaIdentity(known.media) === mediaIdentity(comment.media))
  )
}

type KnownPost = Pick<EventPost, 'text' | 'media' | 'permalink' | 'author'> & {
  readonly isAuthorForgotten: boolean
  readonly fetchedAt: Temporal.Instant | null
}

export function isNewsOfPost(known: KnownPost, post: NetworkPost): boolean {
  return !(
    known.fetchedAt !== null &&
    known.text === storableText(post.text) &&
    known.permalink === post.permalink &&
    isKnownAuthor(known, post.author) &&
    mediaIdentity(known.media) === mediaIdentity(post.media)
  )
}

function isSameMay(known: May | null, told: May): boolean {
  if (known === null) return false
  return (['reply', 'hide', 'remove', 'privateReply'] as const).every((verb) => known[verb] === told[verb])
}

/** A name that changed is no news of the message; one that was missing is, unless we took it away ourselves. */
function isKnownAuthor(
  { author, isAuthorForgotten }: Pick<Message, 'author' | 'isAuthorForgotten'>,
  told: Message['author'],
): boolean {
  if (told === null || isAuthorForgotten) return true
  return author !== null && author.externalId === told.externalId && (author.name !== '' || told.name === '')
}
