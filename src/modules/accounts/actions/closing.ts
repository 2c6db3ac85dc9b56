import type { Actor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { findPerson } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { stillSince } from '../rules/inactivity.ts'
import { changeClosing, readOpenClosings, type Closing } from '../store/closings.ts'
import { changeAccount } from '../store/register.ts'
import { restartTold } from '../store/told.ts'
import { beginClosing, type BeginClosing } from './begin-closing.ts'
import { closeAccount } from './close-account.ts'
import type { AccountsDeps } from './deps.ts'
import { recordCare, takeForCare, type TakenForCare } from './take-for-care.ts'

type OfAccount = { readonly accountId: string }
type Taken = TakenForCare & { readonly tx: Tx; readonly closing: Closing }

async function onClosing<T>(
  deps: AccountsDeps,
  actor: Actor,
  { accountId, step }: OfAccount & { readonly step: 'manage' | 'acknowledge' | 'archive' },
  work: (taken: Taken) => Promise<T>,
): Promise<T> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const permission = accountPermissions[step]
    const taken = await takeForCare(deps, tx, actor, { permission, input: { accountId } })
    const [closing] = await readOpenClosings(tx, actor.orgId, taken.account.id)
    if (closing === undefined) throw new RuleBroken('closing-not-open')
    return work({ ...taken, tx, closing })
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

/**
 * Whoever the policy names has read the notice (F-071). Doing it twice changes nothing. Whoever gave it leaves it to somebody else while there is one:
 * `RuleBroken('own-notice')`.
 */
export async function acknowledgeClosing(deps: AccountsDeps, actor: Actor, input: OfAccount): Promise<void> {
  await onClosing(
    deps,
    actor,
    { ...input, step: 'acknowledge' },
    async ({ tx, account, closing, subject }) => {
      if (closing.acknowledgedAt !== null) return
      const others = [...subject.acknowledgerIds].some((id) => id !== closing.startedById)
      if (actor.id === closing.startedById && others) throw new RuleBroken('own-notice')
      const at = deps.clock.now()
      await changeClosing(tx, actor.orgId, closing.id, { acknowledgedAt: at, acknowledgedBy: actor.name })
      await recordCare(deps, tx, actor, { accountId: account.id, kind: 'account.closing-acknowledged' })
    },
  )
}

/** The last records are safe: who says so, by the archive's own receipt, and where they are (B-027, B-046, F-149). */
export async function archiveClosing(
  deps: AccountsDeps,
  actor: Actor,
  input: OfAccount & { readonly receipt: string; readonly place: string },
): Promise<void> {
  await onClosing(deps, actor, { ...input, step: 'archive' }, async ({ tx, account, closing }) => {
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

/** Somebody else takes care of the last records, or it shuts on another day. */
export async function planClosing(
  deps: AccountsDeps,
  actor: Actor,
  input: OfAccount & { readonly archiveToId: string; readonly closesOn: Temporal.PlainDate | null },
): Promise<void> {
  await onClosing(deps, actor, { ...input, step: 'manage' }, async ({ tx, account, closing }) => {
    const { archiveToId, closesOn } = input
    const now = deps.clock.now()
    const isHere = (await findPerson(tx, actor.orgId, archiveToId))?.isActive === true
    const isPast = closesOn !== null && Temporal.PlainDate.compare(closesOn, toLocal(now).toPlainDate()) < 0
    const problems = [
      ...(isHere ? [] : [{ field: 'archiveToId', code: 'unknown-person' }]),
      ...(isPast ? [{ field: 'closesOn', code: 'in-the-past' }] : []),
    ]
    if (problems.length > 0) throw new InvalidInput(problems)
    await changeClosing(tx, actor.orgId, closing.id, { archiveToId: archiveToId as PersonId, closesOn })
    if (archiveToId !== closing.archiveToId && closing.archivedAt === null)
      await deps.events.dutyArose(tx, actor.orgId, {
        accountId: account.id,
        kind: 'archive-due',
        moment: now,
        modality: null,
        toIds: [archiveToId as PersonId],
      })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.closing-planned',
      facts: { archiveToId, closesOn: closesOn?.toString() ?? null },
    })
  })
}

/** The account goes on as before. One that was closing because nothing is posted has the policy's warning time again. */
export async function withdrawClosing(deps: AccountsDeps, actor: Actor, input: OfAccount): Promise<void> {
  await onClosing(deps, actor, { ...input, step: 'manage' }, async ({ tx, account, closing }) => {
    const now = deps.clock.now()
    await changeClosing(tx, actor.orgId, closing.id, { endedAt: now, outcome: 'withdrawn' })
    await changeAccount(tx, actor.orgId, account.id, { status: 'active', changedAt: now })
    if (closing.isInactivity) await warnAnew(tx, actor, account, now)
    await recordCare(deps, tx, actor, { accountId: account.id, kind: 'account.closing-withdrawn' })
  })
}

async function warnAnew(
  tx: Tx,
  { orgId }: Actor,
  account: RegisteredAccount,
  toldAt: Temporal.Instant,
): Promise<void> {
  const about = stillSince(account)?.toString()
  if (about !== undefined)
    await restartTold(tx, orgId, { accountId: account.id, what: 'inactive-soon', about, toldAt })
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
