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

export function groupItems(form: StartForm): readonly ItemGroup[] {
  const pages: StartItem[][] = []
  for (const item of form.items) {
    const page = pages.at(-1)
    if (page !== undefined && fits(page, item)) page.push(item)
    else pages.push([item])
  }
  let before = 0
  return pages.map((items, index) => {
    const from = before + 1
    before += items.length
    return { number: index + 1, title: titleOf(items), items, from, to: before }
  })
}

function fits(page: readonly StartItem[], item: StartItem): boolean {
  const questions = [...page, item].reduce((sum, one) => sum + one.value.questions.length, 0)
  return page.length < ITEMS_A_PAGE && questions <= QUESTIONS_A_PAGE
}

/** "1. Syfte", "2. Mål" → "Syfte och mål". */
function titleOf(items: readonly StartItem[]): LocalText {
  return { sv: joined(items, 'sv', 'och'), en: joined(items, 'en', 'and') }
}

function joined(items: readonly StartItem[], lang: 'sv' | 'en', and: string): string {
  const names = items.map((item, index) => {
    const name = itemName(item, lang)
    return index === 0 ? name : lowerFirst(name)
  })
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} ${and} ${last}`
}

/** The item without the number it has in the document. */
export function itemName(item: StartItem, lang: 'sv' | 'en'): string {
  return (item.label[lang] ?? item.label.sv).replace(/^\d+[.)]?\s*/u, '')
}

/** "IT" stays as it is. */
function lowerFirst(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase('sv') + name.slice(1)
}
