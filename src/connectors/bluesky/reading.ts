import { Rejected, Unavailable, type Access, type NetworkComment, type Offers } from '../connector.ts'
import { listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { isHandle, parseAtUri, recordAddress } from './at-uri.ts'
import type { AccountProfile } from '../account-profile.ts'
import { blueskyProfile } from './profile.ts'
import { commentOf, handleOf, hiddenBy, postOf, viewsIn, type Thread, type View } from './read-view.ts'
import { readRecord } from './records.ts'
import { sessionOf, type Session } from './session.ts'
import { newestReplies } from './newest-replies.ts'
import { anchorOf, askThread, inThreadOrder, nodesOf, ThreadTooLarge } from './thread.ts'
import { callerOf, type Told, type Xrpc } from './xrpc.ts'

/** The most parts that one thread is read in; each goes a hundred replies deep. */
const MOST_PARTS = 60

type ReadingParts = 'fetchPost' | 'fetchThread' | 'fetchComment' | 'fetchProfile'

export function reading(xrpc: Xrpc, webUrl: string): Pick<Offers<ReadingParts>, ReadingParts> {
  return {
    async fetchPost(access, postExternalId) {
      return postOf(await fetchView(xrpc, sessionOf(access), postExternalId), webUrl)
    },
    fetchThread: (access, postExternalId) => fetchThread(xrpc, access, postExternalId, webUrl),
    async fetchComment(access, commentExternalId) {
      const session = sessionOf(access)
      const params = { uri: commentExternalId, depth: 0, parentHeight: 0 }
      const told = await xrpc.query(callerOf(session), 'app.bsky.feed.getPostThread', params)
      const view = anchorOf(told, commentExternalId)
      return commentOf(view, threadOf(told, view.root ?? view.uri, session, webUrl))
    },
    async fetchProfile(access) {
      const session = sessionOf(access)
      const { json } = await xrpc.query(callerOf(session), 'app.bsky.actor.getProfile', {
        actor: session.did,
      })
      return accountProfileOf(json, session, webUrl)
    },
  }
}

/** A post that the reader does not know yet, although it is on its server, is late and not gone. */
async function fetchView(xrpc: Xrpc, session: Session, uri: string): Promise<View> {
  const address = recordAddress(uri)
  if (address === null) throw new Rejected('Bluesky: this is not the address of a post', 'malformed-id')
  const { json } = await xrpc.query(callerOf(session), 'app.bsky.feed.getPosts', { uris: [uri] })
  const [view] = viewsIn(listAt(json, 'posts'))
  if (view !== undefined) return view
  const kept = address.repo === session.did ? await readRecord(xrpc, session, address) : null
  if (kept !== null) throw new Unavailable('Bluesky has not read the post in yet')
  throw new Rejected(`Bluesky: ${uri} is not there`, 'NotFound', true)
}

async function fetchThread(
  xrpc: Xrpc,
  access: Access,
  postExternalId: string,
  webUrl: string,
): Promise<readonly NetworkComment[]> {
  const session = sessionOf(access)
  const most = blueskyProfile.limits.threadComments
  const first = await askThread(xrpc, session, postExternalId).catch((error: unknown) => {
    if (error instanceof ThreadTooLarge) return error
    throw error
  })
  if (first instanceof ThreadTooLarge) {
    await fetchView(xrpc, session, postExternalId)
    const thread = { postExternalId, hidden: new Set<string>(), ownDid: session.did, webUrl }
    return inThreadOrder(await newestReplies(xrpc, session, thread, { most, tooLarge: first }))
  }
  anchorOf(first, postExternalId)
  const thread = threadOf(first, postExternalId, session, webUrl)
  const comments = new Map<string, NetworkComment>()
  const waiting: string[] = []
  const keep = (told: Told) => {
    for (const node of nodesOf(recordAt(told.json, 'thread'))) {
      if (node.kind !== 'post') continue
      const { view, hasMore } = node
      if (hasMore && view.uri !== postExternalId) waiting.push(view.uri)
      if (view.uri !== postExternalId && !comments.has(view.uri))
        comments.set(view.uri, commentOf(view, thread))
    }
  }
  keep(first)
  for (let parts = 1; parts < MOST_PARTS && comments.size < most; parts += 1) {
    const next = waiting.shift()
    if (next === undefined) break
    const told = await askThread(xrpc, session, next).catch(nullIfGone)
    if (told !== null) keep(told)
  }
  return inThreadOrder([...comments.values()]).slice(0, most)
}

/** A reply may be taken away while its thread is read. */
export function nullIfGone(error: unknown): null {
  if (error instanceof Rejected && error.isGone) return null
  throw error
}

function threadOf(told: Told, postExternalId: string, session: Session, webUrl: string): Thread {
  const hidden = hiddenBy(recordAt(told.json, 'threadgate'))
  return { postExternalId, hidden, ownDid: session.did, webUrl }
}

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/gi
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/

/** There are no fields for address, telephone or links: everything stands in the text about the account. */
function accountProfileOf(raw: Json, session: Session, webUrl: string): AccountProfile {
  const about = textAt(raw, 'description') ?? ''
  const handle = handleOf(raw) ?? session.handle
  const website = textAt(raw, 'website')
  const followers = raw['followersCount']
  const links = [...(website === null ? [] : [website]), ...(about.match(LINK) ?? [])]
  return {
    externalId: textAt(raw, 'did') ?? session.did,
    name: textAt(raw, 'displayName') ?? '',
    handle,
    url: `${webUrl}/profile/${isHandle(handle) ? handle : session.did}`,
    about,
    links: [...new Set(links)],
    email: MAIL.exec(about)?.[0] ?? '',
    phone: null,
    pictureUrl: textAt(raw, 'avatar'),
    followers: typeof followers === 'number' ? followers : null,
    raw,
  }
}

/** Is this post in the account's own repository? */
export function isOwn(uri: string, did: string): boolean {
  return parseAtUri(uri)?.authority === did
}
