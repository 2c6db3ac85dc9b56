import type { OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import type { ModerationDeps } from '../deps.ts'
import { addCaseRoutes } from './case-routes.ts'
import { addEvidenceRoutes } from './evidence-routes.ts'
import { addReconcileRoutes } from './reconcile-routes.ts'
import { createApi } from './route-parts.ts'

/** Moderation over `/api/v1`. Whoever mounts it puts `withBearer` before it and registers the security scheme `bearer`. */
export function moderationApi(deps: ModerationDeps): OpenAPIHono<HttpEnv> {
  const api = createApi()
  addEvidenceRoutes(api, deps)
  addCaseRoutes(api, deps)
  addReconcileRoutes(api, deps)
  return api
}
