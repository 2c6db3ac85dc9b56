import type { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Clock } from '../clock.ts'
import { NotFound } from '../errors.ts'
import type { Lang } from '../i18n/lang.ts'
import type { Log } from '../log.ts'
import { explain, explainField, secondsUntil, type ErrorTexts, type Explanation } from './explain-error.ts'
import { meaningOf, type ErrorMeaning } from './problem.ts'
import type { HttpContext, HttpEnv } from './variables.ts'

export type ErrorPage = Explanation & {
  readonly status: number
  readonly reference: string
  readonly lang: Lang
}

export type ErrorDeps = {
  readonly log: Log
  readonly clock: Clock
  /** Draws the page, as HTML. Must not throw: it is what is shown when something has. */
  readonly renderErrorPage: (page: ErrorPage) => string
  readonly texts?: ErrorTexts
}

/** Every error becomes an answer with a reference that is also in the log: a problem (RFC 9457) for programs, a page for people. */
export function handleErrors(app: Hono<HttpEnv>, deps: ErrorDeps): void {
  app.onError((error, c) => respond(c, error, deps))
  app.notFound((c) => respond(c, new NotFound('page', c.req.path), deps))
}

function respond(c: HttpContext, error: unknown, deps: ErrorDeps): Response {
  const meaning = meaningOf(error, c.var.actor?.kind === 'token')
  const texts = deps.texts ?? {}
  const explanation = explain(meaning, c.var.lang, { clock: deps.clock, texts })
  noteInLog(c, error, meaning, deps.log)
  // a half-made evidence response must not lend its loose policy to the error
  c.set('contentPolicy', 'page')
  for (const [name, value] of Object.entries(meaning.headers ?? {})) c.header(name, value)
  if (meaning.retryAt !== undefined)
    c.header('retry-after', String(secondsUntil(meaning.retryAt, deps.clock)))
  const status = meaning.status as ContentfulStatusCode
  if (!isForProgram(c)) {
    const { lang, reference } = c.var
    const fields = (meaning.fields ?? []).map((field) => explainField(field, lang, texts))
    const message = [explanation.message, ...fields].join(' ')
    return c.html(
      deps.renderErrorPage({ ...explanation, message, status: meaning.status, reference, lang }),
      status,
    )
  }
  return c.body(JSON.stringify(toProblem(c, meaning, explanation, texts)), status, {
    'content-type': 'application/problem+json',
  })
}

function isForProgram(c: HttpContext): boolean {
  if (/^\/(api|hooks)(\/|$)/.test(c.req.path)) return true
  const accept = c.req.header('accept') ?? ''
  return accept.includes('json') && !accept.includes('text/html')
}

/** RFC 9457, with members of our own: `code`, `remedy`, `reference`, and what belongs to the kind. */
function toProblem(
  c: HttpContext,
  meaning: ErrorMeaning,
  { title, message, remedy }: Explanation,
  texts: ErrorTexts,
): Record<string, unknown> {
  const { lang, reference } = c.var
  return {
    type: `urn:problem-type:torget:${meaning.kind}`,
    title,
    status: meaning.status,
    detail: message,
    instance: c.req.path,
    code: meaning.code ?? meaning.kind,
    remedy,
    reference,
    ruleId: meaning.ruleId,
    scope: meaning.scope,
    retryAt: meaning.retryAt?.toString(),
    details: meaning.details,
    errors: meaning.fields?.map((problem) => ({
      field: problem.field,
      code: problem.code,
      detail: explainField(problem, lang, texts),
      params: problem.params,
    })),
  }
}

/**
 * Only what is safe to keep: a database error also carries `detail`, with the values of the row, and an address may carry a search for
 * somebody's name after its question mark.
 */
function noteInLog(c: HttpContext, error: unknown, meaning: ErrorMeaning, log: Log): void {
  const { name, message, stack, code } = (error ?? {}) as Error & { code?: unknown }
  const common = {
    reference: c.var.reference,
    method: c.req.method,
    path: c.req.path,
    status: meaning.status,
    kind: meaning.kind,
    actor: c.var.actor === null ? undefined : `${c.var.actor.kind} ${c.var.actor.id}`,
  }
  if (meaning.status < 500) log.info(common, 'request refused')
  else log.error({ ...common, error: { name, message, code, stack } }, 'request failed')
}
