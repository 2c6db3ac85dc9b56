import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { InvalidInput } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import type { Unit } from '../rules/units.ts'
import { insertUnit, readUnits } from '../store/units.ts'

export async function addUnit(
  deps: { readonly db: Database; readonly clock: Clock },
  actor: Actor,
  input: Omit<Unit, 'id'>,
): Promise<Unit> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    permit(actor, organisationPermissions.changePerson, null)
    const units = await readUnits(tx, actor.orgId)
    if (input.name.trim() === '') throw new InvalidInput([{ field: 'name', code: 'required' }])
    if (input.parentId !== null && !units.some((unit) => unit.id === input.parentId)) {
      throw new InvalidInput([{ field: 'parentId', code: 'unknown-unit' }])
    }
    const unit: Unit = { ...input, name: input.name.trim(), id: newId(deps.clock) }
    await insertUnit(tx, actor.orgId, unit)
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'unit.added',
      subjectType: 'unit',
      subjectId: unit.id,
      actor: ledgerActor(actor),
      facts: { name: unit.name, kind: unit.kind },
    })
    return unit
  })
}
