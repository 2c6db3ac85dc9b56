import type { HttpContext } from '#core/http/variables.ts'
import { queueQuery, type QueueChoice } from './queue-address.ts'
import { VIEW_KEYS, type QueueViewKey } from './queue-view.ts'

const LONGEST_SEARCH = 200

/** What the address asks for; what it does not say, or says wrongly, is the usual. */
export function choiceOf(c: HttpContext): QueueChoice {
  return choiceIn((name) => c.req.query(name))
}

/** The same page with the queue as the reader had it: the form's own address does not carry it, the page it was sent from does. */
export function backTo(c: HttpContext, path: string): string {
  const from = c.req.header('referer') ?? ''
  if (!URL.canParse(from) || new URL(from).pathname !== path) return path
  const { searchParams } = new URL(from)
  return `${path}${queueQuery(choiceIn((name) => searchParams.get(name) ?? undefined))}`
}

function choiceIn(query: (name: string) => string | undefined): QueueChoice {
  const view = query('vy') ?? ''
  return {
    view: (VIEW_KEYS as readonly string[]).includes(view) ? (view as QueueViewKey) : 'mine',
    accountId: query('konto') ?? '',
    classKey: query('sort') ?? '',
    search: (query('q') ?? '').trim().slice(0, LONGEST_SEARCH),
    cursor: query('fran') ?? '',
  }
}
