import { systemActor } from '#core/actor.ts'
import {
  relayAt,
  createRightsGate,
  noAccountEvents,
  standardDemands,
  type AccountsDeps,
} from '#modules/accounts/index.ts'
import { alertEvents, type AlertDeps } from '#modules/alerts/index.ts'
import { handOverItems, readHeirs, reassignItemsWithin, type InboxDeps } from '#modules/inbox/index.ts'
import {
  readEvidenceForRecords,
  whenRegistrationSettled,
  type ModerationDeps,
} from '#modules/moderation/index.ts'
import { noOrganisationEvents, readPeople, type OrganisationDeps } from '#modules/organisation/index.ts'
import type { RecordsDeps } from '#modules/records/index.ts'
import { readOnDuty } from '#modules/organisation/index.ts'
import { noStartupEvents, type StartupDeps } from '#modules/startup/index.ts'
import type { Services } from './services.ts'

/** What each module's actions are called with. A lower module gets what it needs of a higher one as a function, here. */
export type Modules = {
  readonly organisation: OrganisationDeps
  readonly accounts: AccountsDeps
  readonly inbox: InboxDeps
  readonly records: RecordsDeps
  readonly moderation: ModerationDeps
  readonly alerts: AlertDeps
  readonly startup: StartupDeps
}

export function createModules(services: Services): Modules {
  const { db, clock, jobs, log, secrets, policies, connectors, mailer, config, files } = services
  const shared = { db, clock, jobs, log, policies, connectors }
  const readers = services.webhookReaders
  const { baseUrl } = config
  const alerts: AlertDeps = { ...shared, mailer, baseUrl }
  // Whoever has something to tell does so here; alerts listens and knows the people.
  const events = alertEvents(alerts)
  const accounts: AccountsDeps = {
    db,
    clock,
    secrets,
    policies,
    events: noAccountEvents,
    handOverItems: (tx, actor, to) => handOverItems({ clock }, tx, actor, to),
    demandsOf: () => standardDemands,
    awayWithoutSubstitute: async (tx, orgId, at) =>
      new Set(
        (await readOnDuty(tx, orgId, at))
          .filter(({ isAway, substituteId }) => isAway && substituteId === null)
          .map(({ id }) => id),
      ),
  }
  const requireRight = createRightsGate(accounts)
  const inbox: InboxDeps = { ...shared, files, secrets, readers, events, requireRight, answeringNow: relayAt }
  const acting = { requireRight, answeringNow: relayAt }
  const moderation: ModerationDeps = {
    ...shared,
    files,
    secrets,
    readers,
    events,
    removalEvents: events,
    ...acting,
  }
  const records: RecordsDeps = {
    ...shared,
    files,
    mailer,
    baseUrl,
    readEvidence: readEvidenceForRecords,
    whenSettled: whenRegistrationSettled(moderation),
  }
  const organisation = organisationDeps(services)
  const startup: StartupDeps = { db, clock, policies, accounts, events: noStartupEvents }
  return { organisation, accounts, inbox, records, moderation, alerts, startup }
}

/** What the organisation's events mean to the others: whoever leaves hands everything over in the same transaction. */
function organisationDeps({ db, clock, policies }: Services): OrganisationDeps {
  return {
    ...{ db, clock, policies },
    listeners: {
      ...noOrganisationEvents,
      personDeactivated: (tx, orgId, personId) =>
        reassignItemsWithin({ db, clock }, tx, systemActor(orgId, 'leaving'), personId),
    },
    inheritances: [
      async (tx, orgId, personId) => {
        const heirs = await readHeirs({ clock }, tx, orgId, personId)
        const names = new Map((await readPeople(tx, orgId)).map((person) => [person.id, person.fullName]))
        return heirs.map(({ personId: to, count }) => ({
          what: 'messages',
          count,
          toName: to === null ? null : (names.get(to) ?? null),
        }))
      },
    ],
  }
}
