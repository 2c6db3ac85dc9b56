import { Hono, type Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import type { ContractBreach, Emulator } from '../emulator.ts'
import { createTown, type Town } from '../town/town.ts'
import { withFaults } from '../town/with-faults.ts'
import { townCall } from './call-name.ts'
import { nowText } from './film.ts'
import { createHub } from './hub.ts'
import { createCommentIndex, type YoutubeLabCore, type YoutubeLabSettings } from './lab-core.ts'
import { serveApi } from './serve-api.ts'
import { answerConsent } from './oauth/consent-page.ts'
import { answerRevoke, answerToken, oauthError } from './oauth/token.ts'
import { stillPicture } from './still-picture.ts'
import { ALL_SCOPES, issue } from './tokens.ts'
import { youtubeRules } from './youtube-rules.ts'
import { problem, problemResponse } from './youtube-problem.ts'

export type YoutubeLabOptions = { readonly clock: Clock; readonly town?: Town } & Partial<YoutubeLabSettings>

export type YoutubeLab = Emulator & {
  /** The hub tells somebody of the channel's films. */
  isSubscribed(channelId: string): boolean
}

export const PRACTICE_CLIENT = {
  clientId: 'practice-square-youtube',
  clientSecret: 'practice-square-youtube-secret',
}

/** YouTube on loopback: Data API, Analytics, uploads, sign-in and the hub, over a town. */
export function createYoutubeLab(options: YoutubeLabOptions): YoutubeLab {
  const { clock, town = createTown({ clock, rules: youtubeRules }), ...given } = options
  const settings: YoutubeLabSettings = {
    ...PRACTICE_CLIENT,
    baseUrl: () => 'http://127.0.0.1/lab/youtube',
    dailyUnits: 10_000,
    dailyUploads: 100,
    isAudited: true,
    isInTesting: false,
    processingLooks: 1,
    ...given,
    clock,
  }
  const breaches: ContractBreach[] = []
  const core: YoutubeLabCore = { town, settings, breaches, commentsOf: createCommentIndex(town) }
  const hub = createHub(core)
  const stopped = Promise.withResolvers<undefined>()
  return {
    network: 'youtube',
    app: createApp(core, { stopped: stopped.promise, subscribe: hub.subscribe }),
    town,
    breaches,
    grantFor: (accountId) => {
      const access = issue(core, 'access', { accountId, scopes: ALL_SCOPES })
      const refresh = issue(core, 'refresh', { accountId, scopes: ALL_SCOPES })
      return {
        access_token: access.token.token,
        refresh_token: refresh.token.token,
        expires_at: access.token.expiresAt ?? '',
        scope: ALL_SCOPES.join(' '),
      }
    },
    isSubscribed: hub.isSubscribed,
    start: hub.start,
    async stop() {
      stopped.resolve(undefined)
      await hub.stop()
      await town.settled()
    },
  }
}

type Parts = { readonly stopped: Promise<void>; readonly subscribe: (form: URLSearchParams) => Response }

function createApp(core: YoutubeLabCore, { stopped, subscribe }: Parts): Hono {
  const app = new Hono()
  const breachOf = (context: Context) => (kind: string, detail: string) => {
    const { method, path } = context.req
    core.breaches.push({ at: nowText(core), method, path, kind, detail })
  }
  app.use(
    withFaults({
      faults: core.town.faults,
      callOf: ({ req }) => townCall(req.method, req.path),
      refuse,
      stopped,
    }),
  )
  app.get('/o/oauth2/v2/auth', (c) => answerConsent(core, new URL(c.req.url), breachOf(c)))
  app.post('/token', async (c) => answerToken(core, new URLSearchParams(await c.req.text()), breachOf(c)))
  app.post('/revoke', async (c) => answerRevoke(core, new URLSearchParams(await c.req.text())))
  app.post('/subscribe', async (c) => subscribe(new URLSearchParams(await c.req.text())))
  app.get('/vi/:id/:name', (c) => stillPicture(core, c.req.param('id')))
  app.all('*', (c) => serveApi(core, c, breachOf(c)))
  return app
}

const REFUSALS = {
  unauthorised: () => problem(401, 'authError', 'Invalid Credentials'),
  forbidden: () => problem(403, 'forbidden', 'The request might not be properly authorized.'),
  gone: () => problem(404, 'notFound', 'Not Found'),
  'rate-limited': () => problem(429, 'rateLimitExceeded', 'Too Many Requests'),
  'own-fault': () => problem(500, 'backendError', 'Backend Error'),
} as const

function refuse(kind: keyof typeof REFUSALS, { req }: Context): Response {
  const isToken = townCall(req.method, req.path)?.name === 'token'
  if (isToken && kind === 'unauthorised')
    return oauthError('invalid_grant', 'Token has been expired or revoked.')
  return problemResponse(REFUSALS[kind]())
}
