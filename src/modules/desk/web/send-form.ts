import { z } from 'zod'
import { Conflict, InvalidInput, RuleBroken, type FieldProblem } from '#core/errors.ts'
import { explainField, type ErrorTexts } from '#core/http/explain-error.ts'
import { parseForm } from '#core/http/form.ts'
import type { HttpContext } from '#core/http/variables.ts'
import type { SentForm } from './form-kit.tsx'

export type Sending<Schema extends z.ZodType> = {
  /** The form's name on its page: its fields' ids begin with it. */
  readonly form: string
  readonly schema: Schema
  /** Does it; what it returns is answered with. */
  readonly act: (value: z.output<Schema>) => Promise<Response>
  /** Shows the page again with what was typed and what to mend. */
  readonly again: (sent: SentForm) => Promise<Response>
  readonly texts: ErrorTexts
  /** Which field carries a refusal that names none (a rule in the way). Left out, such a refusal has its own page. */
  readonly blames?: string
}

/** Checks a sent form and carries it out; whatever can be mended by the reader brings the page back with nothing lost. */
export async function sendForm<Schema extends z.ZodType>(
  c: HttpContext,
  sending: Sending<Schema>,
): Promise<Response> {
  const form = await parseForm(c, sending.schema)
  if (!form.ok) return sending.again(sentBack(c, sending, form.values, form.problems))
  try {
    return await sending.act(form.value)
  } catch (error) {
    const typed = form.value as Readonly<Record<string, unknown>>
    if (error instanceof InvalidInput) return sending.again(sentBack(c, sending, typed, error.fields))
    const refusal = refusalOf(c, sending, error)
    if (refusal === null || sending.blames === undefined) throw error
    return sending.again({
      form: sending.form,
      values: textsOf(typed),
      problems: { [sending.blames]: refusal.words },
      refusedAs: refusal.code,
    })
  }
}

function refusalOf(
  c: HttpContext,
  { texts }: Pick<Sending<z.ZodType>, 'texts'>,
  error: unknown,
): { readonly code: string; readonly words: string } | null {
  if (!(error instanceof RuleBroken || error instanceof Conflict)) return null
  const { code, details } = error
  const words = texts.rule?.({ code, details }, c.var.lang)?.message ?? null
  return words === null ? null : { code, words }
}

type Back = Pick<Sending<z.ZodType>, 'form' | 'texts'>

function sentBack(
  c: HttpContext,
  { form, texts }: Back,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly FieldProblem[],
): SentForm {
  const words = problems.map((problem) => [problem.field, explainField(problem, c.var.lang, texts)] as const)
  return { form, values: textsOf(typed), problems: Object.fromEntries(words) }
}

function textsOf(typed: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const shown = Object.entries(typed).flatMap(([name, value]) => {
    if (typeof value === 'string') return [[name, value] as const]
    return typeof value === 'boolean' ? [[name, value ? 'yes' : 'no'] as const] : []
  })
  return Object.fromEntries(shown)
}

/** A ticked box. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes')
export const yesOrNo = z.enum(['yes', 'no']).transform((value) => value === 'yes')
export const text = z.string().trim().min(1)
export const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value))
/** The version of the item that the reader saw. */
export const version = z.coerce.number().int().min(0)
