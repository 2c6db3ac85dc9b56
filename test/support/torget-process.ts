import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

const PROGRAM = join(resolve(import.meta.dirname, '../..'), 'bin', 'torget.mjs')

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type RunOptions = {
  readonly data: string
  readonly stdin?: string
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs the real program, with nothing of this process's own settings. */
export async function torget(argv: readonly string[], options: RunOptions): Promise<Ended> {
  const { PATH, HOME, TMPDIR } = process.env
  const own = Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined)
  const child = spawn(process.execPath, [PROGRAM, ...argv], {
    cwd: options.cwd ?? options.data,
    env: {
      ...Object.fromEntries(own),
      TORGET_DATA: options.data,
      ...options.environment,
    },
  })
  child.stdin.end(options.stdin ?? '')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number | null]) : [child.exitCode]
  return { code, stdout, stderr }
}
