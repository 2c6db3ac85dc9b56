import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTorget, torget, type Serving } from '#test/torget-process.ts'

let scratch: string
let options: { readonly data: string; readonly cwd: string }
const started: Serving[] = []
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'torget-start-'))
  await chmod(scratch, 0o755)
  options = { data: join(scratch, 'data'), cwd: scratch }
})
afterAll(async () => {
  for (const serving of started) await serving.end('SIGKILL')
  // puts out the light that the killed ones have left on
  await torget(['org', 'list'], options)
  await rm(scratch, { recursive: true, force: true })
})

async function start(): Promise<Serving> {
  const serving = await startTorget([], options)
  started.push(serving)
  return serving
}

const isHealthy = async ({ address }: Serving) => (await fetch(new URL('/healthz', address))).ok
const postmaster = () => readFile(join(options.data, 'postgres', 'postmaster.pid'), 'utf8')

describe('torget start', { timeout: 120_000 }, () => {
  it('serves, refuses a second one on its folder, lets commands in, and stops in order', async () => {
    const serving = await start()
    expect(await isHealthy(serving)).toBe(true)
    const second = await torget(['start'], { ...options, environment: { TORGET_PORT: '0' } })
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(`Another Torget already runs on the data folder ${options.data}.`)
    expect(await torget(['org', 'list'], options)).toMatchObject({ code: 0, stdout: 'None yet.\n' })
    expect(await isHealthy(serving), 'the command has left the server its database').toBe(true)
    expect(await serving.end('SIGTERM')).toBe(143)
    await expect(postmaster()).rejects.toThrow('ENOENT')
  })

  it('comes back after it was killed, on the database that was left running', async () => {
    await (await start()).end('SIGKILL')
    const [pid] = (await postmaster()).split('\n')
    const again = await start()
    expect(await isHealthy(again)).toBe(true)
    expect((await postmaster()).split('\n')[0]).toBe(pid)
    expect(await again.end('SIGINT')).toBe(130)
    await expect(postmaster()).rejects.toThrow('ENOENT')
  })
})
