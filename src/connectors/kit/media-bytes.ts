import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable, type MediaBytes } from '../connector.ts'

const TIMEOUT_MS = 120_000

export type MediaAsked = {
  readonly url: string
  /** Held in memory while it is stored: what is larger is kept as a link. */
  readonly mostBytes: number
  /** The codes that the connector has words for; the status and the client's own reason when left out. */
  readonly codeOfStatus?: (status: number) => string
  readonly codeOfReason?: (reason: string) => string
}

const NEVER_FETCHED: readonly string[] = ['bad-address', 'private-address', 'malformed']
const NEVER_KEPT: readonly string[] = ['too-large', 'redirect', 'encoding']

/** The bytes at an address that a network named, for evidence. Goes without any token: such addresses lie on other hosts, signed themselves. */
export async function mediaBytes(http: HttpClient, asked: MediaAsked): Promise<MediaBytes> {
  const { url, mostBytes, codeOfStatus = (status) => `http-${status}` } = asked
  const request = { method: 'GET', url, maxBytes: mostBytes, timeoutMs: TIMEOUT_MS } as const
  const { status, headers, bytes } = await http.send(request).catch((error: unknown) => {
    throw mediaFailure(error, asked)
  })
  if (status === 200) {
    const [mediaType = ''] = (headers['content-type'] ?? '').split(';')
    return { bytes, mediaType: mediaType.trim().toLowerCase() || 'application/octet-stream' }
  }
  const what = `the media host answered ${status}`
  if (status >= 500 || status === 429 || status === 408) throw new Unavailable(what)
  throw new Rejected(what, codeOfStatus(status), status === 404 || status === 410)
}

function mediaFailure(error: unknown, { codeOfReason = (reason) => reason }: MediaAsked): unknown {
  if (!(error instanceof NotSent || error instanceof NoAnswer)) return error
  const { reason, message } = error
  if (NEVER_FETCHED.includes(reason))
    return new Rejected(`the address of the media is not fetched: ${message}`, codeOfReason(reason))
  if (NEVER_KEPT.includes(reason))
    return new Rejected(`the media cannot be kept: ${message}`, codeOfReason(reason))
  return new Unavailable(`the media host gave no answer: ${message}`, { cause: error })
}
