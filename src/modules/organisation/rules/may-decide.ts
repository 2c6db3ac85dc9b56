/** Nobody approves their own: neither in their own name nor in that of somebody they stand in for (F-052, R6). */
import { capacitiesOf, type PersonActor } from '#core/actor.ts'
import type { PersonId } from '#core/ids.ts'

export type Decidable = {
  /** Whose matter it is: who applied, who filled it in, whom it is about. */
  readonly partyIds: readonly PersonId[]
  /** Whose decision it is: those who hold the role. */
  readonly deciderIds: readonly PersonId[]
}

export type MayDecide =
  /** `as`: in whose place; the person's own id unless they decide for somebody on leave. */
  | { readonly may: true; readonly as: PersonId }
  | { readonly may: false; readonly because: 'own' | 'not-yours' }

/**
 * Whether this person may decide now. An applicant's deputy may not either where the decision would have been the applicant's: the rights
 * they use would be the applicant's own.
 */
export function mayDecide(actor: PersonActor, subject: Decidable): MayDecide {
  if (subject.partyIds.includes(actor.id)) return { may: false, because: 'own' }
  const open = capacitiesOf(actor)
    .map((capacity) => capacity.id)
    .filter((id) => subject.deciderIds.includes(id))
  const as = open.find((id) => !subject.partyIds.includes(id))
  if (as !== undefined) return { may: true, as }
  return { may: false, because: open.length > 0 ? 'own' : 'not-yours' }
}
