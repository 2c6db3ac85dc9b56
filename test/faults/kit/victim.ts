import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import type { Config } from '#config'
import { builtProgram } from '../../../src/cli/built-program.ts'
import type { Moment } from './moments.ts'

export type Victim = {
  readonly address: string
  /** Resolves when it has died by its own moment; rejects when it ended in any other way. */
  readonly died: Promise<void>
  /** Kills it from outside, now. */
  kill(): Promise<void>
}

/** How and under which clock a process is to live and die. */
export type Doom = {
  readonly moment: Moment | null
  /** How far its clock goes before the machine's. */
  readonly shiftMs: number
}

export type VictimOptions = Doom & {
  readonly environment: Readonly<Record<string, string>>
  readonly role: Config['role']
}

const SCRIPT = 'test/faults/process-under-test.ts'

/** Starts `process-under-test.ts`, and waits until it works. */
export async function startVictim({ environment, role, ...doom }: VictimOptions): Promise<Victim> {
  const port = await freePort()
  const child = spawn(process.execPath, [await builtProgram(SCRIPT), JSON.stringify(doom)], {
    env: { PATH: process.env['PATH'], ...environment, TORGET_PORT: String(port), TORGET_ROLE: role },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>
  const died = exited.then(([code, signal]) => {
    if (signal !== 'SIGKILL')
      throw new Error(`ended with ${code ?? signal ?? '?'} and not by its moment: ${said}`)
  })
  died.catch(() => undefined)
  const ready = once(createInterface({ input: child.stdout }), 'line')
  // A moment at once after the start is early, and no fault.
  await Promise.race([ready, died])
  return {
    address: `http://127.0.0.1:${port}`,
    died,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
