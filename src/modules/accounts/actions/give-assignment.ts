import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId, type PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findPerson } from '#modules/organisation/index.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { assignmentProblems, type Assignment, type AssignmentKind, type Right } from '../rules/assignment.ts'
import { insertAssignment } from '../store/assignments.ts'
import { takeAccount } from '../store/register.ts'
import type { RegisterDeps } from './deps.ts'
import { lookAtAdmins } from './look-at-admins.ts'

export type NewAssignment = {
  /** null only for `monitoring-only`. */
  readonly accountId: string | null
  readonly personId: string
  readonly kind?: AssignmentKind
  readonly rights: readonly Right[]
  readonly purpose?: string
  readonly audience?: string
  /** Now when left out. */
  readonly startsAt?: Temporal.Instant
  readonly endsAt?: Temporal.Instant | null
  readonly hoursPerWeek?: number | null
  readonly competenceConfirmedAt?: Temporal.Instant | null
  /** Shown in the register; never for monitoring (B-034). */
  readonly isPublic?: boolean
  readonly applicationId?: string | null
  readonly relaySlotId?: string | null
}

/**
 * Gives a person rights on an account for a time, in the caller's transaction; the caller has made sure that the actor may. Throws `NotFound`
 * (account), `InvalidInput` with every fault, `RuleBroken('account-closed')`.
 */
export async function giveAssignment(
  deps: RegisterDeps,
  tx: Tx,
  actor: Actor,
  input: NewAssignment,
): Promise<Assignment> {
  const { orgId } = actor
  const account = input.accountId === null ? null : await takeAccount(tx, orgId, input.accountId)
  const assignment = toAssignment(deps, input, account)
  const person = await findPerson(tx, orgId, input.personId)
  const problems = [
    ...(person?.isActive === true ? [] : [{ field: 'personId', code: 'unknown-person' }]),
    ...assignmentProblems(assignment),
  ]
  if (problems.length > 0) throw new InvalidInput(problems)
  if (account?.status === 'closed') throw new RuleBroken('account-closed')
  await insertAssignment(tx, orgId, assignment, { by: actor.id, at: deps.clock.now() })
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'assignment.given',
    // in the account's journal where there is one; monitoring has its own
    subjectType: account === null ? 'assignment' : 'account',
    subjectId: account === null ? assignment.id : account.id,
    actor: ledgerActor(actor),
    facts: {
      assignmentId: assignment.id,
      personId: assignment.personId,
      kind: assignment.kind,
      rights: [...assignment.rights],
      startsAt: assignment.startsAt.toString(),
      endsAt: assignment.endsAt?.toString() ?? null,
      applicationId: assignment.applicationId,
    },
  })
  if (account !== null) await lookAtAdmins(deps, tx, orgId, { account, isAdding: true })
  return assignment
}

const UNSAID = {
  kind: 'account',
  purpose: '',
  audience: '',
  endsAt: null,
  hoursPerWeek: null,
  competenceConfirmedAt: null,
  isPublic: false,
  applicationId: null,
  relaySlotId: null,
} as const satisfies Partial<Assignment>

function toAssignment(
  { clock }: Pick<RegisterDeps, 'clock'>,
  input: NewAssignment,
  account: RegisteredAccount | null,
): Assignment {
  const said = { ...UNSAID, startsAt: clock.now(), ...input }
  return {
    ...said,
    id: newId(clock),
    accountId: account?.id ?? null,
    personId: input.personId as PersonId,
    rights: [...new Set(input.rights)],
    purpose: said.purpose.trim(),
    audience: said.audience.trim(),
    isPublic: said.isPublic && said.kind !== 'monitoring-only',
  }
}
