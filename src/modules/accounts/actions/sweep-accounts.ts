import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { readOrganisations, readPeople } from '#modules/organisation/index.ts'
import { isWorkingDay } from '#modules/policy/index.ts'
import { idleDays } from '../rules/deviations.ts'
import { GRACE_MINUTES, turnsBetween } from '../rules/watch.ts'
import { readCompliance, type AccountCare } from '../queries/read-compliance.ts'
import { readAssignmentsAt, readUnnoted } from '../store/assignments.ts'
import { findRegistered, takeAccount } from '../store/register.ts'
import { noteGap, readTurns } from '../store/watch.ts'
import type { AccountsDeps } from './deps.ts'
import { duty } from './duty.ts'
import { endAssignment } from './end-assignment.ts'
import { followEnded } from './follow-ended.ts'
import { lookAtAdmins } from './look-at-admins.ts'
import { recordCare } from './take-for-care.ts'

/**
 * What time does to accounts: rights that ran out, people who have left or are away, watches nobody signed for, accounts grown passive. Each is noted
 * once, so that a killed or doubled sweep changes nothing.
 */
export async function sweepAccounts(deps: AccountsDeps): Promise<void> {
  const organisations = await deps.db.system((tx) => readOrganisations(tx))
  for (const { orgId } of organisations) {
    await deps.db.forOrg(orgId, (tx) => followTime(deps, tx, orgId))
    await deps.db.forOrg(orgId, (tx) => followCare(deps, tx, orgId))
  }
}

async function followTime(deps: AccountsDeps, tx: Tx, orgId: OrgId): Promise<void> {
  const now = deps.clock.now()
  for (const ended of await readUnnoted(tx, orgId, now)) {
    if (ended.accountId === null) continue
    const account = await takeAccount(tx, orgId, ended.accountId)
    await followEnded(deps, tx, { orgId, account, ended })
  }
  const gone = new Set((await readPeople(tx, orgId)).filter(({ isActive }) => !isActive).map(({ id }) => id))
  for (const { id, personId } of await readAssignmentsAt(tx, orgId, now))
    if (gone.has(personId))
      await endAssignment(deps, tx, systemActor(orgId, 'accounts'), { assignmentId: id, reason: 'left' })
}

async function followCare(deps: AccountsDeps, tx: Tx, orgId: OrgId): Promise<void> {
  const { accounts } = await readCompliance(deps, tx, orgId)
  for (const care of accounts) {
    if (care.account.status === 'closed' || care.account.status === 'planned') continue
    if (care.admins.state !== care.account.adminsState) {
      const account = await findRegistered(tx, orgId, care.account.id)
      if (account !== null) await lookAtAdmins(deps, tx, orgId, account)
    }
    await tellGaps(deps, tx, orgId, care)
    await warnOfInactivity(deps, tx, orgId, care)
  }
}

async function tellGaps(deps: AccountsDeps, tx: Tx, orgId: OrgId, care: AccountCare): Promise<void> {
  const { schedule, account } = care
  if (schedule === null) return
  const now = deps.clock.now()
  const { policy } = await deps.policies.inForce(tx, orgId, now)
  const window = { from: now.subtract({ hours: 48 }), to: now.subtract({ minutes: GRACE_MINUTES }) }
  const due = turnsBetween(schedule, window, (day) => isWorkingDay(policy.inbox.businessTime.value, day))
  const known = new Set(
    (await readTurns(tx, orgId, window.from, account.id)).map(({ dueAt }) => dueAt.toString()),
  )
  for (const dueAt of due.filter((one) => !known.has(one.toString()))) {
    if (!(await noteGap(tx, orgId, { accountId: account.id, dueAt, at: now }))) continue
    const toIds = schedule.coverIds.length > 0 ? schedule.coverIds : [account.holderId]
    await deps.events.dutyArose(tx, orgId, { accountId: account.id, kind: 'watch-missed', toIds })
    await recordCare(deps, tx, systemActor(orgId, 'accounts'), {
      accountId: account.id,
      kind: 'account.watch-missed',
      facts: { dueAt: dueAt.toString(), toIds: [...toIds] },
    })
  }
}

/** Once for each stretch without a post: a new post begins a new one (B-045). */
async function warnOfInactivity(deps: AccountsDeps, tx: Tx, orgId: OrgId, care: AccountCare): Promise<void> {
  const { account, deviations } = care
  const found = deviations.find(({ code }) => code === 'inactive-soon' || code === 'inactive')
  if (found === undefined) return
  const since = (account.lastPostOn ?? account.openedOn)?.toString() ?? ''
  const journal = await readJournal(tx, orgId, account.id)
  const isTold = journal.some(
    ({ kind, facts }) => kind === 'account.inactivity-warned' && facts['since'] === since,
  )
  if (isTold) return
  const toIds = duty({
    account,
    people: await readPeople(tx, orgId),
    demands: care.demands,
    state: care.admins.state,
  })
  await deps.events.dutyArose(tx, orgId, { accountId: account.id, kind: 'inactive-soon', toIds })
  await recordCare(deps, tx, systemActor(orgId, 'accounts'), {
    accountId: account.id,
    kind: 'account.inactivity-warned',
    ruleIds: found.citation === null ? [] : [found.citation.ruleId],
    facts: { since, days: idleDays(account, deps.clock.now()), toIds: [...toIds] },
  })
}
