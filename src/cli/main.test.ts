import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { runCommand } from '#test/run-command.ts'

const POLICY = 'policies/falkenberg.yaml'

const run = (line: string, environment: Record<string, string> = {}) =>
  runCommand(line === '' ? [] : line.split(' '), { environment })

describe('the command line', () => {
  it.each([
    ['', 2, /^Torget: /],
    ['help', 0, /doctor/],
    ['org', 2, /org list/],
    ['org --help', 0, /org list/],
    ['user add --help', 0, /Usage: torget user add --org SLUG .*[^]*--password-stdin/],
    ['verify ledger -h', 0, /\[FILE\]/],
  ])('torget %s: help', async (line, code, stdout) => {
    expect(await run(line)).toMatchObject({
      code,
      stdout: expect.stringMatching(stdout) as string,
      stderr: '',
    })
  })

  it.each([
    ['org make', 'there is no command "org make": there is org create, org list'],
    ['org list --all', "Unknown option '--all'"],
    ['org create --slug x --name X', '--policy is missing'],
    ['user add --org x --email a --name b --title c --unit d --role ,', '--role is missing'],
    ['policy check', 'FILE is missing'],
    ['policy check a b', '"b" is not expected here'],
    ['policy check a --lang de', '--lang is sv or en'],
    ['unit add --org x --name y --kind club', '--kind is one of authority'],
    ['token create --org x --name y --scopes z --expires soon', '--expires is a day'],
    [
      'user add --org x --email a --name b --title c --unit d --role e --password-stdin --no-password',
      'choose',
    ],
    ['user add --org x --email a --name b --title c --unit d --role e --password-stdin', 'no password came'],
    ['verify ledger', 'give a FILE or --org'],
    ['verify ledger f --org x', 'give a FILE or --org'],
    ['verify ledger f --expect-rows many', '--expect-rows is a number'],
    ['verify ledger f --expect-hash abc', '--expect-hash is 64 characters'],
  ])('torget %s: says what is wrong, exit 2', async (line, stderr) => {
    expect(await run(line)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`torget: ${stderr}`) as string,
    })
  })

  it('names every setting that does not hold', async () => {
    const { code, stderr } = await run('org list', { TORGET_PORT: 'http', TORGET_KEY: 'short' })
    expect(code).toBe(1)
    expect(stderr).toMatch(/TORGET_PORT.*TORGET_KEY/)
    expect(await run('config', { TORGET_PORT: 'http' })).toMatchObject({ code: 1 })
  })
})

describe('torget config', () => {
  it('prints every setting and no secret', async () => {
    const { code, stdout } = await run('config --json', {
      TORGET_KEY: 'k'.repeat(40),
      TORGET_META_APP_SECRET: 'app-secret',
      DATABASE_URL: 'postgres://torget:db-secret@db.example.se/torget?sslmode=require',
      TORGET_SMTP_URL: 'smtp://user:mail-secret@mail.example.se',
    })
    expect(code).toBe(0)
    expect(stdout).not.toMatch(/kkkk|app-secret|db-secret|mail-secret/)
    const { settings } = JSON.parse(stdout) as { settings: Record<string, unknown>[] }
    expect(settings.find(({ name }) => name === 'DATABASE_URL')).toMatchObject({
      value: 'postgres://torget:********@db.example.se/torget?sslmode=require',
      source: 'environment',
    })
    expect(settings.find(({ name }) => name === 'TORGET_PORT')).toMatchObject({
      value: '3000',
      default: '3000',
      source: 'default',
    })
    expect(settings.every(({ description }) => description !== '')).toBe(true)
  })
})

describe('torget policy', () => {
  it.each([
    ['', '2026-04-09T23:59:00+02:00'],
    [' --urgent', '2026-04-03T16:00:00+02:00'],
  ])('deadline%s', async (option, dueAt) => {
    const { code, stdout } = await run(
      `policy deadline ${POLICY} --received 2026-04-02T16:00+02:00${option} --json`,
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ dueAt, modality: 'ska' })
  })

  it.each([
    [`policy deadline ${POLICY} --received yesterday`, /fault \[input\.not-a-time\]/],
    ['policy check nowhere.yaml', /fault \[file\.not-found\]/],
    ['policy show nowhere.yaml', /fault \[file\.not-found\]/],
    ['org create --slug x --name X --policy nowhere.yaml', /fault \[file\.not-found\]/],
  ])('%s: exit 1 with the engine’s own words', async (line, stdout) => {
    expect(await run(line)).toMatchObject({ code: 1, stdout: expect.stringMatching(stdout) as string })
  })

  it('shows the rules in both languages', async () => {
    expect((await run(`policy show ${POLICY}`)).stdout).toMatch(/Svarstider\n {2}\S+: .+ \(ska\)/)
    expect((await run(`policy show ${POLICY} --lang en`)).stdout).toContain('Answer times')
  })

  it('tells what changes from one file to another, and nothing of the same file', async () => {
    const other = POLICY.replace('falkenberg', 'botkyrka')
    const { code, stdout } = await run(`policy diff ${POLICY} ${other}`)
    expect(code).toBe(0)
    expect(stdout).toContain('admin.credentialStore\n  Nytt: Inloggning på en central plats.')
    expect((await run(`policy diff ${POLICY} ${POLICY}`)).stdout).toBe('Ingenting ändras.\n')
    expect(await run(`policy diff ${POLICY} nowhere.yaml`)).toMatchObject({ code: 1 })
  })

  it('prints the schema that stands beside the policies', async () => {
    const { stdout } = await run('policy schema')
    const file = await readFile(POLICY.replace('falkenberg.yaml', 'policy.schema.json'), 'utf8')
    expect(JSON.parse(stdout)).toEqual(JSON.parse(file))
  })
})
