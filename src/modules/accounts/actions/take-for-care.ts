import { capacitiesOf, ledgerActor, permit, type Actor, type Permission } from '#core/actor.ts'
import type { Json } from '#core/canonical-json.ts'
import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { RuleBroken } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { readRoleFinder } from '#modules/organisation/index.ts'
import type { AccountSubject } from '../permissions.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { rightsAt, type Right } from '../rules/assignment.ts'
import { readAssignmentsOf } from '../store/assignments.ts'
import { readOpenClosings } from '../store/closings.ts'
import { takeAccount } from '../store/register.ts'
import { readSchedules } from '../store/watch.ts'
import type { AccountsDeps } from './deps.ts'
import { acknowledgersOf, ownersOf, recoverersOf } from './duty.ts'
import { relayAt } from './relay-at.ts'

export type CareInput = {
  readonly accountId: string
  /** What the person had before them; a later one throws `Conflict('changed-by-other')`. */
  readonly version?: number
}

/** What the actor's assignments let them do on this account now; a system or a program by itself has none. */
export async function rightsOfActor(
  tx: Tx,
  actor: Actor,
  accountId: RegisteredAccount['id'],
  at: Temporal.Instant,
): Promise<ReadonlySet<Right>> {
  const person = actor.kind === 'token' ? actor.person : actor.kind === 'person' ? actor : undefined
  if (person === undefined) return new Set()
  const ids = [...new Set(capacitiesOf(person).map(({ id }) => id))]
  const assignments = await Promise.all(ids.map((id) => readAssignmentsOf(tx, actor.orgId, id, accountId)))
  return rightsAt(assignments.flat(), at)
}

type JudgeDeps = Pick<AccountsDeps, 'clock' | 'policies' | 'demandsOf'>

/** What decides who may do what with an account at this minute. */
export async function subjectOf(
  deps: JudgeDeps,
  tx: Tx,
  actor: Actor,
  account: RegisteredAccount,
): Promise<AccountSubject> {
  const { orgId } = actor
  const at = deps.clock.now()
  const { policy } = await deps.policies.inForce(tx, orgId, at)
  const duty = {
    account,
    demands: deps.demandsOf(policy, account),
    roles: await readRoleFinder(tx, orgId, at),
  }
  const [closing] = await readOpenClosings(tx, orgId, account.id)
  const [schedule] = await readSchedules(tx, orgId, account.id)
  return {
    unitId: account.unitId,
    holderId: account.holderId,
    rights: await rightsOfActor(tx, actor, account.id, at),
    keeperIds: new Set([...recoverersOf(duty), ...ownersOf(duty)]),
    acknowledgerIds: new Set(acknowledgersOf(duty)),
    archivistId: closing?.archiveToId ?? null,
    watcherIds: new Set([...(schedule?.personIds ?? []), ...(schedule?.coverIds ?? [])]),
    relayIds: new Set((await relayAt(tx, orgId, account.id, at))?.personIds ?? []),
  }
}

export type TakenForCare = { readonly account: RegisteredAccount; readonly subject: AccountSubject }

/** Takes an account for this transaction and makes sure that the actor may. Throws `NotFound`, `Conflict`, `NotPermitted`, `RuleBroken('account-closed')`. */
export async function takeForCare(
  deps: JudgeDeps,
  tx: Tx,
  actor: Actor,
  { permission, input }: { readonly permission: Permission<AccountSubject>; readonly input: CareInput },
): Promise<TakenForCare> {
  const account = await takeAccount(tx, actor.orgId, input.accountId, input.version)
  const subject = await subjectOf(deps, tx, actor, account)
  permit(actor, permission, subject)
  if (account.status === 'closed') throw new RuleBroken('account-closed')
  return { account, subject }
}

/** Everything about an account is written under it, so that its journal tells the whole story. Last in the transaction. */
export async function recordCare(
  deps: { readonly clock: Clock },
  tx: Tx,
  actor: Actor,
  entry: {
    readonly accountId: string
    readonly kind: string
    readonly facts?: Readonly<Record<string, Json>>
    readonly ruleIds?: readonly string[]
  },
): Promise<void> {
  const orgId: OrgId = actor.orgId
  const { accountId, ...rest } = entry
  await recordInLedger(tx, orgId, deps.clock, {
    ...rest,
    subjectType: 'account',
    subjectId: accountId,
    actor: ledgerActor(actor),
  })
}
