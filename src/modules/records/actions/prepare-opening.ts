import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, NotFound, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { findAccount, policyKind } from '#modules/accounts/index.ts'
import { findUnit, type Unit } from '#modules/organisation/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import type { EvidenceForPackage, RecordsDeps } from '../deps.ts'
import { readForDocument } from '../handling/handling.ts'
import { recordsPermissions } from '../permissions.ts'
import { findCriterion, type RegistrationCriterion } from '../rules/criteria.ts'
import { routeFor } from '../rules/desks.ts'
import { readDiaryNumber } from '../rules/diary-number.ts'
import { refuseDuplicate } from '../rules/earlier.ts'
import { readRegistrationsOf } from '../store/registrations.ts'
import { requireReason } from './move-registration.ts'
import type { NewRegistrationInput, Opening } from './opening.ts'

/** Checks everything before anything is made. */
export async function prepareOpening(
  deps: RecordsDeps,
  tx: Tx,
  actor: Actor,
  input: NewRegistrationInput,
): Promise<Opening> {
  const { orgId } = actor
  const handling = await readForDocument(tx, orgId, input.messageId)
  if (handling === null) throw new NotFound('message', input.messageId)
  const { message } = handling
  const account = await findAccount(tx, orgId, message.accountId)
  if (account === null) throw new NotFound('account', message.accountId)
  permit(actor, recordsPermissions.open, { unitId: message.unitId ?? account.unitId })
  if (message.isOurs) throw new RuleBroken('own-message')
  refuseDuplicate(await readRegistrationsOf(tx, orgId, message.id), input.acknowledgesEarlier ?? false)
  const at = deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, at)
  const criterion = findCriterion(inForce.policy, input.criterionRuleId)
  if (criterion === null)
    throw new RuleBroken('not-a-criterion', { details: { ruleId: input.criterionRuleId } })
  const isSecrecySuggested = input.suggestedSecrecy || message.isRestricted || message.isSealed
  return {
    registrationId: newId(deps.clock),
    input,
    note: requireReason(input.note, 'note'),
    ongoingCase: readOngoingCase(inForce, criterion, input.ongoingCase ?? ''),
    handling,
    account,
    unit: await affectedUnit(tx, actor, input.unitId ?? message.unitId ?? account.unitId),
    inForce,
    criterion,
    route: routeFor(inForce.policy, policyKind(account.kind)),
    isSecrecySuggested,
    evidence: await sealedEvidence(deps, tx, actor, input),
    at,
  }
}

function readOngoingCase(
  { policy }: PolicyInForce,
  criterion: RegistrationCriterion,
  text: string,
): string | null {
  if (text.trim() === '' && !criterion.needsCaseNumber) return null
  return readDiaryNumber(policy, text, 'ongoingCase')
}

async function affectedUnit(tx: Tx, actor: Actor, unitId: string): Promise<Unit> {
  const unit = await findUnit(tx, actor.orgId, unitId)
  if (unit === null) throw new InvalidInput([{ field: 'unitId', code: 'unknown-unit' }])
  return unit
}

async function sealedEvidence(
  deps: RecordsDeps,
  tx: Tx,
  actor: Actor,
  input: NewRegistrationInput,
): Promise<EvidenceForPackage | null> {
  if (input.evidenceId === undefined) return null
  const evidence = await deps.readEvidence(tx, actor.orgId, input.evidenceId)
  if (evidence === null) throw new RuleBroken('evidence-not-sealed')
  if (evidence.messageId !== input.messageId) throw new NotFound('evidence', input.evidenceId)
  return evidence
}
