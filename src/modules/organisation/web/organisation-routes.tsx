import { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import type { UnitId } from '#core/ids.ts'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { doneAt } from '#ui/form/done-at.ts'
import { summaryOf, type SentForm } from '#ui/form/form-kit.tsx'
import { sendForm, ticked, version } from '#ui/form/send-form.ts'
import { addUnit, changeUnit } from '../actions/add-unit.ts'
import { readOrganisation } from '../queries/read-people.ts'
import { UNIT_KINDS } from '../rules/units.ts'
import { organisationTexts } from '../texts.ts'
import { OrganisationPage, UnitForm } from './organisation-page.tsx'
import { paths } from './paths.ts'
import { kitOf, type OrganisationWebDeps } from './web-deps.ts'

const unitForm = z.object({
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  parentId: z.string().transform((id) => (id === '' ? null : (id as UnitId))),
  ownsCommonAccounts: ticked,
  isArchiveCreator: ticked,
})

export function organisationRoutes(deps: OrganisationWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.organisation, (c) => showOrganisation(c, deps, null))
  routes.post(paths.organisation, (c) =>
    sendForm(c, {
      form: 'ny',
      schema: unitForm,
      texts: deps.texts,
      again: (sent) => showOrganisation(c, deps, sent),
      act: async (unit) => {
        await addUnit(deps, personOf(c), unit)
        return doneAt(c, paths.organisation, 'unit-saved')
      },
    }),
  )
  routes.get(paths.unit(':id'), (c) => showUnit(c, deps, c.req.param('id') ?? '', null))
  routes.post(paths.unit(':id'), (c) => saveUnit(c, deps, c.req.param('id') ?? ''))
  return routes
}

async function showOrganisation(
  c: HttpContext,
  deps: OrganisationWebDeps,
  sent: SentForm | null,
): Promise<Response> {
  const view = await readOrganisation(deps, personOf(c))
  const texts = organisationTexts(c.var.lang)
  return deps.showPage(c, {
    title: texts.organisation.title,
    current: 'organisation',
    width: 'wide',
    done: texts.done,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <OrganisationPage view={view} kit={kitOf(c, sent)} />,
  })
}

async function showUnit(
  c: HttpContext,
  deps: OrganisationWebDeps,
  id: string,
  sent: SentForm | null,
): Promise<Response> {
  const { units, mayChange } = await readOrganisation(deps, personOf(c))
  const unit = units.find((one) => one.id === id)
  if (unit === undefined || !mayChange) throw new NotFound('unit', id)
  const kit = kitOf(c, sent)
  const t = organisationTexts(c.var.lang).organisation
  return deps.showPage(c, {
    title: t.change(unit.name),
    current: 'organisation',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: (
      <>
        <Breadcrumb lang={c.var.lang} crumbs={[{ text: t.title, href: paths.organisation }]} />
        <ErrorSummary lang={c.var.lang} errors={summaryOf(kit)} />
        <h1>{t.change(unit.name)}</h1>
        <UnitForm kit={kit} form="enhet" action={paths.unit(unit.id)} unit={unit} units={units} />
      </>
    ),
  })
}

function saveUnit(c: HttpContext, deps: OrganisationWebDeps, id: string): Promise<Response> {
  return sendForm(c, {
    form: 'enhet',
    schema: unitForm.extend({ version }),
    texts: deps.texts,
    blames: 'name',
    again: (sent) => showUnit(c, deps, id, sent),
    act: async ({ version: seen, ...change }) => {
      await changeUnit(deps, personOf(c), { unitId: id, version: seen, change })
      return doneAt(c, paths.organisation, 'unit-saved')
    },
  })
}
