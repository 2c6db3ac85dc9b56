import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv, type AlertTexts } from './texts.sv.ts'

export function alertTexts(lang: Lang): AlertTexts {
  return lang === 'en' ? en : sv
}
