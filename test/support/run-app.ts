import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { readConfig, type Config } from '#config'
import type { Clock } from '#core/clock.ts'
import { createAssets } from '#core/assets/create-assets.ts'
import type { OrgId } from '#core/ids.ts'
import { createGraphLab } from '#lab/graph/create-lab.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import { createSquare } from '#lab/square/create-square.tsx'
import { createQueueSignal, sweepInbox } from '#modules/inbox/index.ts'
import { sweepModeration } from '#modules/moderation/index.ts'
import { readPeople } from '#modules/organisation/index.ts'
import { createGallery } from '#ui/gallery/create-gallery.tsx'
import { listen } from '../../src/app/listen.ts'
import { createModules, type Modules } from '../../src/app/modules.ts'
import { openServices, type Services } from '../../src/app/services.ts'
import { createWeb } from '../../src/app/web.ts'
import { startWorker } from '../../src/app/worker.ts'
import { demoConfig, LAB_GRAPH_PATH, SQUARE_PATH } from '../../src/demo/demo-config.ts'
import { demoAccounts } from '../../src/demo/demo-accounts.ts'
import { openDemoNetworks, type DemoNetwork } from '../../src/demo/demo-networks.ts'
import { fillUnknowns } from '../../src/demo/fill-unknowns.ts'
import { makeMunicipality } from '../../src/demo/make-municipality.ts'
import { castOf, type DemoRole } from '../../src/demo/people.ts'
import { shippedPolicies } from '../../src/demo/shipped-policies.ts'
import { createTestDatabase, urlOf, type TestDatabase } from './test-database.ts'

/** Time goes on as it does, from wherever a test puts it. */
export type MovableClock = Clock & { set(at: string): void }

export type Municipality = {
  readonly orgId: OrgId
  readonly name: string
  /** The network's ids of its Pages. */
  readonly pages: Readonly<Record<'official' | 'water' | 'library', string>>
  /** Who does what there, by name. */
  readonly staff: Readonly<Record<DemoRole, string>>
}

export type RunningTestApp = {
  readonly origin: string
  readonly clock: MovableClock
  readonly lab: GraphLab
  /** The other emulated networks, when they were asked for. */
  readonly networks: readonly DemoNetwork[]
  readonly services: Services
  readonly modules: Modules
  readonly falkenberg: Municipality
  readonly botkyrka: Municipality
  /** Every address the program answers at, as its routes are written: `/inkorg/:id`. */
  readonly routes: readonly string[]
  /** What the worker does every minute. */
  sweep(): Promise<void>
  stop(): Promise<void>
}

export type RunOptions = {
  /** Local time in Sweden, with its offset: `2026-11-20T18:10+01:00`. */
  readonly at: string
  /** `smtp://…`; left out, no mail is sent. */
  readonly smtpUrl?: string
  /** With Instagram, LinkedIn, YouTube, Mastodon, Bluesky and a site with a feed beside Facebook. */
  readonly withNetworks?: boolean
}

/**
 * The whole program as `startApp` puts it together, but for the crowd and the seeded conversations: its own database, real jobs, and the
 * emulated network on the same server, which delivers its webhooks over HTTP.
 */
export async function runApp(options: RunOptions): Promise<RunningTestApp> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'torget-e2e-'))
  const role = `torget_e2e_${randomBytes(4).toString('hex')}`
  const config = configFor({ port: await freePort(), folder, role, database, smtpUrl: options.smtpUrl })
  const clock = movableClock(options.at)
  const services = await openServices(config, clock)
  const modules = createModules(services)
  const lab = openLab(config, clock)
  const networks = options.withNetworks === true ? await openDemoNetworks({ config, clock }) : []
  const [falkenberg, botkyrka] = await makeBoth(services, lab)
  const worker = await startWorker(services, modules)
  const assets = await createAssets()
  const queue = createQueueSignal(services.db, services.log)
  const web = createWeb(services, modules, {
    assets,
    queue,
    arrived: () => worker.wake(),
    demo: {
      squareHref: SQUARE_PATH,
      galleryHref: '/stil',
      people: () => staffOf(services, [falkenberg, botkyrka]),
    },
    setUp: { policies: () => Promise.resolve([]), becomeDemo: null },
    beside: [
      { path: LAB_GRAPH_PATH, app: lab.app },
      ...networks.map(({ part }) => part),
      { path: '/', app: createSquare({ lab, clock, basePath: SQUARE_PATH, officeUrl: '/' }) },
      { path: '/stil', app: createGallery({ assets }) },
    ],
  })
  const server = await listen(web, config)
  lab.start()
  for (const { emulator } of networks) emulator.start()
  return {
    origin: config.baseUrl,
    clock,
    lab,
    networks,
    services,
    modules,
    falkenberg,
    botkyrka,
    routes: [...new Set(web.routes.map(({ path }) => path))],
    sweep: async () => {
      await sweepInbox(modules.inbox)
      await sweepModeration(modules.moderation)
    },
    stop: async () => {
      for (const { emulator } of networks) await emulator.stop()
      await lab.stop()
      await server.stop()
      await worker.stop()
      await queue.close()
      await services.close()
      await database.drop()
      await dropRole(database, role)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Ground = {
  port: number
  folder: string
  role: string
  database: TestDatabase
  smtpUrl: string | undefined
}

function configFor({ port, folder, role, database, smtpUrl }: Ground): Config {
  const read = readConfig({
    TORGET_PORT: String(port),
    TORGET_DATA: folder,
    DATABASE_URL: urlOf(database.owner),
    TORGET_DATABASE_ROLE: role,
    TORGET_KEY: 'a-master-key-for-end-to-end-tests-only',
    TORGET_LOG_LEVEL: 'error',
    ...(smtpUrl === undefined ? {} : { TORGET_SMTP_URL: smtpUrl }),
  })
  if (!read.ok) throw new Error(read.problems.join('; '))
  return demoConfig(read.config)
}

function openLab({ meta, baseUrl }: Config, clock: Clock): GraphLab {
  return createGraphLab({
    clock,
    appSecret: meta.appSecret ?? '',
    verifyToken: meta.verifyToken ?? '',
    ...(meta.appId === null ? {} : { appId: meta.appId }),
    hookUrl: `${baseUrl}/hooks/meta`,
    baseUrl: `${baseUrl}${LAB_GRAPH_PATH}`,
    permalinkBase: `${baseUrl}${SQUARE_PATH}`,
  })
}

/** Under the two policies that come with Torget, with what they leave open filled in as the demo does. */
async function makeBoth(services: Services, lab: GraphLab): Promise<readonly [Municipality, Municipality]> {
  const policies = await shippedPolicies()
  const make = async (key: string): Promise<Municipality> => {
    const index = policies.findIndex((one) => one.key === key)
    const policy = policies[index]
    if (policy === undefined) throw new Error(`no policy ${key}`)
    const filled = { ...policy, yaml: fillUnknowns(policy.yaml) }
    const made = await makeMunicipality({ ...services, lab, network: 'facebook' }, filled, index)
    const { orgId, name } = made.organisation
    const pageOf = (key: string) => {
      const page = made.accounts[demoAccounts.findIndex((one) => one.key === key)]?.externalId
      if (page === undefined) throw new Error(`the demo has no account ${key}`)
      return page
    }
    const staff = castOf(index).map(({ key: role, fullName }) => [role, fullName] as const)
    return {
      orgId,
      name,
      pages: { official: pageOf('official'), water: pageOf('water'), library: pageOf('library') },
      staff: Object.fromEntries(staff) as Municipality['staff'],
    }
  }
  return [await make('falkenberg'), await make('botkyrka')]
}

async function staffOf({ db }: Services, municipalities: readonly Municipality[]) {
  return Promise.all(
    municipalities.map(async ({ orgId, name }) => {
      const people = await db.forOrg(orgId, (tx) => readPeople(tx, orgId))
      return {
        orgId,
        name,
        people: people.map((one) => ({
          personId: one.id,
          name: one.fullName,
          title: one.title,
          tries: one.title,
        })),
      }
    }),
  )
}

function movableClock(at: string): MovableClock {
  let from = Temporal.Instant.from(at)
  let since = performance.now()
  return {
    now: () => from.add({ milliseconds: Math.floor(performance.now() - since) }),
    set: (next) => {
      from = Temporal.Instant.from(next)
      since = performance.now()
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Login roles belong to the whole server: each run leaves as few behind as it found. */
async function dropRole({ owner }: TestDatabase, role: string): Promise<void> {
  const admin = new pg.Client({ ...owner, database: 'postgres' })
  await admin.connect()
  await admin.query(`drop role if exists ${role}`)
  await admin.end()
}
