import type { ConnectorProfile } from '../connector.ts'
import { mastodonLength } from './text-length.ts'

/** What a server without settings of its own takes; each server's own figures are asked for before anything is sent (`server-limits.ts`). */
export const USUAL_CHARACTERS = 500
/** `@`, a user name of at most 30 characters and a space: every answer names whom it answers. */
const MENTION_CHARACTERS = 32

export const mastodonProfile = {
  network: 'mastodon',
  displayName: 'Mastodon',
  apiVersion: '4.7',
  scopes: [
    'read:accounts',
    'read:statuses',
    'read:notifications',
    'write:statuses',
    'write:media',
    'write:blocks',
  ],
  limits: {
    replyCharacters: USUAL_CHARACTERS - MENTION_CHARACTERS,
    privateReplyCharacters: USUAL_CHARACTERS - MENTION_CHARACTERS,
    directReplyCharacters: USUAL_CHARACTERS - MENTION_CHARACTERS,
    // To whoever is signed in; servers say no more and have no pages of it.
    threadComments: 4_096,
  },
  lengthOf: (text: string) => mastodonLength(text),
  verbs: {
    reply: { reversible: true },
    // Copies on other servers need not follow.
    privateReply: { reversible: false, withinDays: null, once: false },
    directReply: { reversible: false, withinHours: null },
    block: { reversible: true },
  },
  publish: {
    textCharacters: USUAL_CHARACTERS,
    textLength: (text: string) => mastodonLength(text),
    needsMedia: false,
    images: {
      most: 4,
      // image_size_limit 16 MiB and image_matrix_limit 33,177,600 pixels, of which this is the root.
      bytes: 16_777_216,
      longestSide: 5_760,
      mediaTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altTextCharacters: 1_500,
    },
    video: {
      // video_size_limit 99 MiB. Length is not limited; a day is.
      bytes: 103_809_024,
      seconds: 86_400,
      mediaTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
      captions: [],
      needsTitle: false,
    },
    forms: ['text', 'image', 'carousel', 'video', 'link'],
    link: 'in-text',
    schedule: { fromMinutes: 5, toMinutes: null },
    edit: 'text',
    unpublish: true,
    needsPublicMedia: false,
  },
} as const satisfies ConnectorProfile
