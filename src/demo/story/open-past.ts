import type { NetworkId } from '#connectors/connector.ts'
import { createFacebook } from '#connectors/facebook/facebook.ts'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Log } from '#core/log.ts'
import { createOutboxWorker, type Carrier } from '#core/outbox/carry-out.ts'
import type { Config } from '#config'
import { inboxReplyCarrier, noInboxEvents, REPLY_KIND, type InboxDeps } from '#modules/inbox/index.ts'
import {
  ACT_KIND,
  createActCarrier,
  createNoticeCarrier,
  noRemovalEvents,
  NOTICE_KIND,
  registerModerationJobs,
  whenRegistrationSettled,
  type ModerationDeps,
} from '#modules/moderation/index.ts'
import { createMailCarrier, DESK_MAIL, type RecordsDeps } from '#modules/records/index.ts'
import type { Modules } from '../../app/modules.ts'
import type { Demo } from '../open-demo.ts'
import { createInlineJobs, type InlineJobs } from './inline-jobs.ts'
import { createSquareHttp } from './square-http.ts'

/** The whole program as it was at some moment of the last weeks: the same actions, with a clock that the story sets. */
export type Past = {
  readonly clock: FixedClock
  readonly network: NetworkId
  readonly db: Database
  readonly log: Log
  readonly inbox: InboxDeps
  readonly records: RecordsDeps
  readonly moderation: ModerationDeps
  readonly jobs: InlineJobs
  /** What another process had begun to send before it was killed becomes "unknown", to be looked up. */
  giveUpUnfinished(): Promise<void>
}

export type PastGround = {
  readonly config: Config
  readonly network: NetworkId
  readonly modules: Modules
  readonly demo: Pick<Demo, 'lab' | 'storyClock'>
  readonly toldAt: string
  /** Names this process in the outbox. */
  readonly worker: string
}

export function openPast({ config, network, modules, demo, toldAt, worker }: PastGround): Past {
  const clock = fixedClock(toldAt)
  const inline = createInlineJobs(modules.inbox.jobs)
  const { appId, appSecret, graphUrl } = config.meta
  const connector = createFacebook({
    http: createSquareHttp(demo.lab, demo.storyClock, clock),
    clock,
    appSecret: appSecret ?? '',
    ...(appId === null ? {} : { appId }),
    baseUrl: graphUrl,
  })
  const then = { clock, jobs: inline.jobs, connectors: new Map([[network, connector]]) }
  // Nobody is called today about what was urgent three weeks ago.
  const events = noInboxEvents
  const inbox: InboxDeps = { ...modules.inbox, ...then, events }
  const moderation: ModerationDeps = {
    ...modules.moderation,
    ...then,
    events,
    removalEvents: noRemovalEvents,
  }
  const records: RecordsDeps = {
    ...modules.records,
    ...then,
    whenSettled: whenRegistrationSettled(moderation),
  }
  const { db, log } = inbox
  const ground = { db, log, worker, clock, carriers: carriersOf({ inbox, moderation, records }) }
  const outbox = createOutboxWorker({ ...ground, jobs: inline.jobs })
  inline.jobs.handle('outbox.send', (data) =>
    outbox.carryOut(String(data['orgId']) as OrgId, String(data['outboxId'])),
  )
  registerModerationJobs(moderation)
  return {
    ...{ clock, network, db, log, inbox, records, moderation, jobs: inline },
    giveUpUnfinished: () => {
      clock.set(toldAt)
      // What has not been begun keeps its place: it is sent at the time it was decided, by whoever tells on.
      const jobs = { ...inline.jobs, send: () => Promise.resolve() }
      return createOutboxWorker({ ...ground, jobs }).sweep()
    },
  }
}

function carriersOf({ inbox, moderation, records }: Omit<Modules, 'alerts'>): ReadonlyMap<string, Carrier> {
  return new Map([
    [REPLY_KIND, inboxReplyCarrier(inbox)],
    [ACT_KIND, createActCarrier(moderation)],
    [NOTICE_KIND, createNoticeCarrier(moderation)],
    [DESK_MAIL, createMailCarrier(records)],
  ])
}
