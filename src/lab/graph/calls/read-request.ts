import type { Context } from 'hono'
import { broken } from '../problem.ts'
import type { LabCore } from '../lab-core.ts'

export type GraphMethod = 'GET' | 'POST' | 'DELETE'

/** A request taken apart, before anything about it is judged. */
export type GraphRequest = {
  readonly method: GraphMethod
  readonly version: string
  /** `me`, `debug_token` or an id. */
  readonly target: string
  /** `.` for the node itself. */
  readonly edge: string
  readonly params: Readonly<Record<string, unknown>>
  readonly bearer: string | null
  /** The path for the record of violations: never holds a token. */
  readonly path: string
  readonly versionUrl: string
}

/** Bodies larger than this are no honest call; a comment holds 8 000 characters. */
const MAX_BODY_BYTES = 1_000_000

async function bodyParams(context: Context): Promise<Record<string, unknown>> {
  const type = context.req.header('content-type') ?? ''
  if (context.req.method === 'GET' || Number(context.req.header('content-length') ?? 0) > MAX_BODY_BYTES)
    return {}
  if (type.startsWith('application/json')) {
    const body: unknown = await context.req.json().catch(() => null)
    if (typeof body !== 'object' || body === null)
      throw broken('wrong-type', '(#100) The body is not a JSON object')
    return body as Record<string, unknown>
  }
  if (type.startsWith('multipart/form-data')) return await context.req.parseBody()
  return Object.fromEntries(new URLSearchParams(await context.req.text()))
}

/** Throws a `GraphProblem` for a path that is no path of the Graph. */
export async function readRequest(context: Context, core: LabCore): Promise<GraphRequest> {
  const url = new URL(context.req.url)
  const version = context.req.param('version') ?? ''
  const parts = (context.req.param('rest') ?? '').split('/').filter((part) => part !== '')
  const [target = '', edge = '.'] = parts
  const method = context.req.method
  if (parts.length > 2 || !['GET', 'POST', 'DELETE'].includes(method)) {
    throw broken('unknown-edge', `(#2500) Unknown path components: /${parts.slice(2).join('/')}`, 2500)
  }
  const bearer = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
  return {
    method: method as GraphMethod,
    version,
    target,
    edge,
    params: { ...Object.fromEntries(url.searchParams), ...(await bodyParams(context)) },
    bearer: bearer ?? null,
    path: `/${version}/${parts.join('/')}`,
    versionUrl: `${core.settings.baseUrl()}/${version}`,
  }
}

/** The version is checked apart: it says something about the whole client. */
export function checkVersion(request: GraphRequest, core: LabCore): void {
  if (request.version !== core.settings.apiVersion) {
    throw broken('version', `(#2500) Unknown path components: /${request.version}`, 2500)
  }
}
