import type { ConnectorProfile } from '../connector.ts'
import type { PublishProfile } from '../publishing.ts'
import { lengthOf, MOST_GRAPHEMES } from './post-text.ts'

/** Lexicons app.bsky.feed.post and app.bsky.embed.images, .video; the length of a film and of an alternative text as in Bluesky's own app. */
export const blueskyPublishing = {
  textCharacters: MOST_GRAPHEMES,
  textLength: lengthOf,
  needsMedia: false,
  images: {
    most: 4,
    bytes: 2_000_000,
    longestSide: 2_000,
    mediaTypes: ['image/jpeg', 'image/png', 'image/webp'],
    altTextCharacters: 2_000,
  },
  // The network takes 300 MB; a server takes 100 MB in one piece, which is how it is sent.
  video: {
    bytes: 100_000_000,
    seconds: 180,
    mediaTypes: ['video/mp4'],
    captions: ['vtt'],
    needsTitle: false,
  },
  forms: ['text', 'image', 'carousel', 'video', 'link'],
  link: 'card',
  schedule: null,
  edit: 'none',
  unpublish: true,
  needsPublicMedia: false,
} as const satisfies PublishProfile

export const blueskyProfile = {
  network: 'bluesky',
  displayName: 'Bluesky',
  apiVersion: 'atproto',
  // An app password has no scopes: it may do everything here, and cannot change the account itself.
  scopes: [],
  limits: { replyCharacters: MOST_GRAPHEMES, privateReplyCharacters: 0, threadComments: 5_000 },
  lengthOf,
  verbs: {
    reply: { reversible: true },
    // Clients do not show what the thread gate of the post names; the reply itself stays where it is.
    hide: { reversible: true, as: 'thread-gate' },
    // A block is a record that anybody can read.
    block: { reversible: true, isPublic: true },
  },
  publish: blueskyPublishing,
} as const satisfies ConnectorProfile
