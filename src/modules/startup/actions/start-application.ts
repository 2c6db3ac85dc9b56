import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, NotFound, RuleBroken, type FieldProblem } from '#core/errors.ts'
import { newId, type PersonId, type UnitId } from '#core/ids.ts'
import { findRegistered, type AccountKind, type RegisteredAccount } from '#modules/accounts/index.ts'
import { findPerson, findUnit } from '#modules/organisation/index.ts'
import {
  startGate,
  startupFormFor,
  type Policy,
  type PolicyInForce,
  type StartupForm,
} from '#modules/policy/index.ts'
import { startupPermissions } from '../permissions.ts'
import type { Application, Basics } from '../rules/application.ts'
import { firstAnswers } from '../rules/first-answers.ts'
import { subjectOf } from '../rules/judge.ts'
import { findApplication, insertApplication } from '../store/applications.ts'
import type { StartupDeps } from './deps.ts'
import { giveExempt } from './give-exempt.ts'
import { recordApplication } from './record.ts'
import { personBehind } from './whole-application.ts'

export type NewApplication = {
  readonly kind: 'account' | 'assignment'
  readonly unitId: string
  /** What the account is called so far. */
  readonly name?: string
  readonly accountKind?: AccountKind | null
  /** For an assignment: one of the policy's types, and who gets it (the applicant when left out). */
  readonly assignmentType?: string | null
  readonly assigneeId?: string | null
  /** An assignment on an account that there is already. */
  readonly accountId?: string | null
  /** An id of the policy's, or a name as it was typed. */
  readonly platform?: string
  readonly copyFrom?: string | null
  /** For what no form asks about: an exempt assignment's last day. */
  readonly endsAt?: Temporal.Instant | null
}

/**
 * Begins an application under the policy in force, which it keeps from now on. An assignment that the policy exempts from form and approvals (B-034)
 * is given at once. Throws `InvalidInput`, `RuleBroken('not-gated')`, `NotFound`.
 */
export async function startApplication(
  deps: StartupDeps,
  actor: Actor,
  input: NewApplication,
): Promise<Application> {
  permit(actor, startupPermissions.apply, null)
  const applicant = personBehind(actor)
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const inForce = await deps.policies.inForce(tx, actor.orgId, deps.clock.now())
    await checkNew(tx, actor, input, inForce.policy)
    const copied = await copyOf(tx, actor, input)
    const account = await accountOf(tx, actor, input)
    const draft = { input, applicantId: applicant.id, inForce, copied, account }
    const { application, found } = draftOf(deps, draft)
    if (application.kind === 'assignment' && found.need === 'exempt')
      return giveExempt(deps, tx, actor, { application, exemption: found, endsAt: input.endsAt ?? null })
    await insertApplication(tx, actor.orgId, application)
    await recordApplication(deps, tx, actor, {
      application,
      kind: 'application.started',
      facts: {
        kind: application.kind,
        unitId: application.unitId,
        assignmentType: application.assignmentType,
        assigneeId: application.assigneeId,
        copiedFrom: application.copiedFrom,
      },
    })
    return application
  })
}

async function checkNew(tx: Tx, { orgId }: Actor, input: NewApplication, policy: Policy): Promise<void> {
  const gate = startGate(policy)
  const isGated = input.kind === 'account' ? gate.gatesAccount : gate.gatesAssignment
  if (!isGated) {
    const rule = gate.citation === null ? {} : { ruleId: gate.citation.ruleId }
    throw new RuleBroken('not-gated', rule)
  }
  const { accountId = null, assigneeId = null } = input
  const unit = await findUnit(tx, orgId, input.unitId)
  const assignee = assigneeId === null ? null : await findPerson(tx, orgId, assigneeId)
  const account = await accountOf(tx, { orgId }, input)
  const problems = [
    ...fault('unitId', 'unknown-unit', unit === null),
    ...fault('assigneeId', 'unknown-person', assigneeId !== null && assignee?.isActive !== true),
    ...fault('accountId', 'unknown-account', accountId !== null && !isOpenAccount(account?.status)),
    ...fault('assignmentType', 'unknown-type', input.kind === 'assignment' && !isType(policy, input)),
  ]
  if (problems.length > 0) throw new InvalidInput(problems)
}

const fault = (field: string, code: string, isBroken: boolean): FieldProblem[] =>
  isBroken ? [{ field, code }] : []

/** A policy without types has one kind of assignment. */
function isType(policy: Policy, { assignmentType = null }: NewApplication): boolean {
  const types = policy.startup.assignmentTypes.map(({ value }) => value.type)
  return types.length === 0 || (assignmentType !== null && types.includes(assignmentType))
}

async function accountOf(
  tx: Tx,
  { orgId }: Pick<Actor, 'orgId'>,
  { accountId = null }: NewApplication,
): Promise<RegisteredAccount | null> {
  return accountId === null ? null : findRegistered(tx, orgId, accountId)
}

const isOpenAccount = (status: string | undefined): boolean =>
  status !== undefined && status !== 'closed' && status !== 'closing'

async function copyOf(tx: Tx, { orgId }: Actor, input: NewApplication): Promise<Application | null> {
  const id = input.copyFrom ?? null
  if (id === null) return null
  const found = await findApplication(tx, orgId, id)
  if (found?.kind !== input.kind) throw new NotFound('application', id)
  return found
}

type Draft = {
  readonly input: NewApplication
  readonly applicantId: PersonId
  readonly inForce: PolicyInForce
  readonly copied: Application | null
  /** The one that the assignment is to be on. */
  readonly account: RegisteredAccount | null
}

function draftOf(
  deps: Pick<StartupDeps, 'clock'>,
  { input, applicantId, inForce, copied, account }: Draft,
): { readonly application: Application; readonly found: StartupForm } {
  const subject = subjectFor(input, applicantId)
  const { assigneeId } = subject
  const found = startupFormFor(inForce.policy, subjectOf(subject))
  const answers = firstAnswers(found.need === 'form' ? found.form : null, {
    copied: copied?.answers ?? {},
    assigneeId,
    platform: account?.platform ?? input.platform?.trim() ?? '',
    accountName: account?.name ?? '',
  })
  const now = deps.clock.now()
  const application: Application = {
    ...NOTHING_YET,
    ...subject,
    id: newId(deps.clock),
    kind: input.kind,
    unitId: input.unitId as UnitId,
    applicantId,
    accountId: account?.id ?? null,
    policyVersionId: inForce.versionId,
    basics: basicsOf(input, applicantId, copied),
    answers,
    createdAt: now,
    changedAt: now,
    copiedFrom: copied?.id ?? null,
  }
  return { application, found }
}

/** An account is of a kind; an assignment is of a type, and somebody's. */
function subjectFor(
  { kind, accountKind, assignmentType, assigneeId }: NewApplication,
  applicantId: PersonId,
): Pick<Application, 'accountKind' | 'assignmentType' | 'assigneeId'> {
  if (kind === 'account')
    return { accountKind: accountKind ?? 'service', assignmentType: null, assigneeId: null }
  return {
    accountKind: null,
    assignmentType: assignmentType ?? 'publishing',
    assigneeId: (assigneeId ?? applicantId) as PersonId,
  }
}

const NOTHING_YET = {
  state: 'draft',
  assignmentId: null,
  round: 0,
  version: 1,
  submittedAt: null,
  endedAt: null,
} as const satisfies Partial<Application>

function basicsOf(input: NewApplication, applicantId: PersonId, copied: Application | null): Basics {
  return {
    name: input.name?.trim() ?? '',
    handle: '',
    url: '',
    holderId: input.kind === 'account' ? (copied?.basics.holderId ?? applicantId) : null,
    responsibleShown: copied?.basics.responsibleShown ?? 'name',
  }
}
