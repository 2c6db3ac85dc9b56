import { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#core/errors.ts'
import { readForm, type FormBody } from '#core/http/form.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import { changeFields, fieldValues, type FieldsChanged } from '../actions/change-fields.ts'
import type { PolicyDraft } from '../queries/read-draft.ts'
import { readDraftText } from '../queries/read-draft.ts'
import { isEditSection, type EditSection } from '../rules/editing/edit-sections.ts'
import type { FormValue, FormValues } from '../rules/editing/form-fields.ts'
import { buildEditView } from './build-edit-view.ts'
import { EditPage } from './edit-page.tsx'
import { paths } from './paths.ts'
import { versionsMenu } from './policy-menu.ts'
import { policyVersionTexts } from './version-texts.ts'
import { kitOf, type PolicyWebDeps } from './web-deps.ts'

/** The forms for the common parameters, one for each part. */
export function editRoutes(deps: PolicyWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.edit(':id', ':section'), async (c) => {
    const draft = await readDraftText(deps, personOf(c), c.req.param('id') ?? '')
    return show(c, deps, { draft })
  })
  routes.post(paths.edit(':id', ':section'), (c) => save(c, deps))
  return routes
}

function sectionOf(c: HttpContext): EditSection {
  const section = c.req.param('section') ?? ''
  if (!isEditSection(section)) throw new NotFound('policy section', section)
  return section
}

const formValue = z.union([z.string(), z.array(z.string())])

function baseOf(form: FormBody): FormValues {
  const { base } = form
  try {
    const read = z.record(z.string(), formValue).safeParse(JSON.parse(typeof base === 'string' ? base : '{}'))
    return read.success ? read.data : {}
  } catch {
    // Not what this page sent: nothing then counts as seen, and every field that differs is asked about.
    return {}
  }
}

function sentOf(form: FormBody): FormValues {
  const { base: _, ...fields } = form
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, FormValue] => [
      name,
      Array.isArray(value)
        ? value.filter((one) => typeof one === 'string')
        : typeof value === 'string'
          ? value
          : '',
    ]),
  )
}

async function save(c: HttpContext, deps: PolicyWebDeps): Promise<Response> {
  const form = await readForm(c)
  const [base, sent] = [baseOf(form), sentOf(form)]
  const section = sectionOf(c)
  const draftId = c.req.param('id') ?? ''
  const changed = await changeFields(deps, personOf(c), { draftId, section, base, sent })
  if (changed.kind === 'saved')
    return doneAt(c, paths.edit(draftId, section), changed.wasMerged ? 'merged' : 'saved')
  return show(c, deps, { draft: changed.draft, sent, base, changed })
}

type Shown = {
  readonly draft: PolicyDraft
  readonly sent?: FormValues
  readonly base?: FormValues
  readonly changed?: Exclude<FieldsChanged, { kind: 'saved' }>
}

function problemsOf(c: HttpContext, { changed }: Shown): Readonly<Record<string, string>> {
  if (changed?.kind === 'not-alone') return { [changed.name]: policyVersionTexts(c.var.lang).notAlone }
  if (changed?.kind !== 'faulty') return {}
  const { lang } = c.var
  return Object.fromEntries(
    [...changed.faults].map(([name, { message, remedy }]) => [name, `${message[lang]} ${remedy[lang]}`]),
  )
}

function show(c: HttpContext, deps: PolicyWebDeps, shown: Shown): Promise<Response> {
  const { draft, sent, changed } = shown
  const section = sectionOf(c)
  const t = policyVersionTexts(c.var.lang)
  const current = fieldValues(draft.yaml, section) ?? {}
  // After a clash the others' words have been seen: sending again replaces them.
  const base = changed?.kind === 'clash' ? current : (shown.base ?? current)
  const isClash = changed?.kind === 'clash'
  return deps.showPage(c, {
    title: t.sections[section],
    current: versionsMenu.key,
    done: t.done,
    hasErrors: changed !== undefined,
    status: changed === undefined ? 200 : isClash ? 409 : 422,
    children: (
      <EditPage
        kit={kitOf(c)}
        draft={draft}
        section={section}
        groups={buildEditView(draft.yaml, section, c.var.lang)}
        state={{ values: { ...current, ...sent }, base, problems: problemsOf(c, shown) }}
        clashes={isClash ? changed.clashes : new Map()}
      />
    ),
  })
}
