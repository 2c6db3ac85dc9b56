import { Hono } from 'hono'
import { z } from 'zod'
import { InvalidInput } from '#core/errors.ts'
import { parseForm } from '#core/http/form.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { alertTexts, markAllRead, markRead, setWishes } from '#modules/alerts/index.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { doneAt, kitOf, showPage } from '../frame.tsx'
import { paths } from '../paths.ts'
import { ticked } from '../send-form.ts'
import { AlertsPage } from './alerts-page.tsx'
import { buildAlertsView } from './build-alerts-view.ts'

/** A person's own alerts: each sees and marks only what is theirs. */
export function alertRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.alerts, (c) => showAlerts(c, deps))
  routes.post(paths.alertRead(':id'), async (c) => {
    await markRead(deps.alerts, personOf(c), c.req.param('id') ?? '')
    return doneAt(c, paths.alerts, 'alertsRead')
  })
  routes.post(paths.allAlertsRead, async (c) => {
    const { until } = await formOf(c, allForm)
    await markAllRead(deps.alerts, personOf(c), until)
    return doneAt(c, paths.alerts, 'alertsRead')
  })
  routes.post(paths.alertWishes, async (c) => {
    await setWishes(deps.alerts, personOf(c), await formOf(c, wishesForm))
    return doneAt(c, paths.alerts, 'saved')
  })
  return routes
}

const allForm = z.object({
  until: z.iso.datetime({ offset: true }).transform((at) => Temporal.Instant.from(at)),
})
const wishesForm = z.object({ wantsWarnings: ticked })

/** Nothing here is typed by hand, so a form that does not hold has its own page. */
async function formOf<Schema extends z.ZodType>(c: HttpContext, schema: Schema): Promise<z.output<Schema>> {
  const form = await parseForm(c, schema)
  if (!form.ok) throw new InvalidInput(form.problems)
  return form.value
}

async function showAlerts(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const { lang } = c.var
  const view = await buildAlertsView(deps, personOf(c), { after: c.req.query('fran') ?? null, lang })
  return showPage(c, deps, {
    title: alertTexts(lang).page.title,
    current: 'alerts',
    width: 'wide',
    children: <AlertsPage view={view} kit={kitOf(c)} />,
  })
}
