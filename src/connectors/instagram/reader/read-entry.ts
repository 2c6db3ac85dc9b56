import type { NetworkEvent } from '../../connector.ts'
import { asRecord, idAt, instantAt, type Json } from '../../kit/json.ts'
import { commentEvent, mentionEvent } from './comment-event.ts'
import { eventOfMessaging } from './message-event.ts'
import { otherEvent, unknownEvent, word, type Origin } from './origin.ts'

/** Figures of a story, when it ends. */
const IRRELEVANT: readonly string[] = [
  'story_insights',
  'message_reactions',
  'messaging_seen',
  'messaging_referral',
]

/**
 * One entry of a body with `object: instagram`. Changes and messages may stand side by side; some bodies put `field` and `value` straight
 * into the entry. What is not understood becomes an `unknown` event of its own and never costs the others.
 */
export function instagramEventsOfEntry(raw: unknown): readonly NetworkEvent[] {
  const entry = asRecord(raw)
  const accountExternalId = idAt(entry, 'id')
  const origin = { accountExternalId: accountExternalId ?? '', sentAt: instantAt(entry, 'time') }
  if (entry === null) return [unknownEvent(origin, raw, 'entry is not an object')]
  if (accountExternalId === null) return [unknownEvent(origin, raw, 'entry without id')]
  const events = [
    ...('field' in entry ? [eventOfChange(origin, { field: entry['field'], value: entry['value'] })] : []),
    ...parts(entry, 'changes', origin, eventOfChange),
    ...parts(entry, 'messaging', origin, eventOfMessaging),
    // The same messages, sent here while another app answers for the account.
    ...parts(entry, 'standby', origin, eventOfMessaging),
  ]
  return events.length > 0 ? events : [unknownEvent(origin, raw, 'entry without changes or messaging')]
}

function parts(
  entry: Json,
  key: 'changes' | 'messaging' | 'standby',
  origin: Origin,
  read: (origin: Origin, raw: unknown) => NetworkEvent,
): readonly NetworkEvent[] {
  const value = entry[key]
  if (value === undefined) return []
  if (!Array.isArray(value)) return [unknownEvent(origin, value, `${key} is not a list`)]
  return value.map((raw: unknown) => read(origin, raw))
}

function eventOfChange(origin: Origin, raw: unknown): NetworkEvent {
  const change = asRecord(raw)
  const field = change?.['field']
  if (typeof field !== 'string') return unknownEvent(origin, raw, 'change without field')
  const value = asRecord(change?.['value'])
  if (value === null) return unknownEvent(origin, raw, `field ${word(field)} without value`)
  switch (field) {
    case 'comments':
    case 'live_comments':
      return { ...commentEvent(origin, value, { postExternalId: null, parentExternalId: null }), raw }
    case 'mentions':
      return mentionEvent(origin, value, raw)
    case 'messages':
    case 'messaging_postbacks':
      return { ...eventOfMessaging(origin, value), raw }
    default:
      return IRRELEVANT.includes(field)
        ? otherEvent(origin, raw, null, { kind: 'irrelevant', what: field })
        : unknownEvent(origin, raw, `field ${word(field)}`)
  }
}
