import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { passwordProblems } from '#core/auth/password-rules.ts'
import { hashPassword } from '#core/auth/password.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { isUniqueViolation } from '#core/db/unique-violation.ts'
import { Conflict, InvalidInput, type FieldProblem } from '#core/errors.ts'
import { newId, type UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import type { Person } from '../rules/person.ts'
import { isRole, type Role } from '../rules/roles.ts'
import { findPersonByEmail, insertPerson } from '../store/people.ts'
import { readUnits } from '../store/units.ts'

export type NewPerson = {
  readonly email: string
  readonly fullName: string
  readonly title: string
  readonly unitId: string
  readonly roles: readonly string[]
  readonly password: string | null
  readonly hidesName?: boolean
  readonly language?: 'sv' | 'en'
}

/** Throws `InvalidInput` with every fault at once, and `Conflict` when the address is in use here. */
export async function addPerson(
  deps: { readonly db: Database; readonly clock: Clock },
  actor: Actor,
  input: NewPerson,
): Promise<Person> {
  permit(actor, organisationPermissions.addPerson, null)
  const passwordHash = input.password === null ? null : await hashPassword(input.password)
  const add = deps.db.forOrg(actor.orgId, async (tx) => {
    const units = await readUnits(tx, actor.orgId)
    const problems = checkPerson(input, new Set(units.map((unit) => unit.id)))
    if (problems.length > 0) throw new InvalidInput(problems)
    const email = emailOf(input)
    if ((await findPersonByEmail(tx, actor.orgId, email)) !== null) throw emailTaken(email)
    const person: Person = {
      id: newId(deps.clock),
      email,
      fullName: input.fullName.trim(),
      title: input.title.trim(),
      unitId: input.unitId as UnitId,
      roles: [...new Set(input.roles.filter(isRole))],
      hidesName: input.hidesName ?? false,
      isActive: true,
      substituteId: null,
      language: input.language ?? 'sv',
    }
    await insertPerson(tx, actor.orgId, person, { passwordHash, at: deps.clock.now() })
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'person.added',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      facts: { roles: [...person.roles], unitId: person.unitId },
    })
    return person
  })
  return add.catch((error: unknown) => {
    throw isUniqueViolation(error, 'person_org_id_email_key') ? emailTaken(emailOf(input)) : error
  })
}

function emailOf({ email }: NewPerson): string {
  return email.trim().toLowerCase()
}

function emailTaken(email: string): Conflict {
  return new Conflict('email-taken', { email })
}

function checkPerson(input: NewPerson, unitIds: ReadonlySet<string>): readonly FieldProblem[] {
  const unknownRole = input.roles.find((role): role is Exclude<string, Role> => !isRole(role))
  const checks: readonly (FieldProblem | null)[] = [
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email.trim()) ? null : { field: 'email', code: 'email-form' },
    input.fullName.trim() === '' ? { field: 'fullName', code: 'required' } : null,
    input.title.trim() === '' ? { field: 'title', code: 'required' } : null,
    unitIds.has(input.unitId) ? null : { field: 'unitId', code: 'unknown-unit' },
    input.roles.length === 0 ? { field: 'roles', code: 'required' } : null,
    unknownRole === undefined
      ? null
      : { field: 'roles', code: 'unknown-role', params: { role: unknownRole } },
  ]
  const { password } = input
  return [
    ...checks.filter((problem) => problem !== null),
    ...(password === null ? [] : passwordProblems(password, { email: input.email })),
  ]
}
