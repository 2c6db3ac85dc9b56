import type { z } from 'zod'
import { CSRF_FIELD } from '../auth/csrf.ts'
import { InvalidInput, type FieldProblem } from '../errors.ts'
import { toFieldProblems } from './field-problems.ts'
import { Unreadable } from './refusals.ts'
import { cleanText } from './text.ts'
import type { HttpContext } from './variables.ts'

export type FormValue = string | File | readonly (string | File)[]
export type FormBody = Readonly<Record<string, FormValue>>

export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      /** What was typed, to fill the form in again. Without files, passwords (fields named `…password`) and the hidden token. */
      readonly values: Readonly<Record<string, string | readonly string[]>>
      readonly problems: readonly FieldProblem[]
    }

/** Reads and checks a sent form. Throws `Unreadable` when it is no form at all. */
export async function parseForm<T extends z.ZodType>(
  c: HttpContext,
  schema: T,
): Promise<FormResult<z.output<T>>> {
  const { [CSRF_FIELD]: _token, ...fields } = await readForm(c)
  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, values: toShowAgain(fields), problems: toFieldProblems(parsed.error, fields, fieldOf) }
}

/** A form is flat: what is wrong with one of several boxes is shown at the boxes. */
function fieldOf([name]: readonly PropertyKey[]): string {
  return name === undefined ? '' : String(name)
}

/** The fields of a form, cleaned (see `cleanText`). A name that comes more than once becomes a list. */
export async function readForm(c: HttpContext): Promise<FormBody> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data')
    throw new Unreadable('wrong-media-type')
  const body = await c.req.parseBody({ all: true }).catch(() => {
    throw new Unreadable('unreadable-form')
  })
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      cleanText(name),
      Array.isArray(value) ? value.map(cleanValue) : cleanValue(value),
    ]),
  )
}

function cleanValue(value: string | File): string | File {
  return typeof value === 'string' ? cleanText(value) : value
}

const NEVER_SHOWN_AGAIN = /password$/i

function toShowAgain(fields: FormBody): Readonly<Record<string, string | readonly string[]>> {
  const shown = Object.create(null) as Record<string, string | readonly string[]>
  for (const [name, value] of Object.entries(fields)) {
    if (NEVER_SHOWN_AGAIN.test(name) || value instanceof File) continue
    shown[name] = typeof value === 'string' ? value : value.filter((item) => typeof item === 'string')
  }
  return shown
}

type Checked = { readonly success: boolean; readonly error?: z.ZodError; readonly data?: unknown }

/** For `@hono/zod-openapi`: `new OpenAPIHono({ defaultHook: refuseInvalid })`. Throws `InvalidInput`. */
export function refuseInvalid(result: Checked): void {
  if (result.error !== undefined) throw new InvalidInput(toFieldProblems(result.error, result.data))
}
