import { resolve } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { main } from '../../src/cli/main.ts'
import type { Ended } from './torget-process.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export type CommandOptions = {
  readonly environment?: Readonly<Record<string, string>>
  readonly stdin?: string
}

/** Runs a command line in this process, which is quicker than the real program, with settings of its own. */
export async function runCommand(argv: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const printed = Promise.all([text(stdout), text(stderr)])
  const code = await main(argv, {
    stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
    stdout,
    stderr,
    environment: options.environment ?? {},
    calledFrom: ROOT,
  })
  stdout.end()
  stderr.end()
  const [out, err] = await printed
  return { code, stdout: out, stderr: err }
}
