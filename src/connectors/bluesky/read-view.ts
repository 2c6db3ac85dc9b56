import type { Author, EventComment, EventPost, NetworkComment, NetworkPost } from '../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { parseAtUri, permalinkOf } from './at-uri.ts'
import { mediaOf } from './read-media.ts'

/** What a view of a post (or a notification about one) tells, in whichever answer it stood. */
export type View = {
  readonly uri: string
  readonly cid: string | null
  readonly did: string
  readonly author: Author | null
  readonly text: string
  readonly at: Temporal.Instant | null
  /** Topmost post of the thread; null for a post that answers nothing. */
  readonly root: string | null
  readonly parent: string | null
  readonly raw: Json
}

/** null: without an address it cannot be told from anything else. */
export function readView(raw: Json | null): View | null {
  const uri = idAt(raw, 'uri')
  const did = uri === null ? undefined : parseAtUri(uri)?.authority
  if (raw === null || uri === null || did === undefined) return null
  const record = recordAt(raw, 'record') ?? recordAt(raw, 'value')
  const reply = recordAt(record, 'reply')
  const parent = idAt(recordAt(reply, 'parent'), 'uri')
  // Some clients name only what is answered; an answer without a thread would pass for a post of its own.
  const root = idAt(recordAt(reply, 'root'), 'uri') ?? parent
  return {
    uri,
    cid: textAt(raw, 'cid'),
    did,
    author: authorOf(recordAt(raw, 'author'), did),
    text: textAt(record, 'text') ?? '',
    at: writtenAt(record, raw),
    root,
    parent: parent ?? root,
    raw,
  }
}

function authorOf(author: Json | null, did: string): Author {
  const name = textAt(author, 'displayName')?.trim() ?? ''
  return {
    externalId: idAt(author, 'did') ?? did,
    name: name === '' ? (handleOf(author) ?? '') : name,
  }
}

/** What the network writes for a handle that no longer leads to its account: nobody's name. */
const INVALID_HANDLE = 'handle.invalid'

export function handleOf(account: Json | null): string | null {
  const handle = textAt(account, 'handle')
  return handle === null || handle === INVALID_HANDLE ? null : handle
}

/** The writer's own clock says when; what it sets later than the network saw the post is not believed. */
function writtenAt(record: Json | null, raw: Json): Temporal.Instant | null {
  const said = instantAt(record, 'createdAt')
  const seen = instantAt(raw, 'indexedAt')
  if (said === null || seen === null) return said ?? seen
  return Temporal.Instant.compare(said, seen) > 0 ? seen : said
}

const mediaIn = ({ raw, did }: View, webUrl: string) =>
  mediaOf({
    did,
    webUrl,
    record: recordAt(raw, 'record') ?? recordAt(raw, 'value'),
    embed: recordAt(raw, 'embed'),
  })

export function postOf(view: View, webUrl: string): NetworkPost {
  return { ...eventPostOf(view, webUrl), raw: view.raw }
}

export function eventPostOf(view: View, webUrl: string): EventPost {
  return {
    externalId: view.uri,
    text: view.text,
    publishedAt: view.at,
    author: view.author,
    media: mediaIn(view, webUrl),
    permalink: permalinkOf(view.uri, webUrl),
  }
}

export function eventCommentOf(view: View, postExternalId: string, webUrl: string): EventComment {
  return {
    externalId: view.uri,
    postExternalId,
    parentExternalId: view.parent === postExternalId ? null : view.parent,
    author: view.author,
    text: view.text,
    postedAt: view.at,
    media: mediaIn(view, webUrl),
  }
}

export type Thread = {
  readonly postExternalId: string
  /** Replies that the thread gate of the post hides. */
  readonly hidden: ReadonlySet<string>
  readonly ownDid: string
  readonly webUrl: string
}

export function commentOf(view: View, thread: Thread): NetworkComment {
  const { postExternalId, hidden, ownDid, webUrl } = thread
  const isOurThread = parseAtUri(postExternalId)?.authority === ownDid
  return {
    ...eventCommentOf(view, postExternalId, webUrl),
    permalink: permalinkOf(view.uri, webUrl),
    isHidden: hidden.has(view.uri),
    may: {
      reply: !isTrueAt(recordAt(view.raw, 'viewer'), 'replyDisabled'),
      hide: isOurThread,
      remove: false,
      privateReply: false,
      block: view.did !== ownDid,
    },
    raw: view.raw,
  }
}

/** From a `threadgateView`, wherever it stood. */
export function hiddenBy(gate: Json | null): ReadonlySet<string> {
  const hidden = listAt(recordAt(gate, 'record'), 'hiddenReplies')
  return new Set(hidden.filter((uri) => typeof uri === 'string'))
}

export const viewsIn = (list: readonly unknown[]): readonly View[] =>
  list.map((one) => readView(asRecord(one))).filter((view) => view !== null)
