import type { TownRules } from '../town/town-core.ts'

/** A site for everybody to read: posts by the account alone, nothing to write, press or answer from outside. */
export const siteRules: TownRules = {
  network: 'manual',
  newId: (kind, n) => `${kind}-${n}`,
  postCharacters: 20_000,
  commentCharacters: 5_000,
  depth: 1,
  hasDirectMessages: false,
  reactions: [],
}
