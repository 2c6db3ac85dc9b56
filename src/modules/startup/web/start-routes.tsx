import { Hono } from 'hono'
import type { VNode } from 'preact'
import { z } from 'zod'
import { LOCAL_ZONE } from '#core/clock.ts'
import { InvalidInput } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { ACCOUNT_KINDS } from '#modules/accounts/index.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { FormKit, SentForm } from '#ui/form/form-kit.tsx'
import { sendForm } from '#ui/form/send-form.ts'
import { applyForClosing } from '../actions/apply-for-closing.ts'
import { startApplication } from '../actions/start-application.ts'
import type { ApplicationKind } from '../rules/application.ts'
import { dayOf } from '../rules/derive-opening.ts'
import { startupTexts } from '../texts.ts'
import {
  BeginAccountPage,
  BeginAssignmentPage,
  BeginClosingPage,
  BeginExemptPage,
  START_FORM,
} from './begin-pages.tsx'
import { OTHER_PLATFORM } from './fields.ts'
import { startupPaths } from './paths.ts'
import { StartPage } from './start-page.tsx'
import { buildStart, type StartView } from './start-view.ts'
import { kitOf, type StartupWebDeps } from './web-deps.ts'

type Begin = {
  readonly kind: ApplicationKind
  readonly title: (t: ReturnType<typeof startupTexts>['begin']) => string
  readonly Page: (props: { readonly view: StartView; readonly kit: FormKit }) => VNode
}

const BEGINNINGS = {
  konto: { kind: 'account', title: (t) => t.accountTitle, Page: BeginAccountPage },
  uppdrag: { kind: 'assignment', title: (t) => t.assignmentTitle, Page: BeginAssignmentPage },
  'utan-plan': { kind: 'assignment', title: (t) => t.exemptTitle, Page: BeginExemptPage },
  avslut: { kind: 'closing', title: (t) => t.closingTitle, Page: BeginClosingPage },
} as const satisfies Record<string, Begin>

type BeginKey = keyof typeof BEGINNINGS

const emptyToNull = z
  .string()
  .default('')
  .transform((value) => (value === '' ? null : value))
/** `otherField('platform')`, as it stands in the page. */
const platform = {
  platform: z.string().default(''),
  'platform-annan': z.string().max(200).default(''),
}
const accountForm = z.object({
  name: z.string().trim().min(1).max(200),
  unitId: z.string(),
  accountKind: z.enum(ACCOUNT_KINDS),
  copyFrom: emptyToNull,
  ...platform,
})
const assignmentForm = z.object({
  assignmentType: emptyToNull,
  assigneeId: emptyToNull,
  unitId: z.string(),
  accountId: emptyToNull,
  copyFrom: emptyToNull,
  ...platform,
})
const exemptForm = z.object({
  assignmentType: emptyToNull,
  assigneeId: emptyToNull,
  unitId: z.string(),
  endsOn: z.string().default(''),
})
const closingForm = z.object({ accountId: z.string().min(1), reason: z.string().trim().min(1) })

/** The ways into an application. */
export function startRoutes(deps: StartupWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(startupPaths.start, (c) => showStart(c, deps))
  for (const key of Object.keys(BEGINNINGS) as BeginKey[])
    routes.get(startupPaths.startKind(key), (c) => showBegin(c, deps, key, null))
  const send = <Schema extends z.ZodType>(
    key: BeginKey,
    schema: Schema,
    act: (c: HttpContext, value: z.output<Schema>) => Promise<Response>,
  ) =>
    routes.post(startupPaths.startKind(key), (c) =>
      sendForm(c, {
        form: START_FORM,
        schema,
        texts: deps.texts,
        blames: key === 'avslut' ? 'accountId' : 'unitId',
        again: (sent) => showBegin(c, deps, key, sent),
        act: (value) => act(c, value),
      }),
    )
  send('konto', accountForm, async (c, form) => {
    const { id } = await startApplication(deps.startup, personOf(c), {
      ...withPlatform(form),
      kind: 'account',
    })
    return doneAt(c, startupPaths.application(id), 'ansokan-startad')
  })
  send('uppdrag', assignmentForm, async (c, form) => {
    const input = { ...withPlatform(form), kind: 'assignment' } as const
    const { id } = await startApplication(deps.startup, personOf(c), input)
    return doneAt(c, startupPaths.application(id), 'ansokan-startad')
  })
  send('utan-plan', exemptForm, async (c, { endsOn, ...input }) => {
    const endsAt = endOf(endsOn)
    const { id } = await startApplication(deps.startup, personOf(c), { ...input, kind: 'assignment', endsAt })
    return doneAt(c, startupPaths.application(id), 'uppdrag-direkt')
  })
  send('avslut', closingForm, async (c, input) => {
    const { id } = await applyForClosing(deps.startup, personOf(c), input)
    return doneAt(c, startupPaths.application(id), 'avslut-anmalt')
  })
  return routes
}

type ChosenPlatform = { readonly platform: string; readonly 'platform-annan': string }

/** Chosen from the list, or typed beside it. */
function withPlatform<Form extends ChosenPlatform>({ platform, ...form }: Form) {
  const isOther = platform === '' || platform === OTHER_PLATFORM
  return { ...form, platform: isOther ? form['platform-annan'] : platform }
}

/** The last day is in it. */
function endOf(day: string): Temporal.Instant | null {
  if (day === '') return null
  const last = dayOf(day)
  if (last === null) throw new InvalidInput([{ field: 'endsOn', code: 'date-form' }])
  return last.add({ days: 1 }).toZonedDateTime(LOCAL_ZONE).toInstant()
}

async function showStart(c: HttpContext, deps: StartupWebDeps): Promise<Response> {
  const { lang } = c.var
  const view = await buildStart(deps.startup, personOf(c), { kind: 'account', from: '', accountId: '', lang })
  return deps.showPage(c, {
    title: startupTexts(lang).start.title,
    current: 'applications',
    children: <StartPage gate={view.gate} exempt={view.exemptTypes.map(({ label }) => label)} lang={lang} />,
  })
}

async function showBegin(
  c: HttpContext,
  deps: StartupWebDeps,
  key: BeginKey,
  sent: SentForm | null,
): Promise<Response> {
  const { lang } = c.var
  const { kind, title, Page }: Begin = BEGINNINGS[key]
  const asked = { kind, from: c.req.query('fran') ?? '', accountId: c.req.query('konto') ?? '', lang }
  const view = await buildStart(deps.startup, personOf(c), asked)
  // what the policy does not try is explained where one chooses
  const isGated = { account: view.gate.gatesAccount, assignment: view.gate.gatesAssignment, closing: true }
  if (!isGated[kind]) return c.redirect(startupPaths.start, 303)
  return deps.showPage(c, {
    title: title(startupTexts(lang).begin),
    current: 'applications',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <Page view={view} kit={kitOf(c, sent)} />,
  })
}
