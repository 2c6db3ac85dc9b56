import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Clock } from '../clock.ts'
import { checkedLookup, isRefusedLiteral, resolveBySystem, type ResolveHost } from './checked-lookup.ts'
import { exchange, StaleConnection, type Exchanged } from './exchange.ts'
import { NoAnswer, NotSent } from './failures.ts'

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type HttpRequest = {
  readonly method: HttpMethod
  readonly url: string
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
  readonly timeoutMs?: number
  readonly maxBytes?: number
}

export type HttpAnswer = Exchanged & {
  /** Where the answer came from, after redirects. */
  readonly url: string
  readonly receivedAt: Temporal.Instant
}

export type HttpClient = { send(request: HttpRequest): Promise<HttpAnswer> }

export type HttpSettings = {
  readonly clock: Clock
  /** `host:port` that may be private: the practice square on loopback, an object store or a login server in the own network. */
  readonly allowPrivateHosts: readonly string[]
  /** For the whole call, name lookup and redirects included. */
  readonly timeoutMs: number
  readonly maxBytes: number
  /** How a name becomes addresses; the system's own when left out. */
  readonly resolve?: ResolveHost
}

const MAX_REDIRECTS = 3
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
/** What must not follow to another origin: it was meant for the first. */
const PERSONAL_HEADERS: readonly string[] = ['authorization', 'cookie']

/**
 * The one way out. Refuses anything but http and https, and addresses inside private networks (also behind a name or a redirect)
 * unless `host:port` is allowed by setting. Redirects are followed for GET and HEAD only: an act must not be repeated elsewhere.
 * Throws `NotSent` when nothing can have reached a server, otherwise `NoAnswer`; every HTTP status is an answer.
 */
export function createHttpClient(settings: HttpSettings): HttpClient {
  const allowed = new Set(settings.allowPrivateHosts.map((host) => host.toLowerCase()))
  const resolve = settings.resolve ?? resolveBySystem
  const kept = agents(true)
  // An act gets a connection of its own: on a kept one that the server just closed, "was it read?" has no answer.
  const single = agents(false)

  async function once(request: HttpRequest, url: URL, timeoutMs: number): Promise<Exchanged> {
    const mayBePrivate = allowed.has(hostAndPort(url))
    if (!mayBePrivate && isRefusedLiteral(url)) {
      throw new NotSent('private-address', `${url.host} is a private address`)
    }
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const pool = isReading ? kept : single
    const call = {
      method: request.method,
      url,
      headers: { 'user-agent': 'Torget', 'accept-encoding': 'identity', ...request.headers },
      body: request.body,
      lookup: checkedLookup(resolve, mayBePrivate),
      agent: url.protocol === 'https:' ? pool.https : pool.http,
      timeoutMs: Math.max(1, Math.ceil(timeoutMs)),
      maxBytes: request.maxBytes ?? settings.maxBytes,
    }
    const startedAt = performance.now()
    try {
      return await exchange(call)
    } catch (error) {
      if (!isReading || !(error instanceof StaleConnection)) throw error
      const leftMs = Math.max(1, Math.ceil(timeoutMs - (performance.now() - startedAt)))
      const agent = url.protocol === 'https:' ? single.https : single.http
      return exchange({ ...call, agent, timeoutMs: leftMs })
    }
  }

  async function follow(request: HttpRequest): Promise<HttpAnswer> {
    const endsAt = performance.now() + (request.timeoutMs ?? settings.timeoutMs)
    let url = checkedUrl(request.url)
    let answer = await once(request, url, endsAt - performance.now())
    for (let hops = 0; ; hops += 1) {
      const next = redirectTarget(request, url, answer)
      if (next === null) return { ...answer, url: url.href, receivedAt: settings.clock.now() }
      if (hops === MAX_REDIRECTS) throw new NoAnswer('redirect', `${url.host} redirects too many times`)
      const onward = next.origin === url.origin ? request : withoutPersonalHeaders(request)
      url = next
      answer = await once(onward, url, endsAt - performance.now()).catch((error: unknown) => {
        // The first request did reach a server, so the whole call cannot be called unsent.
        throw error instanceof NotSent ? new NoAnswer('redirect', error.message, error) : error
      })
    }
  }

  return { send: follow }
}

function agents(keepAlive: boolean): { http: HttpAgent; https: HttpsAgent } {
  const options = { keepAlive, maxFreeSockets: 8, timeout: 30_000 }
  return { http: new HttpAgent(options), https: new HttpsAgent(options) }
}

function hostAndPort(url: URL): string {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return `${url.hostname}:${port}`
}

function checkedUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (url === null) throw new NotSent('bad-address', 'the address is not a URL')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new NotSent('bad-address', `${url.protocol} is not fetched, only http and https`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new NotSent('bad-address', 'an address with a user name or password in it is not fetched')
  }
  return url
}

function redirectTarget(request: HttpRequest, from: URL, answer: Exchanged): URL | null {
  const location = answer.headers['location']
  if (location === undefined || !REDIRECTS.includes(answer.status)) return null
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  try {
    const target = checkedUrl(location, from)
    if (from.protocol === 'https:' && target.protocol === 'http:') {
      throw new NotSent('bad-address', `${from.host} redirects from https to http`)
    }
    return target
  } catch (error) {
    throw new NoAnswer('redirect', error instanceof Error ? error.message : 'bad redirect', error)
  }
}

function withoutPersonalHeaders(request: HttpRequest): HttpRequest {
  const headers = Object.entries(request.headers ?? {}).filter(([name]) => !PERSONAL_HEADERS.includes(name))
  return { ...request, headers: Object.fromEntries(headers) }
}
