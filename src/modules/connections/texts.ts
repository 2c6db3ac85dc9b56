import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv, type ConnectionTexts } from './texts.sv.ts'

export function connectionTexts(lang: Lang): ConnectionTexts {
  return lang === 'sv' ? sv : en
}
