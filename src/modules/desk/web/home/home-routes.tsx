import { Hono } from 'hono'
import { personOf } from '#core/http/session.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { KeyboardHelp } from '#ui/components/keyboard/keyboard.tsx'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { showPage } from '../frame.tsx'
import { paths } from '../paths.ts'
import { buildHomeView } from './build-home-view.ts'
import { HomePage } from './home-page.tsx'

export function homeRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.home, async (c) => {
    const { lang } = c.var
    const home = await buildHomeView(deps, personOf(c), lang)
    return showPage(c, deps, {
      title: deskTexts(lang).nav.home,
      current: 'home',
      width: 'wide',
      children: <HomePage home={home} lang={lang} now={deps.clock.now()} />,
    })
  })
  routes.get(paths.keyboard, (c) =>
    showPage(c, deps, {
      title: deskTexts(c.var.lang).keyboard.title,
      current: 'keyboard',
      children: <KeyboardHelp lang={c.var.lang} />,
    }),
  )
  return routes
}
