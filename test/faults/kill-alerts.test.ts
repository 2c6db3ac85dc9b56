import net from 'node:net'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town, type Written } from './kit/town.ts'
import type { Visitor } from './kit/visitor.ts'

let smtp: SMTPServer
let town: Town
let received = 0
beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume().once('end', () => {
        received += 1
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  const { port } = smtp.server.address() as net.AddressInfo
  town = await openTown({ environment: { TORGET_SMTP_URL: `smtp://127.0.0.1:${port}` } })
})
afterAll(async () => {
  await town.close()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

type AlertLine = { readonly id: string; readonly mail: string }

const alertsOf = ({ messageId }: Written) =>
  town.org(
    async (tx) =>
      (await sql<AlertLine>`select id, mail from alert where subject_id = ${messageId}`.execute(tx)).rows,
  )
const mailsOf = async (item: Written) =>
  (await Promise.all((await alertsOf(item)).map(({ id }) => town.outboxOf(id)))).flat()
const calls = async ({ messageId }: Written) =>
  (await town.journal(messageId)).filter((kind) => kind === 'alert.urgent').length

const judgeUrgent = (who: Visitor, { itemPath }: Written) =>
  who.send(itemPath, `${itemPath}/bedom`, { classKey: 'question', isAcute: 'yes', isHappeningNow: 'yes' })

describe('a process that is killed while somebody is called', { timeout: 120_000 }, () => {
  it('before the decision stands: nobody is told of what never was; decided again, told once', async () => {
    const item = await town.write('Det luktar gas på torget.', 'Anna i Falkenberg')
    const victim = await town.victim({ at: 'commit', of: 'alert.urgent', when: 'before' }, 'web')
    const dying = await town.visitorOf(victim, 'holder')
    await expect(judgeUrgent(dying, item)).rejects.toThrow('fetch failed')
    await victim.died
    expect(await alertsOf(item)).toEqual([])
    expect(await calls(item)).toBe(0)

    await judgeUrgent(await town.visitor('holder'), item)
    expect(await alertsOf(item)).toHaveLength(1)
    expect(await calls(item)).toBe(1)
    const before = received
    await town.settle()
    expect(received - before).toBe(1)
    expect((await alertsOf(item)).map(({ mail }) => mail)).toEqual(['sent'])
  })

  it('after the decision stands: the alert is there and its mail goes, once', async () => {
    const item = await town.write('Nu brinner det i en container.', 'Bertil i Skrea')
    const victim = await town.victim({ at: 'commit', of: 'alert.urgent', when: 'after' }, 'web')
    const dying = await town.visitorOf(victim, 'holder')
    await expect(judgeUrgent(dying, item)).rejects.toThrow('fetch failed')
    await victim.died
    const before = received
    await town.recover()
    await town.recover()
    expect((await alertsOf(item)).map(({ mail }) => mail)).toEqual(['sent'])
    expect(await calls(item)).toBe(1)
    expect(received - before).toBe(1)
  })

  it('when the mail server has taken the mail: it is never sent again, the page says so, and reading settles it', async () => {
    const item = await town.write('En ledning ligger över vägen.', 'Cecilia i Vinberg')
    const holder = await town.visitor('holder')
    await judgeUrgent(holder, item)
    const before = received
    await (
      await town.victim({ at: 'mail', when: 'after' }, 'worker')
    ).died
    await town.recover()
    await town.recover()
    expect(received - before).toBe(1)
    const [alert, ...more] = await alertsOf(item)
    expect(more).toEqual([])
    expect(alert?.mail).toBe('unknown')
    expect((await holder.get('/aviseringar')).html).toContain('Det är oklart om mejlet kom fram.')
    await holder.send('/aviseringar', `/aviseringar/${alert!.id}/last`)
    expect((await mailsOf(item)).map(({ state }) => state)).toEqual(['cancelled'])
    expect(await town.isLedgerIntact()).toBe(true)
  })
})
