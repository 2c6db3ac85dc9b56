import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { torget } from '#test/torget-process.ts'

const POLICY = resolve(import.meta.dirname, '../../policies/falkenberg.yaml')
let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'torget-cli-'))
  await chmod(data, 0o755)
})
afterAll(() => rm(data, { recursive: true, force: true }))

describe('the program', { timeout: 120_000 }, () => {
  it('starts its own database, leaves nothing running and finds everything again', async () => {
    const folder = join(data, 'installation')
    const options = { data: folder, cwd: data }
    const create = ['org', 'create', '--slug', 'testby', '--name', 'Testby kommun', '--policy', POLICY]
    expect(await torget(create, options)).toMatchObject({ code: 0, stderr: '' })
    await expect(readFile(join(folder, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT')
    expect(await torget(['org', 'list', '--json'], options)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"slug": "testby"') as string,
    })
    expect((await torget(['verify', 'ledger', '--org', 'testby'], options)).stdout).toMatch(
      /^The ledger holds: 1 rows, last hash [0-9a-f]{64}\n$/,
    )
  })

  it('lists its commands from any folder', async () => {
    const { code, stdout, stderr } = await torget(['--help'], { data, cwd: '/' })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/org create .*\n[^]*verify ledger/)
  })

  it('does not understand what is no command: exit 2', async () => {
    expect(await torget(['nonsense'], { data })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'torget: there is no command "nonsense"\n',
    })
  })

  it('finds a file from where the person stands, and fails on a faulty one', async () => {
    const here = join(data, 'here')
    await mkdir(here)
    await writeFile(join(here, 'mine.yaml'), 'meta: {}\n')
    const { code, stdout } = await torget(['policy', 'check', 'mine.yaml'], { data, cwd: here })
    expect(code).toBe(1)
    expect(stdout).toMatch(/mine\.yaml:\d+:\d+: fault \[/)
  })

  it('counts a deadline over Easter', async () => {
    const argv = ['policy', 'deadline', POLICY, '--received', '2026-04-02T16:00+02:00', '--json']
    const { code, stdout } = await torget(argv, { data })
    expect(code).toBe(0)
    const printed = JSON.parse(stdout) as Record<string, unknown>
    expect(printed).toMatchObject({ dueAt: '2026-04-09T23:59:00+02:00', modality: 'ska' })
    expect(Object.keys(printed)).toEqual(['dueAt', 'modality', 'ruleId', 'citation'])
  })
})
