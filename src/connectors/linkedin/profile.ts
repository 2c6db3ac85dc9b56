import type { ConnectorProfile } from '../connector.ts'
import { readableText } from './little-text.ts'
import { LINKEDIN_VERSION } from './version.ts'

/** A video goes up in parts of this size; LinkedIn names the exact bounds of each. */
const MEGABYTE = 1_000_000

const utf16 = (text: string): number => text.length

export const linkedinProfile = {
  network: 'linkedin',
  displayName: 'LinkedIn',
  apiVersion: LINKEDIN_VERSION,
  scopes: [
    'rw_organization_admin',
    'r_organization_social',
    'w_organization_social',
    'r_organization_social_feed',
    'w_organization_social_feed',
  ],
  limits: { replyCharacters: 1_250, privateReplyCharacters: 0, threadComments: 2_000 },
  lengthOf: utf16,
  verbs: {
    reply: { reversible: true },
    remove: { reversible: false },
  },
  publish: {
    textCharacters: 3_000,
    // Escapes and the name of a mention's URN are markup, not text.
    textLength: (text: string) => utf16(readableText(text)),
    needsMedia: false,
    images: {
      most: 20,
      bytes: 8 * MEGABYTE,
      // LinkedIn refuses from 36 152 320 pixels; a square of this side stays under.
      longestSide: 6_000,
      mediaTypes: ['image/jpeg', 'image/png', 'image/gif'],
      altTextCharacters: 4_086,
    },
    video: {
      bytes: 500 * MEGABYTE,
      seconds: 1_800,
      mediaTypes: ['video/mp4'],
      captions: ['srt'],
      needsTitle: false,
    },
    forms: ['text', 'image', 'carousel', 'video', 'link'],
    link: 'card',
    schedule: null,
    edit: 'text',
    unpublish: true,
    needsPublicMedia: false,
  },
  terms: {
    profileHours: 24,
    activityHours: 48,
    source:
      'LinkedIn Marketing API Program, data storage requirements: profile data of members no longer than 24 hours, their social activity no longer than 48 hours',
  },
} as const satisfies ConnectorProfile
