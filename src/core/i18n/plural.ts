import type { Lang } from './lang.ts'
import { NBSP } from './lang.ts'
import { formatNumber } from './numbers.ts'

export type PluralForms = { readonly one: string; readonly other: string }

/** Picks the form for a count. Swedish and English share the rule: exactly one is `one`, all else (0 and 1.5 too) is `other`. */
export function plural(n: number, forms: PluralForms): string {
  return n === 1 ? forms.one : forms.other
}

/** "1 fil", "1 204 filer": the number, a non-breaking space and the right form. */
export function countOf(n: number, forms: PluralForms, lang: Lang): string {
  return `${formatNumber(n, lang)}${NBSP}${plural(n, forms)}`
}
