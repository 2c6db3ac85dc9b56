/** Where the reader is, kept: the queue's scroll, the focus after a redirect, the chip they opened. */
import { all, first } from './find.ts'
import { keep, kept } from './kept-values.ts'

/** By hand: `scrollIntoView` also moves where Tab begins, past the skip links (WCAG 2.4.1). */
function bringIntoPane(pane: HTMLElement, row: HTMLElement): void {
  const place = row.getBoundingClientRect()
  const seen = pane.getBoundingClientRect()
  // the queue's own head stays at the top of its pane and covers what is under it
  const head = pane.querySelector('.queue-head')?.getBoundingClientRect().bottom ?? seen.top
  const top = Math.max(seen.top, head)
  if (place.top < top) pane.scrollTop -= top - place.top
  else if (place.bottom > seen.bottom) pane.scrollTop += place.bottom - seen.bottom
}

/** How far down its pane the message stands when the thread before it is long: some of what it answers is then seen too. */
const SHARE_ABOVE = 0.3

/** In a long thread the message that the matter is about would otherwise be far below what is seen. */
function showFocusMessage(): void {
  const message = first('.pane-item .message-focus')
  const pane = message?.closest<HTMLElement>('.pane-item')
  if (!message || !pane || location.hash !== '' || pane.scrollHeight <= pane.clientHeight) return
  const seen = pane.getBoundingClientRect()
  const { top, bottom } = message.getBoundingClientRect()
  if (bottom > seen.bottom) pane.scrollTop += top - seen.top - seen.height * SHARE_ABOVE
}

function keepScroll(): void {
  const panes = all('[data-keep-scroll]')
  const keyOf = (pane: HTMLElement) => `scroll.${pane.dataset['keepScroll'] ?? ''}`
  for (const pane of panes) {
    pane.scrollTop = Number(kept(keyOf(pane), true))
    const current = pane.querySelector('[aria-current="true"]')?.closest('li')
    if (current) bringIntoPane(pane, current)
  }
  addEventListener('pagehide', () => {
    for (const pane of panes) keep(keyOf(pane), String(pane.scrollTop), true)
  })
}

/** What must be read first gets the focus: the error summary, else the message about what just happened. An address that leads to a place goes there. */
function goToWhatHappened(): void {
  const place = first('.error-summary[data-go-here]') ?? first('[data-go-here]')
  if (!location.hash) place?.focus()
}

/** A link in the error summary moves into its field, not only to it. */
function enterFields(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.error-summary a') : null
    const field = link === null ? null : document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
    if (field === null) return
    event.preventDefault()
    field.closest('.field')?.scrollIntoView({ block: 'start' })
    field.focus({ preventScroll: true })
  })
}

/** Escape closes the chip one is in, and the focus stays on it. */
function closeOnEscape(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    const open = (document.activeElement ?? document.body).closest<HTMLDetailsElement>('details[open]')
    if (open === null) return
    event.preventDefault()
    open.open = false
    open.querySelector('summary')?.focus()
  })
}

/** Older browsers print a closed chip closed; newer ones are told by the style sheet. */
function openForPrint(): void {
  let opened: HTMLDetailsElement[] = []
  addEventListener('beforeprint', () => {
    opened = all<HTMLDetailsElement>('details:not([open])')
    for (const details of opened) details.open = true
  })
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
  })
}

export function keepReadingPlace(): void {
  keepScroll()
  showFocusMessage()
  goToWhatHappened()
  enterFields()
  closeOnEscape()
  openForPrint()
}
