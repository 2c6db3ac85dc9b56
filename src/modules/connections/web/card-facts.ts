import { formatDate, formatMoment } from '#core/i18n/dates.ts'
import { timeLeft } from '#core/i18n/durations.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { formatPercent } from '#core/i18n/numbers.ts'
import type { QuotaStanding } from '#core/quota/quota.ts'
import type { KeyListItem } from '#ui/components/key-list/key-list.tsx'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { isUsable } from '../rules/connection.ts'
import { connectionTexts } from '../texts.ts'
import { pushLine } from './push-line.ts'

type Shown = { readonly now: Temporal.Instant; readonly lang: Lang }

/** The lines of a card: what a person looks for when something seems wrong, and what it will need next. */
export function factsOf(card: ConnectionCard, shown: Shown): readonly KeyListItem[] {
  const t = connectionTexts(shown.lang).card
  const { connection } = card
  const when = (at: Temporal.Instant | null | undefined, otherwise: string) =>
    at === null || at === undefined ? otherwise : formatMoment(at, shown.now, shown.lang)
  const result = connection?.testResult ?? null
  const tested = when(connection?.testedAt, t.notTested)
  const tells = pushLine(card, shown)
  // nothing is tried any more, and nothing runs out
  if (card.state === 'disconnected')
    return [{ term: t.lastEvent, value: when(connection?.lastEventAt, t.noEvent) }]
  return [
    { term: t.lastEvent, value: when(connection?.lastEventAt, t.noEvent) },
    { term: t.test, value: result === null ? t.notTested : `${t.tests[result]} ${tested}` },
    { term: t.ends, value: endOf(card, shown) },
    ...(tells === null ? [] : [{ term: t.tells.term, value: tells }]),
    { term: t.asks, value: paceOf(card, shown) },
  ]
}

export function endOf(
  { connection, endsAt, isRenewedByItself }: ConnectionCard,
  { now, lang }: Shown,
): string {
  const t = connectionTexts(lang).card
  if (endsAt !== null) {
    if (isRenewedByItself) return t.endsRenewedUntil(formatDate(endsAt, lang))
    return t.endsOn(formatDate(endsAt, lang), timeLeft(endsAt, now, lang))
  }
  // a key that was given in another way says nothing of its end until it has been tried
  if ((connection?.grantedAt ?? null) === null && (connection?.testedAt ?? null) === null)
    return t.endsNotKnown
  return (connection?.expiresAt ?? null) !== null && isRenewedByItself ? t.endsNever : t.endsUnknown
}

function paceOf({ connector, connection, state }: ConnectionCard, { now, lang }: Shown): string {
  const t = connectionTexts(lang).card
  if (connector.harvest === undefined) return t.asksNot
  const nextAt = connection?.nextNewsAt ?? null
  if (!isUsable(state)) return t.asksStopped
  // the worker takes a new connection up at its next turn
  if (nextAt === null) return t.asksSoon
  const minutes = connection?.intervalMinutes ?? connector.harvest.everyMinutes.fastest
  return t.asksEvery(minutes, formatMoment(nextAt, now, lang))
}

/** Where one of the network's allowances stands. */
export function quotaLine(standing: QuotaStanding, { now, lang }: Shown): string {
  const { bucket, percent, resetsAt, heldUntil } = standing
  const t = connectionTexts(lang)
  const name = t.buckets(bucket.name)
  const isHeld = heldUntil !== null && Temporal.Instant.compare(heldUntil, now) > 0
  if (isHeld) return t.card.quotaHeld(name, formatMoment(heldUntil, now, lang))
  return t.card.quotaLine(name, formatPercent(percent / 100, lang), formatMoment(resetsAt, now, lang))
}
