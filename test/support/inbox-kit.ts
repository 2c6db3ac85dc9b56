import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Connector, EventComment, EventDirectMessage } from '#connectors/connector.ts'
import { systemActor, type PersonActor, type TokenActor } from '#core/actor.ts'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { createFolderFiles } from '#core/files/folder-files.ts'
import type { OrgId } from '#core/ids.ts'
import { createJobs } from '#core/jobs/jobs.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { silentLog } from '#core/log.ts'
import { createOutboxWorker } from '#core/outbox/carry-out.ts'
import { keyRingOf } from '#core/secrets/key-ring.ts'
import { masterKeyFrom } from '#core/secrets/master-key.ts'
import { createSecrets } from '#core/secrets/secrets.ts'
import { anyoneMay, addAccount, type Account, type AccountKind } from '#modules/accounts/index.ts'
import {
  acceptDelivery,
  applyEvents,
  drainIntake,
  inboxReplyCarrier,
  noInboxEvents,
  REPLY_KIND,
  type InboxDeps,
  type InboxEvents,
} from '#modules/inbox/index.ts'
import {
  actorFor,
  addPerson,
  addUnit,
  createOrganisation,
  changePerson,
} from '#modules/organisation/index.ts'
import { createPolicies } from '#modules/policy/index.ts'
import {
  createFakeNetwork,
  FAKE_NETWORK,
  fakeBody,
  GOOD_SIGNATURE,
  PAGE,
  type FakeEvent,
  type FakeNetwork,
} from './fake-network.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

export type Told = { readonly what: keyof InboxEvents; readonly detail: Record<string, unknown> }

export type InboxKit = {
  readonly test: TestDatabase
  readonly deps: InboxDeps
  readonly clock: FixedClock
  readonly network: FakeNetwork
  readonly orgId: OrgId
  readonly account: Account
  readonly people: Record<PersonName, PersonActor>
  /** What the inbox told the rest of Torget. */
  readonly told: Told[]
  readonly token: (...scopes: string[]) => TokenActor
  /** As a webhook would: accepts, drains, applies. */
  receive(...events: FakeEvent[]): Promise<void>
  /** Carries out every reply that waits, as the worker would. */
  sendOutbox(): Promise<void>
  messages(): Promise<readonly MessageLine[]>
  message(externalId: string): Promise<MessageLine>
  journal(
    subjectId: string,
  ): Promise<readonly { readonly kind: string; readonly facts: Record<string, unknown> }[]>
  jobs(queue: string): Promise<number>
  org<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type MessageLine = {
  readonly id: string
  readonly externalId: string
  readonly text: string
  readonly state: string
  readonly outcome: string | null
  readonly presence: string
  readonly isOurs: boolean
  readonly isRestricted: boolean
  readonly isSealed: boolean
  readonly ownerId: string | null
  readonly unitId: string | null
  readonly replyId: string | null
  readonly parentId: string | null
  readonly dueAt: Temporal.Instant | null
  readonly dueRuleId: string | null
  readonly dueModality: string | null
  readonly version: number
  readonly replyProblem: string | null
  readonly contextProblem: string | null
  readonly contextFetchedAt: Temporal.Instant | null
  readonly authorName: string | null
  readonly classKey: string | null
}

const STAFF = {
  admin: ['administrator'],
  holder: ['account-holder', 'communicator'],
  communicator: ['communicator'],
  substitute: ['communicator'],
  service: ['service'],
  contact: ['contact-centre'],
  registrar: ['registrar'],
  employee: ['employee'],
} as const

export type PersonName = keyof typeof STAFF

export type KitOptions = {
  readonly policy?: 'falkenberg' | 'botkyrka'
  readonly at?: string
  /** Changes the policy file's text before it is stored, to fill in what the source leaves unknown. */
  readonly edit?: (yaml: string) => string
  readonly accountKind?: AccountKind
  /** What stands where the fake network's connector would; null: the account's platform has none. */
  readonly connect?: (network: FakeNetwork) => Connector | null
}

/** An organisation under a shipped policy with staff, one account on a network of its own, and the whole inbox on a real database. */
export async function openInboxKit(options: KitOptions = {}): Promise<InboxKit> {
  const clock = fixedClock(options.at ?? '2026-04-02T14:00:00Z')
  const test = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'torget-inbox-'))
  const jobs = createJobs(test.app, silentLog)
  const network = createFakeNetwork()
  const told: Told[] = []
  const connector = options.connect === undefined ? network.connector : options.connect(network)
  const secrets = createSecrets({
    keys: keyRingOf(masterKeyFrom('a master key of at least thirty-two characters')),
    clock,
  })
  const deps: InboxDeps = {
    db: test.db,
    clock,
    jobs,
    log: silentLog,
    files: createFolderFiles(folder),
    secrets,
    policies: createPolicies(),
    connectors: connector === null ? new Map() : new Map([[FAKE_NETWORK, connector]]),
    readers: new Map([[FAKE_NETWORK, network.reader]]),
    events: listenTo(told),
    requireRight: anyoneMay,
    answeringNow: () => Promise.resolve(null),
  }
  const { orgId, people, account } = await populate(deps, options)
  const worker = createOutboxWorker({
    ...deps,
    carriers: new Map([[REPLY_KIND, inboxReplyCarrier(deps)]]),
    worker: 'test',
  })
  const org = <T>(work: (tx: Tx) => Promise<T>) => test.db.forOrg(orgId, work)
  const messages = () =>
    org(async (tx) => (await sql<MessageLine>`select * from message order by external_id`.execute(tx)).rows)
  return {
    test,
    deps,
    clock,
    network,
    orgId,
    account,
    people,
    told,
    org,
    messages,
    token: (...scopes) => ({ kind: 'token', id: 'token-1', orgId, name: 'Program', scopes }),
    async receive(...events) {
      await acceptDelivery(deps, {
        network: FAKE_NETWORK,
        rawBody: fakeBody(events),
        signature: GOOD_SIGNATURE,
      })
      await drainIntake(deps)
      await applyEvents(deps)
    },
    async sendOutbox() {
      const rows = await org(
        async (tx) =>
          (await sql<{ id: string }>`select id from outbox where state = 'pending'`.execute(tx)).rows,
      )
      for (const { id } of rows) await worker.carryOut(orgId, id)
    },
    async message(externalId) {
      const found = (await messages()).find((one) => one.externalId === externalId)
      if (found === undefined) throw new Error(`no message ${externalId}`)
      return found
    },
    journal: (subjectId) => org((tx) => readJournal(tx, orgId, subjectId)),
    async jobs(queue) {
      const { rows } = await test.db.pool.query<{ n: number }>(
        'select count(*) as n from torget_jobs.job where name = $1',
        [queue],
      )
      return rows[0]?.n ?? 0
    },
    async close() {
      await jobs.stop()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function listenTo(told: Told[]): InboxEvents {
  const names = Object.keys(noInboxEvents) as (keyof InboxEvents)[]
  const entries = names.map((what) => [
    what,
    (_tx: Tx, _orgId: OrgId, detail: Record<string, unknown>) => {
      told.push({ what, detail })
      return Promise.resolve()
    },
  ])
  return Object.fromEntries(entries) as InboxEvents
}

async function populate(deps: InboxDeps, options: KitOptions) {
  const file = new URL(`../../policies/${options.policy ?? 'falkenberg'}.yaml`, import.meta.url)
  const policyYaml = (options.edit ?? ((yaml) => yaml))(await readFile(file, 'utf8'))
  const { orgId } = await createOrganisation(deps, { name: 'Ekköping', slug: 'ekkoping', policyYaml })
  const setup = systemActor(orgId, 'setup')
  const unit = await addUnit(deps, setup, {
    name: 'Kommunikation',
    kind: 'department',
    parentId: null,
    ownsCommonAccounts: true,
  })
  const service = await addUnit(deps, setup, {
    name: 'Fritid',
    kind: 'service',
    parentId: null,
    ownsCommonAccounts: false,
  })
  const people: Partial<Record<PersonName, PersonActor>> = {}
  for (const [name, roles] of Object.entries(STAFF)) {
    const unitId = name === 'service' ? service.id : unit.id
    const person = await addPerson(deps, setup, {
      email: `${name}@ekkoping.example`,
      fullName: NAMES[name as PersonName],
      title: name === 'service' ? 'badmästare' : 'kommunikatör',
      unitId,
      roles: [...roles],
      password: null,
    })
    const actor = await deps.db.forOrg(orgId, (tx) => actorFor(tx, orgId, person.id, deps.clock.now()))
    if (actor !== null) people[name as PersonName] = actor
  }
  const staff = people as Record<PersonName, PersonActor>
  await changePerson(deps, setup, {
    personId: staff.holder.id,
    change: { substituteId: staff.substitute.id },
  })
  const account = await addAccount({ ...deps, networks: new Map([[FAKE_NETWORK, 'Fake']]) }, setup, {
    network: FAKE_NETWORK,
    externalId: PAGE,
    handle: 'ekkoping',
    name: 'Ekköpings kommun',
    url: null,
    kind: options.accountKind ?? 'official',
    unitId: unit.id,
    holderId: staff.holder.id,
    token: 'a-token',
  })
  return { orgId, people: staff, account }
}

/** Invented, like everybody here. */
const NAMES: Record<PersonName, string> = {
  admin: 'Ada Administratör',
  holder: 'Hanna Hållare',
  communicator: 'Kim Kommunikatör',
  substitute: 'Stina Stand-in',
  service: 'Bo Badmästare',
  contact: 'Carin Center',
  registrar: 'Rut Registrator',
  employee: 'Erik Anställd',
}

export type CommentOver = Partial<EventComment> & {
  readonly key?: string
  readonly at?: string | null
  readonly page?: string
}

export function added(externalId: string, over: CommentOver = {}): FakeEvent {
  return commentEvent('comment-added', externalId, over)
}

/** A direct message to the account, or with `isFromAccount` one that it wrote itself. */
export function direct(externalId: string, over: DirectOver = {}): FakeEvent {
  const { key, at = '2026-04-02T14:00:00Z', ...message } = over
  return {
    key: key ?? `direct:${externalId}`,
    at,
    effect: {
      kind: 'direct-message',
      message: {
        externalId,
        author: { externalId: 'citizen-1', name: 'Åsa Öberg' },
        isFromAccount: false,
        otherPartyExternalId: 'citizen-1',
        text: `meddelande ${externalId}`,
        sentAt: null,
        media: [],
        ...message,
      },
    },
  }
}

export type DirectOver = Partial<EventDirectMessage> & { readonly key?: string; readonly at?: string | null }

export function edited(externalId: string, over: CommentOver = {}): FakeEvent {
  return commentEvent('comment-edited', externalId, over)
}

function commentEvent(
  kind: 'comment-added' | 'comment-edited',
  externalId: string,
  over: CommentOver,
): FakeEvent {
  const { key, at = '2026-04-02T14:00:00Z', page, ...comment } = over
  return {
    ...(page === undefined ? {} : { page }),
    key: key ?? `${kind}:${externalId}:${comment.text ?? ''}`,
    at,
    effect: {
      kind,
      comment: {
        externalId,
        postExternalId: 'post-1',
        parentExternalId: null,
        author: { externalId: 'citizen-1', name: 'Åsa Öberg' },
        text: `kommentar ${externalId}`,
        postedAt: null,
        media: [],
        ...comment,
      },
    },
  }
}

export function changed(
  kind: 'comment-removed' | 'comment-hidden' | 'comment-unhidden',
  externalId: string,
  at: string | null = '2026-04-02T14:05:00Z',
): FakeEvent {
  return {
    key: `${kind}:${externalId}:${at ?? ''}`,
    at,
    effect: { kind, commentExternalId: externalId, postExternalId: 'post-1' },
  }
}
