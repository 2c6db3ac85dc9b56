import { NotFound } from '#core/errors.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { findAccount } from '#modules/accounts/index.ts'
import { findUnapplied, readWaiting, settleEvents, type Unapplied } from '../store/events.ts'
import { lockAccount } from '../store/messages.ts'
import type { InboxDeps } from './deps.ts'
import { finishDerivation, type Derivation, type DeriveDeps } from './derivation.ts'
import { deriveSubjects } from './derive-subjects.ts'
import { isTransient, messageOf } from './transient.ts'

const AT_ONCE = 200

export type ApplyDeps = DeriveDeps & Pick<InboxDeps, 'db' | 'log'>

/**
 * Derives messages and posts from the events that wait, until none does. An event that cannot be applied is set aside as failed, with
 * why, and does not hold up the others. Safe to kill and to run twice at once: deriving is repeatable and one account's events are
 * applied one after the other.
 */
export async function applyEvents(deps: ApplyDeps): Promise<number> {
  let applied = 0
  for (;;) {
    const found = await deps.db.system((tx) => findUnapplied(tx, AT_ONCE))
    for (const batch of byAccount(found)) await applyBatch(deps, batch)
    applied += found.length
    if (found.length < AT_ONCE) return applied
  }
}

type Batch = { readonly orgId: OrgId; readonly accountId: AccountId; readonly ids: readonly string[] }

function byAccount(found: readonly Unapplied[]): readonly Batch[] {
  const groups = Map.groupBy(found, ({ accountId }) => accountId)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ ...first, ids: group.map(({ id }) => id) }]
  })
}

async function applyBatch(deps: ApplyDeps, batch: Batch): Promise<void> {
  try {
    await applyTogether(deps, batch)
  } catch (error) {
    if (isTransient(error)) throw error
    for (const id of batch.ids) await applyAlone(deps, { ...batch, ids: [id] })
  }
}

async function applyAlone(deps: ApplyDeps, one: Batch): Promise<void> {
  try {
    await applyTogether(deps, one)
  } catch (error) {
    if (isTransient(error)) throw error
    deps.log.error({ err: error, eventId: one.ids[0] }, 'intake: event cannot be applied')
    const at = deps.clock.now()
    await deps.db.forOrg(one.orgId, (tx) =>
      settleEvents(tx, one.orgId, one.ids, { state: 'failed', at, problem: messageOf(error) }),
    )
  }
}

async function applyTogether(deps: ApplyDeps, { orgId, accountId, ids }: Batch): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    await lockAccount(tx, accountId)
    const waiting = await readWaiting(tx, orgId, ids)
    if (waiting.length === 0) return
    const account = await findAccount(tx, orgId, accountId)
    if (account === null) throw new NotFound('account', accountId)
    const derivation: Derivation = { tx, orgId, account, ledger: [] }
    await deriveSubjects(
      deps,
      derivation,
      waiting.flatMap(({ subject }) => subject ?? []),
    )
    const applied = waiting.map(({ id }) => id)
    await settleEvents(tx, orgId, applied, { state: 'applied', at: deps.clock.now() })
    await finishDerivation(deps, derivation)
  })
}
