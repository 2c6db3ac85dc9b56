import type { Hono } from 'hono'
import { renderErrorPage } from '#modules/desk/index.ts'
import { createHttp } from '#core/http/create-http.ts'
import { lendFiles } from '#core/media/lend-files.ts'
import { deriveKey } from '#core/secrets/master-key.ts'
import { measureRequests } from '#core/metrics/measure-requests.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { createApi } from './api.ts'
import { createHooks } from './hooks.ts'
import { errorTexts } from './error-texts.ts'
import type { Modules } from './modules.ts'
import { mountGuidance, mountPublicPages } from './public.ts'
import type { Services } from './services.ts'
import { createStaff, type StaffOptions } from './staff.ts'

export type WebOptions = StaffOptions & {
  /** A webhook body was kept. */
  readonly arrived: () => void
  /** The demo's own parts: practice square, emulated network, gallery. */
  readonly beside?: readonly { readonly path: string; readonly app: Hono }[]
}

/** The whole web server: hooks, API, the staff's pages. */
export function createWeb(services: Services, modules: Modules, options: WebOptions): Hono<HttpEnv> {
  const { config, db, clock, files, log } = services
  const app = createHttp({
    log,
    clock,
    baseUrl: config.baseUrl,
    renderErrorPage: (page) => renderErrorPage(options.assets, page),
    texts: errorTexts,
    hooks: createHooks({
      inbox: modules.inbox,
      webhooks: services.webhooks,
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
  // what a network fetches itself while it publishes it, by a signed name that ends
  app.route('/lan', lendFiles({ files, clock, key: deriveKey(services.keys.current, 'lent files') }))
  for (const { path, app: part } of options.beside ?? []) app.route(path, part)
  app.route('/api', createApi(services, modules))
  mountPublicPages(app, services, options.assets)
  app.route('/', createStaff(services, modules, options))
  return app
}
