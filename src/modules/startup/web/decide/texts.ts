import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv, type DecideTexts } from './texts.sv.ts'

export type { DecideTexts }

export function decideTexts(lang: Lang): DecideTexts {
  return lang === 'sv' ? sv : en
}
