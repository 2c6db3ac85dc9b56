import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Json } from '#core/canonical-json.ts'
import type { Tx } from '#core/db/database.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { markRegistered } from '#modules/inbox/index.ts'
import type { Policy } from '#modules/policy/index.ts'
import type { RecordsDeps } from '../deps.ts'
import { confirmSameCase, readDiaryNumber } from '../rules/diary-number.ts'
import { move, standingOf } from '../rules/path.ts'
import type { Registration } from '../rules/registration.ts'
import { lockNumber, readHoldersOf, updateRegistration } from '../store/registrations.ts'
import { requireReason, takeFromDesk, type AtDesk } from './move-registration.ts'

type Ending = 'registered' | 'linked' | 'rejected'

type Decision = {
  readonly diaryNumber: string | null
  readonly isSecret: boolean | null
  readonly reason: string | null
  readonly facts: Readonly<Record<string, Json>>
}

export type SecrecyMark = {
  /** The registrar's own judgement; left out, the suggestion that came with the item stands. */
  readonly isSecret?: boolean
}

export type Settled = { readonly registrationId: string; readonly diaryNumber: string | null }

/**
 * Enters the diary number that the registry gave (R9). Throws `InvalidInput` with an example when it does not follow the organisation's
 * pattern, and `Conflict` `diary-number-in-use` until `confirmsSameCase` says that an earlier message belongs to the same case.
 */
export async function setDiaryNumber(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk & SecrecyMark & { readonly number: string; readonly confirmsSameCase?: boolean },
): Promise<Settled> {
  return settle(deps, actor, { ...input, as: 'registered' }, async (tx, registration, policy) => {
    const number = readDiaryNumber(policy, input.number)
    await lockNumber(tx, actor.orgId, number)
    const holders = await readHoldersOf(tx, actor.orgId, number)
    confirmSameCase(holders, number, input.confirmsSameCase ?? false)
    return {
      diaryNumber: number,
      isSecret: input.isSecret ?? registration.suggestedSecrecy,
      reason: null,
      facts: { diaryNumber: number, sharesNumberWith: holders.map((holder) => holder.id) },
    }
  })
}

/** The message belongs to a case that has its number already (F-139). Throws `InvalidInput`. */
export async function linkToCase(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk & SecrecyMark & { readonly number: string },
): Promise<Settled> {
  return settle(deps, actor, { ...input, as: 'linked' }, (_tx, registration, policy) => {
    const number = readDiaryNumber(policy, input.number)
    return Promise.resolve({
      diaryNumber: number,
      isSecret: input.isSecret ?? registration.suggestedSecrecy,
      reason: null,
      facts: { diaryNumber: number },
    })
  })
}

/** Not to be registered, and why. The package stays; a new registration may be opened. */
export async function rejectRegistration(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk & { readonly reason: string },
): Promise<Settled> {
  const reason = requireReason(input.reason)
  return settle(deps, actor, { ...input, as: 'rejected' }, () =>
    Promise.resolve({ diaryNumber: null, isSecret: null, reason, facts: {} }),
  )
}

type Decide = (tx: Tx, registration: Registration, policy: Policy) => Promise<Decision>

function settle(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk & { readonly as: Ending },
  decide: Decide,
): Promise<Settled> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const before = await takeFromDesk(tx, actor, input)
    move(standingOf(before), { kind: 'settle', as: input.as })
    const { policy } = await deps.policies.version(tx, actor.orgId, before.policyVersionId)
    const decision = await decide(tx, before, policy)
    const at = deps.clock.now()
    const change = {
      state: input.as,
      diaryNumber: decision.diaryNumber,
      isSecret: decision.isSecret,
      reason: decision.reason,
      receivedAt: before.receivedAt ?? at,
      settledBy: actor.id,
      settledAt: at,
    }
    await updateRegistration(tx, actor.orgId, before.id, change)
    await deps.whenSettled(tx, actor, { ...before, ...change })
    if (input.as !== 'rejected') await markRegistered(deps, tx, actor, before.messageId)
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: `registration.${input.as}`,
      subjectType: 'message',
      subjectId: before.messageId,
      actor: ledgerActor(actor),
      ruleIds: [before.criterionRuleId, policy.records.diary.id],
      policyVersion: before.policyVersionId,
      facts: { registrationId: before.id, isSecret: decision.isSecret, ...decision.facts },
    })
    return { registrationId: before.id, diaryNumber: decision.diaryNumber }
  })
}
