import type { LocalText, Policy } from './rules/schema/policy.ts'
import type { UnknownValue } from './rules/unknowns.ts'
import { unknownValues } from './rules/unknowns.ts'
import { pathText, policyTexts } from './policy-problem.ts'

export type Unknown = {
  /** As in the file, for example `contacts.otherActors[0].contact`. */
  readonly path: string
  /** What has to be found out, for the person who fills it in. */
  readonly label: LocalText
}

function labelOf(lang: 'sv' | 'en', { path, owner }: UnknownValue): string {
  const texts = policyTexts[lang]
  // A rule whose whole value is open is named by the rule itself.
  if (owner !== null && path.at(-1) === 'value') return owner[lang]
  const place = path.filter((step) => typeof step === 'string').join('.')
  const field = texts.fields[place] ?? place
  return owner === null ? field : texts.fieldOf(field, owner[lang])
}

/** What must be filled in before the policy may go live (F-050, B-110); empty when nothing is left open. */
export function unknowns(policy: Policy): readonly Unknown[] {
  return unknownValues(policy).map((unknown) => ({
    path: pathText(unknown.path),
    label: { sv: labelOf('sv', unknown), en: labelOf('en', unknown) },
  }))
}
