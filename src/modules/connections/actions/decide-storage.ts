import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { lookAtBodiesAnew } from '#modules/inbox/index.ts'
import { connectionPermissions } from '../permissions.ts'
import type { Keeps } from '../rules/storage.ts'
import { saveStorageDecision } from '../store/storage.ts'
import type { ConnectionsDeps } from './deps.ts'
import { connectorOf } from './load-account.ts'

const LONGEST = 500

/**
 * Who wrote by the vendor's limit, or everything by the authority's own schedule: the second only with where the decision stands. Throws `InvalidInput`,
 * `RuleBroken('no-terms')` for a network whose terms limit nothing.
 */
export async function decideStorage(
  deps: Pick<ConnectionsDeps, 'db' | 'clock' | 'connectors'>,
  actor: Actor,
  input: { readonly network: string; readonly keeps: Keeps; readonly decision: string },
): Promise<void> {
  permit(actor, connectionPermissions.decideStorage, null)
  const { network, keeps } = input
  if (connectorOf(deps, network).profile.terms === undefined) throw new RuleBroken('no-terms')
  const decision = input.decision.trim()
  if (keeps === 'all' && decision === '') throw new InvalidInput([{ field: 'decision', code: 'required' }])
  if (decision.length > LONGEST)
    throw new InvalidInput([{ field: 'decision', code: 'text-too-long', params: { most: LONGEST } }])
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const decidedAt = deps.clock.now()
    await saveStorageDecision(tx, actor.orgId, { network, keeps, decision, decidedBy: actor.name, decidedAt })
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'network.storage-decided',
      subjectType: 'organisation',
      subjectId: actor.orgId,
      actor: ledgerActor(actor),
      facts: { network, keeps, decision },
    })
  })
  await lookAtBodiesAnew(deps, network)
}
