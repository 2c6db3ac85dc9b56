import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '#test/run-command.ts'
import { createTestDatabase, urlOf, type TestDatabase } from '#test/test-database.ts'
import type { Ended } from '#test/torget-process.ts'

const POLICY = 'policies/botkyrka.yaml'
let data: string
let test: TestDatabase
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'torget-cli-'))
  test = await createTestDatabase()
})
afterAll(async () => {
  await test.drop()
  await rm(data, { recursive: true, force: true })
})

function run(argv: readonly string[], stdin?: string): Promise<Ended> {
  const environment = {
    TORGET_DATA: data,
    DATABASE_URL: urlOf(test.owner),
    TORGET_DATABASE_ROLE: `torget_cli_${process.pid}`,
  }
  return runCommand([...argv, '--json'], { environment, ...(stdin === undefined ? {} : { stdin }) })
}

type Options = Readonly<Record<string, string | true>>

const argvOf = (command: string, options: Options): readonly string[] => [
  ...command.split(' '),
  ...Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, value],
  ),
]

/** Runs what must succeed, and returns its JSON. */
async function made(command: string, options: Options, stdin?: string): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await run(argvOf(command, options), stdin)
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as Record<string, unknown>
}

/** Runs what must fail, and returns what it says. */
async function refused(command: string, options: Options, stdin?: string): Promise<string> {
  const { code, stdout, stderr } = await run(argvOf(command, options), stdin)
  expect(code).toBe(1)
  return stderr === '' ? stdout : stderr
}

async function asOwner(...statements: readonly string[]): Promise<void> {
  const owner = new pg.Client(test.owner)
  await owner.connect()
  for (const statement of statements) await owner.query(statement)
  await owner.end()
}

const org = 'testby'

/** One installation, from an empty folder to a verified ledger: each test goes on from the one before. */
describe('an installation by the command line', () => {
  it('makes an organisation, its units and its people', async () => {
    const testby = { name: 'Testby kommun', policy: POLICY }
    expect(await refused('org create', { ...testby, slug: 'Test By' })).toContain(
      'slug is 2 to 60 characters',
    )
    await made('org create', { ...testby, slug: org })
    expect(await refused('org create', { ...testby, slug: org })).toContain('already an organisation')
    await made('unit add', { org, name: 'Kommunstyrelsen', kind: 'authority' })
    await made('unit add', { org, name: 'Kommunikation', kind: 'department', parent: 'kommunstyrelsen' })
    expect(await made('unit list', { org })).toHaveLength(2)
    const asa = { email: 'Asa@testby.example', name: 'Åsa Öhman', title: 'kommunikatör' }
    const added = await made('user add', {
      org,
      ...asa,
      unit: 'Kommunikation',
      role: 'administrator,communicator',
    })
    expect(added['password']).toMatch(/^\w{5}(-\w{5}){4}$/)
    expect(added).toMatchObject({ email: 'asa@testby.example', roles: ['administrator', 'communicator'] })
  })

  it('says what does not hold about a person', async () => {
    const bo = { org, email: 'bo@testby.example', name: 'Bo Ek', title: 'registrator', role: 'registrar' }
    const weak = { ...bo, unit: 'Kommunstyrelsen', 'password-stdin': true } as const
    expect(await refused('user add', weak, 'password1234\n')).toContain('password is too easy to guess')
    expect(await refused('user add', { ...bo, unit: 'Parken' })).toContain('there is no unit "Parken"')
    expect(await refused('user add', { ...bo, unit: 'Kommunstyrelsen', role: 'king' })).toContain('king')
    expect(await refused('user list', { org: 'nowhere' })).toBe(
      'torget: there is no organisation "nowhere"\n',
    )
    await made('user add', { ...bo, unit: 'Kommunstyrelsen', 'no-password': true })
    await made('user deactivate', { org, email: bo.email })
    expect(await made('user list', { org })).toMatchObject([
      { email: 'bo@testby.example', isActive: false },
      { email: 'asa@testby.example', isActive: true },
    ])
  })

  it('registers an account, keeps its token sealed, and makes and revokes API tokens', async () => {
    const page = { 'external-id': '1001', handle: 'testby', name: 'Testby kommun', kind: 'official' }
    const kept = { org, network: 'facebook', unit: 'Kommunikation', holder: 'asa@testby.example' }
    expect(await refused('account add', { ...kept, ...page, network: 'orkut' })).toContain('is no network')
    const account = await made('account add', { ...kept, ...page, 'token-stdin': true }, 'page-token-1\n')
    expect(account).toMatchObject({ network: 'facebook', accessState: 'ok' })
    expect(await refused('account add', { ...kept, ...page })).toContain('already registered')
    await made('account connect testby', { org }, 'page-token-2\n')
    const token = await made('token create', { org, name: 'Statistik', scopes: 'messages:read,records:read' })
    expect(token['token']).toMatch(/^torget_/)
    await made(`token revoke ${String(token['id'])}`, { org })
    const listed = await made('token list', { org })
    expect(listed).toMatchObject([{ name: 'Statistik', revokedAt: expect.any(String) as string }])
    expect(JSON.stringify(listed)).not.toContain(token['token'])
  })

  it('lists events, of one organisation and of none', async () => {
    expect(await made('events', { org, state: 'unknown' })).toEqual([])
    await asOwner(`
      insert into unclaimed_event (id, network, account_external_id, dedupe_key, received_at, delivery_id, event)
      values (gen_random_uuid(), 'facebook', '9999', 'key-1', now(), gen_random_uuid(), '{"event":"{}","position":0}')`)
    expect(await made('events', { unclaimed: true })).toMatchObject({
      unclaimed: [{ network: 'facebook', accountExternalId: '9999', dedupeKey: 'key-1' }],
      unreadable: [],
    })
    expect((await run(['events', '--state', 'odd'])).code).toBe(2)
  })

  it('tells the doctor’s findings, and fails when something does not work', async () => {
    const found = await made('doctor', {})
    expect(found['findings']).toContainEqual(expect.objectContaining({ what: 'Database', level: 'ok' }))
    await asOwner(`update account set access_state = 'revoked', access_problem = 'the password was changed'`)
    expect(await refused('doctor', {})).toMatch(/"level": "problem"[^]*the password was changed/)
    await asOwner(`update account set access_state = 'ok'`)
  })

  it('replaces the master key, and does not start with the old one', async () => {
    const keyFile = join(data, 'torget.key')
    const before = await readFile(keyFile, 'utf8')
    expect(await made('keys rotate', {})).toMatchObject({ resealed: 1 })
    const after = await readFile(keyFile, 'utf8')
    await writeFile(keyFile, before)
    expect(await refused('org list', {})).toMatch(/A stored secret is sealed with the master key/)
    await writeFile(keyFile, after)
    expect(await made('org list', {})).toMatchObject([{ slug: org }])
  })

  it('verifies the ledger, live and exported, and names the first broken row', async () => {
    const live = await made('verify ledger', { org })
    expect(live).toMatchObject({ isIntact: true })
    const file = join(data, 'ledger.jsonl')
    const { rows, lastHash } = await made('ledger export', { org, out: file })
    expect(live).toMatchObject({ rows, lastHash })
    expect(await refused('ledger export', { org, out: file })).toContain('EEXIST')
    expect(await made(`verify ledger ${file}`, {})).toEqual(live)
    expect(await refused(`verify ledger ${file}`, { 'expect-rows': String(Number(rows) + 1) })).toContain(
      'rows-missing',
    )
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    await writeFile(file, lines.with(2, lines[2]!.replace('unit.added', 'unit.gone!')).join('\n'))
    expect(await refused(`verify ledger ${file}`, {})).toMatch(/"position": 3,\s+"what": "changed"/)
    await writeFile(file, lines.with(1, 'torn').join('\n'))
    expect(await refused(`verify ledger ${file}`, {})).toMatch(/"position": 2,\s+"what": "unreadable"/)
    await asOwner(
      'alter table ledger disable trigger all',
      `update ledger set entry = replace(entry, 'styrelsen', 'fullmäktige') where seq = 2`,
    )
    expect(await refused('verify ledger', { org })).toMatch(/"position": 2,\s+"what": "changed"/)
  })
})
