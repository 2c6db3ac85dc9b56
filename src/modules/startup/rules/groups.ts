/** Cuts a policy's form into short pages, in the policy's own order (F-051: one thing at a time, saved as one goes). */
import type { LocalText, StartForm, StartItem } from '#modules/policy/index.ts'

export type ItemGroup = {
  /** In the address: 1, 2, 3 … */
  readonly number: number
  readonly title: LocalText
  readonly items: readonly StartItem[]
  /** "frågorna 4–7 av 19". */
  readonly from: number
  readonly to: number
}

/** A page is read in a minute: so many items, and so many questions, at most. */
const ITEMS_A_PAGE = 4
const QUESTIONS_A_PAGE = 7
const ITEMS_TO_SPARE = 3

export function groupItems(form: StartForm): readonly ItemGroup[] {
  const pages: StartItem[][] = []
  for (const item of form.items) {
    const page = pages.at(-1)
    if (page !== undefined && fits(page, item)) page.push(item)
    else pages.push([item])
  }
  keepTheLastCompany(pages)
  let before = 0
  return pages.map((items, index) => {
    const from = before + 1
    before += items.length
    return { number: index + 1, title: titleOf(items), items, from, to: before }
  })
}

/** A last page with a single item looks forgotten: it gets one from the page before. */
function keepTheLastCompany(pages: StartItem[][]): void {
  const [before, last] = pages.slice(-2)
  if (before === undefined || last === undefined || last.length > 1 || before.length < ITEMS_TO_SPARE) return
  const moved = before.pop()
  if (moved !== undefined) last.unshift(moved)
}

function fits(page: readonly StartItem[], item: StartItem): boolean {
  const questions = [...page, item].reduce((sum, one) => sum + one.value.questions.length, 0)
  return page.length < ITEMS_A_PAGE && questions <= QUESTIONS_A_PAGE
}

/** "1. Syfte", "2. Mål" → "Syfte och mål". */
function titleOf(items: readonly StartItem[]): LocalText {
  return { sv: joined(items, 'sv', JOINS.sv), en: joined(items, 'en', JOINS.en) }
}

/** A name that holds the small word itself needs a longer one around it: "Avtal samt funktion och teknik". */
const JOINS = { sv: { and: 'och', besides: 'samt' }, en: { and: 'and', besides: 'as well as' } } as const

function joined(items: readonly StartItem[], lang: 'sv' | 'en', words: (typeof JOINS)['sv' | 'en']): string {
  const only = items.length === 1 ? items[0] : undefined
  if (only !== undefined) return itemName(only, lang)
  const names = items.map((item, index) => {
    const name = itemName(item, lang).replace(/\?$/u, '')
    return index === 0 ? name : lowerFirst(name)
  })
  const and = names.some((name) => name.includes(` ${words.and} `)) ? words.besides : words.and
  const last = names.pop() ?? ''
  return `${names.join(', ')} ${and} ${last}`
}

/** The item without the number it has in the document. */
export function itemName(item: StartItem, lang: 'sv' | 'en'): string {
  return item.label[lang].replace(/^\d+[.)]?\s*/u, '')
}

/** "IT" stays as it is. */
function lowerFirst(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase('sv') + name.slice(1)
}
