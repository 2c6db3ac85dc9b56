import type { Actor } from '#core/actor.ts'
import { LOCAL_ZONE, toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput } from '#core/errors.ts'
import type { AccountId } from '#core/ids.ts'
import { giveAssignment, isClosedChannel, openAccount } from '#modules/accounts/index.ts'
import {
  accountKindOf,
  accountNameOf,
  audienceOf,
  derivedAssignments,
  periodOf,
  platformOf,
  purposeOf,
} from '../rules/derive-opening.ts'
import type { Step } from '../rules/application.ts'
import { progressOf } from '../rules/progress.ts'
import { changeApplication } from '../store/applications.ts'
import type { StartupDeps } from './deps.ts'
import { recordApplication } from './record.ts'
import { partiesOf, type Whole } from './whole-application.ts'

type Finishing = { readonly whole: Whole; readonly steps: readonly Step[] }

/**
 * When nothing is left to ask: the account, everybody's rights, the register's entry and the ledger in the caller's transaction, all or nothing (B-035,
 * scenario 1). Gives whether it was the end.
 */
export async function finishWhenDone(
  deps: StartupDeps,
  tx: Tx,
  actor: Actor,
  { whole, steps }: Finishing,
): Promise<boolean> {
  if (progressOf(steps) !== 'approved') return false
  const { application } = whole
  const now = deps.clock.now()
  const became = application.kind === 'closing' ? {} : await openUp(deps, tx, actor, whole)
  await changeApplication(tx, actor.orgId, application, {
    ...became,
    state: 'approved',
    endedAt: now,
    changedAt: now,
  })
  await deps.events.settled(tx, actor.orgId, {
    applicationId: application.id,
    state: 'approved',
    at: now,
    toIds: partiesOf(whole),
  })
  await recordApplication(deps, tx, actor, {
    application,
    kind: 'application.approved',
    facts: { accountId: application.accountId, ...became },
  })
  return true
}

type Became = { readonly accountId: AccountId; readonly assignmentId?: string }

async function openUp(deps: StartupDeps, tx: Tx, actor: Actor, whole: Whole): Promise<Became> {
  const { application, inForce, judgement } = whole
  const accountId = application.accountId ?? (await enterAccount(deps, tx, actor, whole))
  const { from, to } = periodOf(application.answers, LOCAL_ZONE)
  const now = deps.clock.now()
  const startsAt = from !== null && Temporal.Instant.compare(from, now) > 0 ? from : now
  let first: string | null = null
  for (const one of derivedAssignments(inForce.policy, judgement.form, application)) {
    if (to !== null && Temporal.Instant.compare(to, startsAt) <= 0)
      throw new InvalidInput([{ field: 'until', code: 'ends-before-start' }])
    const given = await giveAssignment(deps.accounts, tx, actor, {
      ...one,
      ...textsOf(whole),
      accountId,
      startsAt,
      endsAt: to,
      competenceConfirmedAt: application.answers['knows-medium'] === true ? now : null,
      applicationId: application.id,
    })
    first ??= given.id
  }
  return { accountId, ...(first === null ? {} : { assignmentId: first }) }
}

function textsOf({ application, inForce, judgement }: Whole) {
  return {
    purpose: purposeOf(judgement.form, application.answers),
    audience: audienceOf(inForce.policy, judgement.form, application.answers),
  }
}

async function enterAccount(deps: StartupDeps, tx: Tx, actor: Actor, whole: Whole): Promise<AccountId> {
  const { application, inForce, judgement } = whole
  const { basics, assigneeId, applicantId } = application
  const platform = platformOf(inForce.policy, judgement.form, application.answers)
  const kind = accountKindOf(application)
  const today = toLocal(deps.clock.now()).toPlainDate()
  const account = await openAccount(deps, tx, actor, {
    ...textsOf(whole),
    platform: platform?.id ?? '',
    platformName: platform?.name ?? '',
    handle: basics.handle,
    name: accountNameOf(application),
    url: basics.url === '' ? null : basics.url,
    kind,
    unitId: application.unitId,
    holderId: basics.holderId ?? assigneeId ?? applicantId,
    responsibleShown: basics.responsibleShown,
    isPublic: !isClosedChannel(kind),
    openedOn: today,
    applicationId: application.id,
  })
  return account.id
}
