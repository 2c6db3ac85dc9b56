import { HTTPException } from 'hono/http-exception'
import { Conflict, InvalidInput, NotFound, NotPermitted, RuleBroken, type FieldProblem } from '../errors.ts'
import { DiskFull, FileChanged, FileMissing } from '../files/failures.ts'
import { KeyReplaced, SecretDamaged, WrongKey } from '../secrets/failures.ts'
import {
  BodyTooLarge,
  FormRefused,
  MissingScope,
  NotSignedIn,
  TooManyAttempts,
  UnknownHost,
  Unreadable,
} from './refusals.ts'
import type { ErrorCode } from './texts.ts'

/** What an error means to the one who asked. `kind` chooses the words of this folder; `code` is the module's own, when it has one. */
export type ErrorMeaning = {
  readonly status: number
  readonly kind: ErrorCode
  readonly code?: string
  readonly ruleId?: string
  readonly scope?: string
  readonly details?: Readonly<Record<string, string | number>>
  readonly fields?: readonly FieldProblem[]
  readonly limitBytes?: number
  readonly retryAt?: Temporal.Instant
  readonly headers?: Readonly<Record<string, string>>
}

type Row = (error: unknown) => ErrorMeaning | null
// The classes' constructors differ, and are never called here.
type ErrorClass<E> = abstract new (...args: never) => E

function when<E>(type: ErrorClass<E>, meaning: (error: E) => ErrorMeaning): Row {
  return (error) => (error instanceof type ? meaning(error) : null)
}

const CHALLENGE = 'Bearer realm="torget"'

const table: readonly Row[] = [
  when(NotFound, () => ({ status: 404, kind: 'not-found' })),
  when(NotPermitted, ({ action }) => ({ status: 403, kind: 'not-permitted', details: { action } })),
  when(RuleBroken, ({ code, ruleId, details }) => ({
    status: 422,
    kind: 'rule-broken',
    code,
    details,
    ...(ruleId === undefined ? {} : { ruleId }),
  })),
  when(Conflict, ({ code, details }) => ({ status: 409, kind: 'conflict', code, details })),
  when(InvalidInput, ({ fields }) => ({ status: 400, kind: 'invalid-input', fields })),
  when(NotSignedIn, ({ by, reason }) => notSignedIn(by, reason)),
  when(MissingScope, ({ scope }) => missingScope(scope)),
  when(FormRefused, ({ code }) => ({ status: 403, kind: code })),
  when(BodyTooLarge, ({ limitBytes }) => ({ status: 413, kind: 'body-too-large', limitBytes })),
  when(TooManyAttempts, ({ retryAt }) => ({ status: 429, kind: 'too-many-attempts', retryAt })),
  when(Unreadable, ({ code }) => ({ status: code === 'wrong-media-type' ? 415 : 400, kind: code })),
  when(UnknownHost, () => ({ status: 421, kind: 'unknown-host' })),
  when(DiskFull, () => ({ status: 507, kind: 'disk-full' })),
  when(FileMissing, () => ({ status: 500, kind: 'file-missing' })),
  when(FileChanged, () => ({ status: 500, kind: 'file-changed' })),
  when(WrongKey, () => ({ status: 500, kind: 'secret-unreadable' })),
  when(SecretDamaged, () => ({ status: 500, kind: 'secret-unreadable' })),
  when(KeyReplaced, () => ({ status: 503, kind: 'key-replaced' })),
  when(HTTPException, ({ status }) => fromFramework(status)),
]

/** `disk_full` of PostgreSQL. */
const DATABASE_DISK_FULL = '53100'

/** The one place that says what each error means over HTTP. What is not listed is a bug: 500. */
export function meaningOf(error: unknown, byToken: boolean): ErrorMeaning {
  if (byToken && error instanceof NotPermitted) return missingScope(error.action)
  for (const row of table) {
    const meaning = row(error)
    if (meaning !== null) return meaning
  }
  if ((error as { code?: unknown } | null)?.code === DATABASE_DISK_FULL)
    return { status: 507, kind: 'disk-full' }
  return { status: 500, kind: 'unexpected' }
}

function notSignedIn(by: NotSignedIn['by'], reason: NotSignedIn['reason']): ErrorMeaning {
  if (by === 'session') return { status: 401, kind: 'sign-in-needed' }
  // RFC 6750 §3: no error code when no token was sent at all
  const challenge = reason === 'missing' ? CHALLENGE : `${CHALLENGE}, error="invalid_token"`
  return { status: 401, kind: `token-${reason}`, headers: { 'www-authenticate': challenge } }
}

function missingScope(scope: string): ErrorMeaning {
  const challenge = `${CHALLENGE}, error="insufficient_scope", scope="${scope}"`
  return { status: 403, kind: 'missing-scope', scope, headers: { 'www-authenticate': challenge } }
}

/** Hono's own: a body that is no JSON, mostly. */
function fromFramework(status: number): ErrorMeaning {
  if (status === 400) return { status, kind: 'unreadable-json' }
  if (status === 404) return { status, kind: 'not-found' }
  return { status, kind: status >= 500 ? 'unexpected' : 'refused' }
}
