import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

export type PolicyPageTexts = typeof sv

export function policyPageTexts(lang: Lang): PolicyPageTexts {
  return lang === 'en' ? en : sv
}
