import type { PublishProfile } from '../../publishing.ts'

/** In characters, as the title is counted. */
export const TITLE_CHARACTERS = 100
/** YouTube takes neither in a title nor in a description. */
export const FORBIDDEN = ['<', '>'] as const

const encoder = new TextEncoder()

/** The description is limited in bytes of UTF-8: å counts two, most emoji four. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length
}

/** Only films. The text is the description; the film's own title stands above it. */
export const publishProfile = {
  textCharacters: 5_000,
  textLength: bytesOf,
  needsMedia: true,
  images: null,
  video: {
    bytes: 274_877_906_944,
    seconds: 12 * 3_600,
    mediaTypes: [
      'video/mp4',
      'video/quicktime',
      'video/webm',
      'video/mpeg',
      'video/x-msvideo',
      'video/x-matroska',
    ],
    captions: ['vtt', 'srt'],
    needsTitle: true,
  },
  forms: ['video'],
  link: 'in-text',
  // A time that passes while the film is being prepared would publish it at once.
  schedule: { fromMinutes: 15, toMinutes: null },
  edit: 'text',
  unpublish: true,
  needsPublicMedia: false,
} as const satisfies PublishProfile
