import type { MessageId, OrgId } from '#core/ids.ts'
import type { JobData } from '#core/jobs/jobs.ts'
import { applyEvents } from './actions/apply-events.ts'
import type { InboxDeps } from './actions/deps.ts'
import { drainIntake } from './actions/drain-intake.ts'
import { fetchContext } from './actions/fetch-context.ts'

/** Two at once: one slow network must not hold up the other accounts. */
const CONTEXTS_AT_ONCE = 2
const POLL_MS = 1000

/** The queues of the inbox. `sweepInbox` is called from the common sweep, which every module shares. */
export function registerInboxJobs(deps: InboxDeps): void {
  deps.jobs.handle('intake.drain', () => takeIn(deps))
  // The loop below is quicker; this makes up for it when the process that ran it is gone.
  deps.jobs.repeat('intake.drain', '* * * * *')
  deps.jobs.handle('inbox.fetch-context', (data) => fetchContext(deps, readKeys(data)), {
    atOnce: CONTEXTS_AT_ONCE,
  })
}

async function takeIn(deps: InboxDeps): Promise<void> {
  await drainIntake(deps)
  await applyEvents(deps)
}

function readKeys(data: JobData): { readonly orgId: OrgId; readonly messageId: MessageId } {
  return { orgId: String(data['orgId']) as OrgId, messageId: String(data['messageId']) as MessageId }
}

export type IntakeLoop = {
  /** Something was just accepted in this process: no need to wait for the next look. */
  readonly nudge: () => void
  readonly stop: () => Promise<void>
}

/**
 * Takes in what the webhooks left, within a moment in one process and within a second across several. Accepting a delivery stays one
 * statement this way: no job has to be written while the network waits.
 */
export function startIntakeLoop(deps: InboxDeps): IntakeLoop {
  let running: Promise<void> | null = null
  let isWanted = false
  let isStopped = false
  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false
      await takeIn(deps).catch((error: unknown) => {
        deps.log.error({ err: error }, 'intake')
      })
    }
    running = null
  }
  const nudge = () => {
    isWanted = true
    if (!isStopped) running ??= run()
  }
  const timer = setInterval(nudge, POLL_MS)
  nudge()
  return {
    nudge,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
