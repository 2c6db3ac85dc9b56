import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { passwordProblems } from '#core/auth/password-rules.ts'
import { hashPassword } from '#core/auth/password.ts'
import { endSessionsOf } from '#core/auth/session.ts'
import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import { isUniqueViolation } from '#core/db/unique-violation.ts'
import { Conflict, InvalidInput, RuleBroken, type FieldProblem } from '#core/errors.ts'
import type { PersonId, UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { isSelf, organisationPermissions } from '../permissions.ts'
import { checkPersonFields, normaliseEmail } from '../rules/check-person.ts'
import { hasOtherAdministrator } from '../rules/last-administrator.ts'
import type { Person } from '../rules/person.ts'
import { isRole } from '../rules/roles.ts'
import { lockStaffing } from '../store/lock.ts'
import { findPerson, takePerson, updatePerson } from '../store/people.ts'
import { readStaff } from '../store/staffing.ts'
import { findUnit } from '../store/units.ts'

type PersonDeps = { readonly db: Database; readonly clock: Clock }

/** One's own to choose. */
export type OwnSettings = {
  readonly hidesName?: boolean
  readonly language?: 'sv' | 'en'
  readonly substituteId?: PersonId | null
}

/** The administrator's to keep right. */
export type PersonFacts = {
  readonly email?: string
  readonly fullName?: string
  readonly title?: string
  readonly unitId?: string
  readonly roles?: readonly string[]
}

export type PersonChangeInput = {
  readonly personId: PersonId
  /** The version the reader saw; left out where nobody has looked (a command). */
  readonly version?: number
  readonly change: OwnSettings & PersonFacts
}

const OWN = new Set(['hidesName', 'language', 'substituteId'])

/**
 * One may choose name, language and usual substitute for oneself; the rest is the administrator's. Throws `NotFound`, `NotPermitted`,
 * `Conflict`, `RuleBroken('last-administrator')`, and `InvalidInput` with every fault at once.
 */
export async function changePerson(deps: PersonDeps, actor: Actor, input: PersonChangeInput): Promise<void> {
  const { orgId } = actor
  const { change } = input
  const make = deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const person = await takePerson(tx, orgId, input.personId)
    const isOwnKind = Object.keys(change).every((field) => OWN.has(field))
    if (isOwnKind)
      permit(actor, organisationPermissions.changeOwn, {
        isSelf: isSelf(actor, person.id),
        unitId: person.unitId,
      })
    else permit(actor, organisationPermissions.changePerson, null)
    if (input.version !== undefined && input.version !== person.version)
      throw new Conflict('changed-by-other')
    const problems = await problemsOf(tx, person, { orgId, change })
    if (problems.length > 0) throw new InvalidInput(problems)
    await keepAnAdministrator(deps, tx, person, { orgId, roles: change.roles })
    await updatePerson(tx, orgId, person.id, toColumns(change))
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'person.changed',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      facts: factsOf(person, change),
    })
  })
  await make.catch((error: unknown) => {
    throw isUniqueViolation(error, 'person_org_id_email_key')
      ? new Conflict('email-taken', { email: normaliseEmail(change.email ?? '') })
      : error
  })
}

type Wanted = { readonly orgId: Actor['orgId']; readonly change: PersonChangeInput['change'] }

async function problemsOf(
  tx: Tx,
  person: Person,
  { orgId, change }: Wanted,
): Promise<readonly FieldProblem[]> {
  const { unitId, substituteId } = change
  const unit = unitId === undefined ? undefined : await findUnit(tx, orgId, unitId)
  const substitute =
    substituteId === undefined || substituteId === null
      ? undefined
      : await findPerson(tx, orgId, substituteId)
  const isNoSubstitute =
    substitute !== undefined && (substitute?.isActive !== true || substitute.id === person.id)
  return [
    ...checkPersonFields(change),
    ...(unit === null ? [{ field: 'unitId', code: 'unknown-unit' }] : []),
    ...(isNoSubstitute ? [{ field: 'substituteId', code: 'unknown-person' }] : []),
  ]
}

async function keepAnAdministrator(
  deps: PersonDeps,
  tx: Tx,
  person: Person,
  { orgId, roles }: { readonly orgId: Actor['orgId']; readonly roles: readonly string[] | undefined },
): Promise<void> {
  const isGivenUp = roles !== undefined && !roles.includes('administrator')
  if (!isGivenUp || !person.roles.includes('administrator') || !person.isActive) return
  const staff = await readStaff(tx, orgId, deps.clock.now())
  if (!hasOtherAdministrator(staff, person.id)) throw new RuleBroken('last-administrator')
}

function toColumns(change: PersonChangeInput['change']) {
  const { email, fullName, title, unitId, roles, ...own } = change
  return {
    ...own,
    ...(email === undefined ? {} : { email: normaliseEmail(email) }),
    ...(fullName === undefined ? {} : { fullName: fullName.trim() }),
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(unitId === undefined ? {} : { unitId: unitId as UnitId }),
    ...(roles === undefined ? {} : { roles: [...new Set(roles.filter(isRole))] }),
  }
}

/** F-105: that somebody withholds their name is theirs alone; the ledger notes that settings changed, not which way. */
function factsOf(person: Person, change: PersonChangeInput['change']) {
  return {
    changed: Object.keys(change).sort(),
    ...(change.roles === undefined ? {} : { rolesBefore: [...person.roles], roles: [...change.roles] }),
    ...(change.unitId === undefined ? {} : { unitBefore: person.unitId, unitId: change.unitId }),
  }
}

/** A new password; everywhere the person is signed in, they are signed out. Throws `NotFound` and `InvalidInput`. */
export async function setPassword(
  deps: PersonDeps,
  actor: Actor,
  input: { readonly personId: PersonId; readonly password: string },
): Promise<void> {
  permit(actor, organisationPermissions.changePerson, null)
  const { orgId } = actor
  const passwordHash = await hashPassword(input.password)
  await deps.db.forOrg(orgId, async (tx) => {
    const person = await takePerson(tx, orgId, input.personId)
    const problems = passwordProblems(input.password, { email: person.email })
    if (problems.length > 0) throw new InvalidInput(problems)
    await updatePerson(tx, orgId, person.id, { passwordHash })
    await endSessionsOf(tx, orgId, person.id)
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'person.password-set',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
    })
  })
}
