/** Who wrote it, when the network tells it in pieces: some events leave out the name, some leave out the author altogether. */
import type { Author } from '#connectors/connector.ts'
import type { StoredEvent } from './stored-event.ts'

/** The first that names both person and id, else the first with an id, else the first with a name. */
function bestAuthor(told: readonly (Author | null)[]): Author | null {
  const authors = told.filter((author) => author !== null)
  const withName = authors.filter((author) => author.name !== '')
  const complete = withName.find((author) => author.externalId !== null)
  if (complete !== undefined) return complete
  return authors.find((author) => author.externalId !== null) ?? withName[0] ?? null
}

/** What has been forgotten once stays so, whatever the network tells later: otherwise a name would come back with each answer. */
export function writerOf(
  events: readonly StoredEvent[],
  told: readonly (Author | null)[],
): { readonly author: Author | null; readonly isAuthorForgotten: boolean } {
  const isAuthorForgotten = events.some(({ effect }) => effect.isAuthorForgotten === true)
  return { author: isAuthorForgotten ? null : bestAuthor(told), isAuthorForgotten }
}
