import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readPeople, readRoleFinder } from '#modules/organisation/index.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { Assignment } from '../rules/assignment.ts'
import { noteEnded, readAssignments } from '../store/assignments.ts'
import { markRotationDue } from '../store/credentials.ts'
import { recordCare } from './take-for-care.ts'
import type { RegisterDeps } from './deps.ts'
import { recoverersOf } from './duty.ts'
import { administratorsAmong, lookAtAdmins } from './look-at-admins.ts'

type Ended = {
  readonly orgId: OrgId
  readonly account: RegisteredAccount
  readonly ended: Assignment
}

/** What follows when rights have ended, whoever or whatever ended them; an end that lies ahead is followed by the sweep. */
export async function followEnded(
  deps: RegisterDeps,
  tx: Tx,
  { orgId, account, ended }: Ended,
): Promise<void> {
  const now = deps.clock.now()
  if (ended.endsAt === null || Temporal.Instant.compare(ended.endsAt, now) > 0) return
  await noteEnded(tx, orgId, ended.id, now)
  // B-043: whoever could read the keys may still have them written down
  const isKeyHolder = ended.rights.includes('administer')
  const due = isKeyHolder ? await markRotationDue(tx, orgId, account.id, now) : 0
  await deps.events.rightsEnded(tx, orgId, { accountId: account.id, personId: ended.personId })
  if (due > 0) await tellRotation(deps, tx, { orgId, account, ended })
  await lookAtAdmins(deps, tx, orgId, { account })
}

/** Whoever may administer it now changes the password; where nobody may, whoever recovers accounts. */
async function tellRotation(deps: RegisterDeps, tx: Tx, { orgId, account, ended }: Ended): Promise<void> {
  const moment = deps.clock.now()
  const { policy } = await deps.policies.inForce(tx, orgId, moment)
  const demands = deps.demandsOf(policy, account)
  const { credentialStore } = demands
  const roles = await readRoleFinder(tx, orgId, moment)
  const among = administratorsAmong(
    await readAssignments(tx, orgId, account.id),
    await readPeople(tx, orgId),
    { at: moment, away: await deps.awayWithoutSubstitute(tx, orgId, moment) },
  )
  const here = among.map(({ id }) => id)
  const toIds = here.length > 0 ? here : recoverersOf({ account, demands, roles })
  await deps.events.dutyArose(tx, orgId, {
    accountId: account.id,
    kind: 'rotation-due',
    moment,
    modality: credentialStore?.citation.modality ?? null,
    toIds,
  })
  await recordCare(deps, tx, systemActor(orgId, 'accounts'), {
    accountId: account.id,
    kind: 'account.rotation-due',
    ruleIds: credentialStore === null ? [] : [credentialStore.citation.ruleId],
    facts: { personId: ended.personId, toIds: [...toIds] },
  })
}
