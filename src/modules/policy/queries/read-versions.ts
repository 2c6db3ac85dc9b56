import { permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { mayChangePolicy } from '../actions/may-change-policy.ts'
import type { PolicyDeps } from '../actions/deps.ts'
import { policyPermissions } from '../permissions.ts'
import type { Policy } from '../rules/schema/policy.ts'
import { listPolicyDrafts } from '../store/drafts.ts'
import { listPolicyVersions, policyVersionYaml, type PolicyVersion } from '../store/store-policy-version.ts'

type Deps = Pick<PolicyDeps, 'db' | 'clock' | 'policies' | 'holdsRole'>

export type VersionLine = PolicyVersion & {
  /** Who adopted the document and when, as the file says; null for the oldest of a long row, which are not opened. */
  readonly document: Policy['meta']['document'] | null
}

export type DraftLine = {
  readonly id: string
  readonly name: string
  readonly savedAt: Temporal.Instant
  readonly savedBy: string
}

export type Versions = {
  readonly versions: readonly VersionLine[]
  /** Empty for those who may not change the policy. */
  readonly drafts: readonly DraftLine[]
  readonly mayChange: boolean
}

/** Reading a whole policy takes its time: the older ones are listed by what the row itself says. */
const OPENED = 12

/** Everything adopted, scheduled, called off and past, and for those who may change the policy the drafts. */
export async function readVersions(deps: Deps, actor: Actor): Promise<Versions> {
  permit(actor, policyPermissions.read, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const rows = await listPolicyVersions(tx, orgId, deps.clock.now())
    const versions: VersionLine[] = []
    for (const [index, row] of rows.entries()) {
      const document =
        index < OPENED ? (await deps.policies.version(tx, orgId, row.id)).policy.meta.document : null
      versions.push({ ...row, document })
    }
    const mayChange = await mayChangePolicy(deps, tx, actor)
    const drafts = mayChange ? await listPolicyDrafts(tx, orgId) : []
    return { versions, drafts, mayChange }
  })
}

/** The file of a version exactly as it was adopted. Throws `NotFound`. */
export async function downloadVersion(
  deps: Deps,
  actor: Actor,
  versionId: string,
): Promise<{ readonly fileName: string; readonly yaml: string }> {
  permit(actor, policyPermissions.read, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const yaml = await policyVersionYaml(tx, orgId, versionId)
    const version = (await listPolicyVersions(tx, orgId, deps.clock.now())).find(({ id }) => id === versionId)
    if (yaml === null || version === undefined) throw new NotFound('policy version', versionId)
    return { fileName: `${version.label}.yaml`, yaml }
  })
}

/** A version with what one has to know before calling it off. Throws `NotFound`, `NotPermitted`. */
export async function readScheduled(deps: Deps, actor: Actor, versionId: string): Promise<PolicyVersion> {
  const { versions, mayChange } = await readVersions(deps, actor)
  const found = versions.find(({ id }) => id === versionId)
  if (!mayChange) permit(actor, policyPermissions.change, { holdsNamedRole: false })
  if (found === undefined) throw new NotFound('policy version', versionId)
  return found
}
