import type { TownRules } from '../town/town-core.ts'

/** As a server without settings of its own says in `GET /api/v2/instance` (recorded from 4.6.4). */
export type MastodonLimits = {
  readonly characters: number
  readonly urlCharacters: number
  readonly attachments: number
  readonly altTextCharacters: number
  readonly imageBytes: number
  readonly videoBytes: number
  readonly descendants: number
}

export const USUAL_LIMITS: MastodonLimits = {
  characters: 500,
  urlCharacters: 23,
  attachments: 4,
  altTextCharacters: 1_500,
  imageBytes: 16_777_216,
  videoBytes: 103_809_024,
  descendants: 4_096,
}

export const MEDIA_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'video/webm',
  'video/mp4',
  'video/quicktime',
]

/** Statuses have ids that grow with time, whatever kind of writing they are here; accounts' are shorter. */
export const mastodonRules: TownRules = {
  network: 'mastodon',
  newId: (kind, n) => {
    const isSomebody = kind === 'account' || kind === 'person'
    return `${isSomebody ? '1090' : '117'}${String(n).padStart(14, '0')}`
  },
  // The server's own count, with links shortened, decides (count-text.ts); this only stops what is absurd.
  postCharacters: 20_000,
  commentCharacters: 20_000,
  depth: Number.POSITIVE_INFINITY,
  hasDirectMessages: true,
  reactions: ['favourite'],
}
