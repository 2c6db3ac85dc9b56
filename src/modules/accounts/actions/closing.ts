import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId, type OrgId, type PersonId } from '#core/ids.ts'
import { readPeople } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { changeClosing, insertClosing, readOpenClosings, type Closing } from '../store/closings.ts'
import { changeAccount, takeAccount } from '../store/register.ts'
import { closeAccount } from './close-account.ts'
import type { AccountsDeps, RegisterDeps } from './deps.ts'
import { recordCare, takeForCare } from './take-for-care.ts'

export type BeginClosing = {
  readonly accountId: string
  readonly reason: string
  /** B-045: because nothing has been posted for too long. */
  readonly isInactivity?: boolean
}

/**
 * Gives notice that an account will close (F-071), in the caller's transaction; the caller has made sure that the actor may. It answers and is watched
 * as before until it is closed. Throws `NotFound`, `InvalidInput` (reason), `RuleBroken('account-closed' | 'closing-open')`.
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
  const reason = input.reason.trim()
  if (reason === '') throw new InvalidInput([{ field: 'reason', code: 'required' }])
  const now = deps.clock.now()
  const closing: Closing = {
    id: newId(deps.clock),
    accountId: account.id,
    reason,
    isInactivity: input.isInactivity ?? false,
    startedAt: now,
    startedBy: actor.name,
    ...NOTHING_YET,
  }
  await insertClosing(tx, orgId, closing)
  await changeAccount(tx, orgId, account.id, { status: 'closing', changedAt: now })
  const { policy } = await deps.policies.inForce(tx, orgId, now)
  const demand = deps.demandsOf(policy, account).closing
  const toIds = await peopleWith(tx, orgId, demand?.value.notify ?? [])
  await deps.events.dutyArose(tx, orgId, { accountId: account.id, kind: 'closing-begun', toIds })
  await recordCare(deps, tx, actor, {
    accountId: account.id,
    kind: 'account.closing-begun',
    ruleIds: demand === null ? [] : [demand.citation.ruleId],
    facts: { closingId: closing.id, isInactivity: closing.isInactivity, toIds: [...toIds] },
  })
  return closing
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

async function peopleWith(tx: Tx, orgId: OrgId, roles: readonly string[]): Promise<readonly PersonId[]> {
  const people = await readPeople(tx, orgId)
  return people
    .filter((person) => person.isActive && person.roles.some((role) => roles.includes(role)))
    .map(({ id }) => id)
}

type OfAccount = { readonly accountId: string }
type Taken = { readonly tx: Tx; readonly account: RegisteredAccount; readonly closing: Closing }

async function onClosing<T>(
  deps: AccountsDeps,
  actor: Actor,
  { accountId, step }: OfAccount & { readonly step: 'manage' | 'acknowledge' },
  work: (taken: Taken) => Promise<T>,
): Promise<T> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const permission = accountPermissions[step]
    const account = await takeForCare(deps, tx, actor, { permission, input: { accountId } })
    const [closing] = await readOpenClosings(tx, actor.orgId, account.id)
    if (closing === undefined) throw new RuleBroken('closing-not-open')
    return work({ tx, account, closing })
  })
}

/** The closing as a staff member begins it. */
export async function startClosing(deps: AccountsDeps, actor: Actor, input: BeginClosing): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    await takeForCare(deps, tx, actor, {
      permission: accountPermissions.manage,
      input: { accountId: input.accountId },
    })
    await beginClosing(deps, tx, actor, input)
  })
}

/** The communicator has read the notice (F-071). Doing it twice changes nothing. */
export async function acknowledgeClosing(deps: AccountsDeps, actor: Actor, input: OfAccount): Promise<void> {
  await onClosing(deps, actor, { ...input, step: 'acknowledge' }, async ({ tx, account, closing }) => {
    if (closing.acknowledgedAt !== null) return
    const at = deps.clock.now()
    await changeClosing(tx, actor.orgId, closing.id, { acknowledgedAt: at, acknowledgedBy: actor.name })
    await recordCare(deps, tx, actor, { accountId: account.id, kind: 'account.closing-acknowledged' })
  })
}

/** The last package is in the archive, by the archive's own receipt (B-046, F-149). */
export async function archiveClosing(
  deps: AccountsDeps,
  actor: Actor,
  input: OfAccount & { readonly receipt: string; readonly place: string },
): Promise<void> {
  await onClosing(deps, actor, { ...input, step: 'manage' }, async ({ tx, account, closing }) => {
    const receipt = input.receipt.trim()
    const place = input.place.trim()
    const problems = [
      ...(receipt === '' ? [{ field: 'receipt', code: 'required' }] : []),
      ...(place === '' ? [{ field: 'place', code: 'required' }] : []),
    ]
    if (problems.length > 0) throw new InvalidInput(problems)
    const done = { archiveReceipt: receipt, archivePlace: place, archivedBy: actor.name }
    await changeClosing(tx, actor.orgId, closing.id, { ...done, archivedAt: deps.clock.now() })
    await recordCare(deps, tx, actor, { accountId: account.id, kind: 'account.archived', facts: { receipt } })
  })
}

/** The account goes on as before. */
export async function withdrawClosing(deps: AccountsDeps, actor: Actor, input: OfAccount): Promise<void> {
  await onClosing(deps, actor, { ...input, step: 'manage' }, async ({ tx, account, closing }) => {
    const now = deps.clock.now()
    await changeClosing(tx, actor.orgId, closing.id, { endedAt: now, outcome: 'withdrawn' })
    await changeAccount(tx, actor.orgId, account.id, { status: 'active', changedAt: now })
    await recordCare(deps, tx, actor, { accountId: account.id, kind: 'account.closing-withdrawn' })
  })
}

/** The last step: only when what the policy demands before it is done. Throws as `closeAccount`. */
export async function finishClosing(deps: AccountsDeps, actor: Actor, input: OfAccount): Promise<void> {
  await onClosing(deps, actor, { ...input, step: 'manage' }, async ({ tx, account, closing }) => {
    await closeAccount(deps, tx, actor, {
      accountId: account.id,
      recordsPlace: closing.archivePlace ?? '',
    })
  })
}
