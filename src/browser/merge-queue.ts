/** What a fresh copy of the queue changes in the list on the page, without moving anything the reader sees. */
import { makeElement } from './make-element.ts'

export type Merge = {
  /** Rows that belong above what is shown; they wait until the reader asks. */
  readonly waiting: number
}

const rowsOf = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > li[id]')]

function carryOver(from: HTMLElement, to: HTMLElement): void {
  const link = from.querySelector('.queue-item-link')
  const current = link?.getAttribute('aria-current')
  if (current) to.querySelector('.queue-item-link')?.setAttribute('aria-current', current)
  const hadFocus = from.contains(document.activeElement)
  from.replaceWith(to)
  if (hadFocus) to.querySelector<HTMLElement>('.queue-item-link')?.focus({ preventScroll: true })
}

function markGone(row: HTMLElement, words: string): void {
  if (row.classList.contains('is-gone')) return
  row.classList.add('is-gone')
  row.querySelector('.queue-item-tags')?.replaceChildren(makeElement('span', 'tag', words))
}

/** Changed rows change in place, rows that left are crossed out, older rows that came into the page go last. */
export function mergeQueue(shown: Element, fresh: Element, goneWords: string): Merge {
  const known = new Map(rowsOf(shown).map((row) => [row.id, row]))
  const incoming = rowsOf(fresh)
  const ids = new Set(incoming.map((row) => row.id))
  const lastKnown = incoming.findLastIndex((row) => known.has(row.id))
  let waiting = 0
  incoming.forEach((row, i) => {
    const old = known.get(row.id)
    if (old === undefined) {
      if (i > lastKnown && known.size > 0) shown.append(document.importNode(row, true))
      else waiting += 1
    } else if (old.dataset['version'] !== row.dataset['version'] || old.classList.contains('is-gone')) {
      carryOver(old, document.importNode(row, true))
    }
  })
  for (const [id, row] of known) if (!ids.has(id)) markGone(row, goneWords)
  return { waiting }
}

/** The fresh list whole, when the reader has asked for it; the open matter stays marked. */
export function replaceQueue(shown: Element, fresh: Element): HTMLElement | undefined {
  const known = new Set(rowsOf(shown).map((row) => row.id))
  const openId = shown.querySelector('[aria-current]')?.closest('li')?.id
  const rows = rowsOf(fresh).map((row) => document.importNode(row, true))
  shown.replaceChildren(...rows)
  rows
    .find((row) => row.id === openId)
    ?.querySelector('.queue-item-link')
    ?.setAttribute('aria-current', 'true')
  return rows.find((row) => !known.has(row.id))
}
