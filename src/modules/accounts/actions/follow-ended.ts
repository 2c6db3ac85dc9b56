import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { Assignment } from '../rules/assignment.ts'
import { noteEnded } from '../store/assignments.ts'
import { markRotationDue } from '../store/credentials.ts'
import { recordCare } from './take-for-care.ts'
import type { RegisterDeps } from './deps.ts'
import { lookAtAdmins } from './look-at-admins.ts'

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
  if (due > 0)
    await recordCare(deps, tx, systemActor(orgId, 'accounts'), {
      accountId: account.id,
      kind: 'account.rotation-due',
      facts: { personId: ended.personId, credentials: due },
    })
  await lookAtAdmins(deps, tx, orgId, account)
}
