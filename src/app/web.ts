import { Hono } from 'hono'
import { accountHomeTasks, accountsMenu, accountsWeb } from '#modules/accounts/index.ts'
import type { QueueSignal } from '#modules/inbox/index.ts'
import { isPolicyUpload, policyMenu, policyWeb, versionsMenu } from '#modules/policy/index.ts'
import { tipQueueRoutes, tipsMenu, tipTasks } from '#modules/public/index.ts'
import { guidanceMenu, reportQueueRoutes, reportsMenu, reportTasks } from '#modules/guidance/index.ts'
import {
  actorFor,
  findPerson,
  findSignIn,
  organisationMenu,
  organisationTasks,
  organisationWeb,
} from '#modules/organisation/index.ts'
import {
  createDesk,
  showPage,
  renderErrorPage,
  type DemoDoor,
  type DeskDeps,
  type SetUpDoor,
} from '#modules/desk/index.ts'
import { startupMenu, startupWeb, waitingTasks } from '#modules/startup/index.ts'
import type { Assets } from '#core/assets/create-assets.ts'
import { limitBody } from '#core/http/body-limit.ts'
import { createHttp } from '#core/http/create-http.ts'
import { measureRequests } from '#core/metrics/measure-requests.ts'
import { protectForms } from '#core/http/protect-forms.ts'
import { withSession, type SessionDeps } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { deriveKey } from '#core/secrets/master-key.ts'
import { createApi } from './api.ts'
import { createHooks } from './hooks.ts'
import { errorTexts } from './error-texts.ts'
import type { Modules } from './modules.ts'
import { mountGuidance, mountPublicPages } from './public.ts'
import type { Services } from './services.ts'

export type WebOptions = {
  readonly assets: Assets
  readonly demo: DemoDoor | null
  readonly setUp: SetUpDoor
  readonly queue: QueueSignal
  /** A webhook body was kept. */
  readonly arrived: () => void
  /** The demo's own parts: practice square, emulated network, gallery. */
  readonly beside?: readonly { readonly path: string; readonly app: Hono }[]
}

/** The whole web server: hooks, API, the staff's pages. */
export function createWeb(services: Services, modules: Modules, options: WebOptions): Hono<HttpEnv> {
  const { config, db, clock, log, keys } = services
  const app = createHttp({
    log,
    clock,
    baseUrl: config.baseUrl,
    renderErrorPage: (page) => renderErrorPage(options.assets, page),
    texts: errorTexts,
    hooks: createHooks({
      inbox: modules.inbox,
      meta: services.meta,
      metrics: services.metrics,
      arrived: options.arrived,
    }),
  })
  mountGuidance(app, services, options.assets)
  app.use(measureRequests(services.metrics))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    await db.pool.query('select 1')
    return c.text('ready')
  })
  app.route('/', options.assets.app)
  for (const { path, app: part } of options.beside ?? []) app.route(path, part)
  app.route('/api', createApi(services, modules))
  mountPublicPages(app, services, options.assets)

  const session: SessionDeps = {
    db,
    clock,
    baseUrl: config.baseUrl,
    loadActor: async (tx, orgId, personId) => {
      const actor = await actorFor(tx, orgId, personId, clock.now())
      const person = await findPerson(tx, orgId, personId)
      return actor === null || person === null ? null : { actor, lang: person.language }
    },
  }
  const desk: DeskDeps = {
    db,
    clock,
    baseUrl: config.baseUrl,
    policies: services.policies,
    inbox: modules.inbox,
    records: modules.records,
    moderation: modules.moderation,
    alerts: modules.alerts,
    texts: errorTexts,
    queue: options.queue,
    assets: options.assets,
    menu: [
      accountsMenu,
      ...startupMenu,
      ...organisationMenu,
      tipsMenu,
      reportsMenu,
      policyMenu,
      versionsMenu,
      guidanceMenu,
    ],
    tasks: [
      reportTasks(services),
      accountHomeTasks(modules.accounts),
      waitingTasks(modules.startup),
      tipTasks(services),
      organisationTasks(modules.organisation),
    ],
    session,
    signIn: {
      db,
      clock,
      attemptsKey: deriveKey(keys.current, 'sign-in attempts'),
      findCandidates: (email) => db.system((tx) => findSignIn(tx, email)),
    },
    trustsProxy: config.trustsProxy,
    demo: options.demo,
    setUp: options.setUp,
  }
  const staff = new Hono<HttpEnv>()
  const [form, file] = [limitBody('form'), limitBody('file')]
  staff.use((c, next) => (isUpload(c.req.path) ? file(c, next) : form(c, next)))
  staff.use(withSession(session))
  staff.use(protectForms({ key: deriveKey(keys.current, 'forms'), baseUrl: config.baseUrl }))
  staff.route('/', createDesk(desk))
  const publicStaff = { db, clock, policies: services.policies, texts: errorTexts }
  staff.route('/', tipQueueRoutes({ ...publicStaff, showPage: (c, page) => showPage(c, desk, page) }))
  staff.route(
    '/',
    reportQueueRoutes({
      ...{ db, clock, secrets: services.secrets, texts: errorTexts },
      showPage: (c, page) => showPage(c, desk, page),
    }),
  )
  staff.route(
    '/',
    policyWeb({ ...modules.policy, texts: errorTexts, showPage: (c, page) => showPage(c, desk, page) }),
  )
  staff.route(
    '/',
    accountsWeb({
      accounts: modules.accounts,
      texts: errorTexts,
      showPage: (c, page) => showPage(c, desk, page),
    }),
  )
  staff.route(
    '/',
    startupWeb({
      startup: modules.startup,
      texts: errorTexts,
      showPage: (c, page) => showPage(c, desk, page),
    }),
  )
  staff.route(
    '/',
    organisationWeb({
      ...modules.organisation,
      texts: errorTexts,
      showPage: (c, page) => showPage(c, desk, page),
    }),
  )
  app.route('/', staff)
  return app
}

/** Where a file is sent that may be larger than what anybody types. */
function isUpload(path: string): boolean {
  return path === '/personer/importera' || isPolicyUpload(path)
}
