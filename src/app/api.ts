import { OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import { limitBody } from '#core/http/body-limit.ts'
import { withBearer } from '#core/http/bearer.ts'
import { accountsApi } from '#modules/accounts/index.ts'
import { connectionsApi } from '#modules/connections/index.ts'
import { inboxApi } from '#modules/inbox/index.ts'
import { moderationApi } from '#modules/moderation/index.ts'
import { actorFor, organisationApi } from '#modules/organisation/index.ts'
import { recordsApi } from '#modules/records/index.ts'
import { startupApi } from '#modules/startup/index.ts'
import type { Modules } from './modules.ts'
import type { Services } from './services.ts'

const DESCRIPTION = `Messages, registration and removal for programs: the contact centre's system, the diary, a report. Tokens come from
"torget token create" and hold scopes. Refusals are problems (RFC 9457) with the rule that stands in the way. Lists are read page by page with
the cursor of the page before.`

/** `/api/v1/*` and its own description at `/api/openapi.json`. */
export function createApi(services: Services, modules: Modules): OpenAPIHono<HttpEnv> {
  const api = new OpenAPIHono<HttpEnv>()
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Torget', version: '1', description: DESCRIPTION },
    servers: [{ url: `${services.config.baseUrl}/api` }],
  })
  api.use(
    '/v1/*',
    limitBody('api'),
    withBearer({
      ...services,
      loadPerson: (tx, orgId, personId) => actorFor(tx, orgId, personId, services.clock.now()),
    }),
  )
  const parts = [
    organisationApi(modules.organisation),
    accountsApi(modules.accounts),
    startupApi(modules.startup),
    inboxApi(modules.inbox),
    recordsApi(modules.records),
    moderationApi(modules.moderation),
    connectionsApi(modules.connections),
  ]
  for (const part of parts) api.route('/v1', part)
  return api
}
