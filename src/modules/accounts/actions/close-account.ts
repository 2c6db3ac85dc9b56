import { ledgerActor, type Actor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { endOf } from '../rules/assignment.ts'
import type { AccountDemands } from '../rules/demands.ts'
import { closingObstacle } from '../rules/closing.ts'
import { changeClosing, readOpenClosings, type Closing } from '../store/closings.ts'
import { noteEnded, readAssignments, setAssignmentEnd } from '../store/assignments.ts'
import { changeAccount, takeAccount } from '../store/register.ts'
import type { RegisterDeps } from './deps.ts'

export type CloseAccount = {
  readonly accountId: string
  /** What the person had before them; a later one throws `Conflict('changed-by-other')`. */
  readonly version?: number
  /** B-027: where its records are from now on, for whoever asks for them. */
  readonly recordsPlace: string
  /** The archive's own receipt for the last package, when there is no closing under way that has it. */
  readonly archiveReceipt?: string
  /** Today when left out. */
  readonly closedOn?: Temporal.PlainDate
}

/**
 * Closes an account for good, in the caller's transaction; the caller has made sure that the actor may. It stays in the register with where its
 * records are; every assignment on it ends. Throws `NotFound`, `Conflict`, `InvalidInput` (recordsPlace), `RuleBroken('account-closed' |
 * 'closing-unacknowledged' | 'final-archive-missing')`.
 */
export async function closeAccount(
  deps: RegisterDeps,
  tx: Tx,
  actor: Actor,
  input: CloseAccount,
): Promise<RegisteredAccount> {
  const { orgId } = actor
  const account = await takeAccount(tx, orgId, input.accountId, input.version)
  if (account.status === 'closed') throw new RuleBroken('account-closed')
  const recordsPlace = input.recordsPlace.trim()
  if (recordsPlace === '') throw new InvalidInput([{ field: 'recordsPlace', code: 'required' }])
  const now = deps.clock.now()
  const [closing] = await readOpenClosings(tx, orgId, account.id)
  const { policy } = await deps.policies.inForce(tx, orgId, now)
  const demand = deps.demandsOf(policy, account).closing
  refuseUnready({ account, demand, closing, input, now })
  if (closing !== undefined) await changeClosing(tx, orgId, closing.id, { endedAt: now, outcome: 'closed' })
  const today = toLocal(now).toPlainDate()
  const closedOn = input.closedOn ?? today
  const change = { status: 'closed', closedOn, deregisteredOn: today, recordsPlace } as const
  await changeAccount(tx, orgId, account.id, { ...change, changedAt: now })
  const ended = await endAll(deps, tx, orgId, account.id)
  await deps.events.accountClosed(tx, orgId, { accountId: account.id })
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'account.closed',
    subjectType: 'account',
    subjectId: account.id,
    actor: ledgerActor(actor),
    ruleIds: demand === null ? [] : [demand.citation.ruleId],
    facts: { closedOn: closedOn.toString(), assignmentsEnded: ended },
  })
  return { ...account, ...change, version: account.version + 1, changedAt: now }
}

type Shutting = {
  readonly account: RegisteredAccount
  readonly demand: AccountDemands['closing']
  readonly closing: Closing | undefined
  readonly input: CloseAccount
  readonly now: Temporal.Instant
}

/** F-071, B-045: a closing account is not closed before its notice is acknowledged and its last records are safe. */
function refuseUnready({ account, demand, closing, input, now }: Shutting): void {
  const { archiveReceipt = '' } = input
  // what was never opened has nothing to archive
  if (demand === null || account.status === 'planned') return
  const isArchived = archiveReceipt.trim() !== '' || !demand.value.finalArchive
  const facts = {
    // without a closing under way there is nobody to wait for: the caller has told whom the policy names
    acknowledgedAt: closing === undefined ? now : closing.acknowledgedAt,
    archivedAt: isArchived ? now : (closing?.archivedAt ?? null),
  }
  const obstacle = closingObstacle(facts, demand)
  if (obstacle !== null) throw new RuleBroken(obstacle, { ruleId: demand.citation.ruleId })
}

async function endAll(deps: RegisterDeps, tx: Tx, orgId: OrgId, accountId: AccountId): Promise<number> {
  const at = deps.clock.now()
  const running = (await readAssignments(tx, orgId, accountId)).filter(
    ({ endsAt }) => endsAt === null || Temporal.Instant.compare(endsAt, at) > 0,
  )
  for (const one of running) {
    await setAssignmentEnd(tx, orgId, one.id, { endsAt: endOf(one, at), reason: 'account-closed' })
    await noteEnded(tx, orgId, one.id, at)
    await deps.events.rightsEnded(tx, orgId, { accountId, personId: one.personId })
  }
  return running.length
}
