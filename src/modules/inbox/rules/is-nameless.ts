/** Direct messages whose writer the network told us as an id and no more: the name is asked for. Comments come with a name, or with nobody. */
import type { Author } from '#connectors/connector.ts'
import type { MessageKind } from './message.ts'

type Nameless = { readonly author: { readonly externalId: string; readonly name: '' } }

export function isNameless<
  T extends { readonly kind: MessageKind; readonly isOurs: boolean; readonly author: Author | null },
>(message: T): message is T & Nameless {
  const { kind, isOurs, author } = message
  return kind === 'direct' && !isOurs && author !== null && author.externalId !== null && author.name === ''
}
