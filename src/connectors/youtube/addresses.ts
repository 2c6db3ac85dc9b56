/** Where Google answers. One base address in demo and tests stands for all of them. */
export type Addresses = {
  readonly api: string
  readonly upload: string
  readonly analytics: string
  readonly consent: string
  readonly token: string
  readonly revoke: string
  /** Where films are subscribed to. */
  readonly hub: string
}

const REAL: Addresses = {
  api: 'https://www.googleapis.com/youtube/v3',
  upload: 'https://www.googleapis.com/upload/youtube/v3',
  analytics: 'https://youtubeanalytics.googleapis.com/v2',
  consent: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revoke: 'https://oauth2.googleapis.com/revoke',
  hub: 'https://pubsubhubbub.appspot.com/subscribe',
}

export function addressesFrom(baseUrl: string | undefined): Addresses {
  if (baseUrl === undefined) return REAL
  const base = baseUrl.replace(/\/+$/, '')
  return {
    api: `${base}/youtube/v3`,
    upload: `${base}/upload/youtube/v3`,
    analytics: `${base}/v2`,
    consent: `${base}/o/oauth2/v2/auth`,
    token: `${base}/token`,
    revoke: `${base}/revoke`,
    hub: `${base}/subscribe`,
  }
}

export function videoUrl(videoId: string): string {
  return `https://www.youtube.com/watch?v=${encodeURIComponent(videoId)}`
}

export function commentUrl(videoId: string, commentId: string): string {
  return `${videoUrl(videoId)}&lc=${encodeURIComponent(commentId)}`
}

export function channelUrl(channelId: string, handle: string): string {
  const path = handle.startsWith('@') ? handle : `channel/${encodeURIComponent(channelId)}`
  return `https://www.youtube.com/${path}`
}
