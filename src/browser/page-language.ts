import type { Lang } from '#core/i18n/lang.ts'
import { isLang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import type { BrowserTexts } from './texts.sv.ts'
import { sv } from './texts.sv.ts'

export function pageLanguage(): Lang {
  const { lang } = document.documentElement
  return isLang(lang) ? lang : 'sv'
}

export function words(): BrowserTexts {
  return pageLanguage() === 'sv' ? sv : en
}
