import { createHash } from 'node:crypto'
import type { TownKind, TownRules } from '../town/town-core.ts'

/** Ids as YouTube writes them; made from the number, so that a town begun anew has the same. */
function idOf(kind: TownKind, n: number): string {
  const text = createHash('sha256').update(`youtube ${kind} ${n}`).digest('base64url').replaceAll('-', 'A')
  switch (kind) {
    case 'account':
    case 'person':
      return `UC${text.slice(0, 22)}`
    case 'post':
    case 'media':
      return text.slice(0, 11)
    case 'comment':
    case 'message':
      return `Ug${text.slice(0, 18)}4AaABAg`
  }
}

/**
 * A film in the town is its title, an empty line and its description. YouTube counts 100 characters and 5,000 bytes; the town's own limit
 * only keeps what a citizen sees within reason.
 */
export const youtubeRules: TownRules = {
  network: 'youtube',
  newId: idOf,
  postCharacters: 5_200,
  commentCharacters: 10_000,
  depth: 2,
  hasDirectMessages: false,
  reactions: ['like', 'dislike'],
}
