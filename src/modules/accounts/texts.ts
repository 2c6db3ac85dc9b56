import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

export type AccountTexts = typeof sv

export function accountTexts(lang: Lang): AccountTexts {
  return lang === 'sv' ? sv : en
}
