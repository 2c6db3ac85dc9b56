import { NotFound } from '#core/errors.ts'
import type { TownAccount, TownPerson } from './state.ts'
import { nextId, type TownCore } from './town-core.ts'

export type NewAccount = {
  readonly name: string
  readonly handle: string
  readonly about?: string
  readonly link?: string | null
  readonly phone?: string | null
  readonly email?: string | null
  readonly followers?: number
  readonly extra?: Record<string, unknown>
}

/** An account with that handle that is there already is returned as it is. */
export function addAccount(core: TownCore, wanted: NewAccount): TownAccount {
  const found = Object.values(core.state.accounts).find(({ handle }) => handle === wanted.handle)
  if (found !== undefined) return found
  const {
    name,
    handle,
    about = '',
    link = null,
    phone = null,
    email = null,
    followers = 0,
    extra = {},
  } = wanted
  const id = nextId(core, 'account')
  const account: TownAccount = { id, name, handle, about, link, phone, email, followers, extra: { ...extra } }
  core.state.accounts[id] = account
  core.changed()
  return account
}

export type NewPerson = {
  readonly name: string
  readonly handle?: string
  readonly isWithheld?: boolean
  readonly extra?: Record<string, unknown>
}

/** `Åsa Öberg` → `asa.oberg`. */
export function handleFrom(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '.').replace(/^\.|\.$/g, '')
}

/** A person of that name who is there already is returned as they are. */
export function addPerson(core: TownCore, wanted: NewPerson): TownPerson {
  const found = Object.values(core.state.people).find(({ name }) => name === wanted.name)
  if (found !== undefined) return found
  const { name, isWithheld = false, extra = {} } = wanted
  const id = nextId(core, 'person')
  const plain = wanted.handle ?? handleFrom(name)
  const isTaken = Object.values(core.state.people).some(({ handle }) => handle === plain)
  const handle = isTaken || plain === '' ? `${plain}${core.state.nextNumber}` : plain
  core.state.people[id] = { id, name, handle, isWithheld, extra: { ...extra } }
  core.changed()
  return core.state.people[id]
}

/** By id, else by name; a name nobody has becomes a new person. */
export function personOf(core: TownCore, author: string): TownPerson {
  return core.state.people[author] ?? addPerson(core, { name: author })
}

export function accountOf(core: TownCore, id: string): TownAccount {
  const account = core.state.accounts[id]
  if (account === undefined) throw new NotFound('account', id)
  return account
}
