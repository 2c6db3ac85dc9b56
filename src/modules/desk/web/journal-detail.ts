import { z } from 'zod'
import { formatDateTime } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { LedgerEntry } from '#core/ledger/entry.ts'
import { isUrgent, triageClasses, type Policy } from '#modules/policy/index.ts'

const triaged = z.object({
  to: z.object({ classKey: z.string(), isAcute: z.boolean(), isHappeningNow: z.boolean() }),
  dueBefore: z.string().nullable(),
  dueAt: z.string(),
})
const passed = z.object({ missedAs: z.enum(['breach', 'deviation', 'none']) })
const numbered = z.object({ diaryNumber: z.string() })
const reported = z.object({ reportNumber: z.string() })
const acted = z.object({ verb: z.enum(['remove', 'hide', 'unhide']) })

type Reading = { readonly policy: Policy; readonly lang: Lang }
type Read = (facts: LedgerEntry['facts'], reading: Reading) => string | null

const words = {
  sv: {
    urgent: 'akut och just nu',
    due: (at: string) => `svar senast ${at}`,
    moved: (at: string, before: string) => `svar senast ${at}, förut ${before}`,
    missed: { breach: 'ett brott mot regelverket', deviation: 'ett avsteg från regelverket' },
    verbs: { remove: 'ta bort', hide: 'dölj', unhide: 'visa igen' },
  },
  en: {
    urgent: 'urgent and happening now',
    due: (at: string) => `answer by ${at}`,
    moved: (at: string, before: string) => `answer by ${at}, before ${before}`,
    missed: { breach: 'a breach of the rules', deviation: 'a deviation from the rules' },
    verbs: { remove: 'remove', hide: 'hide', unhide: 'show again' },
  },
} as const

/** F-103: what it was taken for, and how that moved the time. */
const triageDetail: Read = (facts, { policy, lang }) => {
  const { data } = triaged.safeParse(facts)
  if (data === undefined) return null
  const t = words[lang]
  const stamp = (instant: string) => formatDateTime(Temporal.Instant.from(instant), lang)
  const name =
    triageClasses(policy).find(({ key }) => key === data.to.classKey)?.label[lang] ?? data.to.classKey
  const { dueAt, dueBefore } = data
  const isSame = dueBefore === null || dueBefore === dueAt
  const due = isSame ? t.due(stamp(dueAt)) : t.moved(stamp(dueAt), stamp(dueBefore))
  return [name, ...(isUrgent(data.to) ? [t.urgent] : []), due].join(', ')
}

const missedDetail: Read = (facts, { lang }) => {
  const missedAs = passed.safeParse(facts).data?.missedAs ?? 'none'
  return missedAs === 'none' ? null : words[lang].missed[missedAs]
}

const numberDetail: Read = (facts) => numbered.safeParse(facts).data?.diaryNumber ?? null
const reportDetail: Read = (facts) => reported.safeParse(facts).data?.reportNumber ?? null
const verbDetail: Read = (facts, { lang }) => {
  const verb = acted.safeParse(facts).data?.verb
  return verb === undefined ? null : words[lang].verbs[verb]
}

const details: Readonly<Record<string, Read>> = {
  'message.triaged': triageDetail,
  'message.retriaged': triageDetail,
  'deadline.passed': missedDetail,
  'moderation.removal-missed': missedDetail,
  'registration.registered': numberDetail,
  'registration.linked': numberDetail,
  'moderation.police-settled': reportDetail,
  'moderation.action-decided': verbDetail,
  'moderation.acted': verbDetail,
}

/** The rest of the line in a journal, read from the entry's facts; null where the words say it all. */
export function journalDetail(
  { kind, facts }: Pick<LedgerEntry, 'kind' | 'facts'>,
  reading: Reading,
): string | null {
  return details[kind]?.(facts, reading) ?? null
}
