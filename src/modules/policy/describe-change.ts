import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import type { PolicyChange } from './rules/versions/policy-changes.ts'
import { policyChanges } from './rules/versions/policy-changes.ts'
import type { LocalText, Policy } from './rules/schema/policy.ts'
import { pathText, policyTexts } from './policy-problem.ts'

export type DescribedChange = PolicyChange & {
  /** As in the file, for example `inbox.sla[1].value.amount`. */
  readonly place: string
  readonly sentence: LocalText
}

const LONGEST_SHOWN = 120

function isText(value: unknown): value is LocalText {
  return typeof value === 'object' && value !== null && 'sv' in value && 'en' in value
}

/** A value in words: yes and no, lists, and texts in the reader's language. */
function inWords(value: unknown, lang: Lang): string {
  const words = policyTexts[lang].changes
  if (value === undefined || value === null) return words.nothing
  if (value === 'unknown') return words.unknown
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return String(value)
  if (isText(value)) return inWords(value[lang], lang)
  if (Array.isArray(value)) {
    return value.length === 0
      ? words.nothing
      : joinList(
          value.map((item: unknown) => inWords(item, lang)),
          lang,
        )
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(
      ([name, part]) => `${words.parts[name] ?? name} ${inWords(part, lang)}`,
    )
    return shortened(parts.join(', '))
  }
  return typeof value === 'string' ? `”${shortened(words.values[value] ?? value)}”` : words.nothing
}

const shortened = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

function sentenceIn(lang: Lang, change: PolicyChange): string {
  const words = policyTexts[lang].changes
  const name =
    change.label?.[lang] ?? policyTexts[lang].fields[pathText(change.path)] ?? pathText(change.path)
  const part = change.part?.split('.').at(-1) ?? null
  const what = part === null || part === 'value' ? name : `${name} (${words.parts[part] ?? part})`
  const [before, after] = [inWords(change.before, lang), inWords(change.after, lang)]
  const sentence =
    change.kind === 'added'
      ? words.added(what, after)
      : change.kind === 'removed'
        ? words.removed(what, before)
        : words.changed(what, before, after)
  return change.direction === 'tighter' || change.direction === 'looser'
    ? `${sentence} ${words[change.direction]}`
    : sentence
}

/** The preview of a new version in plain words (F-002). */
export function describeChanges(before: Policy, after: Policy): readonly DescribedChange[] {
  return policyChanges(before, after).map((change) => ({
    ...change,
    place: pathText(change.path),
    sentence: { sv: sentenceIn('sv', change), en: sentenceIn('en', change) },
  }))
}
