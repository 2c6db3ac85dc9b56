import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { findTokenSecret, forgetToken } from '../store/accounts.ts'

/**
 * Ends the calls for this account, in the caller's transaction; the caller has made sure that the actor may, and writes the ledger. Gives the id of the secret
 * that they were made with, which is the caller's from then on: to take it back at the network, and then to remove it. null: there was none.
 */
export async function dropAccess(
  { clock }: { readonly clock: Clock },
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
): Promise<string | null> {
  const secretId = await findTokenSecret(tx, orgId, accountId)
  await forgetToken(tx, orgId, accountId, clock.now())
  return secretId
}
