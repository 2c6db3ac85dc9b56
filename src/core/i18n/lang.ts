/** The two languages every page and text exists in. Swedish is the source of truth (Språklagen 10 §: public bodies use Swedish). */
export type Lang = 'sv' | 'en'

export const LANGS: readonly Lang[] = ['sv', 'en']

export function isLang(value: unknown): value is Lang {
  return value === 'sv' || value === 'en'
}

export function otherLang(lang: Lang): Lang {
  return lang === 'sv' ? 'en' : 'sv'
}

/** Locale tags for `Intl`. English is British: day before month and a 24-hour clock, as Swedish readers of English expect. */
export const LOCALE: Readonly<Record<Lang, string>> = { sv: 'sv-SE', en: 'en-GB' }

/** U+00A0: keeps a number and its unit on one line. */
export const NBSP = '\u00a0'
