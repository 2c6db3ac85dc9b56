import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import {
  bounceRegistration,
  desksOf,
  downloadPackage,
  forwardRegistration,
  linkToCase,
  readdressRegistration,
  receiveRegistration,
  rejectRegistration,
  setDiaryNumber,
} from '#modules/records/index.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import type { SentForm } from '../form-kit.tsx'
import { doneAt, kitOf, showPage } from '../frame.tsx'
import { paths, type RegistrationStep } from '../paths.ts'
import { optionalText, sendForm, text, ticked } from '../send-form.ts'
import { buildRegistrationPage, buildRegistryRows } from './build-registry-view.ts'
import { RegistrationPage } from './registration-page.tsx'
import { RegistryPage } from './registry-page.tsx'

/** The desks for registration: contact centre, service, registrar. */
export function registryRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.registry, (c) => showRegistry(c, deps))
  routes.get(paths.registration(':id'), (c) => showRegistration(c, deps, null))
  routes.get(paths.registrationPackage(':id'), (c) => sendPackage(c, deps))
  for (const step of Object.keys(steps) as RegistrationStep[])
    routes.post(paths.registrationStep(':id', step), (c) => takeStep(c, deps, step))
  return routes
}

async function showRegistry(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  const { lang } = c.var
  const { rows, next } = await buildRegistryRows(deps, actor, {
    desks: desksOf(actor),
    after: c.req.query('fran') ?? null,
    lang,
  })
  const olderHref = next === null ? null : `${paths.registry}?fran=${encodeURIComponent(next)}`
  return showPage(c, deps, {
    title: deskTexts(lang).registry.title,
    current: 'registry',
    width: 'wide',
    children: <RegistryPage rows={rows} olderHref={olderHref} lang={lang} />,
  })
}

async function showRegistration(c: HttpContext, deps: DeskDeps, sent: SentForm | null): Promise<Response> {
  const view = await buildRegistrationPage(deps, personOf(c), {
    id: c.req.param('id') ?? '',
    lang: c.var.lang,
    sent,
  })
  return showPage(c, deps, {
    title: `${view.author} – ${deskTexts(c.var.lang).registry.title}`,
    current: 'registry',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: <RegistrationPage view={view} kit={kitOf(c, sent)} />,
  })
}

async function sendPackage(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const found = await downloadPackage(deps.records, personOf(c), c.req.param('id') ?? '')
  return c.body(Readable.toWeb(found.stream) as ReadableStream, 200, {
    'content-type': 'application/zip',
    'content-length': String(found.sizeBytes),
    'content-disposition': `attachment; filename="${found.fileName}"`,
  })
}

const input = z.object({
  number: optionalText,
  unitId: optionalText,
  reason: optionalText,
  isSecret: ticked,
  confirmsSameCase: ticked,
})
type Input = z.output<typeof input>
type Step = (deps: DeskDeps, c: HttpContext, id: string, value: Input) => Promise<void>

const steps: Readonly<Record<RegistrationStep, { schema: z.ZodType<Input>; blames: string; take: Step }>> = {
  'ta-emot': {
    schema: input,
    blames: 'reason',
    take: (deps, c, registrationId) => receiveRegistration(deps.records, personOf(c), { registrationId }),
  },
  'lamna-vidare': {
    schema: input,
    blames: 'unitId',
    take: (deps, c, registrationId, { unitId }) =>
      forwardRegistration(deps.records, personOf(c), {
        registrationId,
        ...(unitId === undefined ? {} : { unitId }),
      }),
  },
  'annan-verksamhet': {
    schema: input,
    blames: 'unitId',
    take: (deps, c, registrationId, value) =>
      readdressRegistration(deps.records, personOf(c), {
        registrationId,
        unitId: value.unitId ?? '',
        reason: value.reason ?? '',
      }),
  },
  'skicka-tillbaka': {
    schema: input,
    blames: 'reason',
    take: (deps, c, registrationId, { reason }) =>
      bounceRegistration(deps.records, personOf(c), { registrationId, reason: reason ?? '' }),
  },
  nummer: {
    schema: input.extend({ number: text }),
    blames: 'number',
    take: async (deps, c, registrationId, value) => {
      const { isSecret, confirmsSameCase, number } = value
      await setDiaryNumber(deps.records, personOf(c), {
        registrationId,
        number: number ?? '',
        isSecret,
        confirmsSameCase,
      })
    },
  },
  avsla: {
    schema: input,
    blames: 'reason',
    take: async (deps, c, registrationId, { reason }) => {
      await rejectRegistration(deps.records, personOf(c), { registrationId, reason: reason ?? '' })
    },
  },
  koppla: {
    schema: input.extend({ number: text }),
    blames: 'number',
    take: async (deps, c, registrationId, { number }) => {
      await linkToCase(deps.records, personOf(c), { registrationId, number: number ?? '' })
    },
  },
}

async function takeStep(c: HttpContext, deps: DeskDeps, step: RegistrationStep): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const { schema, blames, take } = steps[step]
  return sendForm(c, {
    form: step,
    schema,
    blames,
    texts: deps.texts,
    again: (sent) => showRegistration(c, deps, sent),
    act: async (value) => {
      await take(deps, c, id, value)
      return doneAt(c, paths.registration(id), step === 'nummer' ? 'numbered' : 'moved')
    },
  })
}
