import type { Clock } from '../clock.ts'
import type { FieldProblem } from '../errors.ts'
import { durationSentence } from '../i18n/durations.ts'
import type { Lang } from '../i18n/lang.ts'
import type { ErrorMeaning } from './problem.ts'
import { fieldText, httpTexts } from './texts.ts'

export type Explanation = { readonly title: string; readonly message: string; readonly remedy: string }

/** The modules' own words for the codes they throw, wired in app.ts. null: no words for it; the general ones are used. */
export type ErrorTexts = {
  readonly rule?: (
    broken: { readonly code: string; readonly details: Readonly<Record<string, string | number>> },
    lang: Lang,
  ) => Partial<Explanation> | null
  readonly field?: (problem: FieldProblem, lang: Lang) => string | null
}

/** Title, message and remedy for a reader of `lang`. */
export function explain(
  meaning: ErrorMeaning,
  lang: Lang,
  { clock, texts }: { readonly clock: Clock; readonly texts: ErrorTexts },
): Explanation {
  const general = httpTexts(lang).errors[meaning.kind]
  const own =
    meaning.code === undefined
      ? null
      : (texts.rule?.({ code: meaning.code, details: meaning.details ?? {} }, lang) ?? null)
  const explanation = { ...general, ...own }
  const more = addition(meaning, lang, clock)
  return more === '' ? explanation : { ...explanation, message: `${explanation.message} ${more}` }
}

const MEBIBYTE = 1024 * 1024

/** The figure or name that the general words leave open. */
function addition(meaning: ErrorMeaning, lang: Lang, clock: Clock): string {
  const t = httpTexts(lang)
  if (meaning.scope !== undefined) return t.scopeNeeded(meaning.scope)
  if (meaning.limitBytes !== undefined) return t.limitIs(String(Math.floor(meaning.limitBytes / MEBIBYTE)))
  if (meaning.ruleId !== undefined) return t.ruleIs(meaning.ruleId)
  if (meaning.retryAt === undefined) return ''
  return t.tryAgainIn(durationSentence(secondsUntil(meaning.retryAt, clock) * 1000, lang))
}

export function secondsUntil(at: Temporal.Instant, clock: Clock): number {
  return Math.max(1, Math.ceil((at.epochMilliseconds - clock.now().epochMilliseconds) / 1000))
}

export function explainField(problem: FieldProblem, lang: Lang, texts: ErrorTexts): string {
  return texts.field?.(problem, lang) ?? fieldText(problem, lang) ?? httpTexts(lang).fields.invalid
}
