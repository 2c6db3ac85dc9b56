import { scopedPersonId } from '../ids.ts'
import type { LabCore } from '../lab-core.ts'
import type { LabComment } from '../state.ts'
import { postOfComment } from './find.ts'

export type SeenAuthor = { readonly id: string; readonly name: string }

/** Who the network says wrote it, as this Page may know them; null when it keeps that to itself. */
export function authorSeenByPage(core: LabCore, pageId: string, authorId: string): SeenAuthor | null {
  const page = core.state.pages[authorId]
  if (page !== undefined) return { id: page.id, name: page.name }
  const person = core.state.people[authorId]
  if (person === undefined || person.isWithheld || core.withholdsAuthors()) return null
  return { id: scopedPersonId(pageId, person.id), name: person.name }
}

export function commentAuthor(core: LabCore, comment: LabComment): SeenAuthor | null {
  return authorSeenByPage(core, postOfComment(core.state, comment).pageId, comment.authorId)
}

/** The person behind a page-scoped id, as the Page uses it in `recipient`. */
export function personByScopedId(core: LabCore, pageId: string, scopedId: string): string | null {
  const found = Object.keys(core.state.people).find((id) => scopedPersonId(pageId, id) === scopedId)
  return found ?? null
}
