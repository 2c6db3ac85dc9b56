import { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#core/errors.ts'
import type { ErrorTexts } from '#core/http/explain-error.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { FormKit, SentForm } from '#ui/form/form-kit.tsx'
import { sendForm } from '#ui/form/send-form.ts'
import type { MenuEntry, ShowPage } from '#ui/layout/staff-page.ts'
import { revealCredential } from '../actions/credentials.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { toCsv } from '../rules/csv.ts'
import { accountTexts } from '../texts.ts'
import { AccountPage } from './account-page.tsx'
import { stepOf } from './account-steps.ts'
import { readAccountView } from '../queries/read-account.ts'
import { CompliancePage } from './compliance-page.tsx'
import { buildCompliance, COMPLIANCE_VIEWS, complianceCsv, type ComplianceShown } from './compliance-view.ts'
import { accountPaths } from './paths.ts'
import { RegisterPage } from './register-page.tsx'
import { buildRegister, REGISTER_VIEWS, type RegisterQuery, type RegisterView } from './register-view.ts'
import { AskToReveal, Revealed } from './reveal-page.tsx'

export type AccountsWebDeps = {
  readonly accounts: AccountsDeps
  readonly showPage: ShowPage
  readonly texts: ErrorTexts
}

/** The menu has the register already; this is what it has to answer for. */
export const accountsMenu: MenuEntry = {
  key: 'compliance',
  href: accountPaths.compliance,
  text: { sv: accountTexts('sv').nav.compliance, en: accountTexts('en').nav.compliance },
  group: 'oversight',
}

/** The register, each account, and what falls short of the policy. Sessions and form protection are mounted around it. */
export function accountsWeb(deps: AccountsWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(accountPaths.register, (c) => showRegister(c, deps))
  routes.get(accountPaths.registerCsv, (c) => sendRegister(c, deps))
  routes.get(accountPaths.compliance, (c) => showCompliance(c, deps))
  routes.get(accountPaths.complianceCsv, async (c) => {
    const view = await complianceOf(c, deps)
    return sendCsv(c, 'efterlevnad.csv', toCsv(complianceCsv(view, c.var.lang)))
  })
  routes.get(accountPaths.account(':id'), (c) => showAccount(c, deps, null))
  routes.get(accountPaths.reveal(':id', ':credentialId'), (c) => askToReveal(c, deps, null))
  routes.post(accountPaths.reveal(':id', ':credentialId'), (c) => reveal(c, deps))
  routes.post(accountPaths.step(':id', ':step'), (c) => takeStep(c, deps))
  return routes
}

const kitOf = (c: HttpContext, sent: SentForm | null): FormKit => ({
  lang: c.var.lang,
  csrf: c.var.formToken(),
  sent,
})

function queryOf(c: HttpContext): RegisterQuery {
  const view = c.req.query('vy') ?? 'all'
  const unitId = c.req.query('enhet') ?? ''
  return {
    view: (REGISTER_VIEWS as readonly string[]).includes(view) ? (view as RegisterView) : 'all',
    unitId: unitId === '' ? null : unitId,
    search: (c.req.query('q') ?? '').slice(0, 200),
  }
}

async function showRegister(c: HttpContext, deps: AccountsWebDeps): Promise<Response> {
  const { lang } = c.var
  const query = queryOf(c)
  const list = await buildRegister(deps.accounts, personOf(c), { query, lang })
  return deps.showPage(c, {
    title: accountTexts(lang).register.title,
    current: 'accounts',
    width: 'wide',
    children: <RegisterPage list={list} query={query} lang={lang} />,
  })
}

async function sendRegister(c: HttpContext, deps: AccountsWebDeps): Promise<Response> {
  const { lang } = c.var
  const t = accountTexts(lang)
  const all = { view: 'all', unitId: null, search: '' } as const
  const { rows } = await buildRegister(deps.accounts, personOf(c), { query: all, lang })
  const { columns } = t.register
  const header = [
    columns.name,
    t.account.platform,
    columns.unit,
    columns.responsible,
    columns.state,
    columns.needs,
  ]
  const lines = rows.map((row) => [
    row.name,
    row.platform,
    row.unit,
    row.responsible,
    t.statuses[row.status],
    row.needs.map(({ text }) => text).join(', '),
  ])
  return sendCsv(c, 'konton.csv', toCsv([header, ...lines]))
}

function sendCsv(c: HttpContext, fileName: string, text: string): Response {
  return c.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  })
}

const complianceOf = (c: HttpContext, deps: AccountsWebDeps, shown: ComplianceShown = 'all') =>
  buildCompliance(deps.accounts, personOf(c), {
    unitId: c.req.query('enhet') ?? null,
    shown,
    lang: c.var.lang,
  })

const shownOf = (c: HttpContext): ComplianceShown =>
  COMPLIANCE_VIEWS.find((view) => view === c.req.query('visa')) ?? 'breach'

async function showCompliance(c: HttpContext, deps: AccountsWebDeps): Promise<Response> {
  const { lang } = c.var
  const view = await complianceOf(c, deps, shownOf(c))
  return deps.showPage(c, {
    title: accountTexts(lang).compliance.title,
    current: 'compliance',
    width: 'wide',
    children: <CompliancePage view={view} lang={lang} />,
  })
}

const accountOf = (c: HttpContext, deps: AccountsWebDeps) =>
  readAccountView(deps.accounts, personOf(c), { id: c.req.param('id') ?? '', lang: c.var.lang })

async function showAccount(c: HttpContext, deps: AccountsWebDeps, sent: SentForm | null): Promise<Response> {
  const view = await accountOf(c, deps)
  return deps.showPage(c, {
    title: view.care.account.name,
    current: 'accounts',
    width: 'wide',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    done: accountTexts(c.var.lang).done,
    children: <AccountPage view={view} kit={kitOf(c, sent)} />,
  })
}

async function takeStep(c: HttpContext, deps: AccountsWebDeps): Promise<Response> {
  const actor = personOf(c)
  const accountId = c.req.param('id') ?? ''
  const step = stepOf(c.req.param('step') ?? '')
  return sendForm(c, {
    form: step.form,
    schema: step.schema,
    blames: step.blames,
    texts: deps.texts,
    // several forms of one kind stand on the page: which it was stands in the form
    again: (sent) => showAccount(c, deps, { ...sent, form: sent.values['form'] ?? sent.form }),
    act: async (value) => {
      await step.take({ deps: deps.accounts, actor, accountId }, value as never)
      return doneAt(c, accountPaths.account(accountId), step.done)
    },
  })
}

async function credentialOf(c: HttpContext, deps: AccountsWebDeps) {
  const view = await accountOf(c, deps)
  const id = c.req.param('credentialId') ?? ''
  const credential = view.care.credentials.find((one) => one.id === id)
  if (credential === undefined) throw new NotFound('credential', id)
  return credential
}

async function askToReveal(c: HttpContext, deps: AccountsWebDeps, sent: SentForm | null): Promise<Response> {
  const { id, accountId, label } = await credentialOf(c, deps)
  return deps.showPage(c, {
    title: accountTexts(c.var.lang).account.revealTitle(label),
    current: 'accounts',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <AskToReveal kit={kitOf(c, sent)} accountId={accountId} credentialId={id} label={label} />,
  })
}

/** POST, with a reason; shown once and kept nowhere on the way (B-043). */
async function reveal(c: HttpContext, deps: AccountsWebDeps): Promise<Response> {
  return sendForm(c, {
    form: 'visa',
    schema: z.object({ reason: z.string().default('') }),
    texts: deps.texts,
    blames: 'reason',
    again: (sent) => askToReveal(c, deps, sent),
    act: async ({ reason }) => {
      const { id, label } = await credentialOf(c, deps)
      const shown = await revealCredential(deps.accounts, personOf(c), { credentialId: id, reason })
      c.header('cache-control', 'no-store')
      return deps.showPage(c, {
        title: label,
        current: 'accounts',
        children: <Revealed kit={kitOf(c, null)} label={label} {...shown} />,
      })
    },
  })
}
