import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import type { UiTexts } from './texts.sv.ts'
import { sv } from './texts.sv.ts'

const catalogues: Readonly<Record<Lang, UiTexts>> = { sv, en }

export function uiTexts(lang: Lang): UiTexts {
  return catalogues[lang]
}
