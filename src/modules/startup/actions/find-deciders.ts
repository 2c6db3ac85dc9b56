import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readRoleFinder } from '#modules/organisation/index.ts'
import { decidersOf, type AskedStep, type Deciders } from '../rules/deciders.ts'

/** Whose step it is at this minute, with those who stand in for somebody on leave. */
export async function findDeciders(
  tx: Tx,
  orgId: OrgId,
  asked: AskedStep & { readonly at: Temporal.Instant },
): Promise<Deciders> {
  return decidersOf(await readRoleFinder(tx, orgId, asked.at), asked)
}
