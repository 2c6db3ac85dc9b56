import type { NetworkId } from '#connectors/connector.ts'
import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { Conflict, InvalidInput, type FieldProblem } from '#core/errors.ts'
import { newId, type PersonId, type UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import { findPerson, findUnit } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import type { Account, AccountKind } from '../rules/account.ts'
import { insertAccount, whoseAccount } from '../store/accounts.ts'

export type NewAccount = {
  readonly network: NetworkId
  readonly externalId: string
  readonly handle: string
  readonly name: string
  readonly url: string | null
  readonly kind: AccountKind
  readonly unitId: string
  readonly holderId: string
  readonly isPublic?: boolean
  readonly isChronological?: boolean
  readonly showsRemovalNotice?: boolean
  /** Page or system-user token; encrypted before it is stored. */
  readonly token: string | null
}

export type AddAccountDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly secrets: Secrets
  readonly networks: ReadonlySet<NetworkId>
}

/** Registers an account so that its messages are ours to handle. Throws `Conflict` when another organisation here has the page. */
export async function addAccount(deps: AddAccountDeps, actor: Actor, input: NewAccount): Promise<Account> {
  permit(actor, accountPermissions.add, null)
  const owner = await deps.db.system((tx) => whoseAccount(tx, input.network, input.externalId))
  if (owner !== null)
    throw new Conflict('account-taken', { network: input.network, externalId: input.externalId })
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const unit = await findUnit(tx, actor.orgId, input.unitId)
    const holder = await findPerson(tx, actor.orgId, input.holderId)
    const problems: FieldProblem[] = []
    if (!deps.networks.has(input.network)) problems.push({ field: 'network', code: 'unknown-network' })
    if (input.externalId.trim() === '') problems.push({ field: 'externalId', code: 'required' })
    if (input.name.trim() === '') problems.push({ field: 'name', code: 'required' })
    if (unit === null) problems.push({ field: 'unitId', code: 'unknown-unit' })
    if (holder?.isActive !== true) problems.push({ field: 'holderId', code: 'unknown-person' })
    if (problems.length > 0) throw new InvalidInput(problems)
    const at = deps.clock.now()
    const account = toAccount(deps.clock, input)
    const tokenSecretId =
      input.token === null ? null : await deps.secrets.store(tx, actor.orgId, 'account-token', input.token)
    await insertAccount(tx, actor.orgId, account, { tokenSecretId, at })
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'account.added',
      subjectType: 'account',
      subjectId: account.id,
      actor: ledgerActor(actor),
      facts: {
        network: account.network,
        externalId: account.externalId,
        kind: account.kind,
        holderId: account.holderId,
      },
    })
    return account
  })
}

function toAccount(clock: Clock, input: NewAccount): Account {
  return {
    id: newId(clock),
    network: input.network,
    externalId: input.externalId.trim(),
    handle: input.handle.trim(),
    name: input.name.trim(),
    url: input.url,
    kind: input.kind,
    unitId: input.unitId as UnitId,
    holderId: input.holderId as PersonId,
    isPublic: input.isPublic ?? true,
    isChronological: input.isChronological ?? true,
    showsRemovalNotice: input.showsRemovalNotice ?? false,
    status: 'active',
    accessState: input.token === null ? 'none' : 'ok',
    accessCheckedAt: null,
    accessProblem: null,
  }
}
