import { Hono } from 'hono'
import { requireSignIn } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { adminRoutes } from './admin/admin-routes.tsx'
import { eventRoutes } from './admin/event-routes.tsx'
import { alertRoutes } from './alerts/alert-routes.tsx'
import type { DeskDeps } from './desk-deps.ts'
import { enterRoutes } from './enter/enter-routes.tsx'
import { entryRoutes } from './entry/entry-routes.tsx'
import { setUpRoutes } from './entry/set-up-routes.tsx'
import { homeRoutes } from './home/home-routes.tsx'
import { itemRoutes } from './item/item-routes.tsx'
import { recordRoutes } from './item/record-routes.tsx'
import { removalRoutes } from './item/removal-routes.tsx'
import { paths } from './paths.ts'
import { queueRoutes } from './queue/queue-routes.tsx'
import { registryRoutes } from './registry/registry-routes.tsx'

/** Every page of the staff's side. Sessions and form protection are mounted around it. */
export function createDesk(deps: DeskDeps): Hono<HttpEnv> {
  const desk = new Hono<HttpEnv>()
  desk.route('/', setUpRoutes(deps))
  desk.route('/', entryRoutes(deps))
  desk.use('*', requireSignIn(paths.signIn))
  for (const routes of [
    homeRoutes,
    queueRoutes,
    enterRoutes,
    itemRoutes,
    removalRoutes,
    recordRoutes,
    registryRoutes,
    alertRoutes,
    adminRoutes,
    eventRoutes,
  ])
    desk.route('/', routes(deps))
  return desk
}
