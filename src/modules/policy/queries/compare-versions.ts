import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { mayChangePolicy } from '../actions/may-change-policy.ts'
import type { PolicyDeps } from '../actions/deps.ts'
import { asAdopted } from '../as-adopted.ts'
import { describeChanges, type DescribedChange } from '../describe-change.ts'
import { policyPermissions } from '../permissions.ts'
import { readPolicy } from '../read-policy.ts'
import type { Policy } from '../rules/schema/policy.ts'
import { findPolicyDraft } from '../store/drafts.ts'
import { listPolicyVersions } from '../store/store-policy-version.ts'

type Deps = Pick<PolicyDeps, 'db' | 'clock' | 'policies' | 'holdsRole'>

export type Compared = { readonly id: string; readonly name: string }

export type Comparison = {
  readonly before: Compared
  readonly after: Compared
  /** Null when one of the two is a draft that does not hold. */
  readonly changes: readonly DescribedChange[] | null
}

type Side = Compared & { readonly policy: Policy | null }

async function side(deps: Deps, tx: Tx, actor: Actor, id: string): Promise<Side> {
  const { orgId } = actor
  const versions = await listPolicyVersions(tx, orgId, deps.clock.now())
  const version = versions.find((one) => one.id === id)
  if (version !== undefined) {
    const { policy } = await deps.policies.version(tx, orgId, id)
    return { id, name: version.label, policy }
  }
  const draft = (await mayChangePolicy(deps, tx, actor)) ? await findPolicyDraft(tx, orgId, id) : null
  if (draft === null) throw new NotFound('policy version', id)
  const read = readPolicy(draft.yaml, draft.name)
  return { id, name: draft.name, policy: read.ok ? (await asAdopted(read.policy)).policy : null }
}

/** Any two versions, or a draft, in words. Drafts are found only by those who may change the policy. Throws `NotFound`. */
export async function compareVersions(
  deps: Deps,
  actor: Actor,
  input: { readonly before: string; readonly after: string },
): Promise<Comparison> {
  permit(actor, policyPermissions.read, null)
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const before = await side(deps, tx, actor, input.before)
    const after = await side(deps, tx, actor, input.after)
    const isSound = before.policy !== null && after.policy !== null
    return {
      before: { id: before.id, name: before.name },
      after: { id: after.id, name: after.name },
      changes: isSound ? describeChanges(before.policy, after.policy) : null,
    }
  })
}
