import { timeLeftWords } from '#core/i18n/durations.ts'
import type { LocalFields } from '#core/i18n/local-fields.ts'
import { dayAndTimeWords } from '#core/i18n/local-fields.ts'
import { pageLanguage } from './page-language.ts'

const TICK_MS = 20_000

const stockholm = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
})

/** The calendar numbers of a moment in Stockholm, wherever the reader's machine is. */
function localFields(epochMs: number): LocalFields {
  const parts = new Map(stockholm.formatToParts(epochMs).map((part) => [part.type, Number(part.value)]))
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const [year, month, day] = [of('year'), of('month'), of('day')]
  const weekday = ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1
  return { year, month, day, weekday, hour: of('hour'), minute: of('minute') }
}

/**
 * Keeps a deadline's words true while the page stays open. Time is the server's, carried on by the browser's own count of
 * milliseconds, so a wrong clock in an office PC never invents or hides a deadline. Changes are silent: a screen reader
 * hears the words when it comes to them, not every minute.
 */
class TickingClock extends HTMLElement {
  #timer = 0
  readonly #startedAt = performance.now()

  connectedCallback(): void {
    this.#timer = window.setInterval(() => this.#tick(), TICK_MS)
    this.#tick()
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const due = Date.parse(this.dataset['due'] ?? '')
    const now = Date.parse(this.dataset['now'] ?? '') + performance.now() - this.#startedAt
    const time = this.querySelector('time')
    if (Number.isNaN(due) || Number.isNaN(now) || time === null) return
    const lang = pageLanguage()
    const isOver = due <= now
    const countsDown = isOver || this.dataset['show'] === 'left'
    const text = countsDown
      ? timeLeftWords(due - now, lang)
      : dayAndTimeWords(localFields(due), localFields(now), lang)
    if (isOver) this.#markPassed()
    if (time.textContent !== text) time.textContent = text
  }

  /** The words say "passerad"; the colour and the bar follow. */
  #markPassed(): void {
    if (this.classList.contains('is-over') || this.classList.contains('is-promptly')) return
    this.querySelector('.clock-state')?.remove()
    for (const marked of [this, this.closest('.queue-item'), this.closest('.due-box')]) {
      marked?.classList.remove('is-calm', 'is-soon', 'is-now')
      marked?.classList.add('is-over')
    }
  }
}

export function defineTickingClock(): void {
  customElements.define('ticking-clock', TickingClock)
}
