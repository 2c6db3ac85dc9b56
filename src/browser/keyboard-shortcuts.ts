import { all, first } from './find.ts'
import { kept } from './kept-values.ts'

export const SHORTCUTS_OFF = 'shortcuts-off'

export function areShortcutsOn(): boolean {
  return document.documentElement.dataset['shortcuts'] !== 'off' && kept(SHORTCUTS_OFF) === null
}

const TEXT_INPUTS = /^(text|search|email|url|tel|password|number|date|time|datetime-local|month|week)$/

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.test(target.type)
  return target.isContentEditable || target.matches('textarea, select')
}

/** One step in the queue: with a matter open the next one opens, else the next row is marked. */
function step(by: 1 | -1): void {
  const links = all('[data-queue] .queue-item-link')
  const openAt = links.findIndex((link) => link.hasAttribute('aria-current'))
  if (openAt !== -1) {
    links[openAt + by]?.click()
    return
  }
  const focusedAt = links.findIndex((link) => link === document.activeElement)
  const start = by === 1 ? 0 : links.length - 1
  links[focusedAt === -1 ? start : focusedAt + by]?.focus()
}

function focusOn(selector: string): boolean {
  const found = first(selector)
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
  return found !== null
}

function showHelp(): boolean {
  const dialog = first('#kortkommandon')
  if (!(dialog instanceof HTMLDialogElement)) return false
  if (dialog.open) dialog.close()
  else dialog.showModal()
  return true
}

const actions: Readonly<Record<string, () => unknown>> = {
  j: () => step(1),
  k: () => step(-1),
  r: () => focusOn('[data-reply]'),
  '/': () => focusOn('[data-search]'),
  '?': showHelp,
}

/** Ctrl or Command with Enter sends a reply. */
function sendsReply(event: KeyboardEvent): boolean {
  const { target } = event
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
  if (!(target instanceof HTMLTextAreaElement) || target.dataset['reply'] === undefined) return false
  target.form?.requestSubmit()
  return true
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || sendsReply(event)) return
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areShortcutsOn()) return
  const action = actions[event.key]
  const isModal = first('dialog[open]') !== null
  if (action === undefined || (isModal && event.key !== '?')) return
  event.preventDefault()
  action()
}

export function listenForShortcuts(): void {
  document.addEventListener('keydown', onKey)
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-keyboard-help]') : null
    if (link !== null && !event.ctrlKey && !event.metaKey && showHelp()) event.preventDefault()
  })
}
