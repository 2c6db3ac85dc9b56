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
  expect(mail?.text).toContain(`/konton/${kit.account.id}`)
})
