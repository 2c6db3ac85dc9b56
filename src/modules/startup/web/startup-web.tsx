import { Hono } from 'hono'
import { requireSignIn } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { MenuEntry } from '#ui/layout/staff-page.ts'
import { startupTexts } from '../texts.ts'
import { countWaiting } from '../queries/read-waiting.ts'
import { decideRoutes } from './decide/decide-routes.tsx'
import { decideTexts } from './decide/texts.ts'
import { applicationRoutes } from './application-routes.tsx'
import { listRoutes } from './list-routes.tsx'
import { partRoutes } from './part-routes.tsx'
import { startupPaths } from './paths.ts'
import { startRoutes } from './start-routes.tsx'
import type { StartupWebDeps } from './web-deps.ts'

const SIGN_IN = '/logga-in'

export const startupMenu: readonly MenuEntry[] = [
  {
    key: 'waiting',
    href: startupPaths.waiting,
    text: { sv: decideTexts('sv').waiting.title, en: decideTexts('en').waiting.title },
    group: 'work',
    count: countWaiting,
  },
  {
    key: 'applications',
    href: startupPaths.list,
    text: { sv: startupTexts('sv').nav.applications, en: startupTexts('en').nav.applications },
    group: 'accounts',
  },
  {
    key: 'exceptions',
    href: startupPaths.exceptions,
    text: { sv: decideTexts('sv').exceptions.title, en: decideTexts('en').exceptions.title },
    group: 'oversight',
  },
]

/** Applications from the first question to the letter. Sessions and form protection are mounted around it. */
export function startupWeb(deps: StartupWebDeps): Hono<HttpEnv> {
  const web = new Hono<HttpEnv>()
  for (const path of [startupPaths.list, startupPaths.waiting, startupPaths.exceptions]) {
    web.use(path, requireSignIn(SIGN_IN))
    web.use(`${path}/*`, requireSignIn(SIGN_IN))
  }
  web.route('/', listRoutes(deps))
  web.route('/', startRoutes(deps))
  web.route('/', decideRoutes(deps))
  web.route('/', partRoutes(deps))
  web.route('/', applicationRoutes(deps))
  return web
}
