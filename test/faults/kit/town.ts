import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig, type Config } from '#config'
import type { Tx } from '#core/db/database.ts'
import { readChain, readJournal } from '#core/ledger/ledger.ts'
import { verifyChain } from '#core/ledger/verify.ts'
import { runCommand } from '#test/run-command.ts'
import { createTestDatabase, urlOf, type TestDatabase } from '#test/test-database.ts'
import type { Ended } from '#test/torget-process.ts'
import type { Services } from '../../../src/app/services.ts'
import { makeMunicipality, type Municipality, type StaffName } from './municipality.ts'
import type { Moment } from './moments.ts'
import { APP_ID, APP_SECRET, openNetwork, VERIFY_TOKEN, type NetworkOnLoopback } from './network.ts'
import { openHandledOffice, type HandledOffice } from './office.ts'
import { shiftedClock, type ShiftedClock } from './shifted-clock.ts'
import { startVictim, type Victim } from './victim.ts'
import { signIn, type Visitor } from './visitor.ts'

export type Written = { readonly commentId: string; readonly messageId: string; readonly itemPath: string }

export type OutboxLine = {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly attempts: number
  readonly problem: { readonly code: string } | null
}

/**
 * A municipality with its database, its files and the network outside, and one office that works only when it is told to. Other
 * processes on the same database can be started and killed beside it.
 */
export type Town = {
  readonly clock: ShiftedClock
  readonly network: NetworkOnLoopback
  readonly office: HandledOffice
  readonly municipality: Municipality
  readonly test: TestDatabase
  readonly environment: Readonly<Record<string, string>>
  /** Webhooks go to the town's own office, as they do from the start. */
  sendHooksHere(): void
  /** A citizen's comment on the network, brought in and looked up in its context. */
  write(text: string, author?: string): Promise<Written>
  /** Webhooks, intake and every job that is due. Gives what failed. */
  settle(): Promise<readonly unknown[]>
  /** As when the office opens again after a kill: time has passed, the lost jobs come back, the sweep runs. */
  recover(): Promise<void>
  /** A process of its own on this town, which is killed at that moment, or when the test says so. */
  victim(moment: Moment | null, role: Config['role']): Promise<Victim>
  visitor(who: StaffName): Promise<Visitor>
  /** The same person at a page that another process serves. */
  visitorOf(victim: Victim, who: StaffName): Promise<Visitor>
  outboxOf(subjectId: string): Promise<readonly OutboxLine[]>
  journal(messageId: string): Promise<readonly string[]>
  org<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  isLedgerIntact(): Promise<boolean>
  torget(...argv: readonly string[]): Promise<Ended>
  close(): Promise<void>
}

export type TownOptions = {
  readonly environment?: Readonly<Record<string, string>>
  readonly change?: (services: Services) => Services
}

/** Longer than a claim in the outbox and a capture without a living worker last. */
const AFTER_A_KILL = { minutes: 15 }

export async function openTown(options: TownOptions = {}): Promise<Town> {
  const test = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'torget-faults-'))
  const clock = shiftedClock()
  const network = await openNetwork(clock)
  const environment = { ...settingsOf(test, folder, network), ...options.environment }
  const config = configOf(environment)
  const office = await openHandledOffice({
    config,
    clock,
    ...(options.change === undefined ? {} : { change: options.change }),
  })
  const { services, queue } = office
  const municipality = await makeMunicipality(services, network)
  const { orgId, people } = municipality
  const sendHooksHere = () =>
    network.sendHooksTo(async (body, headers) => {
      const init = { method: 'POST', body, headers: { ...headers } }
      return (await office.web.request('/hooks/meta', init)).status
    })
  sendHooksHere()
  const victims: Victim[] = []
  const org = <T>(work: (tx: Tx) => Promise<T>) => services.db.forOrg(orgId, work)
  const settle = async () => {
    await network.lab.webhooks.deliver()
    await queue.start('intake.drain')
    return queue.run()
  }
  const reachOffice = { db: services.db, clock, baseUrl: config.baseUrl }
  return {
    clock,
    network,
    office,
    municipality,
    test,
    environment,
    sendHooksHere,
    settle,
    org,
    async write(text, author = 'Bosse i Vessigebro') {
      const comment = network.lab.writeComment({ postId: municipality.postId, author, text })
      const failures = await settle()
      if (failures.length > 0) throw new AggregateError(failures, 'a comment did not come in')
      const { rows } = await org((tx) =>
        sql<{ id: string }>`select id from message where external_id = ${comment.id}`.execute(tx),
      )
      const messageId = rows[0]?.id ?? ''
      return { commentId: comment.id, messageId, itemPath: `/inkorg/${messageId}` }
    },
    async recover() {
      clock.advance(AFTER_A_KILL)
      await queue.revive()
      await queue.start('sweep')
      const failures = await settle()
      if (failures.length > 0) throw new AggregateError(failures, 'after a kill')
    },
    async victim(moment, role) {
      const victim = await startVictim({ environment, moment, role, shiftMs: clock.shiftMs })
      victims.push(victim)
      return victim
    },
    visitor: (who) =>
      signIn({ ...reachOffice, reach: (path, init) => office.web.request(path, init) }, people[who]),
    visitorOf: (victim, who) =>
      signIn(
        {
          ...reachOffice,
          baseUrl: victim.address,
          reach: (path, init) => fetch(`${victim.address}${path}`, init),
        },
        people[who],
      ),
    outboxOf: (subjectId) =>
      org(async (tx) => {
        const { rows } = await sql<OutboxLine>`
          select id, kind, state, attempts, problem from outbox where subject_id = ${subjectId} order by id`.execute(
          tx,
        )
        return rows
      }),
    journal: async (messageId) =>
      (await org((tx) => readJournal(tx, orgId, messageId))).map((entry) => entry.kind),
    isLedgerIntact: async () => (await org((tx) => verifyChain(readChain(tx, orgId), { orgId }))).isIntact,
    torget: (...argv) => runCommand(argv, { environment }),
    async close() {
      for (const victim of victims) await victim.kill()
      await network.close()
      await office.close()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function settingsOf(
  test: TestDatabase,
  folder: string,
  network: NetworkOnLoopback,
): Readonly<Record<string, string>> {
  return {
    TORGET_DATA: folder,
    DATABASE_URL: urlOf(test.owner),
    TORGET_DATABASE_ROLE: `torget_faults_${randomBytes(4).toString('hex')}`,
    TORGET_KEY: 'the master key of the fault tests, which hides nothing',
    TORGET_META_APP_ID: APP_ID,
    TORGET_META_APP_SECRET: APP_SECRET,
    TORGET_META_VERIFY_TOKEN: VERIFY_TOKEN,
    TORGET_META_GRAPH_URL: network.url,
    TORGET_ALLOW_PRIVATE_HOSTS: network.host,
    TORGET_LOG_LEVEL: 'silent',
  }
}

function configOf(environment: Readonly<Record<string, string>>): Config {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.config
}
