import { z } from 'zod'
import { InvalidInput } from '#core/errors.ts'
import { textField } from '#core/http/form-fields.ts'
import { parseForm } from '#core/http/form.ts'
import type { HttpContext } from '#core/http/variables.ts'
import { readUnits } from '#modules/organisation/index.ts'
import type { GuidanceDeps } from '../actions/deps.ts'
import { sendReport } from '../actions/send-report.ts'
import { LONGEST_REPORT, REPORT_KINDS } from '../rules/report.ts'
import { guidanceTexts } from '../texts.ts'
import { show, showNotFound, type Here } from './here.tsx'
import { hrefIn } from './place.ts'
import { ReportPage } from './report-page.tsx'
import { isOwnPage, textsAmong, type Tried } from './service-tip-routes.tsx'

const reportForm = z.object({
  kind: z.enum(REPORT_KINDS),
  unitId: z.uuid(),
  text: textField({ max: LONGEST_REPORT }),
})

export async function takeReport(c: HttpContext, deps: GuidanceDeps, here: Here): Promise<Response> {
  if (here.organisationIs === null || !isOwnPage(c, deps)) return showNotFound(c, deps, here)
  const form = await parseForm(c, reportForm)
  if (!form.ok)
    return showReport(c, deps, here, { values: form.values, wrong: form.problems.map(({ field }) => field) })
  try {
    const isSent = await sendReport(deps, here.organisationIs.orgId, form.value)
    return isSent
      ? c.redirect(hrefIn(here, '/berattat'), 303)
      : await showReport(c, deps, here, { values: form.value, isRefused: true })
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    const wrong = error.fields.map(({ field, code }) => (code === 'no-manager' ? 'noManager' : field))
    return showReport(c, deps, here, { values: form.value, wrong })
  }
}

export async function showReport(
  c: HttpContext,
  deps: GuidanceDeps,
  here: Here,
  { values = {}, wrong = [], isRefused = false }: Tried,
): Promise<Response> {
  const { organisationIs } = here
  if (organisationIs === null) return showNotFound(c, deps, here)
  const t = guidanceTexts(here.lang).report
  const units = await deps.db.forOrg(organisationIs.orgId, (tx) => readUnits(tx, organisationIs.orgId))
  const words: Readonly<Record<string, string>> = t.problems
  const problems = Object.fromEntries(
    wrong.map((field) => [field === 'noManager' ? 'unitId' : field, words[field] ?? t.problems.other]),
  )
  const typed = textsAmong(values)
  const asked = c.req.query('vad')
  const children = (
    <ReportPage
      place={here}
      units={units}
      values={typed['kind'] === undefined && asked !== undefined ? { ...typed, kind: asked } : typed}
      problems={problems}
      refusal={isRefused ? t.tooMany : null}
    />
  )
  return show(c, deps, here, {
    title: t.title,
    children,
    status: isRefused ? 429 : wrong.length > 0 ? 422 : 200,
  })
}
