/** Who may read what somebody wrote: sensitive and private words only those who handle them, sealed ones nobody (F-112, F-113, F-118, F-120). */
import type { Actor } from '#core/actor.ts'
import { capacitiesOf, hasRole, hasRoleSomewhere } from '#core/actor.ts'
import type { Message } from './message.ts'

/** Gives a token the words of restricted messages; without it they are left out. */
const RESTRICTED_SCOPE = 'messages:restricted'

export type Concealment = 'shown' | 'restricted' | 'sealed'

type Subject = Pick<Message, 'isRestricted' | 'isSealed' | 'kind' | 'ownerId' | 'unitId' | 'isOurs'>

/** See everything restricted: the registrar who enters it in the diary, the officer who answers for personal data. */
const EVERYWHERE = ['registrar', 'data-protection-officer'] as const
/** See what their own unit has to handle. */
const IN_OWN_UNIT = ['communicator', 'account-holder', 'service', 'contact-centre', 'manager'] as const

export function concealment(actor: Actor, message: Subject): Concealment {
  if (message.isSealed) return 'sealed'
  const isPrivate = message.isRestricted || message.kind === 'direct'
  return !isPrivate || mayReadRestricted(actor, message) ? 'shown' : 'restricted'
}

export function mayReadRestricted(actor: Actor, message: Pick<Message, 'ownerId' | 'unitId'>): boolean {
  if (actor.kind !== 'person') return isOpenTo(restrictedReader(actor), message)
  // whoever stands in for somebody on leave reads what they would have read, no more
  return capacitiesOf(actor).some((capacity) =>
    isOpenTo(restrictedReader({ ...capacity, capacities: [] }), message),
  )
}

type Reader = {
  readonly seesAll: boolean
  readonly personId: string | null
  readonly unitIds: readonly string[]
}

function isOpenTo(reader: Reader, message: Pick<Message, 'ownerId' | 'unitId'>): boolean {
  if (reader.seesAll || (reader.personId !== null && message.ownerId === reader.personId)) return true
  return message.unitId !== null && reader.unitIds.includes(message.unitId)
}

/** The same question as data, for the search: what may not be read may not be found by its words either. */
export function restrictedReader(actor: Actor): Reader {
  if (actor.kind === 'system') return { seesAll: true, personId: null, unitIds: [] }
  if (actor.kind === 'token') {
    if (!actor.scopes.includes(RESTRICTED_SCOPE)) return { seesAll: false, personId: null, unitIds: [] }
    return actor.person === undefined
      ? { seesAll: true, personId: null, unitIds: [] }
      : restrictedReader(actor.person)
  }
  const capacities = capacitiesOf(actor)
  const working = capacities.filter((capacity) => hasRoleSomewhere(capacity, ...IN_OWN_UNIT))
  return {
    seesAll: capacities.some((capacity) => hasRole(capacity, ...EVERYWHERE)),
    personId: actor.id,
    unitIds: [...new Set(working.flatMap((capacity) => capacity.unitIds))],
  }
}
