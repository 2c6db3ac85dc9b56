import type { Lang } from './lang.ts'
import { LOCALE } from './lang.ts'

const collators = new Map<Lang, Intl.Collator>()

/**
 * Orders texts as a reader of the language expects: in Swedish å, ä, ö come last, and "2" before "10".
 * What comes sorted from the database uses its ICU collation `sv-SE-x-icu`, which agrees with the Swedish order here but
 * compares digits one by one; a list must be sorted in one of the two places, never half in each.
 */
export function compareTexts(lang: Lang): (a: string, b: string) => number {
  let collator = collators.get(lang)
  if (collator === undefined) {
    collator = new Intl.Collator(LOCALE[lang], { numeric: true })
    collators.set(lang, collator)
  }
  return collator.compare.bind(collator)
}
