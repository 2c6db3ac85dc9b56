import { Hono } from 'hono'
import type { Context } from 'hono'
import type { IncomingMessage } from 'node:http'
import { callName } from './call-name.ts'
import { handle } from './calls/handle.ts'
import { readRequest } from './calls/read-request.ts'
import type { GraphRequest } from './calls/read-request.ts'
import { errorOf } from './facts/errors.ts'
import type { CallFault, CallName, Faults } from './faults.ts'
import { traceId } from './ids.ts'
import { nowIso } from './lab-core.ts'
import type { LabCore } from './lab-core.ts'
import { pictureBytes, pictureNamed } from './media.ts'
import { GraphProblem, problemBody } from './problem.ts'
import { spoilt } from './spoil-answer.ts'
import { addSignInDialog } from './sign-in-dialog.ts'
import { addUploadRoute } from './upload-route.ts'
import { usageHeaders } from './usage.ts'
import type { Usage } from './usage.ts'
import type { Violation } from './violations.ts'

export type ServerParts = {
  readonly core: LabCore
  readonly faults: Faults
  readonly violations: Violation[]
  readonly usage: () => Usage
  /** Resolves when the lab stops: lets go of calls that are never answered. */
  readonly stopped: Promise<void>
  readonly onCall: (call: CallName) => void
}

/** Marks an answer that stands for a broken connection where there is no socket to break. */
export const CUT_HEADER = 'x-lab-cut'

type Outcome = { readonly status: number; readonly body: object }

function json(parts: ServerParts, { status, body }: Outcome): Response {
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    'facebook-api-version': parts.core.settings.apiVersion,
    'x-fb-trace-id': traceId(),
    ...usageHeaders(parts.usage(), parts.core.state),
  }
  return new Response(JSON.stringify(body), { status, headers })
}

function refused(parts: ServerParts, context: Context, error: unknown, path: string): Outcome {
  if (!(error instanceof GraphProblem)) throw error
  if (error.violation !== null) {
    const { method } = context.req
    parts.violations.push({
      at: nowIso(parts.core),
      method,
      path,
      kind: error.violation,
      detail: error.message,
    })
  }
  return { status: error.facts.status, body: problemBody(error.facts, error.message) }
}

function attempt(parts: ServerParts, context: Context, request: GraphRequest): Outcome {
  try {
    return { status: 200, body: handle(parts.core, request, parts.faults.isOn('sparse-pages')) }
  } catch (error) {
    return refused(parts, context, error, request.path)
  }
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Behind a real server the socket is torn; elsewhere a marked answer tells `lab.fetch` to fail. */
function cut(context: Context): Response {
  const incoming = (context.env as { incoming?: IncomingMessage } | undefined)?.incoming
  incoming?.socket.destroy()
  return new Response(null, { status: 502, headers: { [CUT_HEADER]: '1', 'x-hono-already-sent': 'true' } })
}

async function fail(
  parts: ServerParts,
  context: Context,
  fault: Exclude<CallFault, { kind: 'slow' | 'drip' | 'half-body' }>,
): Promise<Response> {
  if (fault.kind === 'error') {
    const facts = errorOf(fault.code, fault.subcode)
    return json(parts, { status: facts.status, body: problemBody(facts, facts.message) })
  }
  if (fault.kind === 'server-error') {
    // From a machine in front of the Graph: no JSON, no code.
    const page = `<html><head><title>Error ${fault.status}</title></head><body>Sorry, something went wrong.</body></html>`
    return new Response(page, { status: fault.status, headers: { 'content-type': 'text/html' } })
  }
  if (fault.kind === 'wrong-json') {
    return new Response('{"data": [', { headers: { 'content-type': 'application/json' } })
  }
  if (fault.kind === 'redirect') return new Response(null, { status: 302, headers: { location: fault.to } })
  if (fault.kind === 'no-answer') await Promise.race([aborted(context.req.raw.signal), parts.stopped])
  return cut(context)
}

async function serve(parts: ServerParts, context: Context): Promise<Response> {
  let request: GraphRequest
  try {
    request = await readRequest(context, parts.core)
  } catch (error) {
    return json(parts, refused(parts, context, error, context.req.path))
  }
  const name = callName(parts.core.state, request)
  parts.onCall(name)
  const fault = parts.faults.take(name)
  if (fault?.kind === 'slow') await wait(fault.delayMs)
  if (fault === null || fault.kind === 'slow') return json(parts, attempt(parts, context, request))
  if (fault.kind === 'drip' || fault.kind === 'half-body') {
    return await spoilt(fault, json(parts, attempt(parts, context, request)))
  }
  if (fault.acts === true) attempt(parts, context, request)
  return await fail(parts, context, fault)
}

async function serveMedia(parts: ServerParts, context: Context): Promise<Response> {
  const fault = parts.faults.take('media')
  if (fault?.kind === 'slow') await wait(fault.delayMs)
  else if (fault !== null && fault.kind !== 'drip' && fault.kind !== 'half-body')
    return await fail(parts, context, fault)
  const name = context.req.param('name') ?? ''
  const uploaded = parts.core.state.files[name]
  if (uploaded === undefined) return mediaResponse(name)
  const bytes = Buffer.from(uploaded.base64, 'base64')
  return new Response(bytes, { headers: { 'content-type': uploaded.mediaType } })
}

/** A supplied picture, or 404. Pictures are public, as on the network. */
export function mediaResponse(name: string): Response {
  const bytes = pictureBytes(name)
  const type = pictureNamed(name)?.mediaType
  if (bytes === undefined || type === undefined) return new Response('Not found', { status: 404 })
  const headers = {
    'content-type': type,
    'content-length': String(bytes.length),
    'cache-control': 'max-age=86400',
  }
  return new Response(bytes, { headers })
}

/** The Graph as a Hono app; may be mounted under any path. */
export function createServer(parts: ServerParts): Hono {
  const app = new Hono()
  app.get('/media/:name', (context) => serveMedia(parts, context))
  addSignInDialog(app, parts.core)
  addUploadRoute(app, parts)
  app.all('/:version/:rest{.+}', (context) => serve(parts, context))
  app.all('/:version', (context) => serve(parts, context))
  return app
}
