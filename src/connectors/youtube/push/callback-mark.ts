import { createHmac } from 'node:crypto'

/** The parameter of the callback address that tells which subscriptions are ours. */
export const MARK = 'mark'

/**
 * Anybody may ask the hub to begin or end a subscription for our address, and the hub then asks us whether it was meant. Only an address
 * with the channel's mark was; nobody else can make one.
 */
export function markOf(secret: string, channelId: string): string {
  return createHmac('sha256', secret).update(`youtube-push:${channelId}`).digest('hex').slice(0, 32)
}

/** Where the hub sends a channel's feeds. */
export function callbackOf(hookUrl: string, secret: string, channelId: string): string {
  const url = new URL(hookUrl)
  url.searchParams.set(MARK, markOf(secret, channelId))
  return url.href
}

export function topicOf(channelId: string): string {
  return `https://www.youtube.com/feeds/videos.xml?channel_id=${encodeURIComponent(channelId)}`
}
