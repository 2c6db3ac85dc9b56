import { Hono } from 'hono'
import { z } from 'zod'
import { systemActor } from '#core/actor.ts'
import { passwordProblems } from '#core/auth/password-rules.ts'
import { Conflict, InvalidInput } from '#core/errors.ts'
import { isFromThisMachine } from '#core/http/client-address.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { addPerson, addUnit, createOrganisation, readOrganisations } from '#modules/organisation/index.ts'
import { FocusPage } from '#ui/layout/focus-page.tsx'
import { uiTexts } from '#ui/texts.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { html, kitOf, languageHref } from '../frame.tsx'
import { paths } from '../paths.ts'
import { optionalText, sendForm, text } from '#ui/form/send-form.ts'
import { SetUpPage } from './set-up-page.tsx'

const ownForm = z.object({
  name: text,
  slug: text,
  policy: text,
  policyYaml: optionalText,
  unit: text,
  fullName: text,
  title: text,
  email: text,
  password: z.string(),
})

/** An empty installation's first page. Gone for good as soon as there is an organisation; more are made with the command. */
export function setUpRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/', async (c, next) => ((await isEmpty(deps)) ? c.redirect(paths.setUp, 303) : next()))
  routes.use(`${paths.setUp}/*`, onlyWhenEmpty(deps))
  routes.get(paths.setUp, (c) => showSetUp(c, deps, null))
  routes.post(paths.setUp, (c) => setUpOwn(c, deps))
  routes.post(`${paths.setUp}/ova`, (c) => {
    deps.setUp.becomeDemo?.()
    return showStarting(c, deps)
  })
  return routes
}

async function isEmpty(deps: DeskDeps): Promise<boolean> {
  return (await deps.db.system(readOrganisations)).length === 0
}

/** Whoever comes first makes the first administrator: so only somebody at the machine itself, or through the operator's own tunnel. */
function onlyWhenEmpty(deps: DeskDeps) {
  return async (c: HttpContext, next: () => Promise<void>): Promise<Response | undefined> => {
    if (!(await isEmpty(deps)) || !isFromThisMachine(c)) return c.redirect(paths.signIn, 303)
    await next()
    return undefined
  }
}

async function showSetUp(c: HttpContext, deps: DeskDeps, sent: SentForm | null): Promise<Response> {
  const page = (
    <FocusPage
      title={deskTexts(c.var.lang).entry.welcome}
      lang={c.var.lang}
      assets={deps.assets}
      task={uiTexts(c.var.lang).product}
      languageHref={languageHref(c)}
      hasErrors={sent !== null}
    >
      <SetUpPage
        kit={kitOf(c, sent)}
        policies={(await deps.setUp.policies()).map(({ key, name, unknowns }) => ({ key, name, unknowns }))}
        canTryDemo={deps.setUp.becomeDemo !== null}
      />
    </FocusPage>
  )
  return html(c, page, sent === null ? 200 : 422)
}

async function setUpOwn(c: HttpContext, deps: DeskDeps): Promise<Response> {
  return sendForm(c, {
    form: 'kom-igang',
    schema: ownForm,
    texts: deps.texts,
    blames: 'slug',
    again: (sent) => showSetUp(c, deps, sent),
    act: async (value) => {
      const shipped = (await deps.setUp.policies()).find((policy) => policy.key === value.policy)
      const policyYaml = value.policyYaml ?? shipped?.yaml
      const problems = passwordProblems(value.password, { email: value.email })
      if (policyYaml === undefined) throw new InvalidInput([{ field: 'policy', code: 'required' }])
      if (problems.length > 0) throw new InvalidInput(problems)
      if (!(await isEmpty(deps))) throw new Conflict('slug-taken', { slug: value.slug })
      await createOwn(deps, { ...value, policyYaml })
      return c.redirect(paths.signIn, 303)
    },
  })
}

type Own = Omit<z.output<typeof ownForm>, 'policyYaml'> & { readonly policyYaml: string }

async function createOwn(deps: DeskDeps, own: Own): Promise<void> {
  const { orgId } = await createOrganisation(deps, own)
  const actor = systemActor(orgId, 'setup')
  const unit = await addUnit(deps, actor, {
    name: own.unit,
    kind: 'department',
    parentId: null,
    ownsCommonAccounts: true,
  })
  const { email, fullName, title, password } = own
  await addPerson(deps, actor, {
    email,
    fullName,
    title,
    password,
    unitId: unit.id,
    roles: ['administrator', 'communicator'],
  })
}

function showStarting(c: HttpContext, deps: DeskDeps): Response {
  const t = deskTexts(c.var.lang).entry
  return html(
    c,
    <FocusPage
      title={t.demoStarting}
      lang={c.var.lang}
      assets={deps.assets}
      task={uiTexts(c.var.lang).product}
      heading={t.demoStarting}
      languageHref={languageHref(c)}
    >
      <p>{t.demoStartingText}</p>
      <p>
        <a href={paths.signIn}>{t.demoContinue}</a>
      </p>
    </FocusPage>,
  )
}
