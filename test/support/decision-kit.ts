import { sql } from 'kysely'
import type { Connector } from '#connectors/connector.ts'
import type { PersonActor } from '#core/actor.ts'
import type { RemovableFiles } from '#core/files/files.ts'
import type { MessageId, UnitId } from '#core/ids.ts'
import type { Mail, Mailer } from '#core/mail/mail.ts'
import { createOutboxWorker, type OutboxWorker } from '#core/outbox/carry-out.ts'
import { inboxReplyCarrier, REPLY_KIND } from '#modules/inbox/index.ts'
import {
  ACT_KIND,
  createActCarrier,
  createNoticeCarrier,
  noRemovalEvents,
  NOTICE_KIND,
  readEvidenceForRecords,
  whenRegistrationSettled,
  type ModerationDeps,
} from '#modules/moderation/index.ts'
import { addPerson, addUnit, actorFor } from '#modules/organisation/index.ts'
import { createMailCarrier, DESK_MAIL, type RecordsDeps } from '#modules/records/index.ts'
import { systemActor } from '#core/actor.ts'
// The work behind a queue is run here by hand, so that a test can stop it anywhere.
import { sealEvidence } from '../../src/modules/moderation/capture/seal-evidence.ts'
import { actOn, type ActingNetwork } from './acting-network.ts'
import { FAKE_NETWORK } from './fake-network.ts'
import { added, openInboxKit, type CommentOver, type InboxKit, type KitOptions } from './inbox-kit.ts'

export type DecisionKit = InboxKit & {
  readonly moderation: ModerationDeps
  readonly records: RecordsDeps
  readonly acting: ActingNetwork
  readonly mails: Mail[]
  readonly units: { readonly leisure: UnitId; readonly roads: UnitId }
  /** Works for the roads, beside the service of the kit, who works for leisure. */
  readonly roadWorker: PersonActor
  readonly outbox: OutboxWorker
  /** A comment on the network and in the inbox, triaged or not. */
  write(externalId: string, text: string, over?: CommentOver): Promise<MessageId>
  triage(messageId: MessageId, classKey: string): Promise<void>
  /** Does the captures that wait, as their worker would. */
  runCaptures(): Promise<void>
  /** Carries out whatever waits in the outbox until nothing does. */
  runOutbox(): Promise<void>
  mailFailure: { error: Error | null }
}

export type DecisionOptions = KitOptions & { readonly profile?: Partial<Connector['profile']> }

/** The inbox kit with records and moderation on top, and a network on which things can be hidden and removed. */
export async function openDecisionKit(options: DecisionOptions = {}): Promise<DecisionKit> {
  const kit = await openInboxKit({ edit: withContacts, ...options })
  const acting = actOn(kit.network, options.profile ?? {})
  const connectors = new Map([[FAKE_NETWORK, acting.connector]])
  const files = kit.deps.files as RemovableFiles
  const moderation: ModerationDeps = { ...kit.deps, connectors, files, removalEvents: noRemovalEvents }
  const mails: Mail[] = []
  const mailFailure: { error: Error | null } = { error: null }
  const mailer: Mailer = {
    isConfigured: true,
    send: (mail) => {
      const { error } = mailFailure
      mailFailure.error = null
      if (error !== null) return Promise.reject(error)
      mails.push(mail)
      return Promise.resolve()
    },
  }
  const records: RecordsDeps = {
    ...kit.deps,
    files,
    connectors,
    mailer,
    baseUrl: 'https://torget.ekkoping.example',
    readEvidence: readEvidenceForRecords,
    whenSettled: whenRegistrationSettled(moderation),
  }
  const { units, roadWorker } = await addRoads(kit)
  const outbox = createOutboxWorker({
    ...kit.deps,
    carriers: new Map([
      [REPLY_KIND, inboxReplyCarrier({ ...kit.deps, connectors })],
      [ACT_KIND, createActCarrier(moderation)],
      [NOTICE_KIND, createNoticeCarrier(moderation)],
      [DESK_MAIL, createMailCarrier(records)],
    ]),
    worker: 'test',
  })
  return {
    ...kit,
    moderation,
    records,
    acting,
    mails,
    mailFailure,
    units,
    roadWorker,
    outbox,
    async write(externalId, text, over = {}) {
      const { key: _key, at: _at, page: _page, ...comment } = over
      if (!kit.network.posts.has('post-1')) kit.network.addPost('post-1', 'Nu öppnar badet på Söder.')
      kit.network.addComment(externalId, { ...comment, text })
      await kit.receive(added(externalId, { ...over, text }))
      return (await kit.message(externalId)).id as MessageId
    },
    triage: (messageId, classKey) =>
      kit.org(async (tx) => {
        await sql`update message set class_key = ${classKey}, triaged_at = ${kit.clock.now()}, version = version + 1 where id = ${messageId}`.execute(
          tx,
        )
      }),
    async runCaptures() {
      // Nothing happens twice in the same second out there either.
      kit.clock.advance({ seconds: 1 })
      const rows = await kit.org(
        async (tx) =>
          (await sql<{ id: string }>`select id from evidence order by started_at`.execute(tx)).rows,
      )
      for (const { id } of rows) await sealEvidence(moderation, kit.orgId, id)
    },
    async runOutbox() {
      kit.clock.advance({ seconds: 1 })
      for (;;) {
        const rows = await kit.org(
          async (tx) =>
            (
              await sql<{
                id: string
              }>`select id from outbox where state = 'pending' and not_before <= ${kit.clock.now()}`.execute(
                tx,
              )
            ).rows,
        )
        if (rows.length === 0) return
        for (const { id } of rows) await outbox.carryOut(kit.orgId, id)
      }
    },
  }
}

/** What the sources leave unknown is filled in, as a municipality has to do before it goes live. */
function withContacts(yaml: string): string {
  return yaml
    .replace(/^(\s+phone:).*$/m, '$1 0346-886000')
    .replace(/^(\s+rulesPage:).*$/m, '$1 https://ekkoping.example/regler')
    .replace(/^(\s+email:).*$/m, '$1 kontaktcenter@ekkoping.example')
}

async function addRoads(kit: InboxKit) {
  const setup = systemActor(kit.orgId, 'setup')
  const leisure = kit.people.service.unitId
  const roads = await addUnit(kit.deps, setup, {
    name: 'Gator',
    kind: 'service',
    parentId: null,
    ownsCommonAccounts: false,
  })
  const person = await addPerson(kit.deps, setup, {
    email: 'gator@ekkoping.example',
    fullName: 'Gun Gata',
    title: 'gatuingenjör',
    unitId: roads.id,
    roles: ['service'],
    password: null,
  })
  const roadWorker = await kit.org((tx) => actorFor(tx, kit.orgId, person.id))
  if (roadWorker === null) throw new Error('nobody works for the roads')
  return { units: { leisure, roads: roads.id }, roadWorker }
}
