import { Hono } from 'hono'
import { z } from 'zod'
import { LOCAL_ZONE } from '#core/clock.ts'
import { InvalidInput } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { sendForm, ticked, version } from '#ui/form/send-form.ts'
import { adoptVersion } from '../actions/adopt-version.ts'
import { readDraft } from '../queries/read-draft.ts'
import { ADOPT_FORM, AdoptPage } from './adopt-page.tsx'
import { paths } from './paths.ts'
import { versionsMenu } from './policy-menu.ts'
import { policyVersionTexts } from './version-texts.ts'
import { kitOf, type PolicyWebDeps } from './web-deps.ts'

const adoptForm = z.object({
  when: z.enum(['now', 'day']),
  day: z.string().default(''),
  knowsUnknowns: ticked,
  knowsScheduled: ticked,
  version,
})

/** From draft to version, from now or from a day. */
export function adoptRoutes(deps: PolicyWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.adopt(':id'), (c) => show(c, deps, null))
  routes.post(paths.adopt(':id'), (c) =>
    sendForm(c, {
      form: ADOPT_FORM,
      schema: adoptForm,
      texts: deps.texts,
      blames: 'when',
      again: (sent) => show(c, deps, sent),
      act: async (form) => {
        await adoptVersion(deps, personOf(c), {
          draftId: c.req.param('id') ?? '',
          version: form.version,
          validFrom: form.when === 'now' ? null : midnightOf(form.day),
          knows: { unknowns: form.knowsUnknowns, scheduled: form.knowsScheduled },
        })
        return doneAt(c, paths.versions, 'adopted')
      },
    }),
  )
  return routes
}

/** The first minute of a day in Sweden. */
function midnightOf(day: string): Temporal.Instant {
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new RangeError(day)
    return Temporal.PlainDate.from(day, { overflow: 'reject' })
      .toZonedDateTime({ timeZone: LOCAL_ZONE, plainTime: '00:00' })
      .toInstant()
  } catch {
    throw new InvalidInput([{ field: 'day', code: 'policy.bad-day' }])
  }
}

async function show(c: HttpContext, deps: PolicyWebDeps, sent: SentForm | null): Promise<Response> {
  const view = await readDraft(deps, personOf(c), c.req.param('id') ?? '')
  return deps.showPage(c, {
    title: policyVersionTexts(c.var.lang).adoptTitle(view.draft.name),
    current: versionsMenu.key,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <AdoptPage kit={kitOf(c, sent)} view={view} now={deps.clock.now()} />,
  })
}
