import { systemActor } from '#core/actor.ts'
import {
  createRightsGate,
  followAbsence,
  followLeaving,
  policyDemands,
  readAccountHeirs,
  readAccounts,
  relayAt,
  type AccountsDeps,
} from '#modules/accounts/index.ts'
import {
  accountAlertEvents,
  alertEvents,
  connectionAlertEvents,
  startupAlertEvents,
  type AlertDeps,
} from '#modules/alerts/index.ts'
import {
  connectionLossListener,
  withFreshAccess,
  type ConnectionEvents,
  type ConnectionsDeps,
} from '#modules/connections/index.ts'
import {
  handOverItems,
  readHeirs,
  readLastPosts,
  reassignItemsWithin,
  REPLY_KIND,
  type InboxDeps,
} from '#modules/inbox/index.ts'
import {
  ACT_KIND,
  NOTICE_KIND,
  readEvidenceForRecords,
  whenRegistrationSettled,
  type ModerationDeps,
} from '#modules/moderation/index.ts'
import {
  noOrganisationEvents,
  readOnDuty,
  readPeople,
  readRoleHolders,
  type OrganisationDeps,
} from '#modules/organisation/index.ts'
import type { PolicyDeps } from '#modules/policy/index.ts'
import type { RecordsDeps } from '#modules/records/index.ts'
import type { StartupDeps } from '#modules/startup/index.ts'
import { replaySource } from './replay-source.ts'
import type { Services } from './services.ts'

/** What each module's actions are called with. A lower module gets what it needs of a higher one as a function, here. */
export type Modules = {
  readonly policy: PolicyDeps
  readonly organisation: OrganisationDeps
  readonly accounts: AccountsDeps
  readonly startup: StartupDeps
  readonly inbox: InboxDeps
  readonly records: RecordsDeps
  readonly moderation: ModerationDeps
  readonly alerts: AlertDeps
  readonly connections: ConnectionsDeps
}

export function createModules(services: Services): Modules {
  const { db, clock, jobs, log, secrets, policies, mailer, config, files, readers } = services
  const { baseUrl } = config
  const alerts: AlertDeps = {
    ...{ db, clock, jobs, policies, mailer, baseUrl },
    connectors: services.connectors,
  }
  // Whoever has something to tell does so here; alerts listens and knows the people.
  const told = alertEvents(alerts)
  const connectionEvents: ConnectionEvents = {
    accountAccessLost: (tx, orgId, lost) => told.accountAccessLost(tx, orgId, lost),
    ...connectionAlertEvents(alerts),
  }
  // Every module calls the networks with an access that is renewed when it has run out.
  const connectors = withFreshAccess({ ...services, events: connectionEvents })
  const shared = { db, clock, jobs, log, policies, connectors }
  const events = alsoNoted(told, connectionLossListener({ clock }))
  const accounts: AccountsDeps = {
    db,
    clock,
    secrets,
    policies,
    events: accountAlertEvents(alerts),
    handOverItems: (tx, actor, to) => handOverItems({ clock }, tx, actor, to),
    readLastPosts: async (tx, orgId) => {
      const connected = (await readAccounts(tx, orgId)).filter(({ externalId }) => externalId !== '')
      return readLastPosts(tx, orgId, connected)
    },
    demandsOf: policyDemands,
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
  const organisation = organisationDeps(services, accounts)
  const startup: StartupDeps = { db, clock, policies, accounts, files, events: startupAlertEvents(alerts) }
  const connections: ConnectionsDeps = {
    ...{ db, clock, jobs, log, connectors, secrets, readers, baseUrl },
    quota: services.quota,
    events: connectionEvents,
    intents: [REPLY_KIND, ACT_KIND, NOTICE_KIND],
  }
  const above = { startup, inbox, records, moderation, alerts, connections }
  return { policy: policyDeps(services), organisation, accounts, ...above }
}

/** A loss that an answer or a removal met is told to people, and stands with the connection too. */
function alsoNoted<Told extends Pick<ConnectionEvents, 'accountAccessLost'>>(
  told: Told,
  noteLoss: ConnectionEvents['accountAccessLost'],
): Told {
  return {
    ...told,
    accountAccessLost: async (tx, orgId, lost) => {
      await told.accountAccessLost(tx, orgId, lost)
      await noteLoss(tx, orgId, lost)
    },
  }
}

/** The policy's own care: who holds the role it names for that, and what has happened for the replay. */
function policyDeps({ db, clock, policies }: Services): PolicyDeps {
  return {
    ...{ db, clock, policies },
    holdsRole: async (tx, orgId, personId, roleKey) => {
      const holders = await readRoleHolders(tx, orgId, { roleKey, unitId: null, at: clock.now() })
      return holders.some(({ person }) => person.id === personId)
    },
    readReplay: replaySource({ clock }),
  }
}

/** What the organisation's events mean to the others: whoever leaves hands everything over in the same transaction. */
function organisationDeps({ db, clock, policies }: Services, accounts: AccountsDeps): OrganisationDeps {
  return {
    ...{ db, clock, policies },
    listeners: {
      ...noOrganisationEvents,
      personDeactivated: async (tx, orgId, personId) => {
        await reassignItemsWithin({ db, clock }, tx, systemActor(orgId, 'leaving'), personId)
        await followLeaving(accounts, tx, orgId, personId)
      },
      absenceChanged: (tx, orgId, { personId }) => followAbsence(accounts, tx, orgId, personId),
    },
    inheritances: [
      (tx, orgId, personId) => readAccountHeirs(accounts, tx, orgId, personId),
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
