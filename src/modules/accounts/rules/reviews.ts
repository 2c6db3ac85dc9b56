/** What somebody stands for again after a time: that there are resources, and that the platform's terms have been read (F-060, F-076, B-080). */
import { toLocal } from '#core/clock.ts'
import type { AccountDemands } from './demands.ts'

/** How long before the day is reached somebody is reminded. */
export const REMIND_DAYS = 30

export type Review = {
  /** The last day it holds; null: it was never done, or once is enough. */
  readonly dueOn: Temporal.PlainDate | null
  readonly isDone: boolean
}

/** Months by the calendar in Sweden: what was confirmed on 21 November holds through the same day a year later. */
export function reviewOf(
  since: Temporal.Instant | null,
  everyMonths: number | null,
  today: Temporal.PlainDate,
): Review {
  if (since === null) return { dueOn: null, isDone: false }
  if (everyMonths === null) return { dueOn: null, isDone: true }
  const dueOn = toLocal(since).toPlainDate().add({ months: everyMonths })
  return { dueOn, isDone: Temporal.PlainDate.compare(today, dueOn) <= 0 }
}

export type TermsReviewed = { readonly at: Temporal.Instant; readonly version: string | null }

/** Terms that the municipality has read in a newer version than those who run the account. */
export function termsHaveChanged(reviewed: TermsReviewed | null, terms: AccountDemands['terms']): boolean {
  if (reviewed === null || terms === null || reviewed.version === terms.version) return false
  return Temporal.PlainDate.compare(terms.reviewedOn, toLocal(reviewed.at).toPlainDate()) > 0
}
