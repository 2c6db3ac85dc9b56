import { Hono } from 'hono'
import { z } from 'zod'
import { hasRoleSomewhere } from '#core/actor.ts'
import { personOf, requireSignIn } from '#core/http/session.ts'
import type { ErrorTexts } from '#core/http/explain-error.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import { sendForm, version } from '#ui/form/send-form.ts'
import type { ReadHomeTasks } from '#ui/layout/home-task.ts'
import type { MenuEntry, ShowPage } from '#ui/layout/staff-page.ts'
import type { ReportDeps } from '../actions/deps.ts'
import { settleReport } from '../actions/settle-report.ts'
import { countOpenReports, readReports } from '../queries/read-reports.ts'
import { guidanceTexts } from '../texts.ts'
import { ReportsPage } from './reports-page.tsx'
import { REPORTS_PATH } from './reports-path.ts'

export type ReportQueueDeps = ReportDeps & { readonly texts: ErrorTexts; readonly showPage: ShowPage }

export const reportsMenu: MenuEntry = {
  key: 'reports',
  href: REPORTS_PATH,
  text: { sv: guidanceTexts('sv').reports.menu, en: guidanceTexts('en').reports.menu },
  group: 'organisation',
  // their own role or one held for a unit; never one of somebody they stand in for
  isFor: (actor) =>
    [actor, ...(actor.capacities ?? []).filter(({ id }) => id === actor.id)].some((own) =>
      hasRoleSomewhere(own, 'manager'),
    ),
}

/** To the answers that need no sign-in: whoever follows it is not followed. */
export const guidanceMenu: MenuEntry = {
  key: 'guidance',
  href: '/vagledning',
  text: { sv: guidanceTexts('sv').title, en: guidanceTexts('en').title },
  group: 'rules',
}

/** For the page "Att göra": that something waits, nothing of what it is. */
export function reportTasks(deps: Pick<ReportDeps, 'db' | 'clock'>): ReadHomeTasks {
  return async (actor, lang) => {
    const t = guidanceTexts(lang).reports
    if (reportsMenu.isFor?.(actor) !== true || (await countOpenReports(deps, actor)) === 0) return []
    return [
      {
        key: 'reports',
        group: 'now',
        clock: { state: 'promptly' },
        verb: t.task,
        facts: t.taskFacts,
        chip: null,
        href: REPORTS_PATH,
        button: t.open,
      },
    ]
  }
}

/** What was told to the manager. Mounted behind sign-in and form protection. */
export function reportQueueRoutes(deps: ReportQueueDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.use(REPORTS_PATH, requireSignIn('/logga-in'))
  routes.get(REPORTS_PATH, (c) => show(c, deps))
  routes.post(`${REPORTS_PATH}/:id`, (c) =>
    sendForm(c, {
      form: 'reports',
      schema: z.object({ version }),
      texts: deps.texts,
      again: () => show(c, deps),
      act: async (form) => {
        await settleReport(deps, personOf(c), { ...form, reportId: c.req.param('id') })
        return doneAt(c, REPORTS_PATH, 'report-settled')
      },
    }),
  )
  return routes
}

async function show(c: HttpContext, deps: ReportQueueDeps): Promise<Response> {
  const list = await readReports(deps, personOf(c))
  const t = guidanceTexts(c.var.lang).reports
  return deps.showPage(c, {
    title: t.title,
    current: reportsMenu.key,
    done: { 'report-settled': t.settled },
    children: <ReportsPage kit={{ lang: c.var.lang, csrf: c.var.formToken(), sent: null }} list={list} />,
  })
}
