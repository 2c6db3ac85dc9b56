import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

export function guidanceTexts(lang: Lang): typeof sv {
  return lang === 'en' ? en : sv
}
