import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Addresses of a running network, as the kit writes them. */
export type LiveFacts = {
  readonly pds: string
  readonly plc: string
  /** Port of the kit's own door: `POST /process` waits until the reader has read everything in. */
  readonly control?: number
  readonly accounts: readonly { readonly handle: string; readonly did: string; readonly password: string }[]
}

export type LiveNetwork = {
  readonly facts: LiveFacts
  /** Started here, so that accounts in it may be renamed and closed. */
  readonly isOurs: boolean
  readonly close: () => Promise<void>
}

/** Outside every repository: it holds a database and 360 MB of packages. */
const WORK = '/var/tmp/bluesky-live'
/** The first start installs and compiles. */
const LONGEST_START_MS = 600_000

/** A network to test against, or in words why there is none. */
export async function openNetwork(env: NodeJS.ProcessEnv): Promise<LiveNetwork | string> {
  const given = env['TORGET_LIVE_BLUESKY']
  if (given !== undefined && given !== '')
    return { facts: readFacts(given), isOurs: false, close: () => Promise.resolve() }
  const kit = env['TORGET_LIVE_KIT'] ?? resolve(import.meta.dirname, '../../../../shared/live/bluesky')
  if (!existsSync(join(kit, 'start.sh')))
    return `no kit to start a network with (looked for ${join(kit, 'start.sh')}), and TORGET_LIVE_BLUESKY is not set`
  if (process.getuid?.() !== 0) return 'the kit needs to be root: it starts a database of its own'
  return start(kit, env)
}

function readFacts(path: string): LiveFacts {
  return JSON.parse(readFileSync(path, 'utf8')) as LiveFacts
}

async function start(kit: string, env: NodeJS.ProcessEnv): Promise<LiveNetwork | string> {
  const facts = join(WORK, 'network.json')
  rmSync(facts, { force: true })
  const child = spawn('bash', [join(withLimits(kit), 'start.sh'), WORK], {
    cwd: WORK,
    env: outerEnvironment(env),
    // A group of its own, so that the database and all else in it end together.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => said.push(part.toString('utf8')))
  for (let waitedMs = 0; waitedMs < LONGEST_START_MS; waitedMs += 250) {
    if (existsSync(facts) && said.join('').includes('ready'))
      return { facts: readFacts(facts), isOurs: true, close: () => stop(child) }
    if (child.exitCode !== null) break
    await pause(250)
  }
  await stop(child)
  return `the kit did not start: ${said.join('').trim().split('\n').slice(-5).join(' | ')}`
}

/** The kit's server counts calls only when told to; the counting is part of what is tested. */
function withLimits(kit: string): string {
  const copy = join(WORK, 'kit')
  mkdirSync(copy, { recursive: true })
  for (const name of ['start.sh', 'package.json']) copyFileSync(join(kit, name), join(copy, name))
  const script = readFileSync(join(kit, 'network.mjs'), 'utf8')
  const counted = '{ dbPostgresSchema: schema, pds: { rateLimitsEnabled: true } }'
  writeFileSync(join(copy, 'network.mjs'), script.replace('{ dbPostgresSchema: schema }', counted))
  return copy
}

/** The network's packages are for the machine's own Node (20), not for the one that Torget brings. */
function outerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const path = (env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'))
  const kept = Object.entries(env).filter(([name]) => !/^(npm_|NODE_)/i.test(name))
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  process.kill(-child.pid, 'SIGTERM')
  await Promise.race([ended, pause(15_000)])
}
