import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv, type StartupTexts } from './texts.sv.ts'

export type { StartupTexts }

export function startupTexts(lang: Lang): StartupTexts {
  return lang === 'sv' ? sv : en
}
