import { OutcomeUnknown, Rejected } from '../connector.ts'
import { recordAt, textAt, type Json } from '../kit/json.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { uriOf, type RecordAddress } from './at-uri.ts'
import type { Session } from './session.ts'
import { callerOf, type Xrpc } from './xrpc.ts'

export type KeptRecord = { readonly uri: string; readonly cid: string | null; readonly value: Json }

/** Said by a server that knows, or by the reader that it asks for accounts of other servers. */
const MISSING = new Set(['RecordNotFound', 'RepoNotFound', 'NotFound'])

/**
 * One record, from the account's own server, which knows at once what was written and passes questions about other accounts on; unlike
 * the views of posts it does not hide what a block hides. null: it is not there.
 */
export async function readRecord(
  xrpc: Xrpc,
  session: Session,
  address: RecordAddress,
  purpose: QuotaPurpose = 'inbox',
): Promise<KeptRecord | null> {
  try {
    const { json } = await xrpc.query(callerOf(session), 'com.atproto.repo.getRecord', address, { purpose })
    return {
      uri: textAt(json, 'uri') ?? uriOf(address),
      cid: textAt(json, 'cid'),
      value: recordAt(json, 'value') ?? {},
    }
  } catch (error) {
    if (error instanceof Rejected && MISSING.has(error.code)) return null
    throw error
  }
}

export type Writing = {
  readonly collection: string
  readonly rkey: string
  readonly record: Json
  /** The version that this one follows: null writes only what is not there yet. */
  readonly follows: string | null
  readonly purpose: QuotaPurpose
}

/** Thrown as `Rejected` with this code: somebody else wrote in between, or it was there already. Nothing was changed. */
export const CHANGED_MEANWHILE = 'InvalidSwap'

/** A new record costs three of the account's points, a changed one two. */
const [CREATE_POINTS, UPDATE_POINTS, DELETE_POINTS] = [3, 2, 1]

export async function writeRecord(
  xrpc: Xrpc,
  session: Session,
  { collection, rkey, record, follows, purpose }: Writing,
): Promise<{ readonly uri: string }> {
  const input = { repo: session.did, collection, rkey, record, swapRecord: follows }
  const points = follows === null ? CREATE_POINTS : UPDATE_POINTS
  const procedure = { nsid: 'com.atproto.repo.putRecord', input, isActing: true, points }
  const answer = await xrpc.call(callerOf(session), procedure, { purpose })
  const uri = textAt(answer, 'uri')
  if (uri === null) throw new OutcomeUnknown('Bluesky answered without the address of what it wrote')
  return { uri }
}

export type Key = { readonly collection: string; readonly rkey: string }

/** Takes records away in one step, all or none. One that is not there already counts as taken away when it is the only one. */
export async function deleteRecords(
  xrpc: Xrpc,
  session: Session,
  keys: readonly [Key, ...Key[]],
  purpose: QuotaPurpose,
): Promise<void> {
  const [first] = keys
  const repo = session.did
  const procedure =
    keys.length === 1
      ? { nsid: 'com.atproto.repo.deleteRecord', input: { repo, ...first } }
      : {
          nsid: 'com.atproto.repo.applyWrites',
          input: {
            repo,
            writes: keys.map((key) => ({ $type: 'com.atproto.repo.applyWrites#delete', ...key })),
          },
        }
  const points = DELETE_POINTS * keys.length
  await xrpc.call(callerOf(session), { ...procedure, isActing: true, points }, { purpose })
}
