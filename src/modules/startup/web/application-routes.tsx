import { Hono } from 'hono'
import { z } from 'zod'
import { Conflict, InvalidInput, NotPermitted, RuleBroken } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { optionalText, sendForm, version } from '#ui/form/send-form.ts'
import { requestOverride } from '../actions/request-override.ts'
import { submitApplication } from '../actions/submit-application.ts'
import { withdrawApplication } from '../actions/withdraw-application.ts'
import { readApplication, type ApplicationDetail } from '../queries/read-application.ts'
import { readOverrideDeciders } from '../queries/read-override-deciders.ts'
import { mayBeChanged } from '../rules/application.ts'
import { startupTexts } from '../texts.ts'
import { ApplicationPage } from './application-page.tsx'
import { OVERRIDE_FORM, OverridePage, WithdrawPage } from './end-pages.tsx'
import { startupPaths } from './paths.ts'
import { ReviewPage } from './review-page.tsx'
import { kitOf, type StartupWebDeps } from './web-deps.ts'
import { nameOf } from './words.ts'

/** One application's own page, and what is done with it as a whole: handed in, withdrawn, an exception asked for. */
export function applicationRoutes(deps: StartupWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(startupPaths.application(':id'), (c) => showApplication(c, deps))
  routes.get(startupPaths.review(':id'), (c) => showReview(c, deps, 200))
  routes.post(startupPaths.submit(':id'), (c) => submit(c, deps))
  routes.get(startupPaths.withdraw(':id'), (c) => showWithdraw(c, deps))
  routes.post(startupPaths.withdraw(':id'), (c) => withdraw(c, deps))
  routes.get(startupPaths.override(':id'), (c) => showOverride(c, deps, null))
  routes.post(startupPaths.override(':id'), (c) => askOverride(c, deps))
  return routes
}

const idOf = (c: HttpContext): string => c.req.param('id') ?? ''

const read = (c: HttpContext, deps: StartupWebDeps): Promise<ApplicationDetail> =>
  readApplication(deps.startup, personOf(c), idOf(c))

async function showApplication(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const detail = await read(c, deps)
  const { lang } = c.var
  return deps.showPage(c, {
    title: nameOf(detail.application, lang),
    current: 'applications',
    done: startupTexts(lang).done,
    children: <ApplicationPage detail={detail} lang={lang} />,
  })
}

async function readToFillIn(c: HttpContext, deps: StartupWebDeps): Promise<ApplicationDetail> {
  const detail = await read(c, deps)
  if (!mayBeChanged(detail.application.state)) throw new RuleBroken('application-closed')
  if (!detail.mayFillIn) throw new NotPermitted('applications:write')
  return detail
}

/** 422 or 409: it was handed in and refused. */
async function showReview(c: HttpContext, deps: StartupWebDeps, status: 200 | 409 | 422): Promise<Response> {
  const detail = await readToFillIn(c, deps)
  const { lang } = c.var
  const isRefusal = status !== 200
  return deps.showPage(c, {
    title: startupTexts(lang).review.title,
    current: 'applications',
    width: 'wide',
    hasErrors: isRefusal,
    status,
    done: startupTexts(lang).done,
    children: <ReviewPage detail={detail} kit={kitOf(c)} texts={deps.texts} isRefusal={isRefusal} />,
  })
}

const versionForm = z.object({ version })

async function submit(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  return sendForm(c, {
    form: 'lamna-in',
    schema: versionForm,
    texts: deps.texts,
    again: () => showReview(c, deps, 422),
    act: async (form) => {
      try {
        await submitApplication(deps.startup, personOf(c), { applicationId: idOf(c), version: form.version })
      } catch (error) {
        if (error instanceof InvalidInput) return showReview(c, deps, 422)
        if (error instanceof Conflict) return showReview(c, deps, 409)
        throw error
      }
      return doneAt(c, startupPaths.application(idOf(c)), 'ansokan-inlamnad')
    },
  })
}

async function showWithdraw(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const detail = await read(c, deps)
  if (!detail.mayWithdraw) throw new RuleBroken('application-closed')
  return deps.showPage(c, {
    title: startupTexts(c.var.lang).withdraw.confirm,
    current: 'applications',
    children: <WithdrawPage detail={detail} kit={kitOf(c)} />,
  })
}

async function withdraw(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  return sendForm(c, {
    form: 'aterta',
    schema: versionForm,
    texts: deps.texts,
    again: () => showWithdraw(c, deps),
    act: async (form) => {
      await withdrawApplication(deps.startup, personOf(c), { applicationId: idOf(c), version: form.version })
      return doneAt(c, startupPaths.application(idOf(c)), 'ansokan-atertagen')
    },
  })
}

async function showOverride(c: HttpContext, deps: StartupWebDeps, sent: SentForm | null): Promise<Response> {
  const detail = await readToFillIn(c, deps)
  const deciders = await readOverrideDeciders(deps.startup, personOf(c), detail)
  return deps.showPage(c, {
    title: startupTexts(c.var.lang).platform.ask,
    current: 'applications',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <OverridePage detail={detail} deciders={deciders} kit={kitOf(c, sent)} />,
  })
}

async function askOverride(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  return sendForm(c, {
    form: OVERRIDE_FORM,
    schema: z.object({ reason: optionalText }),
    texts: deps.texts,
    blames: 'reason',
    again: (sent) => showOverride(c, deps, sent),
    act: async ({ reason = '' }) => {
      await requestOverride(deps.startup, personOf(c), { applicationId: idOf(c), reason })
      return doneAt(c, startupPaths.application(idOf(c)), 'undantag-begart')
    },
  })
}
