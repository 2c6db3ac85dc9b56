import { countOf } from '#core/i18n/plural.ts'
import { makeElement } from './make-element.ts'
import { pageLanguage, words } from './page-language.ts'

const SPEAK_AFTER_MS = 1200
/** From here on the count is worth hearing. */
const NEAR_SHARE = 0.9

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

/** As the network counts: Bluesky graphemes, Mastodon and Facebook code points, YouTube UTF-16 units. */
export function countCharacters(text: string, unit: string | undefined): number {
  if (unit === 'utf16') return text.length
  if (unit === 'graphemes') return Array.from(graphemes.segment(text)).length
  return Array.from(text).length
}

/** Says how many characters are left: always seen, spoken only near the limit and when typing pauses. */
class CountCharacters extends HTMLElement {
  #timer = 0

  connectedCallback(): void {
    const area = this.querySelector('textarea')
    const shown = this.querySelector<HTMLElement>('.field-count')
    if (area === null || shown === null) return
    const spoken = makeElement('span', 'sr', '', true)
    this.append(spoken)
    const update = () => this.#update(area, shown, spoken)
    area.addEventListener('input', update)
    if (area.value !== '') update()
  }

  #update(area: HTMLTextAreaElement, shown: HTMLElement, spoken: HTMLElement): void {
    const limit = Number(this.dataset['limit'])
    const left = limit - countCharacters(area.value, this.dataset['unit'])
    const lang = pageLanguage()
    const forms = left < 0 ? words().charactersOver : words().charactersLeft
    const text = countOf(Math.abs(left), forms, lang)
    const near = left <= limit * (1 - NEAR_SHARE)
    shown.textContent = text
    shown.dataset['state'] = left < 0 ? 'over' : near ? 'near' : 'room'
    clearTimeout(this.#timer)
    if (near) this.#timer = window.setTimeout(() => (spoken.textContent = text), SPEAK_AFTER_MS)
  }
}

export function defineCountCharacters(): void {
  customElements.define('count-characters', CountCharacters)
}
