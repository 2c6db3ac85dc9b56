import { createHash } from 'node:crypto'
import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import { hasOtherAdministrator } from '../rules/last-administrator.ts'
import { planFile, type ImportPlan } from '../rules/plan-file.ts'
import type { PlannedRow } from '../rules/plan-import.ts'
import { deleteImport, insertImport, takeImport } from '../store/imports.ts'
import { lockStaffing } from '../store/lock.ts'
import { insertPeople, readPeople, updatePerson } from '../store/people.ts'
import { readStaff } from '../store/staffing.ts'
import { readUnits } from '../store/units.ts'
import type { OrganisationDeps } from './deps.ts'

type ImportDeps = Pick<OrganisationDeps, 'db' | 'clock'>

const LONGEST_FILE_NAME = 200

export type Preview = {
  readonly importId: string | null
  readonly fileName: string
  readonly plan: ImportPlan
}

/**
 * Looks a file through and keeps it, for a day, until somebody confirms what it would do. Nothing about any person is written. A file with
 * faults is not kept (`importId` null).
 */
export async function previewImport(
  deps: ImportDeps,
  actor: Actor,
  input: { readonly fileName: string; readonly content: Uint8Array },
): Promise<Preview> {
  permit(actor, organisationPermissions.importPeople, null)
  const { orgId } = actor
  const fileName = input.fileName.slice(-LONGEST_FILE_NAME)
  return deps.db.forOrg(orgId, async (tx) => {
    const plan = await makePlan(tx, orgId, input.content)
    if (plan.problems.length > 0) return { importId: null, fileName, plan }
    const id = newId(deps.clock)
    const { content } = input
    const kept = { id, fileName, content, planSha256: digestOf(plan) }
    await insertImport(tx, orgId, { ...kept, uploadedBy: actor.id, uploadedAt: deps.clock.now() })
    return { importId: id, fileName, plan }
  })
}

/** The preview again, after a reload. Throws `NotFound` when it was confirmed, dropped or a day has passed. */
export async function readPreview(deps: ImportDeps, actor: Actor, importId: string): Promise<Preview> {
  permit(actor, organisationPermissions.importPeople, null)
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const kept = await takeImport(tx, actor.orgId, importId, deps.clock.now())
    if (kept === null) throw new NotFound('import', importId)
    return { importId, fileName: kept.fileName, plan: await makePlan(tx, actor.orgId, kept.content) }
  })
}

export type Imported = { readonly added: number; readonly changed: number; readonly same: number }

/**
 * Does what the preview showed, all of it or nothing. Throws `NotFound` when it is done or dropped already, and `Conflict('import-changed')`
 * when people or units have changed since, so that it would now do something else than was confirmed.
 */
export async function confirmImport(deps: ImportDeps, actor: Actor, importId: string): Promise<Imported> {
  permit(actor, organisationPermissions.importPeople, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const kept = await takeImport(tx, orgId, importId, deps.clock.now())
    if (kept === null) throw new NotFound('import', importId)
    const plan = await makePlan(tx, orgId, kept.content)
    if (plan.problems.length > 0 || digestOf(plan) !== kept.planSha256) throw new Conflict('import-changed')
    await deleteImport(tx, orgId, importId)
    return carryOut(deps, tx, actor, { plan, content: kept.content })
  })
}

/** The reader thought better of it. */
export async function dropImport(deps: ImportDeps, actor: Actor, importId: string): Promise<void> {
  permit(actor, organisationPermissions.importPeople, null)
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const kept = await takeImport(tx, actor.orgId, importId, deps.clock.now())
    if (kept !== null) await deleteImport(tx, actor.orgId, importId)
  })
}

/** For the command line and the API: looks through and, without faults and unless it is a trial, carries out in one transaction. */
export async function importPeople(
  deps: ImportDeps,
  actor: Actor,
  input: { readonly content: Uint8Array; readonly isTrial: boolean },
): Promise<{ readonly plan: ImportPlan; readonly imported: Imported | null }> {
  permit(actor, organisationPermissions.importPeople, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const plan = await makePlan(tx, orgId, input.content)
    if (input.isTrial || plan.problems.length > 0) return { plan, imported: null }
    return { plan, imported: await carryOut(deps, tx, actor, { plan, content: input.content }) }
  })
}

async function makePlan(tx: Tx, orgId: OrgId, content: Uint8Array): Promise<ImportPlan> {
  return planFile(content, { people: await readPeople(tx, orgId), units: await readUnits(tx, orgId) })
}

/** Two plans with the same digest do the same to the same people. */
function digestOf(plan: ImportPlan): string {
  const rows = plan.rows.map(({ kind, fields, person, changed }) => [
    kind,
    fields,
    person?.id ?? null,
    changed,
  ])
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

type Work = { readonly plan: ImportPlan; readonly content: Uint8Array }

async function carryOut(deps: ImportDeps, tx: Tx, actor: Actor, { plan, content }: Work): Promise<Imported> {
  const { orgId } = actor
  const at = deps.clock.now()
  const added = plan.rows
    .filter((row) => row.kind === 'new')
    .map((row) => ({ ...row, id: newId<'person'>(deps.clock) }))
  const changed = plan.rows.filter((row) => row.kind === 'changed')
  const rows = added.map(({ id, fields }) => ({
    ...fields,
    id,
    hidesName: false,
    isActive: true,
    substituteId: null,
    passwordHash: null,
  }))
  await insertPeople(tx, orgId, rows, at)
  for (const { person, fields, changed: names } of changed) {
    const change = Object.fromEntries(names.map((name) => [name, fields[name]]))
    if (person !== null) await updatePerson(tx, orgId, person.id, change)
  }
  await keepAnAdministrator(tx, orgId, at)
  const imported = {
    added: added.length,
    changed: changed.length,
    same: plan.rows.length - added.length - changed.length,
  }
  const fileSha256 = createHash('sha256').update(content).digest('hex')
  await recordRoles(deps, tx, actor, { fileSha256, added, changed })
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'people.imported',
    subjectType: 'organisation',
    subjectId: orgId,
    actor: ledgerActor(actor),
    facts: { ...imported, fileSha256 },
  })
  return imported
}

async function keepAnAdministrator(tx: Tx, orgId: OrgId, at: Temporal.Instant): Promise<void> {
  const staff = await readStaff(tx, orgId, at)
  const [anybody] = staff.people
  const isLeft = staff.people.some((person) => person.isActive && person.roles.includes('administrator'))
  if (!isLeft && anybody !== undefined && !hasOtherAdministrator(staff, anybody.id))
    throw new RuleBroken('last-administrator')
}

type Recorded = {
  readonly fileSha256: string
  readonly added: readonly (PlannedRow & { readonly id: string })[]
  readonly changed: readonly PlannedRow[]
}

/** A role beyond that of a plain employee is a right: each has its own entry, however many people came with the file. */
async function recordRoles(
  deps: ImportDeps,
  tx: Tx,
  actor: Actor,
  { fileSha256, added, changed }: Recorded,
): Promise<void> {
  const entry = (kind: string, subjectId: string, roles: readonly string[]) =>
    recordInLedger(tx, actor.orgId, deps.clock, {
      kind,
      subjectType: 'person',
      subjectId,
      actor: ledgerActor(actor),
      facts: { roles: [...roles], fileSha256 },
    })
  for (const { id, fields } of added)
    if (fields.roles.some((role) => role !== 'employee')) await entry('person.added', id, fields.roles)
  for (const { person, fields, changed: names } of changed)
    if (person !== null && names.includes('roles')) await entry('person.changed', person.id, fields.roles)
}
