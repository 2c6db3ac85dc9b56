import { Hono } from 'hono'
import { requireSignIn } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { MenuEntry } from '#ui/layout/staff-page.ts'
import { startupTexts } from '../texts.ts'
import { startupPaths } from './paths.ts'
import type { StartupWebDeps } from './web-deps.ts'

const SIGN_IN = '/logga-in'

export const startupMenu: readonly MenuEntry[] = [
  {
    key: 'applications',
    href: startupPaths.list,
    text: { sv: startupTexts('sv').nav.applications, en: startupTexts('en').nav.applications },
    group: 'work',
  },
]

/** Applications from the first question to the letter. Sessions and form protection are mounted around it. */
export function startupWeb(_deps: StartupWebDeps): Hono<HttpEnv> {
  const web = new Hono<HttpEnv>()
  for (const path of [startupPaths.list]) {
    web.use(path, requireSignIn(SIGN_IN))
    web.use(`${path}/*`, requireSignIn(SIGN_IN))
  }
  return web
}
