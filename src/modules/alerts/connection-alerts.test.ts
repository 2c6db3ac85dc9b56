import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAlertKit, type AlertKit } from '#test/alert-kit.ts'
import { connectionAlertEvents } from './index.ts'

let kit: AlertKit
beforeAll(async () => {
  kit = await openAlertKit({ at: '2026-11-24T09:00:00Z' })
})
afterAll(() => kit.close())

it('the end of a connection is told three times, each once, to holder and deputy, in the app and by mail', async () => {
  const endsAt = Temporal.Instant.from('2026-12-24T09:00:00Z')
  const { holder, substitute } = kit.people
  const tell = (days: 30 | 14 | 3) =>
    kit.org((tx) =>
      connectionAlertEvents(kit.alerts).connectionEnding(tx, kit.orgId, {
        ...{ accountId: kit.account.id, endsAt, days },
        toIds: [holder.id, substitute.id],
      }),
    )
  for (const days of [30, 30, 14, 3] as const) await tell(days)
  for (const who of ['holder', 'substitute'] as const) {
    const kinds = (await kit.alertsOf(who)).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['connection-ends', 'connection-ends-now', 'connection-ends-soon'])
  }
  await kit.sendMails()
  const mail = kit.mails.find(({ subject }) => subject.startsWith('Kontots anslutning går ut om tre dagar'))
  expect(mail?.text.replace(/\s/gu, ' ')).toContain('24 december 2026')
  expect(mail?.text).toContain(`/konton/${kit.account.id}/koppling`)
})

it('a network’s silence is told once for each time, and nobody gets a mail about it when it is over', async () => {
  const { holder, substitute } = kit.people
  const since = Temporal.Instant.from('2026-11-28T03:00:00Z')
  const events = connectionAlertEvents(kit.alerts)
  const accountId = kit.account.id
  const tell = (at: Temporal.Instant) =>
    kit.org((tx) =>
      events.networkSilent(tx, kit.orgId, { accountId, since: at, toIds: [holder.id, substitute.id] }),
    )
  const silent = async () => (await kit.alertsOf('holder')).filter(({ kind }) => kind === 'network-silent')
  const others = (await kit.alertsOf('holder')).filter(({ readAt }) => readAt === null).length
  // a Saturday night: the mail waits for the office to open
  kit.clock.set('2026-11-28T09:00:00Z')
  await tell(since)
  await tell(since)
  expect(await silent()).toMatchObject([{ readAt: null, mail: 'waiting' }])
  await kit.org((tx) => events.networkAnswers(tx, kit.orgId, { accountId }))
  expect((await silent())[0]?.readAt).not.toBeNull()
  expect((await kit.alertsOf('holder')).filter(({ readAt }) => readAt === null)).toHaveLength(others)
  kit.clock.set('2026-11-30T09:00:00Z')
  await kit.sendMails()
  expect(kit.mails.filter(({ subject }) => subject.startsWith('Nätverket har inte svarat'))).toEqual([])
  await tell(since.add({ hours: 48 }))
  await kit.sendMails()
  const mails = kit.mails.filter(({ subject }) => subject.startsWith('Nätverket har inte svarat'))
  expect(mails).toHaveLength(2)
  expect(mails[0]?.text).toContain('du behöver inte ansluta igen')
})
