import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeClock } from './check-database.ts'
import {
  checkDataFolder,
  checkDisk,
  checkFonts,
  checkKeyFile,
  checkNode,
  judgeDisk,
} from './check-machine.ts'
import { checkOutbox } from './check-organisations.ts'
import { checkAddress, checkMail, checkMeta } from './check-settings.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torget-doctor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const MB = 1024 * 1024

describe('the machine', () => {
  it.each([
    ['26.0.0', 'ok'],
    ['27.1.0', 'ok'],
    ['22.9.0', 'problem'],
  ])('Node %s: %s', (version, level) => {
    expect(checkNode(version).level).toBe(level)
  })

  it.each([
    [299 * MB, 'problem'],
    [300 * MB, 'warning'],
    [2047 * MB, 'warning'],
    [2048 * MB, 'ok'],
  ])('%i bytes free: %s', (bytes, level) => {
    expect(judgeDisk(bytes, '/data').level).toBe(level)
  })

  it.each([
    [0, 'ok'],
    [1.9, 'ok'],
    [2, 'warning'],
    [30, 'problem'],
  ])('clocks %d s apart: %s', (seconds, level) => {
    expect(judgeClock(seconds).level).toBe(level)
  })

  it('looks at the data folder and who may read the key', async () => {
    expect(await checkDataFolder(folder)).toMatchObject({ level: 'ok' })
    expect(await checkDisk(folder)).toMatchObject({ what: 'Disk' })
    expect(await checkDataFolder(join(folder, 'none'))).toMatchObject({ level: 'warning' })
    const key = join(folder, 'torget.key')
    expect(await checkKeyFile(folder)).toMatchObject({ level: 'warning' })
    await writeFile(key, 'x', { mode: 0o600 })
    expect(await checkKeyFile(folder)).toMatchObject({ level: 'ok' })
    await chmod(key, 0o640)
    expect(await checkKeyFile(folder)).toMatchObject({ level: 'problem', remedy: `Run: chmod 600 ${key}` })
    expect(await checkDataFolder(key)).toMatchObject({ level: 'problem' })
  })

  it('has fonts for documents', async () => {
    expect(await checkFonts()).toMatchObject({ level: 'ok' })
  })
})

describe('the settings', () => {
  it.each([
    ['https://torget.example.se', 'ok'],
    ['http://127.0.0.1:3000', 'warning'],
    ['http://localhost:3000', 'warning'],
    ['http://torget.example.se', 'problem'],
  ])('address %s: %s', (baseUrl, level) => {
    expect(checkAddress({ baseUrl }).level).toBe(level)
  })

  it('names what the Meta app lacks', () => {
    const meta = { appId: '1', appSecret: null, verifyToken: null, graphUrl: 'https://graph.example' }
    expect(checkMeta({ meta }).message).toMatch(/^TORGET_META_APP_SECRET, TORGET_META_VERIFY_TOKEN not set/)
    expect(checkMeta({ meta: { ...meta, appSecret: 's', verifyToken: 'v' } }).level).toBe('ok')
  })

  it('asks a real mail server', async () => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        username === 'torget' && password === 'right' ? done(null, { user: 1 }) : done(new Error('no')),
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as AddressInfo
    const check = (password: string) =>
      checkMail({
        mail: { smtpUrl: `smtp://torget:${password}@127.0.0.1:${port}`, from: 'Torget <t@example.se>' },
      })
    expect(await check('right')).toMatchObject({ level: 'ok' })
    expect(await check('wrong')).toMatchObject({ level: 'problem', remedy: 'Check TORGET_SMTP_URL.' })
    await new Promise<void>((resolve) => server.close(resolve))
    expect(await check('right')).toMatchObject({ level: 'problem' })
  })

  it('waits no longer than it has to for a mail server that says nothing', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const mail = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 't@example.se' }
    expect(await checkMail({ mail }, 200)).toMatchObject({ level: 'problem' })
    await new Promise((resolve) => silent.close(resolve))
  })

  it('says that no mail is sent without a server', async () => {
    expect(await checkMail({ mail: { smtpUrl: null, from: '' } })).toMatchObject({ level: 'warning' })
  })
})

describe('the outbox', () => {
  it.each([
    [{ unknown: 0, stuck: 0, late: 0 }, []],
    [{ unknown: 2, stuck: 0, late: 0 }, ['problem']],
    [{ unknown: 0, stuck: 1, late: 3 }, ['warning']],
    [{ unknown: 1, stuck: 1, late: 0 }, ['problem', 'warning']],
  ])('%j', (unsettled, levels) => {
    expect(checkOutbox('testby', unsettled).map(({ level }) => level)).toEqual(levels)
  })
})
