/** Which verbs may be offered for one message: the network must have the verb, this very object must allow it, and the ground too (design principle 8). */
import type { ConnectorProfile, NetworkComment } from '#connectors/connector.ts'
import type { Ground } from '#modules/policy/index.ts'
import type { Verb } from './case.ts'

export type OfferRefusal =
  | 'network-cannot'
  | 'object-not-allowed'
  | 'ground-does-not-allow'
  | 'direct-message'
  | 'ours'
  | 'already-gone'
  | 'already-hidden'

export type VerbOffer =
  | { readonly verb: Verb; readonly isOffered: true; readonly isReversible: boolean }
  | { readonly verb: Verb; readonly isOffered: false; readonly why: OfferRefusal }

export type OfferFacts = {
  readonly verbs: ConnectorProfile['verbs']
  /** As the network last answered; null when it has not been asked: then the attempt itself shows. */
  readonly may: Partial<NetworkComment['may']> | null
  readonly kind: 'comment' | 'direct'
  readonly isOurs: boolean
  readonly presence: 'visible' | 'hidden' | 'removed-by-author' | 'removed-by-us'
  readonly ground: Pick<Ground, 'actions'> | null
}

export function verbOffer(verb: Verb, facts: OfferFacts): VerbOffer {
  const why = refusal(verb, facts)
  const capability = facts.verbs[verb]
  if (why !== null || capability === undefined)
    return { verb, isOffered: false, why: why ?? 'network-cannot' }
  return { verb, isOffered: true, isReversible: capability.reversible }
}

function refusal(verb: Verb, facts: OfferFacts): OfferRefusal | null {
  if (facts.isOurs) return 'ours'
  if (facts.kind === 'direct') return 'direct-message'
  if (facts.presence === 'removed-by-author' || facts.presence === 'removed-by-us') return 'already-gone'
  if (verb === 'hide' && facts.presence === 'hidden') return 'already-hidden'
  if (facts.ground?.actions.includes(verb) === false) return 'ground-does-not-allow'
  if (facts.verbs[verb] === undefined) return 'network-cannot'
  return facts.may?.[verb] === false ? 'object-not-allowed' : null
}

/** Removing first, as the policy's own verb; hiding beside it as the one that can be undone (requirements §9). */
export function verbOffers(facts: OfferFacts): readonly VerbOffer[] {
  return [verbOffer('remove', facts), verbOffer('hide', facts)]
}
