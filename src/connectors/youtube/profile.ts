import type { ConnectorProfile } from '../connector.ts'
import { publishProfile } from './publishing/publish-profile.ts'

/** Reads and changes comments, videos and captions; the network has no narrower permission for comments. */
export const SCOPE_MANAGE = 'https://www.googleapis.com/auth/youtube.force-ssl'
export const SCOPE_UPLOAD = 'https://www.googleapis.com/auth/youtube.upload'
export const SCOPE_FIGURES = 'https://www.googleapis.com/auth/yt-analytics.readonly'

export const youtubeProfile = {
  network: 'youtube',
  displayName: 'YouTube',
  apiVersion: 'v3',
  scopes: [SCOPE_MANAGE, SCOPE_UPLOAD, SCOPE_FIGURES],
  limits: {
    replyCharacters: 10_000,
    privateReplyCharacters: 0,
    // Each hundred costs at least one of the installation's ten thousand daily units.
    threadComments: 2_000,
  },
  verbs: {
    reply: { reversible: true },
    hide: { reversible: true, as: 'hold' },
    // A rejected comment cannot be published again and is never listed.
    remove: { reversible: false, as: 'reject' },
  },
  publish: publishProfile,
  terms: {
    profileHours: 30 * 24,
    activityHours: 30 * 24,
    source:
      'YouTube API Services Developer Policies, III.E.4: stored data is refreshed or deleted after 30 days',
  },
} as const satisfies ConnectorProfile
