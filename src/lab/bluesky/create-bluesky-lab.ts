import { Hono, type Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import { InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import type { ContractBreach, Emulator } from '../emulator.ts'
import { createTown, type Town } from '../town/town.ts'
import { nowIso } from '../town/town-core.ts'
import { withFaults } from '../town/with-faults.ts'
import { answer } from './calls.ts'
import { callDefinition } from './check-request.ts'
import { fileBytes } from './files.ts'
import type { LabCore } from './lab-core.ts'
import { createLimits, limitProblem, REAL_LIMITS, type LimitSettings } from './limits.ts'
import { actorByDid, handleOf } from './people.ts'
import { XrpcProblem } from './problem.ts'
import { openSession } from './sessions.ts'
import { createTownIndex } from './town-index.ts'
import { blueskyRules } from './town-rules.ts'

export type BlueskyLabOptions = {
  readonly clock: Clock
  /** Where accounts' documents say that their server is: a folder under a host is fine. */
  readonly baseUrl: string | (() => string)
  /** One that was opened from a store with `blueskyRules`; a forgetful one when left out. */
  readonly town?: Town
  readonly limits?: Partial<LimitSettings>
}

const ACTS: ReadonlySet<string> = new Set(
  ['createRecord', 'putRecord', 'deleteRecord', 'applyWrites'].map((name) => `com.atproto.repo.${name}`),
)

/** An emulated network: the accounts' server, the reader behind it, the directory (`/plc`) and the pictures, under one address. */
export function createBlueskyLab(options: BlueskyLabOptions): Emulator {
  const { clock, baseUrl } = options
  const town = options.town ?? createTown({ clock, rules: blueskyRules })
  const base = () => (typeof baseUrl === 'string' ? baseUrl : baseUrl()).replace(/\/+$/, '')
  const core: LabCore = { town, index: createTownIndex(town), baseUrl: base }
  const breaches: ContractBreach[] = []
  const stopping = Promise.withResolvers<undefined>()
  const limits = createLimits(clock, { ...REAL_LIMITS, ...options.limits })
  const app = new Hono()
  app.use(
    '*',
    withFaults({
      faults: town.faults,
      callOf: (context) => callOf(context),
      refuse: (kind) => refusal(kind, clock),
      stopped: stopping.promise,
    }),
  )
  app.all('/xrpc/:nsid', async (context) => {
    const nsid = context.req.param('nsid')
    const { headers, isOver } = limits.count(nsid, context.req.header('authorization') ?? '')
    try {
      if (isOver) throw limitProblem()
      return await served(core, context, { nsid, headers })
    } catch (error) {
      const problem = asProblem(error)
      const { method, path } = context.req
      if (problem.breach !== null)
        breaches.push({ at: nowIso(town.core), method, path, kind: problem.breach, detail: problem.message })
      return problemResponse(problem, headers)
    }
  })
  app.get('/plc/:did', (context) => documentResponse(core, context.req.param('did')))
  app.get('/img/:size/plain/:did/:cid', (context) => fileResponse(core, context.req.param('cid')))
  return {
    network: 'bluesky',
    app,
    town,
    breaches,
    grantFor: (accountId) => {
      const account = town.state.accounts[accountId]
      if (account === undefined) throw new NotFound('account', accountId)
      const { accessJwt, refreshJwt, did, handle } = openSession(core, account)
      return { pds: base(), did, handle, accessJwt, refreshJwt }
    },
    // The network sends nothing by itself; clients ask.
    start: () => undefined,
    stop: async () => {
      stopping.resolve(undefined)
      await town.settled()
    },
  }
}

/** `nsid` of a call; `directory` and `file` for the rest. */
function callOf({ req }: Context): { readonly name: string; readonly isActing: boolean } {
  const path = new URL(req.url).pathname
  const nsid = /\/xrpc\/([^/]+)$/.exec(path)?.[1]
  if (nsid !== undefined) return { name: nsid, isActing: req.method === 'POST' && ACTS.has(nsid) }
  return { name: path.includes('/plc/') ? 'directory' : 'file', isActing: false }
}

type Serving = { readonly nsid: string; readonly headers: Readonly<Record<string, string>> }

async function served(core: LabCore, context: Context, { nsid, headers }: Serving): Promise<Response> {
  const { req } = context
  const def = callDefinition(nsid, req.method)
  const told = answer(core, {
    nsid,
    def,
    search: new URL(req.url).searchParams,
    authorization: req.header('authorization'),
    contentType: req.header('content-type') ?? '',
    body: new Uint8Array(await req.arrayBuffer()),
  })
  if ('json' in told) return Response.json(told.json, { headers })
  const bytes = new Uint8Array(told.bytes)
  return new Response(bytes, { headers: { ...headers, 'content-type': told.mediaType } })
}

/** The town's own no becomes the network's. */
function asProblem(error: unknown): XrpcProblem {
  if (error instanceof XrpcProblem) return error
  if (error instanceof NotFound) return new XrpcProblem(400, 'NotFound', error.message)
  if (error instanceof NotPermitted) return new XrpcProblem(401, 'AuthenticationRequired', error.message)
  if (error instanceof InvalidInput || error instanceof RuleBroken)
    return new XrpcProblem(400, 'InvalidRequest', error.message)
  throw error
}

function problemResponse(problem: XrpcProblem, headers: Readonly<Record<string, string>>): Response {
  const { status, error, message } = problem
  return Response.json({ error, message }, { status, headers })
}

function refusal(
  kind: 'unauthorised' | 'forbidden' | 'gone' | 'rate-limited' | 'own-fault',
  clock: Clock,
): Response {
  const resetsAt = Math.floor(clock.now().epochMilliseconds / 1_000) + 120
  switch (kind) {
    case 'unauthorised':
      return problemResponse(new XrpcProblem(400, 'ExpiredToken', 'Token has expired'), {})
    case 'forbidden':
      return problemResponse(new XrpcProblem(401, 'AuthenticationRequired', 'Authentication Required'), {})
    case 'gone':
      return problemResponse(new XrpcProblem(400, 'NotFound', 'Post not found'), {})
    case 'rate-limited':
      return problemResponse(limitProblem(), {
        'retry-after': '120',
        'ratelimit-limit': '3000',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(resetsAt),
        'ratelimit-policy': '3000;w=300',
      })
    case 'own-fault':
      return problemResponse(new XrpcProblem(500, 'InternalServerError', 'Internal Server Error'), {})
  }
}

function documentResponse(core: LabCore, did: string): Response {
  const actor = actorByDid(core.town.core, did)
  if (actor === undefined) return Response.json({ message: `DID not registered: ${did}` }, { status: 404 })
  const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: core.baseUrl() }]
  return Response.json({
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    alsoKnownAs: [`at://${handleOf(actor)}`],
    verificationMethod: [],
    service,
  })
}

function fileResponse(core: LabCore, cid: string): Response {
  const file = fileBytes(core, cid)
  if (file === null) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(file.bytes), { headers: { 'content-type': file.mediaType } })
}
