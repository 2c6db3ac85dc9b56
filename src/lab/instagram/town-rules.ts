import type { TownKind, TownRules } from '../town/town-core.ts'

/** How the ids of each kind begin; they are digits, too many for a JavaScript number. */
const PREFIXES: Readonly<Record<Exclude<TownKind, 'message'>, string>> = {
  account: '17841',
  person: '90',
  post: '179',
  comment: '178',
  media: '180',
}

/** A stride that is no power of ten keeps neighbours from looking like neighbours, as in real life. */
const STRIDE = 7919

export const instagramRules: TownRules = {
  network: 'instagram',
  newId: (kind, n) => {
    if (kind === 'message')
      return `aWdfZAG1faXRlbTox${Buffer.from(`IGMessage${n * STRIDE}`).toString('base64url')}`
    const prefix = PREFIXES[kind]
    return `${prefix}${String(n * STRIDE).padStart(17 - prefix.length, '0')}`
  },
  postCharacters: 2_200,
  commentCharacters: 2_200,
  depth: 2,
  hasDirectMessages: true,
  reactions: ['LIKE'],
}

/** The Page that stands behind an account: derived, so that nothing has to be kept in step. */
export function pageIdOf(accountId: string): string {
  return `10${accountId.slice(5).padStart(13, '0')}`
}
