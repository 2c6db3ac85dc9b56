import { all } from './find.ts'
import { forget, keep, kept, keptKeys } from './kept-values.ts'
import { makeElement } from './make-element.ts'
import { words } from './page-language.ts'

const SAVE_AFTER_MS = 400
const KEEP_MS = 7 * 24 * 60 * 60 * 1000
const KEY = 'draft.'

/** Milliseconds since 1970 by this browser; good enough for throwing away week-old drafts. */
const browserTime = () => performance.timeOrigin + performance.now()

/** After logging out nothing is kept any more, not even what the leaving page still holds. */
let isLoggingOut = false

type Draft = { text: string; at: number }

function readDraft(key: string): Draft | undefined {
  try {
    const draft = JSON.parse(kept(KEY + key) ?? 'null') as Partial<Draft> | null
    return typeof draft?.text === 'string' && typeof draft.at === 'number'
      ? { text: draft.text, at: draft.at }
      : undefined
  } catch {
    return undefined
  }
}

/** Drafts that were sent, and drafts nobody came back to, do not stay in the browser. */
export function tidyDrafts(): void {
  for (const sent of all('[data-draft-sent]')) {
    forget(KEY + (sent.dataset['draftSent'] ?? ''))
  }
  for (const key of keptKeys(KEY)) {
    const draft = readDraft(key.slice(KEY.length))
    if (draft === undefined || browserTime() - draft.at > KEEP_MS) forget(key)
  }
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['purpose'] !== 'log-out') return
    isLoggingOut = true
    keptKeys(KEY).forEach(forget)
  })
}

/** Keeps what is being written until it is sent: a session that ends or a tab that closes costs nobody their words. */
class KeepDraft extends HTMLElement {
  #timer = 0

  connectedCallback(): void {
    const key = this.dataset['key'] ?? ''
    const area = this.querySelector('textarea')
    if (area === null || key === '') return
    const draft = readDraft(key)
    // A text the server sent back (with an error beside it) is newer than any draft.
    if (draft !== undefined && draft.text !== '' && area.value === '') this.#restore(area, draft.text, key)
    area.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#save(key, area.value), SAVE_AFTER_MS)
    })
    addEventListener('pagehide', () => {
      if (area.value !== area.defaultValue) this.#save(key, area.value)
    })
  }

  #save(key: string, text: string): void {
    if (isLoggingOut) return
    if (text.trim() === '') forget(KEY + key)
    else keep(KEY + key, JSON.stringify({ text, at: browserTime() }))
  }

  #restore(area: HTMLTextAreaElement, text: string, key: string): void {
    area.value = text
    area.dispatchEvent(new Event('input', { bubbles: true }))
    const note = makeElement('p', 'draft-note', '', true)
    const said = makeElement('span', '', words().draftRestored)
    const discard = makeElement('button', 'button button-quiet button-small', words().draftDiscard)
    discard.type = 'button'
    discard.addEventListener('click', () => {
      area.value = ''
      area.dispatchEvent(new Event('input', { bubbles: true }))
      forget(KEY + key)
      said.textContent = words().draftDiscarded
      discard.remove()
      area.focus()
    })
    note.append(said, discard)
    this.append(note)
  }
}

export function defineKeepDraft(): void {
  customElements.define('keep-draft', KeepDraft)
}
