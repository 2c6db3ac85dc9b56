import type { TownCore } from '../town/town-core.ts'
import type { TownAccount, TownPerson } from '../town/state.ts'

export type Actor = TownAccount | TownPerson

export const isAccount = ({ state }: TownCore, did: string): boolean => state.accounts[did] !== undefined

/** Gone for everybody once the account was deleted. */
export function actorByDid({ state }: TownCore, did: string): Actor | undefined {
  const actor = state.accounts[did] ?? state.people[did]
  return actor?.extra['isDeleted'] === true ? undefined : actor
}

/** A town's short names become handles: `asa.oberg` → `asa-oberg.torget.test`. A name that is a domain already stays. */
export function handleOf({ handle }: Actor): string {
  const plain = handle.toLowerCase()
  if (/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+(test|example|social|se)$/.test(plain)) return plain
  const label = plain
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${label === '' ? 'namnlos' : label}.torget.test`
}

/** By DID or handle. */
export function actorNamed(core: TownCore, identifier: string): Actor | undefined {
  if (identifier.startsWith('did:')) return actorByDid(core, identifier)
  const wanted = identifier.toLowerCase()
  const all: readonly Actor[] = [...Object.values(core.state.accounts), ...Object.values(core.state.people)]
  return all.find((actor) => handleOf(actor) === wanted && actor.extra['isDeleted'] !== true)
}
