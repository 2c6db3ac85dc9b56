import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { builtProgram } from '../../src/cli/built-program.ts'

export type Opened = { readonly port: number; readonly wasRunning: boolean }

export type DataFolderProcess = {
  /** Resolves when the folder is open; rejects with what the process said when it refuses. */
  readonly opened: Promise<Opened>
  /** Lets it end in order; resolves with its exit code. */
  leave(): Promise<number | null>
  kill(): Promise<void>
}

/** Starts `open-data-folder.ts` on a folder. */
export function openInProcess(folder: string, mode: 'claim' | 'join' = 'claim'): DataFolderProcess {
  const started = start(folder, mode)
  const opened = started.then(({ child, ended }) => readOpened(child, ended))
  opened.catch(() => undefined)
  return {
    opened,
    leave: async () => {
      const { child, ended } = await started
      child.stdin.end()
      return (await ended)[0]
    },
    kill: async () => {
      const { child, ended } = await started
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function start(folder: string, mode: string) {
  const program = await builtProgram('test/support/open-data-folder.ts')
  const child = spawn(process.execPath, [program, folder, mode], { stdio: ['pipe', 'pipe', 'pipe'] })
  return { child, ended: once(child, 'exit') as Promise<[number | null]> }
}

async function readOpened(child: ChildProcess, ended: Promise<[number | null]>): Promise<Opened> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const lines = createInterface({ input: child.stdout! })
  const first = await Promise.race([once(lines, 'line') as Promise<[string]>, ended])
  if (typeof first[0] === 'string') return JSON.parse(first[0]) as Opened
  throw new Error(`exit ${first[0]}: ${said.trim()}`)
}
