import { Hono } from 'hono'
import { z } from 'zod'
import { Conflict } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { sendForm, text, version } from '#ui/form/send-form.ts'
import { changeDraft, keepBoth } from '../actions/save-draft.ts'
import { readDraft } from '../queries/read-draft.ts'
import { paths } from './paths.ts'
import { versionsMenu } from './policy-menu.ts'
import { TEXT_FORM, TextPage } from './text-page.tsx'
import { policyVersionTexts } from './version-texts.ts'
import { kitOf, type PolicyWebDeps } from './web-deps.ts'

const textForm = z.object({
  name: text.max(200),
  yaml: z.string(),
  version,
  /** After somebody else has saved: which of the two texts takes this place. */
  both: z.enum(['own', 'over']).optional(),
})

/** The whole text of a draft. */
export function textRoutes(deps: PolicyWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const id = (c: HttpContext) => c.req.param('id') ?? ''
  routes.get(paths.text(':id'), (c) => show(c, deps, { sent: null, hasClash: false }))
  routes.post(paths.text(':id'), (c) =>
    sendForm(c, {
      form: TEXT_FORM,
      schema: textForm,
      texts: deps.texts,
      again: (sent) => show(c, deps, { sent, hasClash: false }),
      act: (form) => save(c, deps, id(c), form),
    }),
  )
  return routes
}

async function save(
  c: HttpContext,
  deps: PolicyWebDeps,
  draftId: string,
  { both, ...form }: z.output<typeof textForm>,
): Promise<Response> {
  const actor = personOf(c)
  try {
    if (both === undefined) {
      await changeDraft(deps, actor, { draftId, ...form })
      return doneAt(c, paths.draft(draftId), 'saved')
    }
    const { draft } = await readDraft(deps, actor, draftId)
    const isMineOver = both === 'over'
    const by = isMineOver ? draft.savedBy : actor.name
    const copyName = policyVersionTexts(c.var.lang).copyOf(draft.name, by)
    const kept = await keepBoth(deps, actor, { draftId, ...form, isMineOver, copyName })
    return doneAt(c, paths.draft(kept.draftId), isMineOver ? 'put-over' : 'kept-own')
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const values = { name: form.name, yaml: form.yaml }
    return show(c, deps, { sent: { form: TEXT_FORM, values, problems: {} }, hasClash: true })
  }
}

type Shown = { readonly sent: SentForm | null; readonly hasClash: boolean }

async function show(c: HttpContext, deps: PolicyWebDeps, { sent, hasClash }: Shown): Promise<Response> {
  const view = await readDraft(deps, personOf(c), c.req.param('id') ?? '')
  return deps.showPage(c, {
    title: policyVersionTexts(c.var.lang).textTitle(view.draft.name),
    current: versionsMenu.key,
    width: 'wide',
    hasErrors: sent !== null,
    status: hasClash ? 409 : sent === null ? 200 : 422,
    children: <TextPage kit={kitOf(c, sent)} view={view} hasClash={hasClash} />,
  })
}
