import { ledgerActor, type Actor } from '#core/actor.ts'
import { Conflict, NotPermitted } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { insertReceipt } from '../store/receipts.ts'
import type { OrganisationDeps } from './deps.ts'

/**
 * "I have read and understood" for the version in force: each for themselves, and again when a new version takes over. Throws
 * `Conflict('policy-changed')` when another version has come into force since the page was opened. Confirming twice keeps the first time.
 */
export async function confirmPolicy(
  deps: Pick<OrganisationDeps, 'db' | 'clock' | 'policies'>,
  actor: Actor,
  input: { readonly policyVersionId: string },
): Promise<void> {
  const personId = actor.kind === 'token' ? actor.person?.id : actor.kind === 'person' ? actor.id : undefined
  if (personId === undefined) throw new NotPermitted('receipt:confirm')
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const now = deps.clock.now()
    const inForce = await deps.policies.inForce(tx, orgId, now)
    if (inForce.versionId !== input.policyVersionId) throw new Conflict('policy-changed')
    const receipt = { personId, policyVersionId: inForce.versionId, confirmedAt: now }
    if (!(await insertReceipt(tx, orgId, receipt))) return
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'policy.confirmed',
      subjectType: 'person',
      subjectId: personId,
      actor: ledgerActor(actor),
      policyVersion: inForce.label,
      facts: { policyVersionId: inForce.versionId },
    })
  })
}
