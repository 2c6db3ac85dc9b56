import { Hono, type Context } from 'hono'
import type { ContractBreach } from '../emulator.ts'
import { errorOf } from '../graph/facts/errors.ts'
import { traceId } from '../graph/ids.ts'
import { GraphProblem, problemBody } from '../graph/problem.ts'
import { mediaResponse } from '../graph/server.ts'
import { calmUsage, type Usage } from '../graph/usage.ts'
import type { TownCall } from '../town/faults.ts'
import { withFaults, type FaultParts } from '../town/with-faults.ts'
import { handle } from './calls/handle.ts'
import { readRequest } from './calls/request.ts'
import { showDialog } from './dialog.ts'
import { now, type InstagramLab } from './lab-core.ts'

export type ServerParts = {
  readonly lab: InstagramLab
  readonly breaches: ContractBreach[]
  readonly usage: () => Usage
  /** Resolves when the emulator stops: lets go of calls that are never answered. */
  readonly stopped: Promise<unknown>
}

/** The network over HTTP; may be mounted under any path. */
export function createServer(parts: ServerParts): Hono {
  const { lab } = parts
  const app = new Hono()
  const callOf = (context: Context) => callNamed(context)
  const refuse: FaultParts['refuse'] = (kind, context) => refusal(parts, kind, context)
  app.use('*', withFaults({ faults: lab.town.faults, callOf, refuse, stopped: parts.stopped }))
  app.get('/media/:name', (context) => mediaResponse(context.req.param('name')))
  app.get('/file/:id', (context) => fileResponse(lab, context.req.param('id')))
  app.get('/:version/dialog/oauth', (context) => showDialog(lab, context))
  app.all('/:version/:rest{.+}', (context) => serve(parts, context))
  return app
}

const UNSEEN: readonly string[] = ['POST media', 'POST subscribed_apps']

/** Named `POST replies`, `DELETE .`, `GET media`: the method and the last part that is no id. A container or a subscription is nothing that anybody sees. */
function callNamed(context: Context): TownCall | null {
  const { method, path } = context.req
  if (path.includes('/media/') || path.includes('/file/')) return { name: 'file', isActing: false }
  if (path.endsWith('/dialog/oauth')) return null
  const last = path.split('/').at(-1) ?? ''
  const edge = /^[a-z_]+$/.test(last) && last !== 'me' ? last : '.'
  return { name: `${method} ${edge}`, isActing: method !== 'GET' && !UNSEEN.includes(`${method} ${edge}`) }
}

async function serve(parts: ServerParts, context: Context): Promise<Response> {
  try {
    return json(parts, 200, await handle(parts.lab, await readRequest(context)))
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error
    if (error.violation !== null) {
      const { method, path } = context.req
      const at = now(parts.lab)
      parts.breaches.push({ at, method, path, kind: error.violation, detail: error.message })
    }
    return json(parts, error.facts.status, problemBody(error.facts, error.message))
  }
}

const REFUSALS = {
  unauthorised: [190, 467, 401],
  forbidden: [10, undefined, 403],
  gone: [100, 33, 400],
  'rate-limited': [80_001, undefined, 429],
  'own-fault': [2, undefined, 503],
} as const

const RETRY_AFTER_S = '120'

function refusal(parts: ServerParts, kind: keyof typeof REFUSALS, context: Context): Response {
  const [code, subcode, status] = REFUSALS[kind]
  const actual = kind === 'forbidden' && context.req.method !== 'GET' ? 200 : code
  const facts = errorOf(actual, subcode)
  const answer = json(parts, status, problemBody(facts, facts.message))
  if (kind === 'rate-limited') answer.headers.set('retry-after', RETRY_AFTER_S)
  return answer
}

function json(parts: ServerParts, status: number, body: object): Response {
  const { lab } = parts
  const { callCount, totalTime, totalCpuTime, regainMinutes } = parts.usage()
  const share = { call_count: callCount, total_cputime: totalCpuTime, total_time: totalTime }
  const perAccount = Object.keys(lab.town.state.accounts).map((id) => [
    id,
    [{ type: 'instagram', ...share, estimated_time_to_regain_access: regainMinutes }],
  ])
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    'facebook-api-version': lab.apiVersion,
    'x-fb-trace-id': traceId(),
    'x-app-usage': JSON.stringify({ call_count: calmUsage.callCount, total_cputime: 1, total_time: 1 }),
    'x-business-use-case-usage': JSON.stringify(Object.fromEntries(perAccount)),
  }
  return new Response(JSON.stringify(body), { status, headers })
}

/** What was published here, as it was fetched. Public, as on the network. */
function fileResponse({ town }: InstagramLab, id: string): Response {
  const file = town.state.files[id]
  if (file === undefined) return new Response('Not found', { status: 404 })
  const bytes = new Uint8Array(Buffer.from(file.base64, 'base64'))
  return new Response(bytes, { headers: { 'content-type': file.mediaType } })
}
