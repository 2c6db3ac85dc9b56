import type { Context } from 'hono'
import { breach } from '../problems.ts'

export type Method = 'GET' | 'POST' | 'DELETE'

/** A request taken apart, before anything about it is judged. */
export type LabRequest = {
  readonly method: Method
  readonly version: string
  /** `me`, `debug_token`, `oauth/access_token` or an id. */
  readonly target: string
  /** `.` for the node itself. */
  readonly edge: string
  readonly params: Readonly<Record<string, string>>
  readonly bearer: string | null
}

const FORM = 'application/x-www-form-urlencoded'

async function bodyParams(context: Context): Promise<Record<string, string>> {
  if (context.req.method !== 'POST') return {}
  const type = context.req.header('content-type') ?? ''
  if (!type.startsWith(FORM))
    throw breach('wrong-type', `(#100) The practice square takes ${FORM} here, not ${type}`)
  return Object.fromEntries(new URLSearchParams(await context.req.text()))
}

/** Throws a `GraphProblem` for a path or a body that is none of the Graph's. */
export async function readRequest(context: Context): Promise<LabRequest> {
  const { method } = context.req
  const url = new URL(context.req.url)
  const parts = (context.req.param('rest') ?? '').split('/').filter((part) => part !== '')
  const isOAuth = parts[0] === 'oauth'
  const [target = '', edge = '.'] = isOAuth ? [parts.join('/')] : parts
  if ((parts.length > 2 && !isOAuth) || !['GET', 'POST', 'DELETE'].includes(method))
    throw breach('unknown-edge', `Unknown path components: /${parts.slice(2).join('/')}`, 2500)
  const bearer = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
  return {
    method: method as Method,
    version: context.req.param('version') ?? '',
    target,
    edge,
    params: { ...Object.fromEntries(url.searchParams), ...(await bodyParams(context)) },
    bearer: bearer ?? null,
  }
}
