import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { Conflict, InvalidInput, NotFound } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import { checkUnit, isArchiveCreatorByKind } from '../rules/check-unit.ts'
import type { Unit } from '../rules/units.ts'
import { lockStaffing } from '../store/lock.ts'
import { insertUnit, moveCommonAccounts, readUnits, updateUnit } from '../store/units.ts'

type UnitDeps = { readonly db: Database; readonly clock: Clock }

export type NewUnit = Pick<Unit, 'name' | 'kind' | 'parentId' | 'ownsCommonAccounts'> & {
  /** Left out: an authority and a company form their own archive, others do not. */
  readonly isArchiveCreator?: boolean
}

/** Throws `InvalidInput` with every fault at once. If it keeps the common accounts, the unit that did so before does so no more. */
export async function addUnit(deps: UnitDeps, actor: Actor, input: NewUnit): Promise<Unit> {
  permit(actor, organisationPermissions.changeUnit, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const problems = checkUnit({ ...input, id: null }, await readUnits(tx, orgId))
    if (problems.length > 0) throw new InvalidInput(problems)
    const unit: Unit = {
      id: newId(deps.clock),
      name: input.name.trim(),
      kind: input.kind,
      parentId: input.parentId,
      ownsCommonAccounts: input.ownsCommonAccounts,
      isArchiveCreator: input.isArchiveCreator ?? isArchiveCreatorByKind(input.kind),
      version: 1,
    }
    if (unit.ownsCommonAccounts) await moveCommonAccounts(tx, orgId, unit.id)
    await insertUnit(tx, orgId, unit)
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'unit.added',
      subjectType: 'unit',
      subjectId: unit.id,
      actor: ledgerActor(actor),
      facts: factsOf(unit),
    })
    return unit
  })
}

export type UnitChange = {
  readonly unitId: string
  /** The version the reader saw. */
  readonly version: number
  readonly change: Partial<NewUnit>
}

/** Renames, moves and marks. Throws `NotFound`, `Conflict('changed-by-other')`, and `InvalidInput` with every fault at once. */
export async function changeUnit(deps: UnitDeps, actor: Actor, input: UnitChange): Promise<Unit> {
  permit(actor, organisationPermissions.changeUnit, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const units = await readUnits(tx, orgId)
    const before = units.find((unit) => unit.id === input.unitId)
    if (before === undefined) throw new NotFound('unit', input.unitId)
    if (before.version !== input.version) throw new Conflict('changed-by-other')
    const after: Unit = { ...before, ...input.change, id: before.id }
    const unit: Unit = { ...after, name: after.name.trim() }
    const problems = checkUnit(unit, units)
    if (problems.length > 0) throw new InvalidInput(problems)
    if (unit.ownsCommonAccounts && !before.ownsCommonAccounts) await moveCommonAccounts(tx, orgId, unit.id)
    await updateUnit(tx, orgId, unit)
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'unit.changed',
      subjectType: 'unit',
      subjectId: unit.id,
      actor: ledgerActor(actor),
      facts: { before: factsOf(before), after: factsOf(unit) },
    })
    return { ...unit, version: before.version + 1 }
  })
}

function factsOf({ name, kind, parentId, ownsCommonAccounts, isArchiveCreator }: Unit) {
  return { name, kind, parentId, ownsCommonAccounts, isArchiveCreator }
}
