import { toLocal } from '#core/clock.ts'
import { formatDateTime, formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { FormKit } from '#ui/form/form-kit.tsx'
import type { AccountView } from '../queries/read-account.ts'

/** What every section of an account's page is made with. */
export type SectionProps = { readonly view: AccountView; readonly kit: FormKit }

export function dayOf(at: Temporal.Instant, lang: Lang): string {
  return formatDay(toLocal(at).toPlainDate(), lang)
}

/** Rights end at an instant; the last day somebody has them is what a reader looks for. */
export function lastDayOf(endsAt: Temporal.Instant, lang: Lang): string {
  const end = toLocal(endsAt)
  const isMidnight = end.hour === 0 && end.minute === 0
  return isMidnight ? formatDay(end.toPlainDate().subtract({ days: 1 }), lang) : formatDateTime(endsAt, lang)
}
