import type { Lang } from '#core/i18n/lang.ts'
import type { RegistrationReason } from './rules/registration.ts'
import { policyTexts } from './policy-problem.ts'

/** The reason for a registration proposal as a sentence. */
export function registrationReasonText(reason: RegistrationReason, lang: Lang): string {
  return policyTexts[lang].registrationReasons[reason]
}
