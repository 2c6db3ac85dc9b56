import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '#test/run-command.ts'
import { createTestDatabase, urlOf, type TestDatabase } from '#test/test-database.ts'

const POLICY = 'policies/falkenberg.yaml'
let data: string
let test: TestDatabase
let shipped: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'torget-policy-cli-'))
  test = await createTestDatabase()
  shipped = await readFile(POLICY, 'utf8')
  expect((await run('org', 'create', '--slug', 'testby', '--name', 'Testby', '--policy', POLICY)).code).toBe(
    0,
  )
})
afterAll(async () => {
  await test.drop()
  await rm(data, { recursive: true, force: true })
})

const run = (...argv: readonly string[]) =>
  runCommand(argv, {
    environment: {
      TORGET_DATA: data,
      DATABASE_URL: urlOf(test.owner),
      TORGET_DATABASE_ROLE: `torget_cli_${process.pid}`,
    },
  })

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(data, name)
  await writeFile(path, content)
  return path
}

const versionOf = (label: string) => shipped.replace('version: falkenberg-1', `version: ${label}`)
const take = (path: string, ...more: readonly string[]) =>
  run('policy', 'import', path, '--org', 'testby', ...more)

describe('the policy of an organisation by the command line', () => {
  it('prints the file in force exactly as it was adopted', async () => {
    const printed = await run('policy', 'export', '--org', 'testby')
    expect(printed).toMatchObject({ code: 0, stdout: shipped })
    expect((await run('policy', 'export', '--org', 'testby', '--version', 'finns-inte')).code).toBe(1)
  })

  it('keeps a faulty file as a draft with its faults listed, and refuses what is no text', async () => {
    const faulty = await take(await file('fel.yaml', shipped.replace('dueTime:', 'dueTme:')))
    expect(faulty.code).toBe(0)
    expect(faulty.stdout).toContain('[schema.unknown-key]')
    expect(faulty.stdout).toContain('Faults to mend: 1')
    const latin = await take(await file('latin.yaml', Buffer.from(shipped, 'latin1')))
    expect(latin.code).toBe(1)
    expect(latin.stdout).toContain('[file.not-utf8]')
  })

  it('adopts only what holds, and only when what is open has been said', async () => {
    const faulty = await file('fel.yaml', shipped.replace('dueTime:', 'dueTme:'))
    expect((await take(faulty, '--from', 'now')).code).toBe(1)
    const next = await file('nasta.yaml', versionOf('nasta'))
    const refused = await take(next, '--from', 'now')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.stderr).toContain('--with-unknowns')
    expect((await take(next, '--from', '2020-01-01', '--with-unknowns')).stderr).toContain('in the past')
    expect((await take(next, '--from', 'snart')).code).toBe(2)
    const adopted = await take(next, '--from', 'now', '--with-unknowns', '--json')
    expect(JSON.parse(adopted.stdout)).toMatchObject({ label: 'nasta' })
    expect((await take(next, '--from', 'now', '--with-unknowns')).stderr).toContain('meta.document.version')
    expect((await run('policy', 'export', '--org', 'testby')).stdout).toBe(versionOf('nasta'))
  })

  it('counts the last months again under another file', async () => {
    const replayed = await run('policy', 'replay', POLICY, '--org', 'testby', '--months', '3')
    expect(replayed.code).toBe(0)
    expect(replayed.stdout).toContain('Svar som inte kom i tid: 0 -> 0')
    expect((await run('policy', 'replay', POLICY, '--org', 'testby', '--months', '0')).code).toBe(2)
    const broken = await file('trasig.yaml', 'a: [1')
    expect((await run('policy', 'replay', broken, '--org', 'testby')).code).toBe(1)
  })
})
