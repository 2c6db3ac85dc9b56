import type { PublishProfile } from '../publishing.ts'

/** The longest side that Facebook keeps; larger pictures it scales down itself, and worse. */
const LONGEST_SIDE = 2_048
/** Minutes in 30 days: some accounts of it say six months, so the surer one. */
const FURTHEST_MINUTES = 30 * 24 * 60

/** A reel is between 3 and 90 seconds long. */
export const REEL_SECONDS = { from: 3, to: 90 } as const

export const facebookPublishing = {
  textCharacters: 63_206,
  // How Facebook counts is not documented; UTF-16 units are never fewer than what it counts.
  textLength: (text) => text.length,
  needsMedia: false,
  images: {
    most: 10,
    // Larger ones are refused with 1366046.
    bytes: 4_000_000,
    longestSide: LONGEST_SIDE,
    mediaTypes: ['image/jpeg', 'image/png'],
    // No limit is documented; what is longer than this is a text and no description.
    altTextCharacters: 1_000,
  },
  video: {
    bytes: 10_000_000_000,
    seconds: 4 * 3_600,
    mediaTypes: ['video/mp4', 'video/quicktime'],
    captions: ['srt'],
    needsTitle: false,
  },
  forms: ['text', 'image', 'carousel', 'video', 'reel', 'link'],
  link: 'card',
  schedule: { fromMinutes: 10, toMinutes: FURTHEST_MINUTES },
  edit: 'text',
  unpublish: true,
  needsPublicMedia: false,
} as const satisfies PublishProfile
