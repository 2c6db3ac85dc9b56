import { Hono, type Context } from 'hono'
import type { TownCall } from '../town/faults.ts'
import { withFaults } from '../town/with-faults.ts'
import type { Outcome } from './endpoint.ts'
import { endpointFor } from './endpoints.ts'
import type { LabCore } from './lab-core.ts'
import { countCall } from './limits.ts'
import { authorize, exchange, introspect } from './oauth.ts'
import { badToken, denied, LinkedinProblem, notFound, problemResponse, throttled } from './problem.ts'
import { rawParts, readRequest } from './read-request.ts'
import { handOut, takeUpload } from './uploads.ts'

type ServerParts = {
  readonly core: LabCore
  /** Resolves when the lab stops: lets go of calls that are never answered. */
  readonly stopped: Promise<void>
  /** Told of each call before anything is checked. */
  readonly seen: (call: TownCall) => void
}

/** Sign-in, API and file hosts in one, each under the path that the real ones have. */
export function createServer({ core, stopped, seen }: ServerParts): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    seen(callOf(context))
    await next()
  })
  app.use(withFaults({ faults: core.town.faults, callOf, refuse, stopped }))
  app.get('/oauth/v2/authorization', (context) => authorize(core, context))
  app.post('/oauth/v2/accessToken', (context) => exchange(core, context))
  app.post('/oauth/v2/introspectToken', (context) => introspect(core, context))
  app.on(['PUT', 'POST'], '/dms-uploads/:urn', (context) => takeUpload(core, context))
  app.get('/dms/:urn', (context) => handOut(core, decodeURIComponent(context.req.param('urn'))))
  app.all('/rest/*', (context) => serve(core, context))
  return app
}

async function serve(core: LabCore, context: Context): Promise<Response> {
  try {
    const { endpoint, request } = await readRequest(core, context)
    countCall(core)
    return answer(endpoint.handle(request), request.version)
  } catch (error) {
    if (!(error instanceof LinkedinProblem)) throw error
    if (error.breach !== null) {
      const { method, path } = context.req
      core.breaches.push({
        at: core.clock.now().toString(),
        method,
        path,
        kind: error.breach,
        detail: error.message,
      })
    }
    return problemResponse(error)
  }
}

function answer({ status, body, headers = {} }: Outcome, version: string): Response {
  const told = { 'linkedin-version': version, 'x-restli-protocol-version': '2.0.0', ...headers }
  if (body === null) return new Response(null, { status, headers: told })
  return Response.json(body, { status, headers: told })
}

/** By the emulator's own words for faults: the endpoint's name, or `sign-in`, `upload`, `file`. */
function callOf(context: Context): TownCall {
  const { pathname } = new URL(context.req.raw.url)
  if (pathname.includes('/oauth/v2/')) return { name: 'sign-in', isActing: false }
  if (pathname.includes('/dms-uploads/')) return { name: 'upload', isActing: false }
  if (pathname.includes('/dms/')) return { name: 'file', isActing: false }
  const endpoint = endpointFor(rawParts(context).asked)
  return { name: endpoint?.name ?? 'unknown', isActing: endpoint?.isActing === true }
}

function refuse(
  kind: 'unauthorised' | 'forbidden' | 'gone' | 'rate-limited' | 'own-fault',
  context: Context,
): Response {
  const { name } = callOf(context)
  switch (kind) {
    case 'unauthorised':
      return problemResponse(badToken('revoked'))
    case 'forbidden':
      return problemResponse(denied(name, context.req.header('linkedin-version') ?? ''))
    case 'gone':
      return problemResponse(notFound(name))
    case 'rate-limited':
      return problemResponse(throttled('MEMBER'))
    case 'own-fault':
      return problemResponse(new LinkedinProblem(500, 'INTERNAL_SERVER_ERROR', 'Internal Server Error'))
  }
}
