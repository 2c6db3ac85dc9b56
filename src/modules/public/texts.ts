import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

export type PublicTexts = typeof sv

export function publicTexts(lang: Lang): PublicTexts {
  return lang === 'en' ? en : sv
}
