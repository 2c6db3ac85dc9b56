import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { isUsable } from '../rules/connection.ts'
import { connectionTexts } from '../texts.ts'

type Shown = { readonly now: Temporal.Instant; readonly lang: Lang }

/** Whether the network tells by itself what is new; null where it never does, or where there is no access. */
export function pushLine(
  { connector, connection, state }: ConnectionCard,
  { now, lang }: Shown,
): string | null {
  if (connector.push === undefined || !isUsable(state)) return null
  const t = connectionTexts(lang).card.tells
  const words = connector.words[lang]
  const { state: push = null, code = null, nextAt = null } = connection?.push ?? {}
  if (push === 'on') return [t.on, words.told].filter(Boolean).join(' ')
  if (push === 'refused') return refusal(code ?? '', words.failures[code ?? ''], t.refused)
  if (push === 'fault' && nextAt !== null) return t.fault(formatMoment(nextAt, now, lang))
  return t.soon
}

type Known = { readonly what: string; readonly next: string } | undefined

function refusal(code: string, known: Known, otherwise: (code: string) => string): string {
  return known === undefined ? otherwise(code) : `${known.what} ${known.next}`
}
