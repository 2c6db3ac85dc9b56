import { recordAt, textAt, type Json } from '../kit/json.ts'

/** Of a text in several languages the one in its owner's own, else any. */
export function preferredText(localised: Json | null): string | null {
  const texts = recordAt(localised, 'localized')
  const locale = recordAt(localised, 'preferredLocale')
  const key = `${textAt(locale, 'language') ?? ''}_${textAt(locale, 'country') ?? ''}`
  const any = Object.values(texts ?? {}).find((text) => typeof text === 'string')
  return textAt(texts, key) ?? any ?? null
}
