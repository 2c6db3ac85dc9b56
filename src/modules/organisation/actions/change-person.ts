import { ledgerActor, permit, type Actor, type Permission } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { InvalidInput, NotFound } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import { findPerson, updatePerson } from '../store/people.ts'

export type PersonSettings = {
  readonly hidesName?: boolean
  readonly language?: 'sv' | 'en'
  readonly isActive?: boolean
  readonly substituteId?: PersonId | null
}

/** One may choose language, name and substitute for oneself; the rest is the administrator's. */
const changeOwn: Permission<{ readonly id: string; readonly isOwnKind: boolean }> = {
  scope: organisationPermissions.changePerson.scope,
  person: (actor, subject) =>
    organisationPermissions.changePerson.person(actor, null) ||
    (subject.isOwnKind && actor.id === subject.id),
}

/** Whoever reassigns a leaving person's items is told through the caller: an item never lacks an owner. */
export async function changePerson(
  deps: { readonly db: Database; readonly clock: Clock },
  actor: Actor,
  input: { readonly personId: PersonId; readonly change: PersonSettings },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    permit(actor, changeOwn, { id: input.personId, isOwnKind: input.change.isActive === undefined })
    const person = await findPerson(tx, actor.orgId, input.personId)
    if (person === null) throw new NotFound('person', input.personId)
    const { substituteId } = input.change
    if (substituteId !== undefined && substituteId !== null) {
      const substitute = await findPerson(tx, actor.orgId, substituteId)
      if (substitute?.isActive !== true || substitute.id === person.id) {
        throw new InvalidInput([{ field: 'substituteId', code: 'unknown-person' }])
      }
    }
    await updatePerson(tx, actor.orgId, person.id, input.change)
    // F-105: that somebody withholds their name is theirs alone; the ledger notes that settings changed, not which way.
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'person.changed',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      facts: { changed: Object.keys(input.change).sort() },
    })
  })
}
