import type { Lang } from './lang.ts'

const words = { sv: { and: 'och', or: 'eller' }, en: { and: 'and', or: 'or' } } as const

/** "Facebook, Instagram och LinkedIn"; `or` gives "eller". No comma before the last word in either language. */
export function joinList(items: readonly string[], lang: Lang, kind: 'and' | 'or' = 'and'): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  if (items.length === 1) return last
  return `${items.slice(0, -1).join(', ')} ${words[lang][kind]} ${last}`
}
