import type { FieldProblem } from '../errors.ts'
import type { Lang } from '../i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv, type HttpTexts } from './texts.sv.ts'

const catalogues: Readonly<Record<Lang, HttpTexts>> = { sv, en }

export type ErrorCode = keyof HttpTexts['errors']

export function httpTexts(lang: Lang): HttpTexts {
  return catalogues[lang]
}

/** The words for a fault in a field, when it is one that this folder or `core/auth` finds; null for a module's own code. */
export function fieldText(problem: FieldProblem, lang: Lang): string | null {
  const t = catalogues[lang]
  const fixed: Readonly<Record<string, string>> = { ...t.fields, ...t.passwords }
  const size = sizeText(problem, t)
  return size ?? (Object.hasOwn(fixed, problem.code) ? (fixed[problem.code] ?? null) : null)
}

function sizeText({ code, params = {} }: FieldProblem, t: HttpTexts): string | null {
  const minimum = Number(params['minimum'] ?? 0)
  const maximum = Number(params['maximum'] ?? 0)
  const texts = new Map([
    ['text-too-small', t.textTooSmall(minimum)],
    ['text-too-large', t.textTooLarge(maximum)],
    ['number-too-small', t.numberTooSmall(minimum)],
    ['number-too-large', t.numberTooLarge(maximum)],
    ['list-too-small', t.listTooSmall(minimum)],
    ['list-too-large', t.listTooLarge(maximum)],
    ['file-too-small', t.fileTooSmall],
    ['file-too-large', t.fileTooLarge],
    ['password-too-short', t.passwordTooShort(minimum)],
    ['password-too-long', t.passwordTooLong(maximum)],
    ['unknown-field', t.unknownField(String(params['names'] ?? ''))],
  ])
  return texts.get(code) ?? null
}
