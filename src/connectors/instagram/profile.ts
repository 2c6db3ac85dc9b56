import type { ConnectorProfile } from '../connector.ts'
import { GRAPH_VERSION } from '../meta/version.ts'

/** Instagram counts a direct message in bytes of UTF-8. */
export const MESSAGE_BYTES = 1_000

/** How a post or comment is counted: UTF-16 units are never fewer than what the network counts, so what passes here passes there. */
function textLength(text: string): number {
  return text.length
}

export const instagramProfile = {
  network: 'instagram',
  displayName: 'Instagram',
  apiVersion: GRAPH_VERSION,
  scopes: [
    'instagram_basic',
    'instagram_manage_comments',
    'instagram_manage_messages',
    'instagram_content_publish',
    'instagram_manage_insights',
    'pages_show_list',
    'pages_read_engagement',
    'pages_manage_metadata',
    'business_management',
  ],
  limits: {
    replyCharacters: 2_200,
    // 900 characters of ordinary Swedish are below 1 000 bytes; the bytes themselves are checked before anything is sent.
    privateReplyCharacters: 900,
    directReplyCharacters: 900,
    // Instagram hands over the newest first: of a longer thread the newest are read, with their answers.
    threadComments: 2_000,
  },
  lengthOf: textLength,
  verbs: {
    reply: { reversible: true },
    hide: { reversible: true },
    remove: { reversible: false },
    privateReply: { reversible: false, withinDays: 7, once: true },
    directReply: { reversible: false, withinHours: 24 },
    // Only somebody with whom there is a conversation: each comment says whether (`may.block`).
    block: { reversible: true },
  },
  publish: {
    textCharacters: 2_200,
    textLength,
    needsMedia: true,
    images: {
      most: 10,
      bytes: 8_000_000,
      longestSide: 1_440,
      mediaTypes: ['image/jpeg'],
      altTextCharacters: 1_000,
    },
    video: {
      bytes: 300_000_000,
      seconds: 900,
      mediaTypes: ['video/mp4', 'video/quicktime'],
      captions: [],
      needsTitle: false,
    },
    forms: ['image', 'carousel', 'reel'],
    link: 'in-text',
    schedule: null,
    edit: 'none',
    unpublish: true,
    needsPublicMedia: true,
  },
} as const satisfies ConnectorProfile
