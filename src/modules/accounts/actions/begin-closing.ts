import type { Actor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken, type FieldProblem } from '#core/errors.ts'
import { newId, type PersonId } from '#core/ids.ts'
import { readRoleFinder, type RoleFinder } from '#modules/organisation/index.ts'
import { insertClosing, readOpenClosings, type Closing } from '../store/closings.ts'
import { changeAccount, takeAccount } from '../store/register.ts'
import type { RegisterDeps } from './deps.ts'
import { archivistsOf, noticedOf, type Duty } from './duty.ts'
import { recordCare } from './take-for-care.ts'

export type BeginClosing = {
  readonly accountId: string
  readonly reason: string
  /** B-045: because nothing has been posted for too long. */
  readonly isInactivity?: boolean
  /** B-046: who takes care of the last records; whoever the policy gives them to when left out. */
  readonly archiveToId?: string | null
  /** The day it shuts by itself once everything before it is done; when left out, whenever somebody shuts it. */
  readonly closesOn?: Temporal.PlainDate | null
}

/**
 * Gives notice that an account will close (F-071), in the caller's transaction; the caller has made sure that the actor may. It answers and is watched
 * as before until it is closed. Throws `NotFound`, `InvalidInput` (reason, archiveToId, closesOn), `RuleBroken('account-closed' | 'closing-open')`.
 */
export async function beginClosing(
  deps: RegisterDeps,
  tx: Tx,
  actor: Actor,
  input: BeginClosing,
): Promise<Closing> {
  const { orgId } = actor
  const account = await takeAccount(tx, orgId, input.accountId)
  if (account.status === 'closed') throw new RuleBroken('account-closed')
  if ((await readOpenClosings(tx, orgId, account.id)).length > 0) throw new RuleBroken('closing-open')
  const now = deps.clock.now()
  const { policy } = await deps.policies.inForce(tx, orgId, now)
  const demands = deps.demandsOf(policy, account)
  const duty: Duty = { account, demands, roles: await readRoleFinder(tx, orgId, now) }
  const problems = checkClosing(input, duty.roles, toLocal(now).toPlainDate())
  if (problems.length > 0) throw new InvalidInput(problems)
  const closing: Closing = {
    ...NOTHING_YET,
    id: newId(deps.clock),
    accountId: account.id,
    reason: input.reason.trim(),
    isInactivity: input.isInactivity ?? false,
    startedAt: now,
    startedBy: actor.name,
    startedById: actor.id,
    archiveToId: (input.archiveToId ?? archivistsOf(duty)[0] ?? null) as PersonId | null,
    closesOn: input.closesOn ?? null,
  }
  await insertClosing(tx, orgId, closing)
  await changeAccount(tx, orgId, account.id, { status: 'closing', changedAt: now })
  await tell(deps, tx, actor, { closing, duty })
  return closing
}

function checkClosing(
  { reason, archiveToId = null, closesOn = null }: BeginClosing,
  roles: RoleFinder,
  today: Temporal.PlainDate,
): readonly FieldProblem[] {
  const isUnknown = archiveToId !== null && roles.person(archiveToId)?.isActive !== true
  const isPast = closesOn !== null && Temporal.PlainDate.compare(closesOn, today) < 0
  return [
    ...(reason.trim() === '' ? [{ field: 'reason', code: 'required' }] : []),
    ...(isUnknown ? [{ field: 'archiveToId', code: 'unknown-person' }] : []),
    ...(isPast ? [{ field: 'closesOn', code: 'in-the-past' }] : []),
  ]
}

const NOTHING_YET = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  archiveReceipt: null,
  archivePlace: null,
  archivedAt: null,
  archivedBy: null,
  endedAt: null,
  outcome: null,
} as const satisfies Partial<Closing>

type Begun = { readonly closing: Closing; readonly duty: Duty }

async function tell(deps: RegisterDeps, tx: Tx, actor: Actor, { closing, duty }: Begun): Promise<void> {
  const { orgId } = actor
  const { id, archiveToId, isInactivity, closesOn, startedAt: moment } = closing
  const accountId = duty.account.id
  const demand = duty.demands.closing
  const modality = demand?.citation.modality ?? null
  const toIds = noticedOf(duty)
  const about = { accountId, moment, modality }
  await deps.events.dutyArose(tx, orgId, { ...about, kind: 'closing-begun', toIds })
  if (archiveToId !== null)
    await deps.events.dutyArose(tx, orgId, { ...about, kind: 'archive-due', toIds: [archiveToId] })
  await recordCare(deps, tx, actor, {
    accountId,
    kind: 'account.closing-begun',
    ruleIds: demand === null ? [] : [demand.citation.ruleId],
    facts: {
      closingId: id,
      isInactivity,
      toIds: [...toIds],
      archiveToId,
      closesOn: closesOn?.toString() ?? null,
    },
  })
}
