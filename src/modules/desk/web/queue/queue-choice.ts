import type { HttpContext } from '#core/http/variables.ts'
import type { QueueChoice } from './queue-address.ts'
import { VIEW_KEYS, type QueueViewKey } from './queue-view.ts'

const LONGEST_SEARCH = 200

/** What the address asks for; what it does not say, or says wrongly, is the usual. */
export function choiceOf(c: HttpContext): QueueChoice {
  const view = c.req.query('vy') ?? ''
  return {
    view: (VIEW_KEYS as readonly string[]).includes(view) ? (view as QueueViewKey) : 'mine',
    accountId: c.req.query('konto') ?? '',
    classKey: c.req.query('sort') ?? '',
    search: (c.req.query('q') ?? '').trim().slice(0, LONGEST_SEARCH),
    cursor: c.req.query('fran') ?? '',
  }
}
