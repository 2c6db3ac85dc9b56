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
import { checkPersonFields, normaliseEmail } from '../rules/check-person.ts'
import type { Person } from '../rules/person.ts'
import { isRole } from '../rules/roles.ts'
import { findPersonByEmail, insertPeople } from '../store/people.ts'
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
    const email = normaliseEmail(input.email)
    if ((await findPersonByEmail(tx, actor.orgId, email)) !== null) throw emailTaken(email)
    const person: Omit<Person, 'version'> = {
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
    await insertPeople(tx, actor.orgId, [{ ...person, passwordHash }], deps.clock.now())
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'person.added',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      facts: { roles: [...person.roles], unitId: person.unitId },
    })
    return { ...person, version: 1 }
  })
  return add.catch((error: unknown) => {
    throw isUniqueViolation(error, 'person_org_id_email_key')
      ? emailTaken(normaliseEmail(input.email))
      : error
  })
}

function emailTaken(email: string): Conflict {
  return new Conflict('email-taken', { email })
}

function checkPerson(input: NewPerson, unitIds: ReadonlySet<string>): readonly FieldProblem[] {
  const { password } = input
  return [
    ...checkPersonFields(input),
    ...(unitIds.has(input.unitId) ? [] : [{ field: 'unitId', code: 'unknown-unit' }]),
    ...(password === null ? [] : passwordProblems(password, { email: input.email })),
  ]
}
