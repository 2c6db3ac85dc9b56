import type { Lang } from '#core/i18n/lang.ts'

export type Place = {
  readonly lang: Lang
  /** `/vagledning` or `/o/falkenberg/vagledning`. */
  readonly base: string
  readonly organisation: string | null
}

export function hrefIn({ lang, base }: Place, rest = ''): string {
  const path = `${base}${rest}`
  return lang === 'sv' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`
}
