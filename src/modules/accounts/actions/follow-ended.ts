import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { Assignment } from '../rules/assignment.ts'
import { noteEnded } from '../store/assignments.ts'
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
  await deps.events.rightsEnded(tx, orgId, { accountId: account.id, personId: ended.personId })
  await lookAtAdmins(deps, tx, orgId, account)
}
