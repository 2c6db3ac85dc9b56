import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { PersonId } from '#core/ids.ts'
import { findAccount } from '#modules/accounts/index.ts'
import { alarmed, EARLIEST_WARNING, findMessage, isNear, missedAs } from '#modules/inbox/index.ts'
import { readPeople } from '#modules/organisation/index.ts'
import type { ModerationDeps, RemovalNotice } from '../deps.ts'
import type { ModerationCase } from '../rules/case.ts'
import { findCase } from '../store/cases.ts'
import {
  findMissedRemovals,
  findNearRemovals,
  noteRemovalClock,
  type FoundCase,
} from '../store/removal-clock.ts'
import { recordCase } from './case-ledger.ts'

type SweepDeps = Pick<ModerationDeps, 'db' | 'clock' | 'policies' | 'removalEvents'>

/**
 * Watches the removal clock (B-059, scenario 17): whoever has the case, and whoever stands in, is warned while there is time, and told
 * when there is none. Once for each case and each in its own transaction, so that it can be killed.
 */
export async function sweepRemovals(deps: SweepDeps): Promise<void> {
  const now = deps.clock.now()
  const missed = await deps.db.system((tx) => findMissedRemovals(tx, now))
  for (const found of missed) await forOne(deps, found, (tx, standing) => noteMissed(deps, tx, standing))
  const near = await deps.db.system((tx) => findNearRemovals(tx, now, now.add(EARLIEST_WARNING)))
  for (const found of near) await forOne(deps, found, (tx, standing) => warn(deps, tx, standing))
}

type Watched = {
  readonly found: FoundCase
  readonly case: ModerationCase
  readonly notice: RemovalNotice
  readonly receivedAt: Temporal.Instant
  readonly policyLabel: string
}

async function forOne(
  deps: SweepDeps,
  found: FoundCase,
  work: (tx: Tx, watched: Watched) => Promise<void>,
): Promise<void> {
  await deps.db.forOrg(found.orgId, async (tx) => {
    const watched = await look(deps, tx, found)
    if (watched !== null) await work(tx, watched)
  })
}

async function look(deps: SweepDeps, tx: Tx, found: FoundCase): Promise<Watched | null> {
  const { orgId } = found
  const current = await findCase(tx, orgId, found.id)
  const dueAt = current?.dueAt ?? null
  if (current === null || dueAt === null) return null
  const message = await findMessage(tx, orgId, current.messageId)
  const account = await findAccount(tx, orgId, current.accountId)
  if (message === null || account === null) return null
  const { policy, label } = await deps.policies.version(tx, orgId, current.policyVersionId)
  const people = await readPeople(tx, orgId)
  const { holderId } = account
  // The one who opened the case has it (see my-cases.ts), beside the message's owner; a token or the system itself is nobody here.
  const personIds = [current.openedBy as PersonId, message.ownerId].flatMap((ownerId) =>
    alarmed(people, { ownerId, holderId }),
  )
  return {
    found,
    case: current,
    receivedAt: message.receivedAt,
    policyLabel: label,
    notice: {
      caseId: current.id,
      messageId: current.messageId,
      accountId: current.accountId,
      dueAt,
      modality: policy.moderation.removalClock.modality,
      personIds: [...new Set(personIds)],
    },
  }
}

async function warn(deps: SweepDeps, tx: Tx, { found, notice, receivedAt }: Watched): Promise<void> {
  const now = deps.clock.now()
  if (!isNear({ receivedAt, dueAt: notice.dueAt }, now)) return
  if (await noteRemovalClock(tx, found, 'warnedAt', now))
    await deps.removalEvents.removalNear(tx, found.orgId, notice)
}

async function noteMissed(deps: SweepDeps, tx: Tx, watched: Watched): Promise<void> {
  const { found, notice } = watched
  if (!(await noteRemovalClock(tx, found, 'missedAt', deps.clock.now()))) return
  const how = missedAs(notice.modality)
  await deps.removalEvents.removalMissed(tx, found.orgId, { ...notice, missedAs: how })
  await recordCase(tx, deps.clock, systemActor(found.orgId, 'sweep'), {
    kind: 'moderation.removal-missed',
    messageId: notice.messageId,
    ruleIds: [watched.case.dueRuleId],
    policyVersion: watched.policyLabel,
    facts: {
      caseId: notice.caseId,
      dueAt: notice.dueAt.toString(),
      modality: notice.modality,
      missedAs: how,
      told: [...notice.personIds],
    },
  })
}
