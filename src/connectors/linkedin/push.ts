import { Rejected, type Access } from '../connector.ts'
import type { Push } from '../push.ts'
import type { LinkedinCalls, RestCall } from './linkedin-calls.ts'
import { openTokens } from './secret.ts'
import { administeredBy } from './sign-in.ts'
import { accountUrn } from './urns.ts'

export type PushSettings = {
  /** The number in the app's address in the developer portal; not the client id. */
  readonly appId: string
  /** Must stand among the app's webhooks in the portal, over https. */
  readonly hookUrl: string
}

const EVENT_TYPE = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS'
/** A subscription ends without a word with the consent or the role of the person it was made by; made again it also follows a new address. */
const RENEWED_AFTER_HOURS = 72

/** The page's notifications, sent as they happen. LinkedIn lets only apps have them that it has approved for webhooks. */
export function linkedinPush(calls: LinkedinCalls, settings: PushSettings): Required<Push> {
  return {
    async subscribe(access) {
      const call = await subscriptionOf(calls, access, settings.appId)
      await calls.prepare(access, call, { webhook: settings.hookUrl }, 'PUT').catch(explained)
      return { renewAt: calls.clock.now().add({ hours: RENEWED_AFTER_HOURS }) }
    },

    async unsubscribe(access) {
      const call = await subscriptionOf(calls, access, settings.appId)
      const removal = { ...call, restliMethod: 'DELETE' } as const
      await calls.prepare(access, removal, undefined, 'DELETE').catch((error: unknown) => {
        if (!(error instanceof Rejected && error.isGone)) throw error
      })
    },
  }
}

async function subscriptionOf(calls: LinkedinCalls, access: Access, appId: string): Promise<RestCall> {
  const key = {
    developerApplication: `urn:li:developerApplication:${appId}`,
    user: await memberOf(calls, access),
    entity: accountUrn(access.accountExternalId),
    eventType: EVENT_TYPE,
  }
  return { path: ['eventSubscriptions', key], purpose: 'inbox' }
}

/** A token made in the developer portal does not say whose it is; the roles do. */
async function memberOf(calls: LinkedinCalls, access: Access): Promise<string> {
  const { memberUrn } = openTokens(access.token)
  if (memberUrn !== null) return memberUrn
  const page = accountUrn(access.accountExternalId)
  const roles = await administeredBy(calls, access)
  const member = roles.find(({ organisation }) => accountUrn(organisation) === page)?.memberUrn ?? null
  if (member === null) throw new Rejected('LinkedIn: nobody known administers the page', 'access-denied')
  return member
}

/** Here a missing right is nearly always the approval for webhooks, which is asked for apart from everything else. */
function explained(error: unknown): never {
  if (error instanceof Rejected && error.code === 'access-denied')
    throw new Rejected(error.message, 'webhooks-not-approved')
  throw error
}
