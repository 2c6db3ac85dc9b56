import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Config } from '#config'
import { systemClock, type Clock } from '#core/clock.ts'
import { connect, type Connection } from '#core/db/connect.ts'
import { openDatabase, type Database } from '#core/db/database.ts'
import type { RemovableFiles } from '#core/files/files.ts'
import { createFolderFiles } from '#core/files/folder-files.ts'
import { installJobs } from '#core/jobs/install-jobs.ts'
import { createJobs, type Jobs } from '#core/jobs/jobs.ts'
import { createLog, type Log } from '#core/log.ts'
import { createMailer } from '#core/mail/create-mailer.ts'
import type { Mailer } from '#core/mail/mail.ts'
import { createMetrics, type Metrics } from '#core/metrics/metrics.ts'
import { readBacklog } from '#core/metrics/read-backlog.ts'
import { createDatabaseQuota } from '#core/quota/database-quota.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import { checkMasterKey } from '#core/secrets/check-keys.ts'
import { readMasterKey, type KeyRing } from '#core/secrets/key-ring.ts'
import { deriveKey } from '#core/secrets/master-key.ts'
import { createSecrets, type Secrets } from '#core/secrets/secrets.ts'
import { createPolicies, type Policies } from '#modules/policy/index.ts'
import { migrations } from '../migrations.ts'
import { createNetworks, type Networks } from './networks.ts'

/** Everything that actions, pages and commands need from outside themselves, opened once for a process. */
export type Services = Networks & {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly connection: Connection
  readonly db: Database
  readonly jobs: Jobs
  readonly files: RemovableFiles
  readonly keys: KeyRing
  readonly secrets: Secrets
  readonly policies: Policies
  /** Of every network, for all processes of the installation. */
  readonly quota: QuotaLedger
  readonly mailer: Mailer
  readonly metrics: Metrics
  /** Names this process where something is taken by one worker of many. */
  readonly worker: string
  close(): Promise<void>
}

/** Opens key, database (schema brought up to date) and files. Throws `StartupProblem` with what to do. */
export async function openServices(config: Config, clock: Clock = systemClock): Promise<Services> {
  const log = createLog(config.logLevel)
  const keys = await readMasterKey(config)
  const connection = await connect({
    databaseUrl: config.databaseUrl,
    databaseRole: config.databaseRole,
    dataFolder: config.dataFolder,
    masterKey: deriveKey(keys.current, 'database role'),
    migrations,
  })
  await installJobs(connection.owner)
  const db = openDatabase(connection.app)
  const jobs = createJobs(connection.app, log)
  try {
    await checkMasterKey(db, keys)
  } catch (error) {
    await db.close()
    await connection.leave()
    throw error
  }
  const quota = createDatabaseQuota(db, clock)
  return {
    ...createNetworks(config, clock, quota),
    quota,
    config,
    clock,
    log,
    connection,
    db,
    jobs,
    files: createFolderFiles(join(config.dataFolder, 'files')),
    keys,
    secrets: createSecrets({ keys, clock }),
    policies: createPolicies(),
    mailer: createMailer(config.mail),
    metrics: createMetrics(() => readBacklog(db, clock)),
    worker: `${hostname()}:${process.pid}`,
    close: async () => {
      await jobs.stop()
      await db.close()
      await connection.leave()
    },
  }
}
