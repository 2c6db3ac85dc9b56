import { Hono } from 'hono'
import { requireSignIn } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { DeskDeps } from './desk-deps.ts'
import { entryRoutes } from './entry/entry-routes.tsx'
import { paths } from './paths.ts'

/** Every page of the staff's side. Sessions and form protection are mounted around it. */
export function createDesk(deps: DeskDeps): Hono<HttpEnv> {
  const desk = new Hono<HttpEnv>()
  desk.route('/', entryRoutes(deps))
  desk.use('*', requireSignIn(paths.signIn))
  return desk
}
