import type { Context } from 'hono'
import type { Asked, Endpoint } from './endpoint.ts'
import { endpointFor } from './endpoints.ts'
import type { Body, LabCore, LabRequest } from './lab-core.ts'
import { breach, denied, LinkedinProblem } from './problem.ts'
import { parseRestli, type Parsed } from './restli-parse.ts'
import { authenticate } from './tokens.ts'

const API = '/rest/'

/** Address of this lab and what stands behind it, raw: what is encoded and what is not is part of the contract. */
export function rawParts(context: Context): { readonly base: string; readonly asked: Asked } {
  const url = new URL(context.req.raw.url)
  const at = url.pathname.indexOf(API)
  const base = `${url.origin}${url.pathname.slice(0, Math.max(0, at))}`
  const segments = url.pathname.slice(at + API.length).split('/')
  const pairs = url.search
    .slice(1)
    .split('&')
    .filter((one) => one !== '')
  const rawQuery = new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      return [equals < 0 ? pair : pair.slice(0, equals), equals < 0 ? '' : pair.slice(equals + 1)] as const
    }),
  )
  const restliMethod = context.req.header('x-restli-method') ?? null
  return { base, asked: { method: context.req.method, segments, restliMethod, rawQuery } }
}

/** Everything that LinkedIn checks before it does anything, in its order; throws what it would answer. */
export async function readRequest(
  core: LabCore,
  context: Context,
): Promise<{ readonly endpoint: Endpoint; readonly request: LabRequest }> {
  const { base, asked } = rawParts(context)
  const token = authenticate(core, context.req.header('authorization'))
  const version = checkedVersion(core, context)
  const endpoint = endpointFor(asked)
  if (endpoint === null)
    throw new LinkedinProblem(404, 'RESOURCE_NOT_FOUND', 'No such resource', { breach: 'not-emulated' })
  if (endpoint.restliMethod !== asked.restliMethod)
    throw breach(
      'restli-method',
      `${endpoint.name} wants X-RestLi-Method ${endpoint.restliMethod ?? 'left out'}`,
    )
  if (!token.scopes.includes(endpoint.scope)) throw denied(endpoint.name, version)
  const query = readQuery(endpoint, asked)
  const path = Object.fromEntries(
    endpoint.path.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), parseRestli(asked.segments[index] ?? '')]] : [],
    ),
  )
  const body = endpoint.hasBody === true ? await readBody(context) : {}
  return { endpoint, request: { core, token, version, base, path, query, body } }
}

function checkedVersion({ settings }: LabCore, context: Context): string {
  if (context.req.header('x-restli-protocol-version') !== '2.0.0')
    throw breach('missing-header', 'X-Restli-Protocol-Version must be 2.0.0')
  const version = context.req.header('linkedin-version')
  if (version === undefined)
    throw new LinkedinProblem(400, 'VERSION_MISSING', 'A version must be present', {
      breach: 'missing-header',
    })
  if (!settings.versions.includes(version))
    throw new LinkedinProblem(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`, {
      breach: 'version',
    })
  return version
}

function readQuery(
  { required = [], optional = [] }: Endpoint,
  { rawQuery }: Asked,
): Readonly<Record<string, Parsed>> {
  for (const key of required) if (!rawQuery.has(key)) throw breach('missing-parameter', key)
  for (const key of rawQuery.keys())
    if (!required.includes(key) && !optional.includes(key)) throw breach('unknown-parameter', key)
  return Object.fromEntries([...rawQuery].map(([key, raw]) => [key, parseRestli(raw)]))
}

async function readBody(context: Context): Promise<Body> {
  if (!(context.req.header('content-type') ?? '').startsWith('application/json'))
    throw breach('content-type', 'Content-Type must be application/json')
  const body: unknown = await context.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw breach('body', 'Request body could not be converted to data map')
  return body as Body
}
