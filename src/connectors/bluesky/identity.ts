import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable } from '../connector.ts'
import { asRecord, listAt, parseJson, textAt, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { isDid, isHandle } from './at-uri.ts'
import type { Caller, Xrpc } from './xrpc.ts'

export type IdentitySettings = {
  readonly http: HttpClient
  readonly xrpc: Xrpc
  /** The directory of did:plc. */
  readonly plcUrl: string
  /** A server that looks handles up for anybody. */
  readonly resolverUrl: string
}

export type Identity = {
  readonly did: string
  /** The account's own server. */
  readonly pds: string
  /** As the document claims; null when it claims none. */
  readonly handle: string | null
  readonly document: Json
}

/** The largest document that is read: a few services and keys. */
const MOST_BYTES = 200_000

/** Handle → DID → document → server. Nothing here assumes that an account lives with Bluesky itself. */
export function createIdentity(settings: IdentitySettings): {
  didOf(handle: string, server: string | null): Promise<string>
  identityOf(did: string): Promise<Identity>
} {
  const { http, xrpc, plcUrl } = settings

  async function fetchText(url: string): Promise<{ status: number; bytes: Uint8Array }> {
    return http.send({ method: 'GET', url, maxBytes: MOST_BYTES }).catch((error: unknown) => {
      throw transportFailure('the directory of accounts', error, false)
    })
  }

  async function fromWeb(handle: string): Promise<string | null> {
    const answer = await fetchText(`https://${handle}/.well-known/atproto-did`).catch((error: unknown) => {
      if (error instanceof Unavailable || error instanceof Rejected) return null
      throw error
    })
    if (answer?.status !== 200) return null
    const did = new TextDecoder().decode(answer.bytes).trim()
    return isDid(did) ? did : null
  }

  return {
    async didOf(handle, server) {
      const did = await lookUp(xrpc, nobodyAt(server ?? settings.resolverUrl), handle)
      const found = did ?? (server === null ? await fromWeb(handle) : null)
      if (found === null) throw new Rejected(`Bluesky: nobody has the handle ${handle}`, 'handle-not-found')
      return found
    },

    async identityOf(did) {
      const answer = await fetchText(documentUrl(did, plcUrl))
      if (answer.status === 404 || answer.status === 410)
        throw new Rejected(`Bluesky: ${did} is not registered`, 'did-not-found', true)
      if (answer.status !== 200) throw new Unavailable(`the directory of accounts answered ${answer.status}`)
      return readDocument(did, jsonOf(answer.bytes))
    },
  }
}

export const nobodyAt = (pds: string): Caller => ({ pds, did: '', jwt: null })

/** null: the server says that nobody has it. Older servers say so with `InvalidRequest`. */
export async function lookUp(xrpc: Xrpc, caller: Caller, handle: string): Promise<string | null> {
  try {
    const { json } = await xrpc.query(caller, 'com.atproto.identity.resolveHandle', { handle })
    const did = textAt(json, 'did')
    return did !== null && isDid(did) ? did : null
  } catch (error) {
    if (error instanceof Rejected) return null
    throw error
  }
}

function documentUrl(did: string, plcUrl: string): string {
  if (did.startsWith('did:plc:')) return `${plcUrl.replace(/\/+$/, '')}/${did}`
  const host = /^did:web:([a-zA-Z0-9.-]+(?:%3A\d+)?)$/i.exec(did)?.[1]
  if (host === undefined) throw new Rejected(`Bluesky: ${did} is of an unknown kind`, 'did-not-found')
  const place = decodeURIComponent(host)
  // atproto lets development servers on localhost do without TLS, and nobody else.
  return `${place.startsWith('localhost') ? 'http' : 'https'}://${place}/.well-known/did.json`
}

function jsonOf(bytes: Uint8Array): Json {
  try {
    return asRecord(parseJson(bytes)) ?? {}
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unavailable('the directory of accounts answered without JSON')
    throw error
  }
}

function readDocument(did: string, document: Json): Identity {
  const service = listAt(document, 'service')
    .map(asRecord)
    .find((one) => {
      const id = textAt(one, 'id') ?? ''
      return id === '#atproto_pds' || id === `${did}#atproto_pds`
    })
  const pds = textAt(service ?? null, 'serviceEndpoint')
  const url = pds === null ? null : URL.parse(pds)
  if (textAt(document, 'id') !== did || url === null || !['http:', 'https:'].includes(url.protocol))
    throw new Rejected(`Bluesky: ${did} names no server`, 'did-without-server')
  const handle = listAt(document, 'alsoKnownAs')
    .filter((one) => typeof one === 'string')
    .filter((one) => one.startsWith('at://'))
    .map((one) => one.slice('at://'.length).toLowerCase())
    .find(isHandle)
  return { did, pds: url.href.replace(/\/+$/, ''), handle: handle ?? null, document }
}
