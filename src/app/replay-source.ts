import { formatDateTime } from '#core/i18n/dates.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { readMessageTimes, readReplayMessages, readReplayPosts } from '#modules/inbox/index.ts'
import { readReplayRemovals } from '#modules/moderation/index.ts'
import { isUrgent, type ReplayItem, type ReplaySource } from '#modules/policy/index.ts'
import type { Services } from './services.ts'

/** A policy is judged by what people remember: more than this is neither read nor counted, and the page says so. */
const MOST = 20_000

/** What has happened since a moment, from the modules that own it, as the policy module wants it for its replay. */
export function replaySource({
  clock,
}: Pick<Services, 'clock'>): (tx: Tx, orgId: OrgId, from: Temporal.Instant) => Promise<ReplaySource> {
  return async (tx, orgId, from) => {
    const period = { from, limit: MOST }
    const messages = await readReplayMessages(tx, orgId, period)
    const removals = await readReplayRemovals(tx, orgId, period)
    const posts = await readReplayPosts(tx, orgId, period)
    const times = await readMessageTimes(
      tx,
      orgId,
      removals.map(({ messageId }) => messageId),
    )
    const accounts = new Map((await readAccounts(tx, orgId)).map((account) => [account.id, account]))
    const say = (accountId: AccountId, at: Temporal.Instant | null, href: string | null): ReplayItem => {
      const name = accounts.get(accountId)?.name ?? ''
      const words = (lang: 'sv' | 'en') => (at === null ? name : `${name}, ${formatDateTime(at, lang)}`)
      return { text: { sv: words('sv'), en: words('en') }, href }
    }
    const item = (id: string) => `/inkorg/${id}`
    return {
      facts: {
        asOf: clock.now(),
        messages: messages.map((message) => ({
          id: message.id,
          receivedAt: message.receivedAt,
          isUrgent: isUrgent(message),
          answeredAt: message.handledAt,
        })),
        removals: removals.map((removal) => {
          const { postedAt, receivedAt } = times.get(removal.messageId) ?? {
            postedAt: null,
            receivedAt: removal.openedAt,
          }
          return {
            id: removal.id,
            groundCodes: [removal.groundCode],
            publishedAt: postedAt ?? receivedAt,
            detectedAt: receivedAt,
            removedAt: removal.actedAt,
          }
        }),
        posts: posts.map((post) => ({
          id: post.id,
          platform: accounts.get(post.accountId)?.network ?? '',
          lacks: post.picturesWithoutText > 0 ? ['altText'] : [],
        })),
      },
      items: new Map([
        ...messages.map((one) => [one.id, say(one.accountId, one.receivedAt, item(one.id))] as const),
        ...removals.map((one) => [one.id, say(one.accountId, one.openedAt, item(one.messageId))] as const),
        ...posts.map((one) => [one.id, say(one.accountId, one.publishedAt, one.permalink)] as const),
      ]),
      isCut: [messages, removals, posts].some((list) => list.length === MOST),
    }
  }
}
