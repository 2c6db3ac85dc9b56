import type { Clock } from '#core/clock.ts'
import { OutcomeUnknown, Rejected, Unavailable, type Access } from '../connector.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { subscribePage } from '../meta/page-subscription.ts'
import type { Push } from '../push.ts'

/** What a page's webhooks must tell: those fields that the reader understands. */
const FIELDS = {
  all: 'feed,mention,messages,message_edits,message_echoes,messaging_postbacks,messaging_handovers,standby',
  withoutMessages: 'feed,mention',
}
/** Without messages it is asked for again after so long: the permission may have been given since. */
const AGAIN_AFTER_HOURS = 24

/** A page sends its webhooks to nobody until the app has been put on it. Where they go is set once, in the app's dashboard at Meta. */
export function facebookPush(calls: GraphCalls, clock: Clock): Required<Push> {
  const inbox = calls.forPurpose('inbox')
  const pathOf = (access: Access) => [access.accountExternalId, 'subscribed_apps']
  return {
    async subscribe(access) {
      const put = (fields: string) => inbox.prepare(access, pathOf(access), { subscribed_fields: fields })
      const isWhole = await subscribePage(put, FIELDS)
      return { renewAt: isWhole ? null : clock.now().add({ hours: AGAIN_AFTER_HOURS }) }
    },

    /** Takes the app off the page, and with it what an Instagram account linked to the page relied on: that account puts it back by itself. */
    async unsubscribe(access) {
      try {
        await inbox.act(access, 'DELETE', pathOf(access))
      } catch (error) {
        if (error instanceof Rejected && error.isGone) return
        // Done twice is done once, so without a clear answer it may be asked again.
        if (error instanceof OutcomeUnknown) throw new Unavailable(error.message, { cause: error })
        throw error
      }
    },
  }
}
