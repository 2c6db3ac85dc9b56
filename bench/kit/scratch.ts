import { chmod, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onStopSignal } from '#core/process-signals.ts'

export type Scratch = {
  /** A new, empty folder that goes when the run ends. */
  newFolder(name: string): Promise<string>
  /** A folder that stays for the next run when TORGET_BENCH_DATA is set. */
  keptFolder(name: string): Promise<string>
  /** Runs when the run ends, however it ends; the last asked for runs first. */
  atEnd(work: () => Promise<void>): void
}

/** Gives the work its folders and takes away what it leaves: databases first, then their files. */
export async function withScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'torget-bench-'))
  await chmod(root, 0o755) // else root's database would live outside it, and stay behind
  const kept = process.env['TORGET_BENCH_DATA'] ?? root
  const endings = [() => rm(root, { recursive: true, force: true })]
  const end = async () => {
    for (let one = endings.pop(); one !== undefined; one = endings.pop())
      await one().catch((error: unknown) => process.stderr.write(`bench: ${String(error)}\n`))
  }
  const forget = onStopSignal(() => void end().finally(() => process.exit(1)))
  try {
    return await work({
      newFolder: (name) => mkdtemp(join(root, `${name}-`)).then(opened),
      keptFolder: async (name) => {
        const folder = resolve(kept, name)
        await mkdir(folder, { recursive: true })
        return opened(folder)
      },
      atEnd: (ending) => void endings.push(ending),
    })
  } finally {
    await end()
    forget()
  }
}

async function opened(folder: string): Promise<string> {
  await chmod(folder, 0o755)
  return folder
}

/** Throws before a disk is filled that others live on too. */
export async function demandSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes)
    throw new Error(
      `${(bytes / 1e9).toFixed(1)} GB of free disk are needed; TORGET_BENCH_DATA names another place`,
    )
}
