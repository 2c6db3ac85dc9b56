import { Hono } from 'hono'
import { z } from 'zod'
import { may } from '#core/actor.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import type { PersonId } from '#core/ids.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { sendForm, ticked } from '#ui/form/send-form.ts'
import { changePerson } from '../actions/change-person.ts'
import { confirmPolicy } from '../actions/confirm-policy.ts'
import { organisationPermissions } from '../permissions.ts'
import { readMine } from '../queries/read-mine.ts'
import { organisationTexts } from '../texts.ts'
import { MinePage } from './mine-page.tsx'
import { paths } from './paths.ts'
import { kitOf, type OrganisationWebDeps } from './web-deps.ts'

const settingsForm = z.object({
  hidesName: ticked,
  language: z.enum(['sv', 'en']),
  substituteId: z.string().transform((id) => (id === '' ? null : (id as PersonId))),
})

/** One's own page. */
export function mineRoutes(deps: OrganisationWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.mine, (c) => showMine(c, deps, null))
  routes.post(paths.confirmPolicy, (c) =>
    sendForm(c, {
      form: 'policyn',
      schema: z.object({ policyVersionId: z.string() }),
      texts: deps.texts,
      again: (sent) => showMine(c, deps, sent),
      act: async (input) => {
        await confirmPolicy(deps, personOf(c), input)
        return doneAt(c, paths.mine, 'confirmed')
      },
    }),
  )
  routes.post(paths.mySettings, (c) =>
    sendForm(c, {
      form: 'val',
      schema: settingsForm,
      texts: deps.texts,
      again: (sent) => showMine(c, deps, sent),
      act: async (change) => {
        const { id } = personOf(c)
        await changePerson(deps, personOf(c), { personId: id, change })
        return doneAt(c, paths.mine, 'settings-saved')
      },
    }),
  )
  return routes
}

async function showMine(c: HttpContext, deps: OrganisationWebDeps, sent: SentForm | null): Promise<Response> {
  const actor = personOf(c)
  const view = await readMine(deps, actor)
  const texts = organisationTexts(c.var.lang)
  const seesMissing = may(actor, organisationPermissions.readReceipts, null)
  return deps.showPage(c, {
    title: texts.mine.title,
    current: 'mine',
    done: texts.done,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <MinePage view={view} kit={kitOf(c, sent)} now={deps.clock.now()} seesMissing={seesMissing} />,
  })
}
