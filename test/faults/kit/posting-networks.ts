import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { readConfig } from '#config'
import { systemClock } from '#core/clock.ts'
import { createGraphLab } from '#lab/graph/create-lab.ts'
import { commentsUnder } from '#lab/graph/thread/find.ts'
import type { Emulator } from '#lab/emulator.ts'
import type { LinkedinLab } from '#lab/linkedin/linkedin-lab.ts'
import { isGone } from '#lab/town/comments.ts'
import { isPublic } from '#lab/town/posts.ts'
import type { TownComment } from '#lab/town/state.ts'
import type { Town } from '#lab/town/town.ts'
import { builtProgram } from '../../../src/cli/built-program.ts'
import { demoConfig, LAB_GRAPH_PATH } from '../../../src/demo/demo-config.ts'
import { openDemoNetworks, type DemoNetwork } from '../../../src/demo/demo-networks.ts'
import type { Posting } from './posting.ts'

/** Every emulated network behind one door, which can kill whoever calls at a chosen call. */
export type PostingNetworks = {
  readonly places: ReadonlyMap<string, Place>
  /** Runs the posting in a process of its own; with a doom it is killed there and then, otherwise it must end well. Gives how many acts it made. */
  run(posting: Posting, doom: Doom | null): Promise<number>
  /** Forgets what was noted of the posting so far. */
  forget(): void
  pictureUrl: string
  pictureBase64: string
  close(): Promise<void>
}

/** Killed at the nth call that changes something: before the network has seen it, or after the network has done it. */
export type Doom = { readonly act: number; readonly when: 'before' | 'after' }

export type Place = {
  readonly access: Posting['access']
  /** A citizen's comment, by the name that the API has for it; null where nobody comments. */
  readonly comment: string | null
  /** How many posts, and how many comments of the account's own, everybody can see with that text in it. */
  visible(text: string): { readonly posts: number; readonly replies: number }
}

const SCRIPT = 'test/faults/posting-under-test.ts'
const ACTS = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export async function openPostingNetworks(): Promise<PostingNetworks> {
  const folder = await mkdtemp(join(tmpdir(), 'torget-posting-'))
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer()
  const gate = createGate(picture)
  const port = await gate.listen()
  const environment = { TORGET_PORT: String(port), TORGET_DATA: folder, TORGET_LOG_LEVEL: 'silent' }
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const config = demoConfig(read.config)
  const networks = await openDemoNetworks({ config, clock: systemClock })
  for (const { part } of networks) gate.app.route(part.path, part.app)
  const { appSecret, verifyToken, appId } = config.meta
  const lab = createGraphLab({
    clock: systemClock,
    appSecret: appSecret ?? '',
    verifyToken: verifyToken ?? '',
    appId: appId ?? '',
    baseUrl: `http://127.0.0.1:${port}${LAB_GRAPH_PATH}`,
  })
  gate.app.route(LAB_GRAPH_PATH, lab.app)
  const places = new Map([['facebook', facebookPlace(lab)], ...networks.flatMap(townPlace)])
  const notes = join(folder, 'notes.json')
  const program = await builtProgram(SCRIPT)
  let finished = 0
  return {
    places,
    pictureUrl: `http://127.0.0.1:${port}/bild.jpg`,
    pictureBase64: picture.toString('base64'),
    run: async (posting, doom) => {
      const child = spawn(process.execPath, [program, JSON.stringify(posting), `${notes}.${finished}`], {
        env: { PATH: process.env['PATH'], ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      return gate.watch(child, doom)
    },
    forget: () => {
      finished += 1
    },
    close: async () => {
      for (const { emulator } of networks) await emulator.stop()
      await lab.stop()
      await gate.close()
      if (existsSync(folder)) await rm(folder, { recursive: true, force: true })
    },
  }
}

function createGate(picture: Buffer) {
  const app = new Hono()
  const now: { child: ChildProcess | null; doom: Doom | null; acts: number } = {
    child: null,
    doom: null,
    acts: 0,
  }
  let server: ServerType
  app.get('/bild.jpg', (c) => c.body(new Uint8Array(picture), 200, { 'content-type': 'image/jpeg' }))
  app.use('/lab/*', async (c, next) => {
    if (!ACTS.has(c.req.method)) return next()
    now.acts += 1
    const isDoomed = now.doom?.act === now.acts
    if (isDoomed && now.doom?.when === 'before') return death(now.child)
    await next()
    if (isDoomed) c.res = await death(now.child)
    return undefined
  })
  return {
    app,
    listen: () =>
      new Promise<number>((resolve) => {
        server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
          resolve(info.port),
        )
      }),
    watch: async (child: ChildProcess, doom: Doom | null): Promise<number> => {
      Object.assign(now, { child, doom, acts: 0 })
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
      const isAsMeant = doom === null ? code === 0 : signal === 'SIGKILL'
      if (!isAsMeant) throw new Error(`ended with ${code ?? signal ?? '?'}: ${said}`)
      return now.acts
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** `kill -9`, and no word comes back to the dead. */
async function death(child: ChildProcess | null): Promise<Response> {
  child?.kill('SIGKILL')
  if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return new Response(null, { status: 503 })
}

function facebookPlace(lab: ReturnType<typeof createGraphLab>): Place {
  const { page, token } = lab.addPage({ name: 'Ekköpings kommun' })
  const first = lab.publishPost({ pageId: page.id, text: 'Vad tycker ni?' })
  const { id } = lab.writeComment({ postId: first.id, author: 'Åsa Öberg', text: 'Bra!' })
  const { state } = lab
  return {
    access: { accountExternalId: page.id, token },
    comment: id,
    visible: (text) => ({
      posts: Object.values(state.posts).filter((post) => post.removedAt === null && post.text.includes(text))
        .length,
      replies: commentsUnder(state, first.id).filter(
        (one) => one.authorId === page.id && one.text.includes(text),
      ).length,
    }),
  }
}

function townPlace({ emulator, secretOf }: DemoNetwork): readonly (readonly [string, Place])[] {
  const { network, town } = emulator
  if (network === 'manual') return []
  const account = town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping' })
  const first = town.publishPost({ accountId: account.id, text: 'Vad tycker ni?' })
  const written = town.writeComment({ postId: first.id, author: 'Åsa Öberg', text: 'Bra!' })
  const comment = nameOf(emulator, written)
  const access = { accountExternalId: account.id, token: secretOf(emulator.grantFor(account.id)) }
  return [[network, { access, comment, visible: (text) => visibleIn(town, account.id, text) }]]
}

/** What the API calls the comment, where that is not the town's own id. */
function nameOf(emulator: Emulator, { id, authorId }: TownComment): string {
  if ('commentUrn' in emulator) return (emulator as LinkedinLab).commentUrn(id)
  return emulator.network === 'bluesky' ? `at://${authorId}/app.bsky.feed.post/${id}` : id
}

function visibleIn(town: Town, accountId: string, text: string) {
  const { state, core } = town
  const posts = Object.values(state.posts).filter(
    (post) => post.authorId === accountId && isPublic(core, post) && post.text.includes(text),
  )
  const replies = Object.values(state.comments).filter(
    (one) => one.authorId === accountId && !isGone(core, one) && one.text.includes(text),
  )
  return { posts: posts.length, replies: replies.length }
}
