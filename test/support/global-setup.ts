import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startCluster, type Cluster } from '#core/db/embedded/start-cluster.ts'
import { migrate } from '#core/db/migrate.ts'
import { installJobs } from '#core/jobs/install-jobs.ts'
import { migrations } from '../../src/migrations.ts'
import { TEMPLATE, TEST_APP_PASSWORD, TEST_APP_ROLE, type TestServer } from './test-server.ts'

/**
 * One server for the whole run, with a migrated template that each test file copies. `TORGET_TEST_DATABASE_URL` names another server
 * (its user must be allowed to create databases and roles): so the store is tested on the oldest PostgreSQL we support.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['TORGET_TEST_DATABASE_URL']
  const folder = await mkdtemp(join(tmpdir(), 'torget-test-'))
  await chmod(folder, 0o755) // else root's cluster would live outside it, and stay behind
  const cluster =
    external === undefined ? await startCluster(join(folder, 'data'), { isForTests: true }) : null
  const server = external === undefined ? ownAddress(cluster) : addressOf(external)
  await makeTemplate(server)
  project.provide('testServer', server)
  return async () => {
    await cluster?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function ownAddress(cluster: Cluster | null): TestServer {
  if (cluster === null) throw new Error('no test server')
  return cluster.address
}

function addressOf(url: string): TestServer {
  const { hostname, port, username, password } = new URL(url)
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  }
}

async function makeTemplate(server: TestServer): Promise<void> {
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  await admin.query(`drop database if exists ${TEMPLATE}`)
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const owner = { ...server, database: TEMPLATE }
  await migrate(owner, migrations, { name: TEST_APP_ROLE, password: TEST_APP_PASSWORD })
  await installJobs(owner)
}
