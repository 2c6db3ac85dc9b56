import {
  request as requestHttp,
  type Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http'
import { request as requestHttps, type Agent as HttpsAgent } from 'node:https'
import type { LookupFunction } from 'node:net'
import { bareHost } from './checked-lookup.ts'
import { NoAnswer, NotSent, type NoAnswerReason } from './failures.ts'
import { unpack } from './unpack.ts'

export type Exchange = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string | undefined
  readonly lookup: LookupFunction
  readonly agent: HttpAgent | HttpsAgent
  readonly timeoutMs: number
  readonly maxBytes: number
}

export type Exchanged = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** A kept connection that the server had closed meanwhile: the request was never read. Only a read may be made again on this. */
export class StaleConnection extends NoAnswer {}

/** Host and path only: a query can hold a token, and failures end up in logs. */
function place(url: URL): string {
  return `${url.origin}${url.pathname}`
}

function refusedBefore(error: Error & { code?: string }, call: Exchange, isSecure: boolean): NotSent {
  if (error instanceof NotSent) return error
  const isTls =
    isSecure && !['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].includes(error.code ?? '')
  return isTls
    ? new NotSent('tls', `no secure connection to ${place(call.url)}: ${error.code ?? error.message}`, error)
    : new NotSent('connection', `no connection to ${place(call.url)}: ${error.code ?? 'refused'}`, error)
}

function flatHeaders(message: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (values !== undefined) flat[name] = values.join(', ')
  }
  return flat
}

async function readBody(message: IncomingMessage, call: Exchange): Promise<Uint8Array> {
  const tooLarge = () =>
    new NoAnswer('too-large', `${place(call.url)} answered more than ${call.maxBytes} bytes`)
  if (call.method !== 'HEAD' && Number(message.headers['content-length'] ?? 0) > call.maxBytes)
    throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > call.maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  const encoding = message.headers['content-encoding'] ?? 'identity'
  const bytes = Buffer.concat(chunks)
  if (encoding === 'identity') return bytes
  // Nobody asked for it; some servers keep their pages packed and send them so to everybody.
  const unpacked = await unpack(bytes, encoding, call.maxBytes)
  if ('bytes' in unpacked) return unpacked.bytes
  throw unpacked.problem === 'too-large'
    ? tooLarge()
    : new NoAnswer('encoding', `${place(call.url)} answered in ${encoding.slice(0, 40)}`)
}

/** One request and its answer on one connection; follows nothing. Throws `NotSent` or `NoAnswer`. */
export function exchange(call: Exchange): Promise<Exchanged> {
  const isSecure = call.url.protocol === 'https:'
  const { promise, resolve, reject } = Promise.withResolvers<Exchanged>()
  let isConnected = false
  let isTimedOut = false
  const outgoing = openRequest(call, isSecure)
  const lost = (reason: NoAnswerReason, cause: unknown) =>
    new NoAnswer(reason, `${place(call.url)} gave no whole answer (${reason})`, cause)
  const timer = setTimeout(() => {
    isTimedOut = true
    outgoing.destroy()
    const late = `${place(call.url)} took more than ${call.timeoutMs} ms`
    reject(isConnected ? new NoAnswer('timeout', late) : new NotSent('timeout', late))
  }, call.timeoutMs)

  outgoing.once('socket', (socket) => {
    if (outgoing.reusedSocket) isConnected = true
    else socket.once(isSecure ? 'secureConnect' : 'connect', () => (isConnected = true))
  })
  outgoing.on('error', (error: Error & { code?: string }) => {
    if (!isConnected) reject(refusedBefore(error, call, isSecure))
    else if (outgoing.reusedSocket && error.code === 'ECONNRESET')
      reject(new StaleConnection('connection-lost', `${place(call.url)} had closed the connection`, error))
    else reject(lost('connection-lost', error))
  })
  outgoing.once('response', (message) => {
    readBody(message, call).then(
      (bytes) => resolve({ status: message.statusCode ?? 0, headers: flatHeaders(message), bytes }),
      (error: unknown) => {
        outgoing.destroy()
        if (!isTimedOut) reject(error instanceof NoAnswer ? error : lost('connection-lost', error))
      },
    )
  })
  outgoing.end(call.body)
  return promise.finally(() => {
    clearTimeout(timer)
  })
}

function openRequest(call: Exchange, isSecure: boolean): ClientRequest {
  const { url } = call
  try {
    return (isSecure ? requestHttps : requestHttp)({
      method: call.method,
      protocol: url.protocol,
      host: bareHost(url),
      port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
      path: `${url.pathname}${url.search}`,
      headers: call.headers,
      lookup: call.lookup,
      agent: call.agent,
    })
  } catch (error) {
    // A pasted token with a line break in it ends here; node names the header, never its value.
    throw new NotSent('malformed', error instanceof Error ? error.message : 'malformed request', error)
  }
}
