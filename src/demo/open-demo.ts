import { join } from 'node:path'
import { Hono } from 'hono'
import { fixedClock, type Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { Log } from '#core/log.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { Config } from '#config'
import { startCrowd } from '#lab/crowd.ts'
import { openGraphLab } from '#lab/graph/create-lab.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import { fileStore } from '#lab/graph/store/file-store.ts'
import { seededRandom } from '#lab/random.ts'
import type { SeedPage } from '#lab/seed-conversations.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import type { DemoOrganisation } from '#modules/desk/index.ts'
import { readOrganisations, readPeople } from '#modules/organisation/index.ts'
import { demoAccounts } from './demo-accounts.ts'
import { LAB_GRAPH_PATH, SQUARE_PATH } from './demo-config.ts'
import { openDemoNetworks, type DemoNetwork } from './demo-networks.ts'
import { openDemoSquare } from './demo-square.ts'
import { fillUnknowns } from './fill-unknowns.ts'
import { makeMunicipality } from './make-municipality.ts'
import { castOf } from './people.ts'
import { shippedPolicies, type DemoPolicy } from './shipped-policies.ts'
import { createStoryClock, type StoryClock } from './story-clock.ts'

export type DemoDeps = {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly secrets: Secrets
  readonly log: Log
}

export type Demo = {
  readonly lab: GraphLab
  /** The emulated networks beside Facebook. */
  readonly networks: readonly DemoNetwork[]
  /** The square's clock, which follows the story of the past while that is told. */
  readonly storyClock: StoryClock
  /** The practice square and the emulated Graph, to be mounted beside the staff's side. */
  readonly parts: readonly { readonly path: string; readonly app: Hono }[]
  /** Municipalities and staff; quick, and needed before the first page. */
  prepare(): Promise<void>
  people(): Promise<readonly DemoOrganisation[]>
  pages(): Promise<readonly DemoPage[]>
  /** Work that `stop` ends: it is told by the signal and waited for. */
  inBackground(work: (signal: AbortSignal) => Promise<void>): Promise<void>
  /** Webhooks and citizens begin. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** A Page of a demo municipality, with the names its citizens use and what its posts are about. */
export type DemoPage = SeedPage

/** Seconds between two doings of the invented crowd: often enough to watch, seldom enough to work in peace. */
const CROWD_EVERY_MS = 25_000
const NETWORK = 'facebook'
/** Before the three weeks that the story tells of. */
const BEGAN_HOURS_AGO = 30 * 24

/** Everything that only a demo has. State is kept in the data folder, so that a restart goes on where it was. */
export async function openDemo(deps: DemoDeps): Promise<Demo> {
  const { clock } = deps
  const storyClock = createStoryClock(clock)
  const lab = await openLab(deps, storyClock)
  const networks = await openDemoNetworks(deps)
  const here = await openDemoSquare(deps, { lab, networks })
  const closing = new AbortController()
  let background = Promise.resolve()
  let stopCrowd = (): void => undefined
  return {
    lab,
    networks,
    storyClock,
    parts: [
      { path: LAB_GRAPH_PATH, app: lab.app },
      ...networks.map(({ part }) => part),
      { path: '/', app: onlyUnder(SQUARE_PATH, here.square) },
    ],
    prepare: () => prepare(deps, lab),
    people: () => demoPeople(deps),
    pages: () => demoPages(deps),
    inBackground: (work) => {
      const running = work(closing.signal)
      background = running.catch(() => undefined)
      return running
    },
    start: async () => {
      const pages = await demoPages(deps)
      if (closing.signal.aborted) return
      lab.start()
      here.begin()
      const random = seededRandom(clock.now().epochMilliseconds)
      stopCrowd = startCrowd({ lab, clock, random, everyMs: CROWD_EVERY_MS, pages })
    },
    stop: async () => {
      closing.abort()
      await background
      stopCrowd()
      await here.end()
      await lab.stop()
    },
  }
}

function openLab({ config }: DemoDeps, clock: Clock): Promise<GraphLab> {
  const here = `http://127.0.0.1:${config.port}`
  return openGraphLab({
    clock,
    appSecret: config.meta.appSecret ?? '',
    verifyToken: config.meta.verifyToken ?? '',
    ...(config.meta.appId === null ? {} : { appId: config.meta.appId }),
    hookUrl: `${here}/hooks/meta`,
    baseUrl: `${here}${LAB_GRAPH_PATH}`,
    permalinkBase: `${here}${SQUARE_PATH}`,
    store: fileStore(join(config.dataFolder, 'practice-square.json')),
  })
}

/** The square answers every address it is asked; only its own are passed to it. */
function onlyUnder(path: string, app: Hono): Hono {
  const guard = new Hono()
  guard.all(path, (c) => app.fetch(c.req.raw))
  guard.all(`${path}/*`, (c) => app.fetch(c.req.raw))
  return guard
}

async function prepare(deps: DemoDeps, lab: GraphLab): Promise<void> {
  const began = fixedClock(deps.clock.now().subtract({ hours: BEGAN_HOURS_AGO }).toString())
  for (const [index, policy] of (await shippedPolicies()).entries()) {
    const filled = { ...policy, yaml: fillUnknowns(policy.yaml) }
    await makeMunicipality({ ...deps, began, lab, network: NETWORK }, filled, index)
  }
}

async function demoPeople(deps: DemoDeps): Promise<readonly DemoOrganisation[]> {
  const policies = await shippedPolicies()
  const organisations = await deps.db.system(readOrganisations)
  const found: DemoOrganisation[] = []
  for (const { orgId, name, slug } of organisations) {
    const index = policies.findIndex((policy) => policy.key === slug)
    if (index < 0) continue
    const people = await deps.db.forOrg(orgId, (tx) => readPeople(tx, orgId))
    const cast = castOf(index).flatMap(({ fullName, title, tries }) => {
      const person = people.find((one) => one.fullName === fullName)
      return person === undefined ? [] : [{ personId: person.id, name: fullName, title, tries: tries.sv }]
    })
    found.push({ orgId, name, people: cast })
  }
  return found
}

async function demoPages(deps: DemoDeps): Promise<readonly DemoPage[]> {
  const policies = new Map((await shippedPolicies()).map((policy) => [policy.key, policy]))
  const pages: DemoPage[] = []
  for (const { orgId, slug } of await deps.db.system(readOrganisations)) {
    const policy = policies.get(slug)
    if (policy === undefined) continue
    const accounts = await deps.db.forOrg(orgId, (tx) => readAccounts(tx, orgId))
    const onSquare = accounts.filter((account) => account.network === NETWORK && account.externalId !== '')
    pages.push(...onSquare.map((account) => pageOf(policy, account)))
  }
  return pages
}

function pageOf(policy: DemoPolicy, { externalId, name }: { externalId: string; name: string }): DemoPage {
  const topics = demoAccounts.find((one) => one.name(policy) === name)?.topics
  return {
    pageId: externalId,
    kommun: policy.sender,
    ort: policy.place,
    region: policy.region,
    ...(topics === undefined ? {} : { topics }),
  }
}
