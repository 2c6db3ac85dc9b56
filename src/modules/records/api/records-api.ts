import type { OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import type { RecordsDeps } from '../deps.ts'
import { addAddressRoutes } from './address-routes.ts'
import { addReadRoutes } from './read-routes.ts'
import { createApi } from './route-parts.ts'
import { addWorkRoutes } from './work-routes.ts'

/** Registration over `/api/v1`. Whoever mounts it puts `withBearer` before it and registers the security scheme `bearer`. */
export function recordsApi(deps: RecordsDeps): OpenAPIHono<HttpEnv> {
  const api = createApi()
  addReadRoutes(api, deps)
  addWorkRoutes(api, deps)
  addAddressRoutes(api, deps)
  return api
}
