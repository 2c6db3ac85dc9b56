import { z } from 'zod'
import { isFromOwnPage } from '#core/auth/csrf.ts'
import { InvalidInput } from '#core/errors.ts'
import { lineField, textField } from '#core/http/form-fields.ts'
import { parseForm } from '#core/http/form.ts'
import type { HttpContext } from '#core/http/variables.ts'
import { readUnits } from '#modules/organisation/index.ts'
import { leaveTip, LONGEST_ABOUT, LONGEST_NOTE } from '#modules/public/index.ts'
import type { GuidanceDeps } from '../actions/deps.ts'
import { guidanceTexts } from '../texts.ts'
import { show, showNotFound, type Here } from './here.tsx'
import { hrefIn } from './place.ts'
import { ServiceTipPage } from './service-tip-page.tsx'

const tipForm = z.object({
  about: lineField({ max: LONGEST_ABOUT }).refine(
    (text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text),
    'not-a-url',
  ),
  note: textField({ max: LONGEST_NOTE, optional: true }).optional().default(''),
  unitId: z.string().optional().default(''),
})

/** What came back from a form that was sent: typed words, fields to mend, or that too much has come. */
export type Tried = {
  readonly values?: Readonly<Record<string, unknown>>
  readonly wrong?: readonly string[]
  readonly isRefused?: boolean
}

export function isOwnPage(c: HttpContext, { baseUrl }: Pick<GuidanceDeps, 'baseUrl'>): boolean {
  const from = { secFetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin') }
  return isFromOwnPage(from, new URL(baseUrl).origin)
}

export function textsAmong(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts = Object.entries(values).filter((one): one is [string, string] => typeof one[1] === 'string')
  return Object.fromEntries(texts)
}

export async function takeTip(c: HttpContext, deps: GuidanceDeps, here: Here): Promise<Response> {
  if (here.organisationIs === null || !isOwnPage(c, deps)) return showNotFound(c, deps, here)
  const form = await parseForm(c, tipForm)
  if (!form.ok)
    return showTip(c, deps, here, { values: form.values, wrong: form.problems.map(({ field }) => field) })
  const { about, note, unitId: chosen } = form.value
  const unitId = chosen === '' ? null : chosen
  try {
    const tip = { kind: 'for-service', about, note, unitId, address: null } as const
    const left = await leaveTip(deps, here.organisationIs.orgId, tip)
    return left.isKept
      ? c.redirect(hrefIn(here, '/tack'), 303)
      : await showTip(c, deps, here, { values: form.value, isRefused: true })
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return showTip(c, deps, here, { values: form.value, wrong: error.fields.map(({ field }) => field) })
  }
}

export async function showTip(
  c: HttpContext,
  deps: GuidanceDeps,
  here: Here,
  { values = {}, wrong = [], isRefused = false }: Tried,
): Promise<Response> {
  const { organisationIs } = here
  if (organisationIs === null) return showNotFound(c, deps, here)
  const t = guidanceTexts(here.lang).tip
  const units = await deps.db.forOrg(organisationIs.orgId, (tx) => readUnits(tx, organisationIs.orgId))
  const words: Readonly<Record<string, string>> = t.problems
  const problems = Object.fromEntries(wrong.map((field) => [field, words[field] ?? t.problems.other]))
  const children = (
    <ServiceTipPage
      place={here}
      units={units}
      values={textsAmong(values)}
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
