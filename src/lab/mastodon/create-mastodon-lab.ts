import { Hono, type Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import { InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import type { ContractBreach, Emulator } from '../emulator.ts'
import { nowIso } from '../town/town-core.ts'
import { createTown, type Town } from '../town/town.ts'
import { withFaults, type FaultParts } from '../town/with-faults.ts'
import { answerCall } from './answer-call.ts'
import { fileAt } from './files.ts'
import type { Lab } from './lab-call.ts'
import { mastodonRules, USUAL_LIMITS, type MastodonLimits } from './mastodon-rules.ts'
import { grantedToken, PRACTICE_APP } from './oauth.ts'
import { matchOperation } from './operations.ts'
import { invalid, MastodonProblem, problemBody } from './problem.ts'
import { createRateLimits } from './rate-limits.ts'
import { createStatusIndex } from './status-index.ts'

export type MastodonLabOptions = {
  readonly clock: Clock
  /** The server's own address, as clients reach it; a folder under a host is fine. */
  readonly baseUrl: string | (() => string)
  /** One that was opened from a store (`mastodonRules`); a forgetful one when left out. */
  readonly town?: Town
  /** A server with limits of its own. */
  readonly limits?: Partial<MastodonLimits>
  /** False: calls are not counted, for tests that make very many. */
  readonly hasRateLimits?: boolean
}

/** A demo may run for months. */
const MOST_BREACHES = 1_000

/** An emulated Mastodon server of version 4.7, for practice, demo and tests. */
export function createMastodonLab(options: MastodonLabOptions): Emulator {
  const { clock, baseUrl } = options
  const town = options.town ?? createTown({ clock, rules: mastodonRules })
  const base = () => (typeof baseUrl === 'string' ? baseUrl : baseUrl()).replace(/\/+$/, '')
  const lab: Lab = {
    town,
    base,
    index: createStatusIndex(town),
    limits: { ...USUAL_LIMITS, ...options.limits },
  }
  const breaches: ContractBreach[] = []
  const stopping = Promise.withResolvers<undefined>()
  const rates = options.hasRateLimits === false ? null : createRateLimits(clock)
  const noteFor = (context: Context) => (kind: string, detail: string) => {
    const { method } = context.req
    breaches.push({ at: nowIso(town.core), method, path: pathOf(context, base()), kind, detail })
    if (breaches.length > MOST_BREACHES) breaches.shift()
  }

  const app = new Hono()
  const faults: FaultParts = {
    faults: town.faults,
    callOf: (context) => {
      const { method } = context.req
      const path = pathOf(context, base())
      const operation = matchOperation(method, path)?.operation
      if (operation !== undefined) return { name: operation.name, isActing: operation.isActing === true }
      return path.startsWith('/system/') ? { name: 'file', isActing: false } : null
    },
    refuse: (kind) => refusal(kind, clock),
    stopped: stopping.promise,
  }
  app.use('*', withFaults(faults))
  app.all('*', async (context) => {
    const path = pathOf(context, base())
    const file = fileAt(town, path)
    if (file !== null) return file
    const note = noteFor(context)
    try {
      return await answerCall({ lab, rates, note, path }, context)
    } catch (error) {
      return problemAnswer(asProblem(error))
    }
  })

  return {
    network: 'mastodon',
    app,
    town,
    breaches,
    grantFor: (accountId) => {
      const { token, app } = grantedToken(town, accountId)
      return {
        ...{ server: base(), access_token: token.token, scope: token.scopes.join(' ') },
        ...{ client_id: PRACTICE_APP, client_secret: app.secret },
      }
    },
    // This server sends nothing by itself; clients ask.
    start: () => undefined,
    stop: async () => {
      stopping.resolve(undefined)
      await town.settled()
    },
  }
}

/** The path after the folder that the server is under. */
function pathOf({ req }: Context, base: string): string {
  const folder = URL.parse(base)?.pathname.replace(/\/+$/, '') ?? ''
  const path = URL.parse(req.url)?.pathname ?? req.path
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length) : path
}

type Refusal = Parameters<FaultParts['refuse']>[0]

const REFUSALS: Readonly<Record<Refusal, readonly [status: number, words: string]>> = {
  unauthorised: [401, 'The access token is invalid'],
  forbidden: [403, 'This action is not allowed'],
  gone: [404, 'Record not found'],
  'rate-limited': [429, 'Too many requests'],
  'own-fault': [503, 'Service Unavailable'],
}

function refusal(kind: Refusal, clock: Clock): Response {
  const [status, words] = REFUSALS[kind]
  const answer = problemAnswer(new MastodonProblem(status, words))
  if (kind !== 'rate-limited') return answer
  const reset = clock.now().add({ minutes: 5 })
  answer.headers.set('x-ratelimit-limit', '300')
  answer.headers.set('x-ratelimit-remaining', '0')
  answer.headers.set('x-ratelimit-reset', reset.toString({ fractionalSecondDigits: 6 }))
  return answer
}

function problemAnswer(problem: MastodonProblem): Response {
  return Response.json(problemBody(problem), { status: problem.status })
}

/** What the town refuses, as this network says it. */
function asProblem(error: unknown): MastodonProblem {
  if (error instanceof MastodonProblem) return error
  if (error instanceof NotFound) return new MastodonProblem(404, 'Record not found')
  if (error instanceof NotPermitted) return new MastodonProblem(403, 'This action is not allowed')
  if (error instanceof RuleBroken || error instanceof InvalidInput) return invalid(error.message)
  throw error
}
