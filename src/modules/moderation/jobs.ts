import type { JobData } from '#core/jobs/jobs.ts'
import type { OrgId } from '#core/ids.ts'
import { destroyForbidden } from './actions/destroy-forbidden.ts'
import { sweepRemovals } from './actions/sweep-removals.ts'
import { sealEvidence } from './capture/seal-evidence.ts'
import type { ModerationDeps } from './deps.ts'
import { findUnfinished } from './store/evidence.ts'

/** Captures run side by side: a long thread must not keep a threat waiting. */
const CAPTURES_AT_ONCE = 2

/** A capture that has not been sealed after so long has no living worker behind it: the queue's own time limit is ten minutes. */
const CAPTURE_LOST_AFTER = { minutes: 11 }

/** Who does the work of `moderation.capture`. Nothing runs before the queue is started. */
export function registerModerationJobs(deps: ModerationDeps): void {
  deps.jobs.handle(
    'moderation.capture',
    async (data: JobData) => sealEvidence(deps, String(data['orgId']) as OrgId, String(data['evidenceId'])),
    { atOnce: CAPTURES_AT_ONCE },
  )
}

/**
 * For the sweep: takes up captures that a killed process left, police bases that were never made, bytes that are still to be destroyed,
 * and removals whose time runs out.
 */
export async function sweepModeration(deps: ModerationDeps): Promise<void> {
  const failures: unknown[] = []
  for (const step of [takeUpCaptures, destroyForbidden, sweepRemovals]) {
    // One that fails must not keep the removal clock from being watched.
    await step(deps).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'moderation sweep')
}

async function takeUpCaptures(deps: ModerationDeps): Promise<void> {
  const before = deps.clock.now().subtract(CAPTURE_LOST_AFTER)
  const unfinished = await deps.db.system((tx) => findUnfinished(tx, before))
  for (const { orgId, evidenceId } of unfinished)
    await deps.db.forOrg(orgId, (tx) => deps.jobs.send(tx, 'moderation.capture', { orgId, evidenceId }))
}
