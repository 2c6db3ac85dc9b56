import type { Lang } from './lang.ts'
import { LOCALE, NBSP } from './lang.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** Making a NumberFormat costs some hundred times more than using it, and a queue page writes hundreds of numbers. */
function numberFormat(lang: Lang, decimals: number): Intl.NumberFormat {
  const key = `${lang}${decimals}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(LOCALE[lang], {
    minimumFractionDigits: 0,
    maximumFractionDigits: decimals,
  })
  formats.set(key, made)
  return made
}

/** "1 204" (non-breaking space) / "1,204"; `decimals` is the most that are shown, zeroes dropped. Minus is U+2212. */
export function formatNumber(n: number, lang: Lang, options: { decimals?: number } = {}): string {
  const text = numberFormat(lang, options.decimals ?? 0).format(n)
  return text.replace('-', '\u2212').replaceAll('\u202f', NBSP)
}

/** A share 0–1 as "95 %" / "95%". Swedish puts a space before the sign (Myndigheternas skrivregler). */
export function formatPercent(share: number, lang: Lang, options: { decimals?: number } = {}): string {
  return `${formatNumber(share * 100, lang, options)}${lang === 'sv' ? NBSP : ''}%`
}

const BYTE_UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** "812 byte", "1,2 MB". Decimal units (kB = 1 000 bytes), as networks and file managers outside Windows count. */
export function formatFileSize(bytes: number, lang: Lang): string {
  if (bytes < 1000)
    return `${formatNumber(bytes, lang)}${NBSP}${lang === 'sv' || bytes === 1 ? 'byte' : 'bytes'}`
  let size = bytes / 1000
  let unit = 0
  // 999,95 kB would round to "1 000 kB"; such a size is said in the next unit.
  while (size >= 999.5 && unit < BYTE_UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  const decimals = size < 9.95 ? 1 : 0
  return `${formatNumber(size, lang, { decimals })}${NBSP}${BYTE_UNITS[unit] ?? ''}`
}
