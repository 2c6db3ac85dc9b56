import type { Lang } from '#core/i18n/lang.ts'
import { columnName, type RowProblem } from './rules/plan-import.ts'
import { en } from './texts.en.ts'
import { sv, type OrganisationTexts } from './texts.sv.ts'

export type { OrganisationTexts }

export const organisationTexts = (lang: Lang): OrganisationTexts => (lang === 'en' ? en : sv)

type RowWords = Readonly<Record<string, (params: Readonly<Record<string, string | number>>) => string>>

/** Which column, what is wrong there and how to mend it. */
export function describeRowProblem(
  { column, code, params }: RowProblem,
  lang: Lang,
): { readonly columnName: string; readonly text: string } {
  const words: RowWords = organisationTexts(lang).rows
  return { columnName: columnName(column, lang), text: words[code]?.(params ?? {}) ?? code }
}
