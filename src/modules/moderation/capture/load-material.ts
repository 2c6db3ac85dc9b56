import type { OrgId } from '#core/ids.ts'
import { findAccount, readAccess } from '#modules/accounts/index.ts'
import { findGround } from '#modules/policy/index.ts'
import { readForDocument } from '#modules/records/index.ts'
import type { ModerationDeps } from '../deps.ts'
import { readCasesOf } from '../store/cases.ts'
import { findEvidence } from '../store/evidence.ts'
import type { Material } from './material.ts'

/** null when there is no such capture, or nothing left to capture. */
export async function loadMaterial(
  deps: ModerationDeps,
  orgId: OrgId,
  evidenceId: string,
): Promise<Material | null> {
  return deps.db.forOrg(orgId, async (tx) => {
    const evidence = await findEvidence(tx, orgId, evidenceId)
    const handling = evidence === null ? null : await readForDocument(tx, orgId, evidence.messageId)
    const account = handling === null ? null : await findAccount(tx, orgId, handling.message.accountId)
    if (evidence === null || handling === null || account === null) return null
    const inForce = await deps.policies.version(tx, orgId, evidence.policyVersionId)
    const current =
      (await readCasesOf(tx, orgId, evidence.messageId)).find((one) => one.state !== 'withdrawn') ?? null
    const isReachable = account.accessState !== 'revoked'
    return {
      evidence,
      handling,
      account,
      inForce,
      case: current,
      ground: current === null ? null : findGround(inForce.policy, current.groundCode),
      connector: deps.connectors.get(account.network),
      access: isReachable ? await readAccess(deps, tx, orgId, account.id) : null,
      at: deps.clock.now(),
    }
  })
}
