import type { Lang } from '#core/i18n/lang.ts'
import type { Path } from './rules/collect-rules.ts'
import type { LocalText } from './rules/schema/policy.ts'
import type { Finding, FindingCode, FindingDetails } from './rules/validate/finding.ts'
import type { Position } from './rules/validate/locate.ts'
import { en } from './texts.en.ts'
import type { ProblemText, ProblemTexts } from './texts.sv.ts'
import { sv } from './texts.sv.ts'

export const policyTexts = { sv, en } as const

/** One fault or warning, ready to be shown: where it stands, what is wrong and what to do about it. */
export type PolicyProblem = {
  readonly file: string
  /** From 1, as in an editor. */
  readonly line: number
  readonly column: number
  /** As written in the file, for example `moderation.grounds[3].value.citizenText`; empty for the file as a whole. */
  readonly path: string
  /** The code of the broken demand, for example `sla.no-catch-all`. */
  readonly rule: FindingCode
  readonly message: LocalText
  readonly remedy: LocalText
}

export function pathText(path: Path): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
  return steps.join('').replace(/^\./, '')
}

function textFor<Code extends FindingCode>(
  texts: ProblemTexts,
  finding: { readonly code: Code; readonly details: FindingDetails[Code] },
): ProblemText {
  return texts[finding.code](finding.details)
}

export function toProblem(file: string, finding: Finding, position: Position): PolicyProblem {
  const say = (lang: Lang) => textFor(policyTexts[lang].problems, finding)
  const [inSwedish, inEnglish] = [say('sv'), say('en')]
  return {
    file,
    line: position.line,
    column: position.column,
    path: pathText(finding.path),
    rule: finding.code,
    message: { sv: inSwedish.message, en: inEnglish.message },
    remedy: { sv: inSwedish.remedy, en: inEnglish.remedy },
  }
}
