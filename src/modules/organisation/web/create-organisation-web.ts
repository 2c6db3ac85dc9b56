import { Hono } from 'hono'
import { requireSignIn } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { MenuEntry } from '#ui/layout/staff-page.ts'
import { en } from '../texts.en.ts'
import { sv } from '../texts.sv.ts'
import { importRoutes } from './import-routes.tsx'
import { mineRoutes } from './mine-routes.tsx'
import { organisationRoutes } from './organisation-routes.tsx'
import { paths } from './paths.ts'
import { peopleRoutes } from './people-routes.tsx'
import type { OrganisationWebDeps } from './web-deps.ts'

const SIGN_IN = '/logga-in'

/** The organisation's pages. Sessions and form protection are mounted around them. */
export function organisationWeb(deps: OrganisationWebDeps): Hono<HttpEnv> {
  const web = new Hono<HttpEnv>()
  for (const path of [paths.organisation, paths.people, paths.mine]) {
    web.use(path, requireSignIn(SIGN_IN))
    web.use(`${path}/*`, requireSignIn(SIGN_IN))
  }
  for (const routes of [organisationRoutes, importRoutes, peopleRoutes, mineRoutes])
    web.route('/', routes(deps))
  return web
}

const entry = (key: keyof typeof sv.menu, href: string): MenuEntry => ({
  ...{ key, href, group: 'organisation' },
  text: { sv: sv.menu[key], en: en.menu[key] },
})

export const organisationMenu: readonly MenuEntry[] = [
  entry('organisation', paths.organisation),
  entry('people', paths.people),
  entry('mine', paths.mine),
]
