import type { NetworkId } from '#connectors/connector.ts'
import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database, Tx } from '#core/db/database.ts'
import { isUniqueViolation } from '#core/db/unique-violation.ts'
import { Conflict, InvalidInput, type FieldProblem } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import { findPerson, findUnit } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import type { AccountKind, RegisteredAccount } from '../rules/account.ts'
import { RIGHTS, type Assignment } from '../rules/assignment.ts'
import { whoseAccount } from '../store/accounts.ts'
import { insertAssignment } from '../store/assignments.ts'
import { insertAccount } from '../store/register.ts'
import { isAddress, toRegistered } from './open-account.ts'

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
  readonly purpose?: string
  readonly audience?: string
}

export type AddAccountDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly secrets: Secrets
  /** Those that can be connected, by what people call them. */
  readonly networks: ReadonlyMap<NetworkId, string>
}

/** Registers an account so that its messages are ours to handle. Throws `Conflict` when another organisation here has the page. */
export async function addAccount(
  deps: AddAccountDeps,
  actor: Actor,
  input: NewAccount,
): Promise<RegisteredAccount> {
  permit(actor, accountPermissions.add, null)
  const externalId = input.externalId.trim()
  const owner = await deps.db.system((tx) => whoseAccount(tx, input.network, externalId))
  if (owner !== null) throw accountTaken(input)
  const add = deps.db.forOrg(actor.orgId, async (tx) => {
    const problems = await checkAccount(deps, tx, actor.orgId, input)
    if (problems.length > 0) throw new InvalidInput(problems)
    const at = deps.clock.now()
    const account = toAccount(deps, input)
    const tokenSecretId =
      input.token === null
        ? null
        : await deps.secrets.store(tx, actor.orgId, 'account-token', input.token.trim())
    await insertAccount(tx, actor.orgId, account, { tokenSecretId, at })
    const assignment = holdersAssignment(deps.clock, account)
    await insertAssignment(tx, actor.orgId, assignment, { by: actor.id, at })
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
        assignmentId: assignment.id,
      },
    })
    return account
  })
  return add.catch((error: unknown) => {
    throw isUniqueViolation(error, 'account_on_network') ? accountTaken(input) : error
  })
}

async function checkAccount(
  deps: AddAccountDeps,
  tx: Tx,
  orgId: OrgId,
  input: NewAccount,
): Promise<readonly FieldProblem[]> {
  const unit = await findUnit(tx, orgId, input.unitId)
  const holder = await findPerson(tx, orgId, input.holderId)
  const fault = (field: string, code: string, isThere: boolean) => (isThere ? [{ field, code }] : [])
  return [
    ...fault('network', 'unknown-network', !deps.networks.has(input.network)),
    ...fault('externalId', 'required', input.externalId.trim() === ''),
    ...fault('name', 'required', input.name.trim() === ''),
    // it becomes a link on public pages
    ...fault('url', 'address-form', !isAddress(input.url)),
    ...fault('unitId', 'unknown-unit', unit === null),
    ...fault('holderId', 'unknown-person', holder?.isActive !== true),
    ...fault('token', 'required', input.token?.trim() === ''),
  ]
}

function accountTaken({ network, externalId }: NewAccount): Conflict {
  return new Conflict('account-taken', { network, externalId: externalId.trim() })
}

function toAccount(
  { clock, networks }: Pick<AddAccountDeps, 'clock' | 'networks'>,
  input: NewAccount,
): RegisteredAccount {
  const { network, token, purpose = '', audience = '' } = input
  const opened = {
    ...input,
    platform: network,
    platformName: networks.get(network) ?? network,
    purpose,
    audience,
  }
  return { ...toRegistered({ clock }, opened), accessState: token === null ? 'none' : 'ok' }
}

/** An account in use has somebody who may use it from its first minute, whatever the policy makes of assignments. */
function holdersAssignment(clock: Clock, { id, holderId, changedAt }: RegisteredAccount): Assignment {
  return {
    id: newId(clock),
    accountId: id,
    personId: holderId,
    kind: 'account',
    rights: RIGHTS,
    purpose: '',
    audience: '',
    startsAt: changedAt,
    endsAt: null,
    hoursPerWeek: null,
    competenceConfirmedAt: null,
    isPublic: false,
    applicationId: null,
    relaySlotId: null,
  }
}
