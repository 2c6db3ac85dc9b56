import { Hono } from 'hono'
import { z } from 'zod'
import { may, permit } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import type { PersonId } from '#core/ids.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { sendForm, version } from '#ui/form/send-form.ts'
import { addPerson } from '../actions/add-person.ts'
import { bookAbsence, cancelAbsence, changeAbsence } from '../actions/book-absence.ts'
import { changePerson, setPassword } from '../actions/change-person.ts'
import { deactivatePerson, reactivatePerson } from '../actions/deactivate-person.ts'
import { endRole, giveRole } from '../actions/give-role.ts'
import { organisationPermissions } from '../permissions.ts'
import { listPeople, previewLeaving, readPerson } from '../queries/read-people.ts'
import { organisationTexts } from '../texts.ts'
import { endOfDay, fromTo, instantOf } from './moment.ts'
import { paths, type PersonStep } from './paths.ts'
import { NewPersonPage, PeoplePage } from './people-page.tsx'
import { LeavingPage, PersonPage } from './person-page.tsx'
import { kitOf, type OrganisationWebDeps } from './web-deps.ts'

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : typeof value === 'string' ? [value] : value))
const facts = z.object({
  fullName: z.string(),
  email: z.string(),
  title: z.string(),
  unitId: z.string(),
  roles: several,
})
const newForm = facts.extend({
  password: z.string().transform((value) => (value === '' ? null : value)),
})
const roleForm = z.object({
  roleKey: z.string(),
  unitId: z.string().transform((id) => (id === '' ? null : id)),
  startsAt: z.string(),
  endsAt: z.string().default(''),
})
const absenceForm = z.object({
  ...fromTo,
  personId: z.string(),
  substituteId: z.string().transform((id) => (id === '' ? null : (id as PersonId))),
})

export function peopleRoutes(deps: OrganisationWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.people, (c) => showPeople(c, deps))
  routes.get(paths.newPerson, (c) => showNew(c, deps, null))
  routes.post(paths.newPerson, (c) =>
    sendForm(c, {
      form: 'ny',
      schema: newForm,
      texts: deps.texts,
      blames: 'email',
      again: (sent) => showNew(c, deps, sent),
      act: async (input) => {
        const { id } = await addPerson(deps, personOf(c), input)
        return doneAt(c, paths.person(id), 'person-added')
      },
    }),
  )
  routes.get(paths.person(':id'), (c) => showPerson(c, deps, null))
  routes.get(paths.step(':id', 'avsluta'), (c) => showLeaving(c, deps))
  addChanges(routes, deps)
  addDeeds(routes, deps)
  return routes
}

const idOf = (c: HttpContext): PersonId => (c.req.param('id') ?? '') as PersonId

async function showPeople(c: HttpContext, deps: OrganisationWebDeps): Promise<Response> {
  const actor = personOf(c)
  const search = (c.req.query('q') ?? '').slice(0, 200)
  const list = await listPeople(deps, actor, search)
  const texts = organisationTexts(c.var.lang)
  const mayChange = may(actor, organisationPermissions.addPerson, null)
  return deps.showPage(c, {
    ...{ title: texts.people.title, current: 'people', width: 'wide', done: texts.done },
    children: <PeoplePage list={list} search={search} mayChange={mayChange} lang={c.var.lang} />,
  })
}

async function showNew(c: HttpContext, deps: OrganisationWebDeps, sent: SentForm | null): Promise<Response> {
  permit(personOf(c), organisationPermissions.addPerson, null)
  const { units } = await listPeople(deps, personOf(c), '')
  return deps.showPage(c, {
    title: organisationTexts(c.var.lang).people.add,
    current: 'people',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <NewPersonPage kit={kitOf(c, sent)} units={units} />,
  })
}

async function showPerson(
  c: HttpContext,
  deps: OrganisationWebDeps,
  sent: SentForm | null,
): Promise<Response> {
  const view = await readPerson(deps, personOf(c), idOf(c))
  return deps.showPage(c, {
    title: view.person.fullName,
    current: 'people',
    done: organisationTexts(c.var.lang).done,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <PersonPage view={view} kit={kitOf(c, sent)} now={deps.clock.now()} />,
  })
}

async function showLeaving(c: HttpContext, deps: OrganisationWebDeps): Promise<Response> {
  const view = await previewLeaving(deps, personOf(c), idOf(c))
  return deps.showPage(c, {
    title: `${organisationTexts(c.var.lang).person.deactivate}: ${view.person.fullName}`,
    current: 'people',
    children: <LeavingPage view={view} kit={kitOf(c, null)} />,
  })
}

/** What one books for oneself is booked on one's own page. */
function backTo(c: HttpContext): string {
  return idOf(c) === personOf(c).id && (c.req.header('referer') ?? '').endsWith(paths.mine)
    ? paths.mine
    : paths.person(idOf(c))
}

type Step<Schema extends z.ZodType> = {
  readonly schema: Schema
  readonly blames?: string
  readonly done: string
  readonly act: (c: HttpContext, value: z.output<Schema>) => Promise<unknown>
}

/** One form of the person's page: sent, done, back with word of it; or the page again with what to mend. */
function post<Schema extends z.ZodType>(
  routes: Hono<HttpEnv>,
  deps: OrganisationWebDeps,
  name: PersonStep,
  step: Step<Schema>,
): void {
  routes.post(paths.step(':id', name), (c) =>
    sendForm(c, {
      form: name,
      schema: step.schema,
      texts: deps.texts,
      ...(step.blames === undefined ? {} : { blames: step.blames }),
      again: (sent) => showPerson(c, deps, sent),
      act: async (value) => {
        const said = await step.act(c, value)
        return doneAt(c, backTo(c), typeof said === 'string' ? said : step.done)
      },
    }),
  )
}

function addChanges(routes: Hono<HttpEnv>, deps: OrganisationWebDeps): void {
  post(routes, deps, 'uppgifter', {
    schema: facts.extend({ version }),
    blames: 'email',
    done: 'person-saved',
    act: (c, { version: seen, ...change }) =>
      changePerson(deps, personOf(c), { personId: idOf(c), version: seen, change }),
  })
  post(routes, deps, 'losenord', {
    schema: z.object({ password: z.string() }),
    done: 'password-set',
    act: (c, { password }) => setPassword(deps, personOf(c), { personId: idOf(c), password }),
  })
  post(routes, deps, 'roll', {
    schema: roleForm,
    done: 'role-given',
    act: async (c, { roleKey, unitId, startsAt, endsAt }) => {
      const start = instantOf(startsAt, '00:00')
      const end = endsAt === '' ? null : endOfDay(endsAt)
      if (start === null) throw new InvalidInput([{ field: 'startsAt', code: 'bad-moment' }])
      if (endsAt !== '' && end === null) throw new InvalidInput([{ field: 'endsAt', code: 'bad-moment' }])
      const input = { personId: idOf(c), roleKey, unitId, startsAt: start, endsAt: end }
      await giveRole(deps, personOf(c), input)
    },
  })
  post(routes, deps, 'roll-slut', {
    schema: z.object({ holdingId: z.string() }),
    done: 'role-ended',
    act: (c, { holdingId }) => endRole(deps, personOf(c), { personId: idOf(c), holdingId }),
  })
}

function addDeeds(routes: Hono<HttpEnv>, deps: OrganisationWebDeps): void {
  post(routes, deps, 'franvaro', {
    schema: absenceForm,
    done: 'absence-booked',
    act: async (c, form) => ((await book(c, deps, form)) ? 'absence-deviation' : null),
  })
  post(routes, deps, 'franvaro-slut', {
    schema: z.object({ absenceId: z.string(), version }),
    done: 'absence-cancelled',
    act: (c, { absenceId, version: seen }) => cancelAbsence(deps, personOf(c), { absenceId, version: seen }),
  })
  post(routes, deps, 'ersattare', {
    schema: z.object({ absenceId: z.string(), substituteId: z.string(), version }),
    done: 'substitute-named',
    act: (c, { substituteId, version: seen, absenceId }) =>
      changeAbsence(deps, personOf(c), {
        absenceId,
        version: seen,
        substituteId: substituteId === '' ? null : (substituteId as PersonId),
      }),
  })
  post(routes, deps, 'avsluta', {
    schema: z.object({ version }),
    done: 'deactivated',
    act: (c, { version: seen }) => deactivatePerson(deps, personOf(c), { personId: idOf(c), version: seen }),
  })
  post(routes, deps, 'oppna', {
    schema: z.object({}),
    done: 'reactivated',
    act: (c) => reactivatePerson(deps, personOf(c), { personId: idOf(c) }),
  })
}

/** True when it lacks a substitute that the policy wishes for. */
async function book(
  c: HttpContext,
  deps: OrganisationWebDeps,
  form: z.output<typeof absenceForm>,
): Promise<boolean> {
  const fromAt = instantOf(form.fromDay, form.fromTime)
  const untilAt = instantOf(form.untilDay, form.untilTime)
  if (fromAt === null) throw new InvalidInput([{ field: 'fromDay', code: 'bad-moment' }])
  if (untilAt === null) throw new InvalidInput([{ field: 'untilDay', code: 'bad-moment' }])
  const { substituteId } = form
  try {
    const booked = await bookAbsence(deps, personOf(c), { personId: idOf(c), substituteId, fromAt, untilAt })
    return booked.lacksSubstitute
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    // the form has a day and a time where the rule knows one moment
    const fields: Readonly<Record<string, string>> = { fromAt: 'fromDay', untilAt: 'untilDay' }
    throw new InvalidInput(error.fields.map((one) => ({ ...one, field: fields[one.field] ?? one.field })))
  }
}
