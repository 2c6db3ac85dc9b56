import type { Context } from 'hono'
import { UploadedFile } from '../fields/check-value.ts'
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

/** Bodies larger than this are no honest call; a comment holds 8 000 characters, a picture 4 MB and a part of a film twice that. */
const MAX_BODY_BYTES = 1_000_000
const MAX_UPLOAD_BYTES = 20_000_000

async function bodyParams(context: Context): Promise<Record<string, unknown>> {
  const type = context.req.header('content-type') ?? ''
  const isUpload = type.startsWith('multipart/form-data')
  const most = isUpload ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES
  if (context.req.method === 'GET' || Number(context.req.header('content-length') ?? 0) > most) return {}
  if (type.startsWith('application/json')) {
    const body: unknown = await context.req.json().catch(() => null)
    if (typeof body !== 'object' || body === null)
      throw broken('wrong-type', '(#100) The body is not a JSON object')
    return body as Record<string, unknown>
  }
  if (isUpload) return await formParams(context)
  return Object.fromEntries(new URLSearchParams(await context.req.text()))
}

async function formParams(context: Context): Promise<Record<string, unknown>> {
  const form = await context.req.parseBody()
  const pairs = Object.entries(form).map(async ([name, value]) => {
    if (!(value instanceof File)) return [name, value] as const
    const bytes = new Uint8Array(await value.arrayBuffer())
    return [name, new UploadedFile(value.name, value.type, bytes)] as const
  })
  return Object.fromEntries(await Promise.all(pairs)) as Record<string, unknown>
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
