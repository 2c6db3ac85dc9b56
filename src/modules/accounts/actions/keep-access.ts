import type { Tx } from '#core/db/database.ts'
import { isUniqueViolation } from '#core/db/unique-violation.ts'
import { Conflict, InvalidInput, NotFound } from '#core/errors.ts'
import type { Clock } from '#core/clock.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import { findAccount, findTokenSecret, updateToken } from '../store/accounts.ts'
import { nameOnNetwork } from '../store/register.ts'

/**
 * Keeps what calls for this account are made with, in the caller's transaction; the caller has made sure that the actor may, and writes the
 * ledger. An account gets its id on the network with the first one. An empty secret never overwrites a stored one. Throws `NotFound`,
 * `InvalidInput`, `Conflict('account-taken')`.
 */
export async function keepAccess(
  deps: { readonly clock: Clock; readonly secrets: Secrets },
  tx: Tx,
  orgId: OrgId,
  kept: { readonly accountId: AccountId; readonly secret: string; readonly externalId?: string },
): Promise<void> {
  const { accountId, secret, externalId = '' } = kept
  if (secret.trim() === '') throw new InvalidInput([{ field: 'token', code: 'required' }])
  const replaced = await findTokenSecret(tx, orgId, accountId)
  const account = await findAccount(tx, orgId, accountId)
  if (account === null) throw new NotFound('account', accountId)
  if (account.externalId === '' && externalId !== '') {
    const taken = new Conflict('account-taken', { network: account.network, externalId })
    await nameOnNetwork(tx, orgId, accountId, { externalId, at: deps.clock.now() }).catch(
      (error: unknown) => {
        throw isUniqueViolation(error, 'account_on_network') ? taken : error
      },
    )
  }
  const at = deps.clock.now()
  const tokenSecretId = await deps.secrets.store(tx, orgId, 'account-token', secret)
  await updateToken(tx, orgId, accountId, { tokenSecretId, at })
  // a secret that is no longer used must not lie about, even sealed
  if (replaced !== null) await deps.secrets.remove(tx, orgId, replaced)
}
