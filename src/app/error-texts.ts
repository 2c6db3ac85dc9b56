import type { ErrorTexts } from '#core/http/explain-error.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { accountTexts } from '#modules/accounts/index.ts'
import { connectionTexts } from '#modules/connections/index.ts'
import { inboxTexts } from '#modules/inbox/index.ts'
import { organisationTexts } from '#modules/organisation/index.ts'
import { moderationEn, moderationSv } from '#modules/moderation/index.ts'
import { policyVersionTexts } from '#modules/policy/index.ts'
import { recordsEn, recordsSv } from '#modules/records/index.ts'
import { decideTexts, startupTexts } from '#modules/startup/index.ts'

type Details = Readonly<Record<string, string | number>>
type Words = Readonly<Record<string, ((details: Details) => string) | string>>

function catalogues(lang: Lang): readonly { readonly problems: Words; readonly fields: Words }[] {
  const startup = [startupTexts(lang), decideTexts(lang)]
  return lang === 'en'
    ? [
        policyVersionTexts('en'),
        organisationTexts('en'),
        inboxTexts('en'),
        accountTexts('en'),
        connectionTexts('en'),
        ...startup,
        recordsEn,
        moderationEn,
      ]
    : [
        policyVersionTexts('sv'),
        organisationTexts('sv'),
        inboxTexts('sv'),
        accountTexts('sv'),
        connectionTexts('sv'),
        ...startup,
        recordsSv,
        moderationSv,
      ]
}

function say(words: Words, code: string, details: Details): string | null {
  if (!Object.hasOwn(words, code)) return null
  const found = words[code]
  return typeof found === 'function' ? found(details) : (found ?? null)
}

/** The modules' own words for the refusals they throw, by code. */
export const errorTexts: ErrorTexts = {
  rule: ({ code, details }, lang) => {
    for (const { problems } of catalogues(lang)) {
      const message = say(problems, code, details)
      if (message !== null) return { message }
    }
    return null
  },
  field: ({ code, params }, lang) => {
    for (const { fields } of catalogues(lang)) {
      const message = say(fields, code, params ?? {})
      if (message !== null) return message
    }
    return null
  },
}
