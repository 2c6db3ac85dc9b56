import { Hono } from 'hono'
import { readForm, type FormValue } from '#core/http/form.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { importDraft, permitDrafts } from '../actions/save-draft.ts'
import type { PolicyProblem } from '../policy-problem.ts'
import { IMPORT_FORM, ImportPage } from './import-page.tsx'
import { paths } from './paths.ts'
import { versionsMenu } from './policy-menu.ts'
import { policyVersionTexts } from './version-texts.ts'
import { kitOf, type PolicyWebDeps } from './web-deps.ts'

/** A policy comes in as a file or as pasted text and becomes a draft. */
export function importRoutes(deps: PolicyWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.import, async (c) => {
    await permitDrafts(deps, personOf(c))
    return show(c, deps, { sent: null, refused: [] })
  })
  routes.post(paths.import, async (c) => {
    const t = policyVersionTexts(c.var.lang)
    const form = await readForm(c)
    const [typed, wished] = [textOf(form['yaml']), textOf(form['name'])]
    const file = await fileOf(form['file'])
    if (file === null && typed.trim() === '') {
      const problems = { file: t.importNothing }
      return show(c, deps, { sent: { form: IMPORT_FORM, values: { name: wished }, problems }, refused: [] })
    }
    const content = file?.content ?? new TextEncoder().encode(typed)
    const name = wished.trim() === '' ? (file?.name ?? t.pasted) : wished
    const imported = await importDraft(deps, personOf(c), { name, content })
    if (imported.kind === 'kept') return doneAt(c, paths.draft(imported.draftId), 'imported')
    const sent = { form: IMPORT_FORM, values: { name: wished, yaml: typed }, problems: {} }
    return show(c, deps, { sent, refused: imported.problems })
  })
  return routes
}

const textOf = (value: FormValue | undefined): string => (typeof value === 'string' ? value : '')

/** A browser sends an empty file where none was chosen. */
async function fileOf(
  value: FormValue | undefined,
): Promise<{ readonly name: string; readonly content: Uint8Array } | null> {
  if (!(value instanceof File) || (value.size === 0 && value.name === '')) return null
  return { name: value.name, content: new Uint8Array(await value.arrayBuffer()) }
}

type Shown = { readonly sent: SentForm | null; readonly refused: readonly PolicyProblem[] }

function show(c: HttpContext, deps: PolicyWebDeps, { sent, refused }: Shown): Promise<Response> {
  return deps.showPage(c, {
    title: policyVersionTexts(c.var.lang).importTitle,
    current: versionsMenu.key,
    width: 'wide',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <ImportPage kit={kitOf(c, sent)} refused={refused} />,
  })
}
