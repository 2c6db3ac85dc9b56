import type { LabRequest } from '../lab-core.ts'
import { breach } from '../problem.ts'
import { asText } from '../restli-parse.ts'

type Page = { readonly start: number; readonly count: number }

export const PAGE_PARAMS = ['start', 'count']
const MOST = 100

export function pageOf({ query }: LabRequest, byDefault = 10): Page {
  const start = wholeNumber(asText(query['start']), 'start', 0)
  const count = wholeNumber(asText(query['count']), 'count', byDefault)
  if (count < 1 || count > MOST) throw breach('limit', `count must be 1 to ${MOST}`)
  return { start, count }
}

function wholeNumber(text: string | null, name: string, otherwise: number): number {
  if (text === null) return otherwise
  if (!/^\d{1,9}$/.test(text)) throw breach('parameter', `${name} is not a number`)
  return Number(text)
}

/** As LinkedIn writes it: a link to the next page while there is one, and no total. */
export function paged<T>(all: readonly T[], { start, count }: Page, write: (one: T) => unknown): object {
  const hasMore = start + count < all.length
  const links = hasMore
    ? [{ rel: 'next', type: 'application/json', href: `start=${start + count}&count=${count}` }]
    : []
  return { paging: { start, count, links }, elements: all.slice(start, start + count).map(write) }
}
