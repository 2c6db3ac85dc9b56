import { systemActor } from '#core/actor.ts'
import type { OrgId } from '#core/ids.ts'
import { readOrganisations, readPeople } from '#modules/organisation/index.ts'
import { readCareOf, readCompliance, type AccountCare } from '../queries/read-compliance.ts'
import { dueNow } from '../queries/due-now.ts'
import { readAssignmentsAt, readUnnoted, takeAssignment } from '../store/assignments.ts'
import { takeAccount } from '../store/register.ts'
import type { AccountsDeps } from './deps.ts'
import { endAssignment } from './end-assignment.ts'
import { followEnded } from './follow-ended.ts'
import { takeDue } from './take-due.ts'

/**
 * What time does to accounts: rights that ran out, people who have left or are away, watches nobody signed for, confirmations that are due again,
 * relay weeks, accounts grown passive, closings whose day has come. Each thing is one transaction that looks again before it acts, so that a killed or
 * doubled sweep changes nothing; one that fails does not keep the others. Throws `AggregateError` at the end when some did.
 */
export async function sweepAccounts(deps: AccountsDeps): Promise<void> {
  const failures: unknown[] = []
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => failures.push(error))
  }
  const organisations = await deps.db.system((tx) => readOrganisations(tx))
  for (const { orgId } of organisations)
    await attempt(async () => {
      await followAssignments(deps, orgId, attempt)
      await followAccounts(deps, orgId, attempt)
    })
  if (failures.length > 0) throw new AggregateError(failures, 'sweep of the accounts')
}

type Attempt = (work: () => Promise<void>) => Promise<void>

async function followAssignments(deps: AccountsDeps, orgId: OrgId, attempt: Attempt): Promise<void> {
  const { ended, left } = await deps.db.forOrg(orgId, async (tx) => {
    const now = deps.clock.now()
    const people = await readPeople(tx, orgId)
    const gone = new Set(people.filter(({ isActive }) => !isActive).map(({ id }) => id))
    const running = await readAssignmentsAt(tx, orgId, now)
    return {
      ended: await readUnnoted(tx, orgId, now),
      left: running.filter(({ personId }) => gone.has(personId)),
    }
  })
  for (const { id } of ended) await attempt(() => followEnd(deps, orgId, id))
  // whoever leaves takes their rights with them at once; this makes up for a process that ended in between
  for (const { id } of left)
    await attempt(() =>
      deps.db.forOrg(orgId, async (tx) => {
        await endAssignment(deps, tx, systemActor(orgId, 'accounts'), { assignmentId: id, reason: 'left' })
      }),
    )
}

async function followEnd(deps: AccountsDeps, orgId: OrgId, assignmentId: string): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const ended = await takeAssignment(tx, orgId, assignmentId)
    const isWaiting = (await readUnnoted(tx, orgId, deps.clock.now())).some(({ id }) => id === ended.id)
    if (!isWaiting || ended.accountId === null) return
    const account = await takeAccount(tx, orgId, ended.accountId)
    await followEnded(deps, tx, { orgId, account, ended })
  })
}

async function followAccounts(deps: AccountsDeps, orgId: OrgId, attempt: Attempt): Promise<void> {
  const now = deps.clock.now()
  const { accounts, lastPosts } = await deps.db.forOrg(orgId, async (tx) => ({
    accounts: (await readCompliance(deps, tx, orgId)).accounts,
    lastPosts: await deps.readLastPosts(tx, orgId),
  }))
  const seenOn = ({ account }: AccountCare) => lastPosts.get(account.id) ?? null
  for (const care of accounts)
    if (dueNow(care, seenOn(care), now).length > 0)
      await attempt(() => followAccount(deps, orgId, care, seenOn(care)))
}

/** Looks again with the account taken, and does one thing after the other: what one of them changes is seen by the next. */
async function followAccount(
  deps: AccountsDeps,
  orgId: OrgId,
  { account: { id } }: AccountCare,
  lastPostSeen: Temporal.PlainDate | null,
): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const seen = await readCareOf(deps, tx, orgId, await takeAccount(tx, orgId, id))
    for (const due of dueNow(seen, lastPostSeen, deps.clock.now())) {
      const care = await readCareOf(deps, tx, orgId, await takeAccount(tx, orgId, id))
      await takeDue(deps, tx, orgId, { care, due })
    }
  })
}
