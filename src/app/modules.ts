import { alertEvents, type AlertDeps } from '#modules/alerts/index.ts'
import type { InboxDeps } from '#modules/inbox/index.ts'
import {
  readEvidenceForRecords,
  whenRegistrationSettled,
  type ModerationDeps,
} from '#modules/moderation/index.ts'
import type { RecordsDeps } from '#modules/records/index.ts'
import type { Services } from './services.ts'

/** What each module's actions are called with. A lower module gets what it needs of a higher one as a function, here. */
export type Modules = {
  readonly inbox: InboxDeps
  readonly records: RecordsDeps
  readonly moderation: ModerationDeps
  readonly alerts: AlertDeps
}

export function createModules(services: Services): Modules {
  const { db, clock, jobs, log, secrets, policies, connectors, mailer, config, files } = services
  const shared = { db, clock, jobs, log, policies, connectors }
  const readers = services.webhookReaders
  const { baseUrl } = config
  const alerts: AlertDeps = { ...shared, mailer, baseUrl }
  // Whoever has something to tell does so here; alerts listens and knows the people.
  const events = alertEvents(alerts)
  const inbox: InboxDeps = { ...shared, files, secrets, readers, events }
  const moderation: ModerationDeps = {
    ...shared,
    files,
    secrets,
    readers,
    events,
    removalEvents: events,
  }
  const records: RecordsDeps = {
    ...shared,
    files,
    mailer,
    baseUrl,
    readEvidence: readEvidenceForRecords,
    whenSettled: whenRegistrationSettled(moderation),
  }
  return { inbox, records, moderation, alerts }
}
