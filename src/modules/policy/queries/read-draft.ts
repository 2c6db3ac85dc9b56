import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { permitChange } from '../actions/may-change-policy.ts'
import type { PolicyDeps } from '../actions/deps.ts'
import { asAdopted } from '../as-adopted.ts'
import { describeChanges, type DescribedChange } from '../describe-change.ts'
import { listDepartures } from '../list-departures.ts'
import { unknowns, type Unknown } from '../list-unknowns.ts'
import type { PolicyProblem } from '../policy-problem.ts'
import { readPolicy } from '../read-policy.ts'
import type { Policy } from '../rules/schema/policy.ts'
import { scheduledFrom } from '../rules/versions/check-adoption.ts'
import { findPolicyDraft, type PolicyDraft } from '../store/drafts.ts'
import type { PolicyInForce } from '../store/policies.ts'
import { listPolicyVersions, type PolicyVersion } from '../store/store-policy-version.ts'

export type { PolicyDraft }

type Deps = Pick<PolicyDeps, 'db' | 'clock' | 'policies' | 'holdsRole'>

/** A draft with everything that can be said of it as it stands. */
export type DraftView = {
  readonly draft: PolicyDraft
  readonly inForce: Pick<PolicyInForce, 'versionId' | 'label'>
  readonly problems: readonly PolicyProblem[]
  readonly warnings: readonly PolicyProblem[]
  /** Null while it has faults: what does not hold cannot be compared or tried out. */
  readonly sound: {
    readonly policy: Policy
    readonly changes: readonly DescribedChange[]
    readonly unknowns: readonly Unknown[]
    /** Filled in today, and open in the draft: that part would stop working. */
    readonly lost: readonly Unknown[]
  } | null
  readonly scheduled: readonly PolicyVersion[]
}

/** Throws `NotFound`, `NotPermitted`. */
export async function readDraft(deps: Deps, actor: Actor, draftId: string): Promise<DraftView> {
  const { orgId } = actor
  const found = await deps.db.forOrg(orgId, async (tx) => {
    const draft = await openDraft(deps, tx, actor, draftId)
    const now = deps.clock.now()
    const inForce = await deps.policies.inForce(tx, orgId, now)
    return { draft, inForce, versions: await listPolicyVersions(tx, orgId, now) }
  })
  const { draft, inForce, versions } = found
  const read = readPolicy(draft.yaml, draft.name)
  return {
    draft,
    inForce,
    problems: read.ok ? [] : read.problems,
    warnings: read.ok
      ? [...read.warnings, ...(await listDepartures(draft.yaml, draft.name, read.policy))]
      : read.warnings,
    sound: read.ok ? await soundView(inForce, read.policy) : null,
    scheduled: scheduledFrom(versions, deps.clock.now()),
  }
}

async function soundView({ policy: before }: PolicyInForce, policy: Policy): Promise<DraftView['sound']> {
  const open = unknowns(policy)
  // By name, since a place in a list moves when something is put in before it.
  const wasOpen = new Set(unknowns(before).map(({ label }) => label.sv))
  return {
    policy,
    unknowns: open,
    lost: open.filter(({ label }) => !wasOpen.has(label.sv)),
    changes: describeChanges(before, (await asAdopted(policy)).policy),
  }
}

/** For actions and pages that need only the text. Throws `NotFound`, `NotPermitted`. */
export async function openDraft(deps: Deps, tx: Tx, actor: Actor, draftId: string): Promise<PolicyDraft> {
  await permitChange(deps, tx, actor)
  const draft = await findPolicyDraft(tx, actor.orgId, draftId)
  if (draft === null) throw new NotFound('policy draft', draftId)
  return draft
}

export async function readDraftText(deps: Deps, actor: Actor, draftId: string): Promise<PolicyDraft> {
  return deps.db.forOrg(actor.orgId, (tx) => openDraft(deps, tx, actor, draftId))
}
