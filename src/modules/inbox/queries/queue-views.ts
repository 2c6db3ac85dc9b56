import { capacitiesOf, type Actor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import type { QueueSelection } from '../store/queue.ts'

/** soon: due within a day · waiting: our reply is on its way · all: everything open, in every unit. */
export const QUEUE_VIEWS = ['mine', 'unit', 'unowned', 'soon', 'passed', 'all', 'waiting', 'handled'] as const

export type QueueView = (typeof QUEUE_VIEWS)[number]

const SOON = { hours: 24 }

type Filters = {
  readonly view: QueueView
  readonly accountId?: string | undefined
  readonly classKey?: string | undefined
  readonly isWhole?: boolean
}

export function selectionOf(actor: Actor, filters: Filters, now: Temporal.Instant): QueueSelection {
  const { view, accountId, classKey } = filters
  return {
    orgId: actor.orgId,
    accountId,
    classKey: classKey === 'untriaged' ? null : classKey,
    isWhole: filters.isWhole ?? false,
    ...viewOf(actor, view, now),
  }
}

type ViewOf = Omit<QueueSelection, 'orgId' | 'accountId' | 'classKey'>

function viewOf(actor: Actor, view: QueueView, now: Temporal.Instant): ViewOf {
  switch (view) {
    case 'mine':
      return { state: 'open', ...mine(actor) }
    case 'unit':
      return { state: 'open', unitIds: personOf(actor).unitIds }
    case 'unowned':
      return { state: 'open', ownerId: null }
    case 'soon':
      return { state: 'open', dueAfter: now, dueUntil: now.add(SOON) }
    case 'passed':
      return { state: 'open', dueUntil: now }
    case 'all':
      return { state: 'open' }
    case 'waiting':
    case 'handled':
      return { state: view }
  }
}

/** A program has no items and no unit of its own. */
function personOf(actor: Actor): Actor & { readonly kind: 'person' } {
  if (actor.kind === 'person') return actor
  throw new InvalidInput([{ field: 'view', code: 'not-a-choice' }])
}

/** One's own, and for as long as one stands in for somebody on leave, theirs (B-020). */
function mine(actor: Actor): Pick<ViewOf, 'ownerId' | 'ownerIds'> {
  const person = personOf(actor)
  const ids = [...new Set(capacitiesOf(person).map((capacity) => capacity.id))]
  return ids.length === 1 ? { ownerId: person.id } : { ownerIds: ids }
}
