import type { NetworkEvent } from '../../connector.ts'
import { eventsOfEntry, type Change } from '../../meta/events/events-of-entry.ts'
import { otherEvent, unknownEvent, word, type Origin } from '../../meta/events/origin.ts'
import { commentEvent, mentionEvent } from './comment-event.ts'

/** Figures of a story, when it ends; receipts, thumbs and hand-overs, where they come under a field of their own. */
const IRRELEVANT: readonly string[] = [
  'story_insights',
  'message_reactions',
  'messaging_seen',
  'messaging_referral',
  'messaging_optins',
  'messaging_handover',
]

/** One entry of a body with `object: instagram`. */
export function instagramEventsOfEntry(raw: unknown): readonly NetworkEvent[] {
  return eventsOfEntry(raw, { network: 'instagram', object: 'instagram', eventOfChange })
}

function eventOfChange(origin: Origin, { field, value, raw }: Change): NetworkEvent {
  switch (field) {
    case 'comments':
    case 'live_comments':
      return { ...commentEvent(origin, value, { postExternalId: null, parentExternalId: null }), raw }
    case 'mentions':
      return mentionEvent(origin, value, raw)
    default:
      return IRRELEVANT.includes(field)
        ? otherEvent(origin, raw, null, { kind: 'irrelevant', what: field })
        : unknownEvent(origin, raw, `field ${word(field)}`)
  }
}
