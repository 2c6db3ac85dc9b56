import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import type { FieldFrame } from '#ui/components/field/field.tsx'

/** What went wrong with one sent form: its values come back into the fields, each problem as words beside its field. */
export type SentForm = {
  /** Which form on the page it was. */
  readonly form: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
  /** The refusal's code, when a rule stood in the way rather than what was typed. */
  readonly refusedAs?: string
}

/** What every form of a page needs: the language, the session's token, and what came back. */
export type FormKit = {
  readonly lang: Lang
  readonly csrf: string
  readonly sent: SentForm | null
}

/** Hidden values of every form: the token against forged requests, and the version the reader saw. */
export function hidden(kit: FormKit, version?: number): Readonly<Record<string, string>> {
  return version === undefined ? { _csrf: kit.csrf } : { _csrf: kit.csrf, version: String(version) }
}

/** Several forms of one page may have a field of the same name: the id keeps them apart, the error finds its own. */
export function fieldOf(
  kit: FormKit,
  form: string,
  name: string,
  label: ComponentChildren,
): FieldFrame & { value: string | undefined } {
  const sent = kit.sent?.form === form ? kit.sent : null
  const error = sent?.problems[name]
  return {
    lang: kit.lang,
    name,
    id: `${form}-${name}`,
    label,
    value: sent?.values[name],
    ...(error === undefined ? {} : { error }),
  }
}

/** A lone box. An unticked one sends nothing, so a form that came back is believed before what stood there. */
export function tickOf(
  kit: FormKit,
  form: string,
  name: string,
  ask: { label: ComponentChildren; hint?: ComponentChildren; isTicked?: boolean },
): FieldFrame & { value: string; checked: boolean } {
  const { value, ...frame } = fieldOf(kit, form, name, ask.label)
  const checked = cameBack(kit, form) ? value === 'yes' : (ask.isTicked ?? false)
  return { ...frame, value: 'yes', checked, hint: ask.hint }
}

/** This form has come back with something to mend: what it is folded into stays open. */
export function cameBack(kit: FormKit, ...forms: readonly string[]): boolean {
  return kit.sent !== null && forms.includes(kit.sent.form)
}

/** The problems of the sent form as links for the error summary. */
export function summaryOf(kit: FormKit): readonly { field: string; text: string }[] {
  if (kit.sent === null) return []
  const { form, problems } = kit.sent
  return Object.entries(problems).map(([name, text]) => ({ field: `${form}-${name}`, text }))
}
