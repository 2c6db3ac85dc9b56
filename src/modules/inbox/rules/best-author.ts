/** Who wrote it, when the network tells it in pieces: some events leave out the name, some leave out the author altogether. */
import type { Author } from '#connectors/connector.ts'

/** The first that names both person and id, else the first with an id, else the first with a name. */
export function bestAuthor(told: readonly (Author | null)[]): Author | null {
  const authors = told.filter((author) => author !== null)
  const withName = authors.filter((author) => author.name !== '')
  const complete = withName.find((author) => author.externalId !== null)
  if (complete !== undefined) return complete
  return authors.find((author) => author.externalId !== null) ?? withName[0] ?? null
}
