import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { facebookProfile } from './profile.ts'
import type { Situation } from '../contract-network.ts'

/**
 * A few objects in the shapes that Graph answers, for the tests of this connector: a page with one post, its thread in two pages, and
 * faults on demand. It refuses a call without the token and its proof, as the network does.
 */
export const PAGE = '1234567890321'
export const TOKEN = 'EAABsbCS1234ZBpageToken'
export const APP_ID = '778899'
export const SECRET = 'app-secret'
export const POST = `${PAGE}_901097836652708`

const can = { can_hide: true, can_remove: true, can_comment: true, can_reply_privately: true }
const cannot = { can_hide: false, can_remove: false, can_comment: false, can_reply_privately: false }
const karin = { name: 'Karin Öberg', id: '24680135' }
const page = { name: 'Ekköpings kommun', id: PAGE }

type Comment = Readonly<Record<string, unknown>> & { readonly id: string }

function comment(local: number, at: string, rest: Readonly<Record<string, unknown>>): Comment {
  return {
    id: `901097836652708_${local}`,
    created_time: `2026-11-20T${at}+0000`,
    is_hidden: false,
    ...can,
    ...rest,
  }
}

export const COMMENTS = {
  question: comment(1, '08:00:00', {
    from: karin,
    message: 'När öppnar simhallen på lördag? 🏊',
    permalink_url: 'https://www.facebook.com/901097836652708?comment_id=1',
    attachment: {
      type: 'photo',
      media: { image: { src: 'https://scontent.example/1.jpg', width: 9, height: 9 } },
    },
  }),
  anonymous: comment(2, '08:05:00', { message: 'Bra fråga', is_hidden: true }),
  answer: comment(3, '08:10:00', {
    from: page,
    message: 'Hej Karin!\nVi öppnar 09.00.',
    parent: { id: '901097836652708_1' },
    ...cannot,
  }),
  followUp: comment(4, '08:10:00', { from: karin, message: 'Tack!', parent: { id: '901097836652708_3' } }),
} as const

const POST_ANSWER = {
  id: POST,
  message: 'Simhallen öppnar igen på lördag.',
  created_time: '2026-11-20T07:00:00+0000',
  permalink_url: `https://www.facebook.com/${POST}`,
  from: page,
  attachments: {
    data: [
      {
        media_type: 'album',
        subattachments: {
          data: [1, 2].map((n) => ({
            type: 'photo',
            media: { image: { src: `https://scontent.example/p${n}.jpg` } },
          })),
        },
      },
    ],
  },
}

export type SeenCall = {
  readonly method: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly isActing: boolean
}

export type FakeGraph = {
  readonly baseUrl: string
  readonly seen: readonly SeenCall[]
  readonly meet: (situation: Situation | null) => void
  /** Answers the next calls in turn with exactly this instead. */
  readonly queue: (status: number, body: unknown, headers?: Readonly<Record<string, string>>) => void
  readonly close: () => Promise<void>
}

type Canned = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export async function startFakeGraph(): Promise<FakeGraph> {
  const seen: SeenCall[] = []
  const queued: Canned[] = []
  const now: { situation: Situation | null } = { situation: null }
  const server = createServer((request, response) => {
    void readParams(request).then(({ path, params }) => {
      const method = request.method ?? ''
      seen.push({ method, path, params, isActing: method !== 'GET' })
      if (path === '/media/1.png') return response.setHeader('content-type', 'image/png').end('PNG')
      if (now.situation === 'reset') return request.socket.resetAndDestroy()
      if (now.situation === 'silent') return undefined
      const canned = queued.shift() ?? (now.situation === null ? null : CANNED[now.situation])
      if (canned !== null) return answer(response, canned)
      return answer(response, isTrusted(request, params) ? graph(method, path, params) : INVALID_TOKEN)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      if (server.listening) server.close(() => resolve())
      else resolve()
    })
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    meet: (next) => {
      now.situation = next
      if (next === 'unreachable') void close()
    },
    queue: (status, body, headers = {}) => queued.push({ status, body, headers }),
    close,
  }
}

function failure(
  code: number,
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const message = `(#${code}) Something about ${TOKEN}`
  return { error: { message, type: 'OAuthException', code, fbtrace_id: 'AbC1d2', ...rest } }
}

const INVALID_TOKEN: Canned = { status: 400, body: failure(190) }

const CANNED: Readonly<Record<Situation, Canned | null>> = {
  'rate-limited': { status: 400, body: failure(80001, { is_transient: true }) },
  'access-revoked': { status: 400, body: failure(190, { error_subcode: 463 }) },
  'not-permitted': { status: 403, body: failure(200) },
  gone: { status: 400, body: failure(100, { error_subcode: 33 }) },
  'own-fault': { status: 500, body: failure(1, { is_transient: true }) },
  'gateway-error': { status: 502, body: '<html>Bad gateway</html>' },
  'not-json': { status: 200, body: '<html>Welcome to the guest network</html>' },
  silent: null,
  reset: null,
  unreachable: null,
}

function answer(response: ServerResponse, { status, body, headers = {} }: Canned): ServerResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}

async function readParams(request: IncomingMessage): Promise<Pick<SeenCall, 'path' | 'params'>> {
  const url = new URL(request.url ?? '/', 'http://graph')
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return {
    path: url.pathname,
    params: Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)]),
  }
}

function isTrusted(request: IncomingMessage, params: Readonly<Record<string, string>>): boolean {
  const tokens = [TOKEN, `${APP_ID}|${SECRET}`]
  const token = tokens.find((known) => request.headers.authorization === `Bearer ${known}`)
  const proof = createHmac('sha256', SECRET)
    .update(token ?? '')
    .digest('hex')
  return token !== undefined && params['appsecret_proof'] === proof
}

function graph(method: string, path: string, params: Readonly<Record<string, string>>): Canned {
  const all = Object.values(COMMENTS)
  const [, version = '', id = '', edge] = path.split('/')
  if (version !== 'v26.0') return { status: 400, body: failure(2500) }
  const found = all.find((one) => one.id === id)
  const done = { status: 200, body: { success: true } }
  if (method === 'DELETE') return done
  if (method === 'POST' && edge === 'messages')
    return { status: 200, body: { recipient_id: '24', message_id: 'm_1' } }
  if (method === 'POST')
    return edge === 'comments' ? { status: 200, body: { id: '901097836652708_9' } } : done
  if (id === 'debug_token') return { status: 200, body: { data: DEBUG_TOKEN } }
  if (id === PAGE) return { status: 200, body: page }
  if (edge === 'comments') return { status: 200, body: commentsUnder(id, params) }
  return { status: 200, body: id === POST ? POST_ANSWER : (found ?? failure(100, { error_subcode: 33 })) }
}

/** The thread comes in two pages, the answer and what follows it in the wrong order within their common second. */
function commentsUnder(
  id: string,
  params: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const { question, anonymous, answer: answered, followUp } = COMMENTS
  if (id !== POST) return { data: [followUp, answered] }
  if (params['after'] === 'QVFI')
    return { data: [followUp, answered], paging: { cursors: { after: 'QVFJ' } } }
  const next = `https://graph.facebook.com/v26.0/${id}/comments?access_token=${TOKEN}&after=QVFI`
  return { data: [question, anonymous], paging: { cursors: { after: 'QVFI' }, next } }
}

const DEBUG_TOKEN = {
  app_id: APP_ID,
  type: 'PAGE',
  is_valid: true,
  expires_at: 0,
  data_access_expires_at: 1_800_000_000,
  scopes: facebookProfile.scopes,
}
