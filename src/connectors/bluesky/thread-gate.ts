import type { Clock } from '#core/clock.ts'
import { Rejected, type Access, type Offers } from '../connector.ts'
import { listAt, recordAt, textAt } from '../kit/json.ts'
import { recordAddress, THREAD_GATE } from './at-uri.ts'
import { existing } from './reply.ts'
import { CHANGED_MEANWHILE, readRecord, writeRecord } from './records.ts'
import { sessionOf, type Session } from './session.ts'
import type { Xrpc } from './xrpc.ts'

/** Lexicon app.bsky.feed.threadgate. */
const MOST_HIDDEN = 300
/** Somebody else in the same account's gate at the same moment: read again. */
const MOST_ATTEMPTS = 3

type HidingParts = 'hide' | 'unhide'

/**
 * Hiding is naming the reply in the gate of our own post. The gate also says who may answer at all, so it is read, changed in that one
 * list, and written only if nobody changed it meanwhile.
 */
export function hiding(xrpc: Xrpc, clock: Clock): Pick<Offers<HidingParts>, HidingParts> {
  const change = async (access: Access, uri: string, isHidden: boolean) => {
    const session = sessionOf(access)
    const root = await rootOf(xrpc, session, uri)
    for (let attempt = 1; ; attempt += 1) {
      try {
        await writeGate({ xrpc, clock, session, root }, uri, isHidden)
        return
      } catch (error) {
        const isRace = error instanceof Rejected && error.code === CHANGED_MEANWHILE
        if (!isRace || attempt === MOST_ATTEMPTS) throw error
      }
    }
  }
  return {
    hide: (access, commentExternalId) => change(access, commentExternalId, true),
    unhide: (access, commentExternalId) => change(access, commentExternalId, false),
  }
}

/** The topmost post of the comment's thread; only in a thread of our own is there a gate of ours. */
async function rootOf(xrpc: Xrpc, session: Session, uri: string): Promise<string> {
  const comment = await existing(xrpc, session, uri, 'moderation')
  const root = textAt(recordAt(recordAt(comment.value, 'reply'), 'root'), 'uri')
  if (root === null || recordAddress(root)?.repo !== session.did)
    throw new Rejected('Bluesky: the thread is not ours', 'not-own-thread')
  return root
}

type Gate = {
  readonly xrpc: Xrpc
  readonly clock: Clock
  readonly session: Session
  readonly root: string
}

async function writeGate(
  { xrpc, clock, session, root }: Gate,
  uri: string,
  isHidden: boolean,
): Promise<void> {
  const rkey = recordAddress(root)?.rkey ?? ''
  const address = { repo: session.did, collection: THREAD_GATE, rkey }
  const kept = await readRecord(xrpc, session, address, 'moderation')
  if (kept === null && !isHidden) return
  const before = listAt(kept?.value ?? null, 'hiddenReplies')
  const others = before.filter((one) => one !== uri)
  if (isHidden && others.length >= MOST_HIDDEN)
    throw new Rejected(`Bluesky: ${MOST_HIDDEN} replies are hidden in this thread`, 'hidden-limit')
  const created = {
    $type: THREAD_GATE,
    post: root,
    createdAt: clock.now().toString({ fractionalSecondDigits: 3 }),
  }
  const record = { ...created, ...kept?.value, hiddenReplies: isHidden ? [...others, uri] : others }
  const follows = kept?.cid ?? null
  await writeRecord(xrpc, session, { collection: THREAD_GATE, rkey, record, follows, purpose: 'moderation' })
}
