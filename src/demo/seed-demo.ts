import { join } from 'node:path'
import type { EventReader } from '#connectors/connector.ts'
import type { Modules } from '../app/modules.ts'
import type { Services } from '../app/services.ts'
import type { Demo } from './open-demo.ts'
import { readOrganisations } from '#modules/organisation/index.ts'
import { makeApplications } from './make-applications.ts'
import { makeRegister } from './make-register.ts'
import { shippedPolicies } from './shipped-policies.ts'
import { openPast } from './story/open-past.ts'
import { readTownPages, type TownPage } from './story/read-towns.ts'
import { keepStory, readStory, type Story } from './story/story-file.ts'
import { tellAll } from './story/tell-all.ts'
import { tellingsOf } from './story/tellings.ts'
import { connectTowns } from './town-accounts.ts'
import { writeStory } from './story/write-story.ts'

const NETWORK = 'facebook'

type Ground = {
  readonly services: Services
  readonly modules: Modules
  readonly demo: Demo
  readonly signal: AbortSignal
  readonly reader: EventReader
}

/**
 * Fills an empty demo with three weeks of conversations and of the staff's work with them, then lets webhooks and citizens begin. On a filled
 * one they begin at once. Goes on in the background, in small steps; a killed one is told on from where it was.
 */
export async function seedDemo(services: Services, modules: Modules, demo: Demo): Promise<void> {
  await demo.inBackground((signal) => registers({ services, modules, demo, signal }))
  const reader = services.readers.get(NETWORK)
  if (reader !== undefined)
    await demo.inBackground((signal) => fill({ services, modules, demo, signal, reader }))
  await demo.start()
}

/** The accounts that are not on the square, which is what the register is for, and those still applied for. */
async function registers({ services, modules, demo, signal }: Omit<Ground, 'reader'>): Promise<void> {
  const shipped = await shippedPolicies()
  for (const { orgId, slug } of await services.db.system(readOrganisations)) {
    const index = shipped.findIndex(({ key }) => key === slug)
    const policy = shipped[index]
    if (policy === undefined) continue
    await makeRegister(modules.accounts, { orgId, policy, index, signal })
    await connectTowns(modules.accounts, { orgId, policy, networks: demo.networks })
    await makeApplications(modules, { orgId, policy, index, signal })
  }
}

async function fill(ground: Ground): Promise<void> {
  const { services, modules, demo, signal, reader } = ground
  const path = join(services.config.dataFolder, 'demo-story.json')
  const before = await readStory(path)
  if (before?.isTold === true) return
  const now = services.clock.now()
  const { db, policies } = services
  const pages = await readTownPages({ db, policies, pages: await demo.pages(), now })
  const story = begin(ground, { path, before, pages, now })
  await demo.lab.settled()
  const startedAt = performance.now()
  const { config, worker } = services
  const past = openPast({ config, network: NETWORK, modules, demo, toldAt: story.toldAt, worker })
  const tellings = tellingsOf(story, pages, reader)
  await tellAll(past, tellings, { isBegun: story === before, signal })
  if (signal.aborted) return
  for (const violation of demo.lab.violations) services.log.error({ violation }, 'demo: broken contract')
  keepStory(path, { ...story, isTold: true, bodies: [] })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  services.log.info({ events: story.bodies.length, seconds }, 'demo: filled')
}

type Beginning = {
  readonly path: string
  readonly before: Story | null
  readonly pages: readonly TownPage[]
  readonly now: Temporal.Instant
}

/**
 * The story that was begun here, or a new one. Its webhooks are kept before the square is, so a killed process finds both or neither: Pages
 * without a post mean that nothing of it was ever told.
 */
function begin({ demo, reader }: Ground, { path, before, pages, now }: Beginning): Story {
  const isEmpty = Object.keys(demo.lab.state.posts).length === 0
  if (before !== null && !isEmpty) return before
  const written = writeStory({
    lab: demo.lab,
    reader,
    pages: pages.map(({ page, isOfficial, town }) => ({ page, isOfficial, policy: town.policy })),
    now,
  })
  const story: Story = { version: 1, toldAt: now.toString(), isTold: false, bodies: written }
  keepStory(path, story)
  return story
}
