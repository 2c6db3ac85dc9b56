import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'

/**
 * Where the next page begins, or null after the last. LinkedIn counts in places, not in things handed out: a page may hold fewer than asked
 * for although more follow, because what was withheld took up a place. A link or a total says so; without them a short page is the last.
 */
export function nextStart(
  answer: Json,
  asked: { readonly start: number; readonly count: number },
): number | null {
  const paging = recordAt(answer, 'paging')
  const next = asked.start + asked.count
  const links = listAt(paging, 'links').map(asRecord)
  if (links.some((link) => textAt(link, 'rel') === 'next')) return next
  const found = listAt(answer, 'elements').length
  const total = paging?.['total']
  if (typeof total === 'number' && total > 0) return next < total ? next : null
  return found >= asked.count ? next : null
}

export function elementsOf(answer: Json): readonly unknown[] {
  return listAt(answer, 'elements')
}
