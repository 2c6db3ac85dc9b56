import type { Clock } from '#core/clock.ts'
import { Rejected, type BlockTarget, type Offers } from '../connector.ts'
import { recordAt, textAt } from '../kit/json.ts'
import { BLOCK, isDid, recordAddress } from './at-uri.ts'
import { derivedKey } from './record-key.ts'
import { CHANGED_MEANWHILE, deleteRecords, readRecord, writeRecord, type Key } from './records.ts'
import { sessionOf, type Session } from './session.ts'
import { callerOf, type Xrpc } from './xrpc.ts'

type BlockingParts = 'block' | 'unblock'

/** A block is a record of ours that names whom it blocks, for everybody to read. One key for each person: blocking twice is one block. */
export function blocking(xrpc: Xrpc, clock: Clock): Pick<Offers<BlockingParts>, BlockingParts> {
  return {
    async block(access, target) {
      const session = sessionOf(access)
      const subject = subjectOf(target, session)
      const createdAt = clock.now().toString({ fractionalSecondDigits: 3 })
      const record = { $type: BLOCK, subject, createdAt }
      const { rkey } = ownKey(session, subject)
      const writing = { collection: BLOCK, rkey, record, follows: null, purpose: 'moderation' } as const
      await writeRecord(xrpc, session, writing).catch((error: unknown) => {
        if (!(error instanceof Rejected && error.code === CHANGED_MEANWHILE)) throw error
      })
    },
    async unblock(access, target) {
      const session = sessionOf(access)
      const subject = subjectOf(target, session)
      await deleteRecords(xrpc, session, await blocksOf(xrpc, session, subject), 'moderation')
    },
  }
}

function subjectOf({ authorExternalId }: BlockTarget, session: Session): string {
  if (!isDid(authorExternalId)) throw new Rejected('Bluesky: this is not an account', 'malformed-id')
  if (authorExternalId === session.did)
    throw new Rejected('Bluesky: this is the account itself', 'own-account')
  return authorExternalId
}

const ownKey = ({ did }: Session, subject: string): Key => ({
  collection: BLOCK,
  rkey: derivedKey('block', did, subject),
})

/** The block that we made, and the one that somebody made in the app, if the reader knows of another. */
async function blocksOf(xrpc: Xrpc, session: Session, subject: string): Promise<readonly [Key, ...Key[]]> {
  const own = ownKey(session, subject)
  const params = { actor: subject }
  const profile = await xrpc
    .query(callerOf(session), 'app.bsky.actor.getProfile', params, { purpose: 'moderation' })
    .then(({ json }) => json)
    .catch((error: unknown) => {
      // An account that is gone can still stand in our list of blocks.
      if (error instanceof Rejected) return null
      throw error
    })
  const seen = recordAddress(textAt(recordAt(profile, 'viewer'), 'blocking') ?? '')
  if (seen?.repo !== session.did || seen.rkey === own.rkey) return [own]
  const other = { collection: BLOCK, rkey: seen.rkey }
  const isOwnThere = (await readRecord(xrpc, session, { repo: session.did, ...own }, 'moderation')) !== null
  return isOwnThere ? [own, other] : [other]
}
