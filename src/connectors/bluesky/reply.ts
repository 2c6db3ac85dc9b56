import type { Clock } from '#core/clock.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Rejected, Unavailable, type Access, type Offers, type Written } from '../connector.ts'
import { instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { POST, recordAddress, uriOf } from './at-uri.ts'
import { facetsOf } from './facets.ts'
import { lookUp } from './identity.ts'
import { lengthOf, sentText } from './post-text.ts'
import { blueskyProfile } from './profile.ts'
import { isOwn } from './reading.ts'
import { derivedKey } from './record-key.ts'
import { CHANGED_MEANWHILE, readRecord, writeRecord, type KeptRecord } from './records.ts'
import { sessionOf, type Session } from './session.ts'
import { anchorOf, nodesOf } from './thread.ts'
import { callerOf, type Xrpc } from './xrpc.ts'

/** Their clock and ours may differ. */
const CLOCK_TOLERANCE_S = 120

type StrongRef = { readonly uri: string; readonly cid: string }

type ReplyParts = 'reply' | 'findReply'

export function replying(xrpc: Xrpc, clock: Clock): Pick<Offers<ReplyParts>, ReplyParts> {
  return {
    async reply(access, commentExternalId, text) {
      const sent = checkedText(text)
      const session = sessionOf(access)
      const reply = await refsFor(xrpc, session, commentExternalId)
      const facets = await facetsOf(sent, (handle) => lookUp(xrpc, callerOf(session), handle))
      const record = {
        $type: POST,
        text: sent,
        createdAt: clock.now().toString({ fractionalSecondDigits: 3 }),
        ...(facets.length === 0 ? {} : { facets }),
        reply,
      }
      return write(xrpc, session, replyKey(session, commentExternalId, sent), record)
    },
    findReply: (access, commentExternalId, text, sentAfter) =>
      findReply(xrpc, access, commentExternalId, { text: sentText(text), sentAfter }),
  }
}

function checkedText(text: string): string {
  const sent = sentText(text)
  const most = blueskyProfile.limits.replyCharacters
  if (sent === '') throw new Rejected('Bluesky: the text is empty', 'empty-text')
  if (lengthOf(sent) > most)
    throw new Rejected(`Bluesky: the text is longer than ${most} characters`, 'text-too-long')
  return sent
}

/** The same words under the same comment are one reply, however often they are sent. */
const replyKey = ({ did }: Session, commentExternalId: string, sent: string): string =>
  derivedKey('reply', did, commentExternalId, sent)

async function write(xrpc: Xrpc, session: Session, rkey: string, record: Json): Promise<Written> {
  try {
    const writing = { collection: POST, rkey, record, follows: null, purpose: 'inbox' } as const
    return { externalId: (await writeRecord(xrpc, session, writing)).uri }
  } catch (error) {
    if (error instanceof Rejected && error.code === CHANGED_MEANWHILE)
      throw new Rejected('Bluesky: the same reply is there already', 'duplicate-reply')
    throw error
  }
}

/** Exactly address and version of the comment and of the top of its thread: a server keeps every other word sent here. */
async function refsFor(
  xrpc: Xrpc,
  session: Session,
  commentExternalId: string,
): Promise<{ readonly root: StrongRef; readonly parent: StrongRef }> {
  const comment = await existing(xrpc, session, commentExternalId)
  if (comment.cid === null) throw new Unavailable('Bluesky did not say which version of the comment it is')
  const parent = { uri: comment.uri, cid: comment.cid }
  return { root: strongRef(recordAt(recordAt(comment.value, 'reply'), 'root')) ?? parent, parent }
}

function strongRef(json: Json | null): StrongRef | null {
  const uri = textAt(json, 'uri')
  const cid = textAt(json, 'cid')
  return uri === null || cid === null ? null : { uri, cid }
}

/** Throws `Rejected` for what is not there (any more) or is no post. */
export async function existing(
  xrpc: Xrpc,
  session: Session,
  uri: string,
  purpose: QuotaPurpose = 'inbox',
): Promise<KeptRecord> {
  const address = recordAddress(uri)
  if (address?.collection !== POST)
    throw new Rejected('Bluesky: this is not the address of a post', 'malformed-id')
  const kept = await readRecord(xrpc, session, address, purpose).catch(async (error: unknown) => {
    if (!(error instanceof Rejected) || error.code !== UNKNOWN_ACCOUNT) throw error
    const uris = [uriOf(address)]
    const { json } = await xrpc.query(callerOf(session), 'app.bsky.feed.getPosts', { uris }, { purpose })
    if (listAt(json, 'posts').length > 0) throw error
    return null
  })
  if (kept === null) throw new Rejected(`Bluesky: ${uri} is not there`, 'NotFound', true)
  return kept
}

/** A server has no name of its own for an account that was deleted; whoever reads posts for it then knows that the post is gone. */
const UNKNOWN_ACCOUNT = 'InvalidRequest'

type Sought = { readonly text: string; readonly sentAfter: Temporal.Instant }

/** By its own key first; else by its words among the answers to the comment, for what was written elsewhere. */
async function findReply(
  xrpc: Xrpc,
  access: Access,
  commentExternalId: string,
  { text, sentAfter }: Sought,
): Promise<Written | null> {
  const session = sessionOf(access)
  const notBefore = sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
  const isRecent = (at: Temporal.Instant | null) =>
    at !== null && Temporal.Instant.compare(at, notBefore) >= 0
  const address = { repo: session.did, collection: POST, rkey: replyKey(session, commentExternalId, text) }
  const kept = await readRecord(xrpc, session, address)
  if (kept !== null && isRecent(instantAt(kept.value, 'createdAt'))) return { externalId: uriOf(address) }
  const params = { uri: commentExternalId, depth: 1, parentHeight: 0 }
  const told = await xrpc.query(callerOf(session), 'app.bsky.feed.getPostThread', params)
  anchorOf(told, commentExternalId)
  const found = nodesOf(recordAt(told.json, 'thread'))
    .flatMap((node) => (node.kind === 'post' ? [node.view] : []))
    .find(
      (view) =>
        view.parent === commentExternalId &&
        isOwn(view.uri, session.did) &&
        isRecent(view.at) &&
        plain(view.text) === plain(text),
    )
  return found === undefined ? null : { externalId: found.uri }
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
