import type { Actor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { PolicyDeps, ReplaySource } from '../actions/deps.ts'
import { asAdopted } from '../as-adopted.ts'
import { readPolicy } from '../read-policy.ts'
import type { Policy } from '../rules/schema/policy.ts'
import { replay, type ReplayDifference } from '../rules/versions/replay.ts'
import { openDraft } from './read-draft.ts'

type Deps = Pick<PolicyDeps, 'db' | 'clock' | 'policies' | 'holdsRole' | 'readReplay'>

export const replayMonths = [1, 3, 6, 12, 24] as const

export type Replayed = {
  readonly from: Temporal.Instant
  readonly asOf: Temporal.Instant
  readonly counts: { readonly messages: number; readonly removals: number; readonly posts: number }
  readonly isCut: boolean
  readonly inForceLabel: string
  readonly difference: ReplayDifference
  readonly items: ReplaySource['items']
}

/** What a policy would have changed over the last months, against the one in force now. */
export async function replayPolicy(
  deps: Pick<Deps, 'clock' | 'policies' | 'readReplay'>,
  tx: Tx,
  orgId: OrgId,
  input: { readonly policy: Policy; readonly months: number },
): Promise<Replayed> {
  const asOf = deps.clock.now()
  const from = toLocal(asOf).subtract({ months: input.months }).startOfDay().toInstant()
  const inForce = await deps.policies.inForce(tx, orgId, asOf)
  const { facts, items, isCut } = await deps.readReplay(tx, orgId, from)
  return {
    ...{ from, asOf, isCut, items, inForceLabel: inForce.label },
    counts: {
      messages: facts.messages.length,
      removals: facts.removals.length,
      posts: facts.posts.length,
    },
    difference: replay(inForce.policy, (await asAdopted(input.policy)).policy, facts),
  }
}

/** Null when the draft has faults. Throws `NotFound`, `NotPermitted`. */
export async function replayDraft(
  deps: Deps,
  actor: Actor,
  input: { readonly draftId: string; readonly months: number },
): Promise<Replayed | null> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const draft = await openDraft(deps, tx, actor, input.draftId)
    const read = readPolicy(draft.yaml, draft.name)
    return read.ok ? replayPolicy(deps, tx, orgId, { policy: read.policy, months: input.months }) : null
  })
}
