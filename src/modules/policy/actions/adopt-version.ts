import { ledgerActor, type Actor } from '#core/actor.ts'
import { Conflict, InvalidInput, NotFound, RuleBroken } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { unknowns } from '../list-unknowns.ts'
import { readPolicy } from '../read-policy.ts'
import { adoptionObstacle, type Adoption } from '../rules/versions/check-adoption.ts'
import { deletePolicyDraft, findPolicyDraft } from '../store/drafts.ts'
import {
  listPolicyVersions,
  lockPolicy,
  storePolicyVersion,
  withdrawPolicyVersion,
} from '../store/store-policy-version.ts'
import { permitChange } from './may-change-policy.ts'
import type { PolicyDeps } from './deps.ts'

type Deps = Pick<PolicyDeps, 'db' | 'clock' | 'policies' | 'holdsRole'>

export type AdoptInput = {
  readonly draftId: string
  /** The version of the draft that was looked at. */
  readonly version: number
  /** Null: from now. */
  readonly validFrom: Temporal.Instant | null
  readonly knows: Adoption['knows']
}

/**
 * Makes a draft a version, in force from `validFrom`; the draft is gone afterwards. What has been decided before stays with its own version.
 * Throws `Conflict('draft-changed')`, `InvalidInput` when the file has faults, and `RuleBroken` with the obstacle's code.
 */
export async function adoptVersion(
  deps: Deps,
  actor: Actor,
  input: AdoptInput,
): Promise<{ readonly versionId: string; readonly label: string; readonly validFrom: Temporal.Instant }> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await permitChange(deps, tx, actor)
    await lockPolicy(tx, orgId)
    const draft = await findPolicyDraft(tx, orgId, input.draftId, { lock: true })
    if (draft === null) throw new NotFound('policy draft', input.draftId)
    if (draft.version !== input.version) throw new Conflict('draft-changed', { id: draft.id })
    const now = deps.clock.now()
    const validFrom = input.validFrom ?? now
    const read = readPolicy(draft.yaml, draft.name)
    if (!read.ok)
      throw new InvalidInput([
        { field: 'when', code: 'policy.draft-has-faults', params: { count: read.problems.length } },
      ])
    const { meta } = read.policy
    const inForce = await deps.policies.inForce(tx, orgId, now)
    const obstacle = adoptionObstacle(
      {
        ...{ label: meta.document.version, slug: meta.org.slug, validFrom },
        ...{ unknowns: unknowns(read.policy).length, knows: input.knows },
      },
      {
        now,
        slugInForce: inForce.policy.meta.org.slug,
        versions: await listPolicyVersions(tx, orgId, now),
      },
    )
    if (obstacle !== null) throw new RuleBroken(obstacle.code, { details: obstacle.details })
    const stored = await storePolicyVersion(tx, deps.clock, {
      ...{ orgId, yaml: draft.yaml, storedBy: actor.name, validFrom },
    })
    await deletePolicyDraft(tx, orgId, draft.id)
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'policy.adopted',
      subjectType: 'policy-version',
      subjectId: stored.id,
      actor: ledgerActor(actor),
      policyVersion: stored.label,
      facts: { policySha256: stored.sha256, validFrom: validFrom.toString(), before: inForce.versionId },
    })
    return { versionId: stored.id, label: stored.label, validFrom }
  })
}

/**
 * Calls off a version that has not begun. Throws `RuleBroken('policy.already-in-force')` for one that has: decisions may rest on it, and
 * `Conflict('already-withdrawn')`.
 */
export async function withdrawVersion(
  deps: Deps,
  actor: Actor,
  input: { readonly versionId: string; readonly reason: string },
): Promise<void> {
  const { orgId } = actor
  const reason = input.reason.trim()
  if (reason === '') throw new InvalidInput([{ field: 'reason', code: 'required' }])
  await deps.db.forOrg(orgId, async (tx) => {
    await permitChange(deps, tx, actor)
    await lockPolicy(tx, orgId)
    const at = deps.clock.now()
    const version = (await listPolicyVersions(tx, orgId, at)).find(({ id }) => id === input.versionId)
    if (version === undefined) throw new NotFound('policy version', input.versionId)
    if (version.state === 'withdrawn') throw new Conflict('already-withdrawn', { label: version.label })
    if (version.state !== 'scheduled')
      throw new RuleBroken('policy.already-in-force', { details: { label: version.label } })
    await withdrawPolicyVersion(tx, orgId, version.id, { reason, at, by: actor.name })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'policy.withdrawn',
      subjectType: 'policy-version',
      subjectId: version.id,
      actor: ledgerActor(actor),
      policyVersion: version.label,
      facts: { policySha256: version.sha256, validFrom: version.validFrom.toString() },
    })
  })
}
