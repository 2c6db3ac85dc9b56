import { countOf } from '#core/i18n/plural.ts'
import { all } from './find.ts'
import { makeElement } from './make-element.ts'
import { mergeQueue, replaceQueue } from './merge-queue.ts'
import { pageLanguage, words } from './page-language.ts'

const GATHER_MS = 400
const SHOW_LOST_AFTER_MS = 6000
const RETRY_MS = [2000, 5000, 15_000, 60_000]

/**
 * Follows one view of the inbox. A message on the event stream says only that something changed; the list itself is then
 * fetched as HTML, so there is one way rows are drawn. New rows are counted in a pill, never pushed in above the reader.
 * The stream is closed while the tab is hidden.
 */
class LiveQueue extends HTMLElement {
  #source: EventSource | undefined
  #gather = 0
  #lostTimer = 0
  #retries = 0
  #fresh: Element | undefined
  readonly #pill = makeElement('button', 'queue-pill')
  readonly #spoken = makeElement('span', 'sr', '', true)
  readonly #note = makeElement('p', 'queue-note', '', true)
  readonly #onVisibility = () => (document.hidden ? this.#disconnect() : this.#connect())

  connectedCallback(): void {
    const holder = makeElement('div', 'queue-live')
    this.#pill.type = 'button'
    this.#pill.hidden = true
    this.#pill.addEventListener('click', () => this.#showFresh())
    this.#note.hidden = true
    holder.append(this.#pill)
    this.prepend(holder, this.#note, this.#spoken)
    document.addEventListener('visibilitychange', this.#onVisibility)
    if (!document.hidden) this.#connect()
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility)
    this.#disconnect()
  }

  #connect(): void {
    const address = this.dataset['events']
    if (address === undefined || this.#source !== undefined) return
    this.#source = new EventSource(address)
    this.#source.addEventListener('open', () => {
      clearTimeout(this.#lostTimer)
      this.#retries = 0
      this.#note.hidden = true
      // What happened while the stream was away is not sent again.
      this.#soon()
    })
    this.#source.addEventListener('message', () => this.#soon())
    this.#source.addEventListener('error', () => this.#onLost())
  }

  #disconnect(): void {
    this.#source?.close()
    this.#source = undefined
    clearTimeout(this.#gather)
    clearTimeout(this.#lostTimer)
  }

  #onLost(): void {
    clearTimeout(this.#lostTimer)
    this.#lostTimer = window.setTimeout(() => this.#say(words().lost), SHOW_LOST_AFTER_MS)
    if (this.#source?.readyState !== EventSource.CLOSED) return
    // The browser has given up (an error page, a sign-in page): ask the list itself what is wrong, and try again later.
    this.#disconnect()
    this.#soon()
    const wait = RETRY_MS[Math.min(this.#retries++, RETRY_MS.length - 1)] ?? 60_000
    window.setTimeout(() => {
      if (!document.hidden && this.isConnected) this.#connect()
    }, wait)
  }

  /** Many events in a burst are one fetch. */
  #soon(): void {
    clearTimeout(this.#gather)
    this.#gather = window.setTimeout(() => void this.#refresh(), GATHER_MS)
  }

  async #refresh(): Promise<void> {
    const address = this.dataset['fragment']
    const list = this.querySelector('[data-queue]')
    if (address === undefined || list === null) return
    let response: Response
    try {
      response = await fetch(address, { headers: { accept: 'text/html' }, redirect: 'manual' })
    } catch {
      this.#say(words().lost)
      return
    }
    if (response.type === 'opaqueredirect' || response.status === 401) {
      this.#saySignedOut()
      return
    }
    if (!response.ok) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('[data-queue]')
    if (fresh === null) return
    this.#fresh = fresh
    this.#showCounts(page)
    this.#offer(mergeQueue(list, fresh, words().gone).waiting)
  }

  /** Counts in the menu and over the queue. */
  #showCounts(page: Document): void {
    for (const fresh of page.querySelectorAll<HTMLElement>('[data-live]')) {
      const name = CSS.escape(fresh.dataset['live'] ?? '')
      for (const shown of all(`[data-live="${name}"]`)) {
        if (shown.textContent !== fresh.textContent) shown.textContent = fresh.textContent
      }
    }
  }

  #offer(waiting: number): void {
    const text = countOf(waiting, words().newItems, pageLanguage())
    const isNews = waiting > 0 && this.#pill.textContent !== text
    this.#pill.hidden = waiting === 0
    this.#pill.textContent = waiting === 0 ? '' : text
    if (isNews) this.#spoken.textContent = text
  }

  #showFresh(): void {
    const list = this.querySelector('[data-queue]')
    if (list === null || this.#fresh === undefined) return
    const before = list.children.length
    const row = replaceQueue(list, this.#fresh)
    const shown = Math.max(1, list.children.length - before)
    this.#offer(0)
    this.#spoken.textContent = countOf(shown, words().newItemsShown, pageLanguage())
    row?.querySelector<HTMLElement>('.queue-item-link')?.focus()
  }

  #say(text: string): void {
    this.#note.textContent = text
    this.#note.hidden = false
  }

  #saySignedOut(): void {
    this.#disconnect()
    const link = makeElement('a', '', words().logIn)
    link.href = this.dataset['logIn'] ?? '/'
    this.#note.replaceChildren(`${words().signedOut} `, link)
    this.#note.hidden = false
  }
}

export function defineLiveQueue(): void {
  customElements.define('live-queue', LiveQueue)
}
