import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Scratch } from '../kit/scratch.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const LOOK_EVERY_MS = 20
const GIVE_UP_MS = 60_000

export type RunningDemo = { readonly secondsToFirstPage: number; stop(): Promise<void> }

/** `npm start -- --demo` as a person types it, until the first page has come whole. */
export async function runDemo(scratch: Scratch, dataFolder: string): Promise<RunningDemo> {
  const port = await freePort()
  const { PATH, HOME, TMPDIR } = process.env
  const start = performance.now()
  const child = spawn('npm', ['start', '--', '--demo'], {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      TMPDIR,
      TORGET_DATA: dataFolder,
      TORGET_PORT: String(port),
      TORGET_LOG_LEVEL: 'error',
    },
    // a group of its own: npm, its shell and the program are stopped together
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const closed = once(child, 'close')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const stop = async () => {
    if (!hasEnded() && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await closed
  }
  scratch.atEnd(stop)
  while (!(await hasFirstPage(port))) {
    if (hasEnded() || performance.now() - start > GIVE_UP_MS)
      throw new Error(`the demo did not start: ${said}`)
    await wait(LOOK_EVERY_MS)
  }
  return { secondsToFirstPage: (performance.now() - start) / 1000, stop }
}

async function hasFirstPage(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`)
    return (await response.text()).includes('</html>') && response.ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}
