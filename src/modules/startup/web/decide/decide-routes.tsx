import { Hono } from 'hono'
import { z } from 'zod'
import { InvalidInput } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { accountHomeTasks } from '#modules/accounts/index.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { optionalText, sendForm } from '#ui/form/send-form.ts'
import { decideStep } from '../../actions/decide-step.ts'
import { readDecision } from '../../queries/read-decision.ts'
import { readExceptions } from '../../queries/read-overrides.ts'
import { readLetter } from '../../queries/read-letter.ts'
import { readWaiting } from '../../queries/read-waiting.ts'
import type { StepOutcome } from '../../rules/application.ts'
import { startupPaths } from '../paths.ts'
import { kitOf, type StartupWebDeps } from '../web-deps.ts'
import { DECISION_FORM } from './decision-form.tsx'
import { DecisionPage } from './decision-page.tsx'
import { ExceptionsPage } from './exceptions-page.tsx'
import { decideTexts } from './texts.ts'
import { nameOf } from './waiting-words.ts'
import { WaitingPage } from './waiting-page.tsx'

/** What waits for somebody's answer, and the answer. */
export function decideRoutes(deps: StartupWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(startupPaths.waiting, (c) => showWaiting(c, deps))
  routes.get(startupPaths.waitingStep(':id'), (c) => showStep(c, deps, null))
  routes.post(startupPaths.answer(':id'), (c) => answer(c, deps))
  routes.get(startupPaths.exceptions, (c) => showExceptions(c, deps))
  routes.get(startupPaths.letter(':id'), (c) => sendLetter(c, deps))
  return routes
}

async function showWaiting(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const { lang } = c.var
  const waiting = await readWaiting(deps.startup, personOf(c))
  const t = decideTexts(lang)
  const ownSteps = new Set(
    waiting.map(({ application }) => `${application.accountId ?? ''}-acknowledge-closing`),
  )
  const onAccounts = (await accountHomeTasks(deps.startup.accounts)(personOf(c), lang)).filter(
    ({ group, key }) => group === 'waiting' && !ownSteps.has(key),
  )
  return deps.showPage(c, {
    title: t.waiting.title,
    current: 'waiting',
    width: 'wide',
    done: t.done,
    children: (
      <WaitingPage waiting={waiting} onAccounts={onAccounts} now={deps.startup.clock.now()} lang={lang} />
    ),
  })
}

const FIELDS = ['outcome', 'reason', 'verdict']

async function showStep(c: HttpContext, deps: StartupWebDeps, sent: SentForm | null): Promise<Response> {
  const t = decideTexts(c.var.lang)
  const actor = personOf(c)
  const decision = await readDecision(deps.startup, actor, c.req.param('id') ?? '')
  const { refusal, problems } = splitProblems(sent, t.form.cannotOpen)
  const kit = kitOf(c, sent === null ? null : { ...sent, problems })
  return deps.showPage(c, {
    title: decision.step.title?.[c.var.lang] ?? t.verbs[decision.step.kind](nameOf(decision, c.var.lang)),
    current: 'waiting',
    width: 'wide',
    hasErrors: sent !== null,
    status: sent === null ? 200 : refusal === null ? 422 : 409,
    done: t.done,
    children: <DecisionPage decision={decision} actor={actor} kit={kit} refusal={refusal} />,
  })
}

/** What the form can mend stands by its field; what stands in the way elsewhere is told above it. */
function splitProblems(
  sent: SentForm | null,
  cannotOpen: (why: string) => string,
): { readonly refusal: string | null; readonly problems: SentForm['problems'] } {
  const all = Object.entries(sent?.problems ?? {})
  if (sent?.refusedAs !== undefined) return { refusal: all.map(([, words]) => words).join(' '), problems: {} }
  const elsewhere = all.filter(([field]) => !FIELDS.includes(field)).map(([, words]) => words)
  return {
    refusal: elsewhere.length === 0 ? null : cannotOpen(elsewhere.join(' ')),
    problems: Object.fromEntries(all.filter(([field]) => FIELDS.includes(field))),
  }
}

const OUTCOMES: readonly string[] = ['yes', 'no', 'noted'] satisfies readonly StepOutcome[]
const isOutcome = (value: string): value is StepOutcome => OUTCOMES.includes(value)

const answerForm = z.object({
  applicationId: z.string(),
  outcome: z.string().default(''),
  reason: optionalText,
  verdict: z.enum(['good', 'lacking']).optional().catch(undefined),
})

async function answer(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const stepId = c.req.param('id') ?? ''
  return sendForm(c, {
    form: DECISION_FORM,
    schema: answerForm,
    texts: deps.texts,
    blames: 'outcome',
    again: (sent) => showStep(c, deps, sent),
    act: async ({ outcome, ...more }) => {
      if (!isOutcome(outcome)) throw new InvalidInput([{ field: 'outcome', code: 'not-an-option' }])
      await decideStep(deps.startup, personOf(c), { ...more, stepId, outcome })
      return onward(c, deps, { stepId, outcome, applicationId: more.applicationId })
    },
  })
}

type Answered = { readonly stepId: string; readonly outcome: StepOutcome; readonly applicationId: string }

/** To the same application's next question to the same person, when there is one: a manager who has confirmed a plan goes on to approve it. */
async function onward(c: HttpContext, deps: StartupWebDeps, answered: Answered): Promise<Response> {
  const actor = personOf(c)
  const waiting = await readWaiting(deps.startup, actor)
  const next = waiting.find(
    ({ application, isVacant }) => application.id === answered.applicationId && !isVacant,
  )
  const { step, whole } = await readDecision(deps.startup, actor, answered.stepId)
  const done = doneWord(answered.outcome, step.kind === 'override', whole.application.state === 'approved')
  return doneAt(c, next === undefined ? startupPaths.waiting : startupPaths.waitingStep(next.step.id), done)
}

function doneWord(outcome: StepOutcome, isException: boolean, isEnd: boolean): string {
  if (isException) return 'undantag'
  if (outcome === 'no') return 'svar-nej'
  if (isEnd) return 'svar-oppnat'
  return outcome === 'yes' ? 'svar-ja' : 'svar-klart'
}

async function showExceptions(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const { lang } = c.var
  const exceptions = await readExceptions(deps.startup, personOf(c))
  return deps.showPage(c, {
    title: decideTexts(lang).exceptions.title,
    current: 'exceptions',
    width: 'wide',
    children: <ExceptionsPage exceptions={exceptions} lang={lang} />,
  })
}

async function sendLetter(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const { bytes, fileName } = await readLetter(deps.startup, personOf(c), c.req.param('id') ?? '')
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  })
}
