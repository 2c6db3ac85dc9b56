import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { NotFound } from '#core/errors.ts'
import {
  captureEvidence,
  confirmGround,
  downloadEvidenceFile,
  giveNotice,
  hideOnNetwork,
  openCase,
  readCaseForMessage,
  removeFromNetwork,
  settlePoliceReport,
  unhide,
  withdrawCase,
} from '#modules/moderation/index.ts'
import { openRegistration } from '#modules/records/index.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { paths } from '../paths.ts'
import { optionalText, text, ticked } from '../send-form.ts'
import { post } from './item-routes.tsx'

const idOf = (c: HttpContext): string => c.req.param('id') ?? ''
const nothing = z.object({})

/** The steps of a removal, in whatever order somebody tries them: the actions hold the order. */
export function removalRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  addDecision(routes, deps)
  addActs(routes, deps)
  addAftermath(routes, deps)
  routes.get(paths.evidenceFile(':id', ':sha256'), (c) => sendEvidence(c, deps))
  return routes
}

/** Ground, evidence, basis for registration. */
function addDecision(routes: Hono<HttpEnv>, deps: DeskDeps): void {
  const { moderation } = deps
  routes.post(
    paths.ground(':id'),
    post(deps, {
      form: 'grund',
      schema: z.object({
        groundCode: text,
        assessment: text,
        acknowledgesNeutrality: ticked,
        unitId: optionalText,
      }),
      blames: 'groundCode',
      done: 'ground',
      act: (c, { unitId, ...value }) =>
        openCase(moderation, personOf(c), {
          messageId: idOf(c),
          ...value,
          ...(unitId === undefined ? {} : { unitId }),
        }),
    }),
  )
  routes.post(
    paths.confirmGround(':id'),
    post(deps, {
      form: 'bekrafta',
      schema: nothing,
      done: 'ground',
      act: async (c) => confirmGround(moderation, personOf(c), { caseId: await caseOf(deps, c) }),
    }),
  )
  routes.post(
    paths.evidence(':id'),
    post(deps, {
      form: 'underlag',
      schema: nothing,
      done: 'evidence',
      act: (c) => captureEvidence(moderation, personOf(c), { messageId: idOf(c) }),
    }),
  )
  routes.post(
    paths.register(':id'),
    post(deps, {
      form: 'diariefor',
      schema: z.object({
        criterionRuleId: text,
        note: text,
        unitId: optionalText,
        ongoingCase: optionalText,
        suggestedSecrecy: ticked,
        acknowledgesEarlier: ticked,
      }),
      blames: 'criterionRuleId',
      done: 'registered',
      act: async (c, { unitId, ongoingCase, ...value }) =>
        openRegistration(deps.records, personOf(c), {
          messageId: idOf(c),
          ...value,
          ...(unitId === undefined ? {} : { unitId }),
          ...(ongoingCase === undefined ? {} : { ongoingCase }),
          ...(await evidenceAndCase(deps, c)),
        }),
    }),
  )
}

function addActs(routes: Hono<HttpEnv>, deps: DeskDeps): void {
  const { moderation } = deps
  routes.post(
    paths.remove(':id'),
    post(deps, {
      form: 'ta-bort',
      schema: nothing,
      done: 'acted',
      act: (c) => removeFromNetwork(moderation, personOf(c), { messageId: idOf(c) }),
    }),
  )
  routes.post(
    paths.hide(':id'),
    post(deps, {
      form: 'dolj',
      schema: nothing,
      done: 'acted',
      act: (c) => hideOnNetwork(moderation, personOf(c), { messageId: idOf(c) }),
    }),
  )
  routes.post(
    paths.unhide(':id'),
    post(deps, {
      form: 'visa',
      schema: z.object({ reason: text }),
      blames: 'reason',
      done: 'acted',
      act: (c, value) => unhide(moderation, personOf(c), { messageId: idOf(c), ...value }),
    }),
  )
  routes.post(
    paths.withdraw(':id'),
    post(deps, {
      form: 'avbryt',
      schema: z.object({ reason: text }),
      blames: 'reason',
      done: 'withdrawn',
      act: async (c, value) =>
        withdrawCase(moderation, personOf(c), { caseId: await caseOf(deps, c), ...value }),
    }),
  )
}

function addAftermath(routes: Hono<HttpEnv>, deps: DeskDeps): void {
  const { moderation } = deps
  routes.post(
    paths.notice(':id'),
    post(deps, {
      form: 'underratta',
      schema: nothing,
      done: 'notice',
      act: (c) => giveNotice(moderation, personOf(c), { messageId: idOf(c) }),
    }),
  )
  routes.post(
    paths.police(':id'),
    post(deps, {
      form: 'polis',
      schema: z.object({ reportNumber: optionalText, reason: optionalText }),
      blames: 'reportNumber',
      done: 'police',
      act: async (c, value) =>
        settlePoliceReport(moderation, personOf(c), { caseId: await caseOf(deps, c), ...value }),
    }),
  )
}

async function caseOf(deps: DeskDeps, c: HttpContext): Promise<string> {
  const view = await readCaseForMessage(deps.moderation, personOf(c), idOf(c))
  if (view.case === null) throw new NotFound('case', idOf(c))
  return view.case.id
}

/** A registration that belongs to a removal carries its case and its sealed evidence. */
async function evidenceAndCase(
  deps: DeskDeps,
  c: HttpContext,
): Promise<{ caseId?: string; evidenceId?: string }> {
  const view = await readCaseForMessage(deps.moderation, personOf(c), idOf(c))
  const sealed = view.evidence.find((one) => one.state === 'sealed' && one.destroyedAt === null)
  return {
    ...(view.case?.state === 'open' ? { caseId: view.case.id } : {}),
    ...(sealed === undefined ? {} : { evidenceId: sealed.id }),
  }
}

/** Shown, where a browser can show it safely, under a policy that lets it do nothing; everything else is downloaded. */
async function sendEvidence(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const sha256 = c.req.param('sha256') ?? ''
  const file = await downloadEvidenceFile(deps.moderation, personOf(c), { messageId: idOf(c), sha256 })
  const isShown = file.mediaType === 'application/pdf' || file.mediaType.startsWith('text/html')
  c.set('contentPolicy', 'evidence')
  const name = file.path.split('/').at(-1) ?? 'underlag'
  return c.body(Readable.toWeb(file.stream) as ReadableStream, 200, {
    'content-type': file.mediaType,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${name}"`,
  })
}
