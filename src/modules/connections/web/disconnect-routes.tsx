import { Hono } from 'hono'
import { z } from 'zod'
import { personOf, requireSignIn } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { sendForm } from '#ui/form/send-form.ts'
import { disconnect } from '../actions/disconnect.ts'
import { readParting } from '../queries/read-parting.ts'
import { connectionTexts } from '../texts.ts'
import { DisconnectPage } from './disconnect-page.tsx'
import { connectionPaths, DISCONNECT, SIGN_IN } from './paths.ts'
import { CURRENT, kitOf, type ConnectionsWebDeps } from './web-deps.ts'

/** Two steps without script: a page that says what follows, and the form on it. */
export function disconnectRoutes(deps: ConnectionsWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const path = connectionPaths.step(':id', DISCONNECT)
  routes.use(path, requireSignIn(SIGN_IN))
  routes.get(path, (c) => show(c, deps, null))
  routes.post(path, (c) =>
    sendForm(c, {
      form: DISCONNECT,
      schema: z.object({ reason: z.string().default('') }),
      texts: deps.texts,
      blames: 'reason',
      again: (sent) => show(c, deps, sent),
      act: async ({ reason }) => {
        await disconnect(deps.connections, personOf(c), { accountId: idOf(c), reason })
        return doneAt(c, connectionPaths.card(idOf(c)), 'frankopplat')
      },
    }),
  )
  return routes
}

const idOf = (c: HttpContext): string => c.req.param('id') ?? ''

async function show(c: HttpContext, deps: ConnectionsWebDeps, sent: SentForm | null): Promise<Response> {
  const parting = await readParting(deps.connections, personOf(c), idOf(c))
  return deps.showPage(c, {
    title: connectionTexts(c.var.lang).disconnect.title(parting.account.name),
    current: CURRENT,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <DisconnectPage parting={parting} kit={kitOf(c, sent)} />,
  })
}
