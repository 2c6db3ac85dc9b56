import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

const PROGRAM = join(resolve(import.meta.dirname, '../..'), 'bin', 'torget.mjs')

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type RunOptions = {
  readonly data: string
  readonly stdin?: string
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
}

function spawnTorget(argv: readonly string[], options: RunOptions) {
  const { PATH, HOME, TMPDIR } = process.env
  const own = Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined)
  return spawn(process.execPath, [PROGRAM, ...argv], {
    cwd: options.cwd ?? options.data,
    env: { ...Object.fromEntries(own), TORGET_DATA: options.data, ...options.environment },
  })
}

/** Runs the real program, with nothing of this process's own settings. */
export async function torget(argv: readonly string[], options: RunOptions): Promise<Ended> {
  const child = spawnTorget(argv, options)
  child.stdin.end(options.stdin ?? '')
  const ended = once(child, 'close') as Promise<[number | null]>
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, stdout, stderr }
}

export type Serving = {
  /** As it printed it. */
  readonly address: string
  /** Sends the signal and waits for the end; the exit code, or null after SIGKILL. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** `torget start` on a port of its own; resolves when it has printed its address. */
export async function startTorget(argv: readonly string[], options: RunOptions): Promise<Serving> {
  const environment = { TORGET_PORT: '0', TORGET_LOG_LEVEL: 'silent', ...options.environment }
  const child = spawnTorget(['start', ...argv], { ...options, environment })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const errors = text(child.stderr)
  const said = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])
  const address = /https?:\/\/\S+/.exec(String(said[0]))?.[0]
  if (address === undefined) throw new Error(`torget start: ${String(said[0])} ${await errors}`)
  return {
    address,
    end: async (signal) => {
      child.kill(signal)
      return (await ended)[0]
    },
  }
}
