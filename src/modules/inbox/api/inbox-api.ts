import type { OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import type { InboxDeps } from '../actions/deps.ts'
import { addEnterRoutes } from './enter-routes.ts'
import { addEventRoutes } from './event-routes.ts'
import { addMessageRoutes } from './message-routes.ts'
import { createApi } from './route-parts.ts'
import { addWorkRoutes } from './work-routes.ts'

/** The inbox over `/api/v1`. Whoever mounts it puts `withBearer` before it and registers the security scheme `bearer`. */
export function inboxApi(deps: InboxDeps): OpenAPIHono<HttpEnv> {
  const api = createApi()
  addMessageRoutes(api, deps)
  addWorkRoutes(api, deps)
  addEnterRoutes(api, deps)
  addEventRoutes(api, deps)
  return api
}
