import { Rejected, type Access, type CopiedFile } from '../connector.ts'
import { listAt, textAt } from '../kit/json.ts'
import type { createIdentity } from './identity.ts'
import { sessionOf, type Session } from './session.ts'
import { callerOf, type Xrpc } from './xrpc.ts'

/** A repository holds words; half a gigabyte of them is more than any account has written. */
const MOST_BYTES = 500_000_000
const TIMEOUT_MS = 300_000
const BLOBS_A_PAGE = 500
const MANNER = { purpose: 'backfill', maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS } as const

/**
 * Everything the account's server has of it: the signed repository as it is (a CAR file: every post, reply, like and block), the
 * document that says whose key signed it, and the bytes of each picture and film.
 */
export async function* ownCopy(
  xrpc: Xrpc,
  identities: ReturnType<typeof createIdentity>,
  access: Access,
): AsyncGenerator<CopiedFile> {
  const session = sessionOf(access)
  const { did } = session
  const { document } = await identities.identityOf(did)
  yield jsonFile('did.json', document)
  const repo = await xrpc.download(callerOf(session), 'com.atproto.sync.getRepo', { did }, MANNER)
  yield { path: 'repo.car', mediaType: 'application/vnd.ipld.car', bytes: repo.bytes }
  const missing: { readonly cid: string; readonly code: string }[] = []
  for await (const cid of blobs(xrpc, session)) {
    const file = await blobFile(xrpc, session, cid)
    if ('code' in file) missing.push(file)
    else yield file
  }
  // What the server lists and does not hand out (taken down) is told, not passed over.
  if (missing.length > 0) yield jsonFile('missing-blobs.json', missing)
}

function jsonFile(path: string, value: unknown): CopiedFile {
  const bytes = new TextEncoder().encode(JSON.stringify(value, null, 2))
  return { path, mediaType: 'application/json', bytes }
}

async function* blobs(xrpc: Xrpc, session: Session): AsyncGenerator<string> {
  let cursor: string | null = null
  do {
    const params = { did: session.did, limit: BLOBS_A_PAGE, ...(cursor === null ? {} : { cursor }) }
    const { json } = await xrpc.query(callerOf(session), 'com.atproto.sync.listBlobs', params, MANNER)
    for (const cid of listAt(json, 'cids')) if (typeof cid === 'string' && /^[a-z0-9]+$/i.test(cid)) yield cid
    const next = textAt(json, 'cursor')
    cursor = next === cursor ? null : next
  } while (cursor !== null)
}

async function blobFile(
  xrpc: Xrpc,
  session: Session,
  cid: string,
): Promise<CopiedFile | { readonly cid: string; readonly code: string }> {
  try {
    const params = { did: session.did, cid }
    const { bytes, mediaType } = await xrpc.download(
      callerOf(session),
      'com.atproto.sync.getBlob',
      params,
      MANNER,
    )
    return { path: `blobs/${cid}`, mediaType, bytes }
  } catch (error) {
    if (error instanceof Rejected) return { cid, code: error.code }
    throw error
  }
}
