import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'

type Asked = { readonly start: number; readonly count: number }

/**
 * Where the next page begins, or null after the last. LinkedIn counts in places, not in things handed out: a page may hold fewer than asked
 * for although more follow, because what was withheld took up a place. A link or a total says so; without them a short page is the last.
 * It may also take a smaller page than asked for, and says then how many places it was.
 */
export function nextStart(answer: Json, asked: Asked): number | null {
  const paging = recordAt(answer, 'paging')
  const places = placesOf(paging, asked)
  const next = asked.start + places
  const links = listAt(paging, 'links').map(asRecord)
  const link = links.find((one) => textAt(one, 'rel') === 'next')
  if (link !== undefined) return Math.max(next, startIn(textAt(link, 'href')))
  const found = listAt(answer, 'elements').length
  const total = paging?.['total']
  // A total that is less than what has been handed out already is wrong.
  if (typeof total === 'number' && total >= asked.start + found && total > 0)
    return next < total ? next : null
  return found >= places ? next : null
}

function placesOf(paging: Json | null, { count }: Asked): number {
  const told = paging?.['count']
  return typeof told === 'number' && Number.isInteger(told) && told > 0 ? Math.min(told, count) : count
}

function startIn(href: string | null): number {
  const start = /[?&]start=(\d{1,9})(?:&|$)/.exec(href ?? '')?.[1]
  return start === undefined ? 0 : Number(start)
}

export function elementsOf(answer: Json): readonly unknown[] {
  return listAt(answer, 'elements')
}
