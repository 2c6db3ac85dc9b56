/** What is left of an event when the vendor's terms no longer let us keep who a person is: everything but that (decision 18). */
import type { Author } from '#connectors/connector.ts'
import type { StoredEffect } from './stored-event.ts'

/** The account's own words stay signed by it: they are ours, whatever a vendor limits. */
export function withoutAuthor(effect: StoredEffect, ownExternalId: string): StoredEffect {
  if ('message' in effect) return withoutOtherParty(effect, ownExternalId)
  if ('comment' in effect) {
    if (!isStranger(effect.comment.author, ownExternalId)) return effect
    return { ...effect, comment: { ...effect.comment, author: null }, isAuthorForgotten: true }
  }
  if (!('post' in effect) || !isStranger(effect.post.author, ownExternalId)) return effect
  return { ...effect, post: { ...effect.post, author: null }, isAuthorForgotten: true }
}

type DirectEffect = Extract<StoredEffect, { readonly message: unknown }>

/** Whom the account was talking to is a person too, also in what it wrote itself. */
function withoutOtherParty(effect: DirectEffect, ownExternalId: string): DirectEffect {
  const message = { ...effect.message, otherPartyExternalId: null }
  if (message.isFromAccount || !isStranger(message.author, ownExternalId)) return { ...effect, message }
  return { ...effect, message: { ...message, author: null }, isAuthorForgotten: true }
}

function isStranger(author: Author | null, ownExternalId: string): boolean {
  return author !== null && author.externalId !== ownExternalId
}
