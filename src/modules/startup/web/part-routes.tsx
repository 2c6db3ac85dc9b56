import { Hono } from 'hono'
import { Conflict, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { readForm, type FormBody } from '#core/http/form.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import type { StartQuestion } from '#modules/policy/index.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { FormKit } from '#ui/form/form-kit.tsx'
import { saveAnswers } from '../actions/save-answers.ts'
import { readApplication, type ApplicationDetail } from '../queries/read-application.ts'
import { mayBeChanged } from '../rules/application.ts'
import { ANSWER_OF } from '../rules/basic-questions.ts'
import { BASICS, questionsNow } from '../rules/judge.ts'
import { readAnswers, type Typed } from '../rules/read-answers.ts'
import { startupTexts } from '../texts.ts'
import { basicsIn } from './basics-in.ts'
import { BasicsPage } from './basics-page.tsx'
import { PART_FORM, typedIn } from './fields.ts'
import { problemsOn } from './part-problems.ts'
import { PartPage } from './part-page.tsx'
import { afterPart, partsOf, type Part } from './parts.ts'
import { startupPaths } from './paths.ts'
import type { StartupWebDeps } from './web-deps.ts'

/** The short pages in which an application is filled in. Everything is saved, right or wrong; what is wrong is told beside it (F-051). */
export function partRoutes(deps: StartupWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const both = [
    [startupPaths.basics(':id'), () => BASICS],
    [startupPaths.part(':id', ':del'), (c: HttpContext) => c.req.param('del') ?? ''],
  ] as const
  for (const [path, keyOf] of both) {
    routes.get(path, async (c) => {
      const read = await readApplication(deps.startup, personOf(c), c.req.param('id') ?? '')
      // handed in meanwhile: it is read on its own page
      if (!mayBeChanged(read.application.state))
        return c.redirect(startupPaths.application(read.application.id), 303)
      const detail = permitted(read)
      return showPart(c, deps, { detail, part: partIn(detail, keyOf(c), c) })
    })
    routes.post(path, (c) => savePart(c, deps, keyOf(c)))
  }
  return routes
}

/** Throws `NotFound`, and `NotPermitted` for whoever is no party to it. */
async function readToFillIn(c: HttpContext, deps: StartupWebDeps): Promise<ApplicationDetail> {
  const detail = await readApplication(deps.startup, personOf(c), c.req.param('id') ?? '')
  if (!mayBeChanged(detail.application.state)) throw new RuleBroken('application-closed')
  return permitted(detail)
}

function permitted(detail: ApplicationDetail): ApplicationDetail {
  if (!detail.mayFillIn) throw new NotPermitted('applications:write')
  return detail
}

function partIn(detail: ApplicationDetail, key: string, c: HttpContext): Part {
  const part = partsOf(detail, c.var.lang).find((one) => one.key === key)
  if (part === undefined) throw new NotFound('application-part', key)
  return part
}

type Shown = {
  readonly detail: ApplicationDetail
  readonly part: Part
  readonly notice?: string
  readonly status?: 200 | 409
}

/** `?visa=fel` comes with what is missing, too: before that nobody is told that they have not answered yet. */
async function showPart(c: HttpContext, deps: StartupWebDeps, shown: Shown): Promise<Response> {
  const { lang } = c.var
  const t = startupTexts(lang)
  const { detail, part, status = 200 } = shown
  const isAsked = c.req.query('visa') === 'fel'
  const problems = problemsOn(part, detail, { lang, withMissing: isAsked, texts: deps.texts })
  const kit: FormKit = {
    lang,
    csrf: c.var.formToken(),
    sent: Object.keys(problems).length === 0 ? null : { form: PART_FORM, values: {}, problems },
  }
  const notice = shown.notice ?? (c.req.query('visa') === 'foljd' ? t.part.followUp : undefined)
  const Page = part.group === null ? BasicsPage : PartPage
  return deps.showPage(c, {
    title: part.title,
    current: 'applications',
    width: 'wide',
    hasErrors: kit.sent !== null,
    status,
    done: t.done,
    children: <Page detail={detail} part={part} kit={kit} notice={notice} />,
  })
}

async function savePart(c: HttpContext, deps: StartupWebDeps, key: string): Promise<Response> {
  const before = await readToFillIn(c, deps)
  const part = partIn(before, key, c)
  const body = await readForm(c)
  const questions = questionsOn(part)
  const typed = typedIn(body, questions)
  const answers = readAnswers(questions, typed)
  const basics = part.group === null ? basicsIn(typed, before.judgement.basicFields) : {}
  const { id } = before.application
  try {
    const version = versionIn(body)
    await saveAnswers(deps.startup, personOf(c), { applicationId: id, version, answers, basics })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return showAgain(c, deps, { part, typed, error })
  }
  return goOn(c, deps, { key, before, isLater: body['sedan'] === 'ja' })
}

const versionIn = (body: FormBody): number => {
  const version = Number(body['version'])
  return Number.isSafeInteger(version) ? version : 0
}

function questionsOn(part: Part): readonly Pick<StartQuestion, 'key' | 'type'>[] {
  if (part.group !== null) return part.group.items.flatMap((item) => item.value.questions)
  return Object.values(ANSWER_OF).map((key) => ({
    key,
    type: key === 'platform' ? 'platform' : key === 'until' ? 'date' : 'longText',
  }))
}

type Again = { readonly part: Part; readonly typed: Typed; readonly error: Conflict }

/** Somebody else was first: what was typed stands over what they saved, with the version of theirs, to be read and saved again. */
async function showAgain(
  c: HttpContext,
  deps: StartupWebDeps,
  { part, typed, error }: Again,
): Promise<Response> {
  const detail = await readToFillIn(c, deps)
  const { application, judgement } = detail
  const answers = { ...application.answers, ...readAnswers(questionsOn(part), typed) }
  const basics = {
    ...application.basics,
    ...basicsIn(typed, part.group === null ? judgement.basicFields : []),
  }
  const notice = deps.texts.rule?.({ code: error.code, details: error.details }, c.var.lang)?.message
  return showPart(c, deps, {
    detail: { ...detail, application: { ...application, answers, basics } },
    part,
    status: 409,
    ...(notice === undefined ? {} : { notice }),
  })
}

type Going = { readonly key: string; readonly before: ApplicationDetail; readonly isLater: boolean }

/** To the next part; back to this one when an answer stops it, cannot be read, or asks for more. */
async function goOn(
  c: HttpContext,
  deps: StartupWebDeps,
  { key, before, isLater }: Going,
): Promise<Response> {
  const { id } = before.application
  if (isLater) return doneAt(c, startupPaths.application(id), 'ansokan-sparad')
  const after = await readToFillIn(c, deps)
  const part = partIn(after, key, c)
  const problems = problemsOn(part, after, { lang: c.var.lang, withMissing: false, texts: deps.texts })
  const asked = (detail: ApplicationDetail) =>
    part.group === null
      ? []
      : questionsNow(detail.inForce.policy, part.group, detail.application).map((question) => question.key)
  const isMore = asked(after).some((question) => !asked(before).includes(question))
  if (part.isStopped || Object.keys(problems).length > 0) return doneAt(c, part.href, 'ansokan-sparad')
  if (isMore) return doneAt(c, `${part.href}?visa=foljd`, 'ansokan-sparad')
  return c.redirect(afterPart(partsOf(after, c.var.lang), key, id), 303)
}
