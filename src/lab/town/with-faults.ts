import type { Context, MiddlewareHandler } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { TownCall, TownFault, TownFaults } from './faults.ts'

/** Marks an answer that stands for a broken connection where there is no socket to break. */
const CUT_HEADER = 'x-lab-cut'

export type FaultParts = {
  readonly faults: TownFaults
  /** What this request is; null for what no fault can meet. */
  readonly callOf: (context: Context) => TownCall | null
  /** How the network itself refuses: its status, headers and body. */
  readonly refuse: (
    kind: 'unauthorised' | 'forbidden' | 'gone' | 'rate-limited' | 'own-fault',
    context: Context,
  ) => Response
  /** Resolves when the emulator stops: lets go of calls that are never answered. */
  readonly stopped: Promise<unknown>
}

/** Lets calls fail as they fail in real life, before or after the network has acted. */
export function withFaults(parts: FaultParts): MiddlewareHandler {
  return async (context, next) => {
    const call = parts.callOf(context)
    const fault = call === null ? null : parts.faults.take(call)
    if (fault === null) return next()
    if (fault.kind === 'slow') {
      await pause(fault.delayMs)
      return next()
    }
    if (fault.kind === 'drip' || fault.kind === 'half-body') {
      await next()
      context.res = await spoilt(fault, context)
      return undefined
    }
    if ('acts' in fault && fault.acts) await next()
    // Hono joins the headers of an answer that is replaced: the old ones must not shine through.
    context.res = undefined
    context.res = await failed(parts, context, fault)
    return undefined
  }
}

async function failed(parts: FaultParts, context: Context, fault: TownFault): Promise<Response> {
  switch (fault.kind) {
    case 'gateway':
      return new Response('<html><title>Error</title><body>Sorry</body></html>', {
        status: fault.status,
        headers: { 'content-type': 'text/html' },
      })
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: fault.to } })
    case 'wrong-json':
      return new Response('{"data": [', { headers: { 'content-type': 'application/json' } })
    case 'no-answer':
      await Promise.race([aborted(context.req.raw.signal), parts.stopped])
      return cut(context)
    case 'cut':
    case 'half-body':
    case 'slow':
    case 'drip':
      return cut(context)
    default:
      return parts.refuse(fault.kind, context)
  }
}

/** The answer's bytes slowly, or only the first half of them although more were promised. */
async function spoilt(fault: TownFault, context: Context): Promise<Response> {
  const whole = context.res
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const half = bytes.slice(0, Math.floor(bytes.length / 2))
  const headers = new Headers(whole.headers)
  headers.set('content-length', String(bytes.length))
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      if (fault.kind !== 'drip') {
        controller.enqueue(half)
        // Long enough for the first half to be on its way.
        await pause(50)
        const { socket } = incomingOf(context) ?? {}
        if (socket === undefined) controller.error(new Error('the connection broke'))
        else socket.destroy()
        return
      }
      for (const byte of bytes) {
        controller.enqueue(Uint8Array.of(byte))
        await pause(fault.delayMs)
      }
      controller.close()
    },
  })
  return new Response(body, { status: whole.status, headers })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Behind a real server the socket is torn. */
function cut(context: Context): Response {
  incomingOf(context)?.socket.destroy()
  return new Response(null, { status: 502, headers: { [CUT_HEADER]: '1', 'x-hono-already-sent': 'true' } })
}

function incomingOf(context: Context): IncomingMessage | undefined {
  return (context.env as { incoming?: IncomingMessage } | undefined)?.incoming
}
