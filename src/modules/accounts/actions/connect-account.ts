import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { InvalidInput, NotFound } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import { accountPermissions } from '../permissions.ts'
import { findAccount, findTokenSecret, updateToken } from '../store/accounts.ts'

/** Gives an account a new token, after the old one was revoked or ran out. An empty token never overwrites a stored one. */
export async function connectAccount(
  deps: { readonly db: Database; readonly clock: Clock; readonly secrets: Secrets },
  actor: Actor,
  input: { readonly accountId: string; readonly token: string },
): Promise<void> {
  permit(actor, accountPermissions.add, null)
  if (input.token.trim() === '') throw new InvalidInput([{ field: 'token', code: 'required' }])
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await findAccount(tx, actor.orgId, input.accountId)
    if (account === null) throw new NotFound('account', input.accountId)
    const replaced = await findTokenSecret(tx, actor.orgId, account.id)
    const tokenSecretId = await deps.secrets.store(tx, actor.orgId, 'account-token', input.token.trim())
    await updateToken(tx, actor.orgId, account.id, { tokenSecretId, at: deps.clock.now() })
    // a token that is no longer used must not lie about, even sealed
    if (replaced !== null) await deps.secrets.remove(tx, actor.orgId, replaced)
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'account.connected',
      subjectType: 'account',
      subjectId: account.id,
      actor: ledgerActor(actor),
    })
  })
}
