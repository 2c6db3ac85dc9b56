import { noteOnMessage } from '../store/messages.ts'
import { findMissingContext } from '../store/deadline-sweep.ts'
import { applyEvents } from './apply-events.ts'
import { askNamesAgain } from './ask-name.ts'
import { claimWaiting } from './claim-events.ts'
import type { InboxDeps } from './deps.ts'
import { drainIntake } from './drain-intake.ts'
import { reassignAbandoned } from './reassign-items.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'

/** Longer than the queue keeps trying by itself. */
const CONTEXT_LOST_AFTER = { hours: 2 }

/** Takes up whatever a killed process or a lost job left lying. Call it every minute; it finds nothing to do when all is well. */
export async function sweepInbox(deps: InboxDeps): Promise<void> {
  const steps = [
    () => drainIntake(deps),
    () => claimWaiting(deps),
    () => applyEvents(deps),
    () => reassignAbandoned(deps),
    () => sweepDeadlines(deps),
    () => askContextAgain(deps),
    () => askNamesAgain(deps),
  ]
  const failures: unknown[] = []
  for (const step of steps) {
    // One broken step must not keep the deadlines from being watched.
    await step().catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'inbox sweep')
}

async function askContextAgain(deps: InboxDeps): Promise<void> {
  const now = deps.clock.now()
  const missing = await deps.db.system((tx) => findMissingContext(tx, now.subtract(CONTEXT_LOST_AFTER)))
  for (const { orgId, id } of missing) {
    await deps.db.forOrg(orgId, async (tx) => {
      await noteOnMessage(tx, orgId, id, { contextAskedAt: now })
      await deps.jobs.send(tx, 'inbox.fetch-context', { orgId, messageId: id })
    })
  }
}
