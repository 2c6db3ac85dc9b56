import { Hono } from 'hono'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '#core/http/cursor.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { LIST_VIEWS, readApplications, type ListView, type ListWish } from '../queries/list-applications.ts'
import { APPLICATION_STATES, type ApplicationState } from '../rules/application.ts'
import { startupTexts } from '../texts.ts'
import { addressOf, ListPage } from './list-page.tsx'
import { startupPaths } from './paths.ts'
import type { StartupWebDeps } from './web-deps.ts'

const place = z.object({ changedAt: z.iso.datetime(), id: z.uuid() })

export function listRoutes(deps: StartupWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(startupPaths.list, (c) => showList(c, deps))
  return routes
}

function wishOf(c: HttpContext): ListWish {
  const view = c.req.query('vy') ?? 'mine'
  const state = c.req.query('lage') ?? ''
  const after = c.req.query('efter')
  return {
    view: (LIST_VIEWS as readonly string[]).includes(view) ? (view as ListView) : 'mine',
    state: (APPLICATION_STATES as readonly string[]).includes(state) ? (state as ApplicationState) : null,
    before: after === undefined ? null : decodeCursor(after, place),
  }
}

async function showList(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const { lang } = c.var
  const wish = wishOf(c)
  const list = await readApplications(deps.startup, personOf(c), wish)
  const t = startupTexts(lang)
  const olderHref = list.next === null ? null : addressOf(wish, encodeCursor({ ...list.next }))
  return deps.showPage(c, {
    title: t.list.title,
    current: 'applications',
    width: 'wide',
    done: t.done,
    children: (
      <ListPage list={list} wish={wish} olderHref={olderHref} now={deps.startup.clock.now()} lang={lang} />
    ),
  })
}
