import { ledgerActor, type Actor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, InvalidInput, type FieldProblem } from '#core/errors.ts'
import { newId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findPerson, findUnit } from '#modules/organisation/index.ts'
import { isClosedChannel, type AccountKind, type RegisteredAccount } from '../rules/account.ts'
import { findByHandle, insertAccount } from '../store/register.ts'
import type { RegisterDeps } from './deps.ts'

export type OpenedAccount = {
  /** The policy's id of the platform; the network of the same id carries it when there is a connector. */
  readonly platform: string
  /** As people write it: "Instagram". The id when left out. */
  readonly platformName?: string
  /** Its id on the network, when it is connected at once. */
  readonly externalId?: string
  readonly handle: string
  readonly name: string
  readonly url: string | null
  readonly kind: AccountKind
  readonly unitId: string
  readonly holderId: string
  readonly purpose: string
  readonly audience: string
  readonly responsibleShown?: 'name' | 'role'
  readonly responsibleRole?: string | null
  readonly isPublic?: boolean
  readonly isChronological?: boolean
  readonly showsRemovalNotice?: boolean
  /** Approved and in use when left out. */
  readonly status?: 'planned' | 'active' | 'resting'
  /** Today when left out. */
  readonly openedOn?: Temporal.PlainDate
  readonly applicationId?: string
}

/**
 * Enters an account in the register, in the caller's transaction; the caller has made sure that it is approved and that the actor may. Rights are
 * given beside it with `giveAssignment`. Throws `InvalidInput` with every fault, `Conflict('handle-taken')`.
 */
export async function openAccount(
  deps: Pick<RegisterDeps, 'clock'>,
  tx: Tx,
  actor: Actor,
  input: OpenedAccount,
): Promise<RegisteredAccount> {
  const { orgId } = actor
  const problems = await checkOpened(tx, orgId, input)
  if (problems.length > 0) throw new InvalidInput(problems)
  const account = toRegistered(deps, input)
  const same = account.handle === '' ? null : await findByHandle(tx, orgId, account)
  if (same !== null) throw new Conflict('handle-taken', { name: same.name, handle: account.handle })
  await insertAccount(tx, orgId, account, { tokenSecretId: null, at: account.changedAt })
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'account.opened',
    subjectType: 'account',
    subjectId: account.id,
    actor: ledgerActor(actor),
    facts: {
      platform: account.platform,
      kind: account.kind,
      status: account.status,
      unitId: account.unitId,
      holderId: account.holderId,
      applicationId: account.applicationId,
    },
  })
  return account
}

async function checkOpened(tx: Tx, orgId: OrgId, input: OpenedAccount): Promise<readonly FieldProblem[]> {
  const unit = await findUnit(tx, orgId, input.unitId)
  const holder = await findPerson(tx, orgId, input.holderId)
  const fault = (field: string, code: string, isThere: boolean) => (isThere ? [{ field, code }] : [])
  return [
    ...fault('platform', 'required', input.platform.trim() === ''),
    ...fault('name', 'required', input.name.trim() === ''),
    ...fault('url', 'address-form', !isAddress(input.url)),
    ...fault('unitId', 'unknown-unit', unit === null),
    ...fault('holderId', 'unknown-person', holder?.isActive !== true),
    // B-029: three things the register must say
    ...fault('purpose', 'required', input.purpose.trim() === ''),
    ...fault('audience', 'required', input.audience.trim() === ''),
  ]
}

/** It becomes a link on public pages. */
export function isAddress(url: string | null): boolean {
  return url === null || /^https?:$/.test(URL.parse(url)?.protocol ?? '')
}

/** The account as it stands in the register from its first minute. */
export function toRegistered(deps: Pick<RegisterDeps, 'clock'>, input: OpenedAccount): RegisteredAccount {
  const now = deps.clock.now()
  const platform = input.platform.trim()
  return {
    id: newId(deps.clock),
    network: platform,
    platform,
    platformName: input.platformName?.trim() ?? '',
    externalId: input.externalId?.trim() ?? '',
    handle: input.handle.trim(),
    name: input.name.trim(),
    url: input.url,
    kind: input.kind,
    unitId: input.unitId as UnitId,
    holderId: input.holderId as PersonId,
    isPublic: input.isPublic ?? !isClosedChannel(input.kind),
    isChronological: input.isChronological ?? true,
    showsRemovalNotice: input.showsRemovalNotice ?? false,
    status: input.status ?? 'active',
    ...NOT_YET,
    purpose: input.purpose.trim(),
    audience: input.audience.trim(),
    responsibleShown: input.responsibleShown ?? 'name',
    responsibleRole: input.responsibleRole ?? null,
    openedOn: input.openedOn ?? toLocal(now).toPlainDate(),
    applicationId: input.applicationId ?? null,
    changedAt: now,
  }
}

/** What no account has when it begins. */
const NOT_YET = {
  accessState: 'none',
  accessCheckedAt: null,
  accessProblem: null,
  closedOn: null,
  deregisteredOn: null,
  recordsPlace: null,
  lastPostOn: null,
  adminsState: 'unknown',
  version: 1,
} as const satisfies Partial<RegisteredAccount>
