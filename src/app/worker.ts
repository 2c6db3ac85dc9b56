import { forgetExpiredSessions } from '#core/auth/session.ts'
import { forgetOldAttempts } from '#core/auth/sign-in-attempts.ts'
import type { OrgId } from '#core/ids.ts'
import { createOutboxWorker, type Carrier } from '#core/outbox/carry-out.ts'
import { sweepAccounts } from '#modules/accounts/index.ts'
import { ALERT_MAIL, createAlertCarrier, sweepAlerts } from '#modules/alerts/index.ts'
import { registerConnectionJobs } from '#modules/connections/index.ts'
import {
  inboxReplyCarrier,
  registerInboxJobs,
  REPLY_KIND,
  startIntakeLoop,
  sweepInbox,
} from '#modules/inbox/index.ts'
import {
  ACT_KIND,
  createActCarrier,
  createNoticeCarrier,
  NOTICE_KIND,
  registerModerationJobs,
  sweepModeration,
} from '#modules/moderation/index.ts'
import { forgetOldImports } from '#modules/organisation/index.ts'
import { createMailCarrier, DESK_MAIL } from '#modules/records/index.ts'
import { sweepStartup } from '#modules/startup/index.ts'
import type { Modules } from './modules.ts'
import type { Services } from './services.ts'

export type Worker = {
  /** A webhook was kept in this process: look at once. */
  wake(): void
  stop(): Promise<void>
}

/** Carriers run side by side, so that one slow network does not hold up the others. */
const SENDS_AT_ONCE = 4
const EVERY_MINUTE = '* * * * *'

/** Everything that happens without anybody waiting for it: intake, the outbox, captures, deadlines. */
export async function startWorker(services: Services, modules: Modules): Promise<Worker> {
  const { db, jobs, clock, log, worker } = services
  const carriers = new Map<string, Carrier>([
    [REPLY_KIND, inboxReplyCarrier(modules.inbox)],
    [ACT_KIND, createActCarrier(modules.moderation)],
    [NOTICE_KIND, createNoticeCarrier(modules.moderation)],
    [DESK_MAIL, createMailCarrier(modules.records)],
    [ALERT_MAIL, createAlertCarrier(modules.alerts)],
  ])
  const outbox = createOutboxWorker({ db, jobs, clock, log, carriers, worker })
  jobs.handle(
    'outbox.send',
    (data) => outbox.carryOut(String(data['orgId']) as OrgId, String(data['outboxId'])),
    {
      atOnce: SENDS_AT_ONCE,
    },
  )
  jobs.handle('sweep', () =>
    sweep([
      () => outbox.sweep(),
      () => sweepInbox(modules.inbox),
      () => sweepAccounts(modules.accounts),
      () => sweepStartup(modules.startup),
      () => sweepModeration(modules.moderation),
      () => sweepAlerts(modules.alerts),
      () => forgetExpiredSessions(db, clock),
      () => forgetOldAttempts(db, clock),
      () => forgetOldImports(db, clock.now()),
    ]),
  )
  jobs.repeat('sweep', EVERY_MINUTE)
  registerInboxJobs(modules.inbox)
  registerModerationJobs(modules.moderation)
  registerConnectionJobs(modules.connections)
  await jobs.start()
  const intake = startIntakeLoop(modules.inbox)
  return { wake: intake.nudge, stop: intake.stop }
}

/** One that fails must not keep the others from what is theirs. */
async function sweep(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const part of parts) await part().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'sweep')
}
