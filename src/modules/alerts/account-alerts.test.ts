import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DutyKind } from '#modules/accounts/index.ts'
import { openAlertKit, type AlertKit } from '#test/alert-kit.ts'
import { accountAlertEvents } from './actions/account-alerts.ts'
import { alertTexts } from './texts.ts'

/** Friday 20 November 2026, 14:00 in Sweden: the office is open. */
const FRIDAY = '2026-11-20T13:00:00Z'
let kit: AlertKit
beforeAll(async () => {
  kit = await openAlertKit({ at: FRIDAY })
})
afterAll(() => kit.close())
beforeEach(() => {
  kit.mails.length = 0
})

const drop = (state: 'too-few' | 'orphan') =>
  kit.org((tx) =>
    accountAlertEvents(kit.alerts).administratorsDropped(tx, kit.orgId, {
      accountId: kit.account.id,
      state,
      count: 1,
      demanded: 2,
      modality: 'ska',
      toIds: [kit.people.holder.id, kit.people.communicator.id],
    }),
  )
const arise = (kind: DutyKind, moment = kit.clock.now()) =>
  kit.org((tx) =>
    accountAlertEvents(kit.alerts).dutyArose(tx, kit.orgId, {
      accountId: kit.account.id,
      kind,
      moment,
      modality: 'bör',
      toIds: [kit.people.holder.id],
    }),
  )
const kinds = async (who: 'holder' | 'communicator') => (await kit.alertsOf(who)).map(({ kind }) => kind)

describe('what an account needs of those who answer for it', () => {
  it('F-075: too few administrators reach holder and owner, in the app and by mail, with a way to the account', async () => {
    await drop('orphan')
    expect(await kinds('holder')).toEqual(['admins-none'])
    expect(await kinds('communicator')).toEqual(['admins-none'])
    await arise('rotation-due')
    await kit.sendMails()
    const mail = kit.mails.find(({ subject }) => subject.startsWith('Kontots inloggning'))
    expect(mail?.text).toContain(`/konton/${kit.account.id}`)
    expect(mail?.text).toContain('Byt lösenord på plattformen')
    // the account's state was never noted as nobody's, so that mail had nothing to say when it was to go
    expect(kit.mails.map(({ subject }) => subject)).not.toContain('Ingen kan administrera kontot')
  })

  it('is told once for each time it becomes true', async () => {
    const before = (await kinds('holder')).length
    await arise('watch-missed')
    await arise('watch-missed')
    await arise('watch-missed', kit.clock.now().add({ hours: 24 }))
    expect((await kinds('holder')).length).toBe(before + 2)
  })

  it.each(['sv', 'en'] as const)('has words for every kind in %s', (lang) => {
    const { titles, sentences } = alertTexts(lang)
    const about = {
      missedAs: null,
      handed: 'no',
      loss: null,
      code: null,
      when: 'i dag',
      account: 'A',
      network: 'B',
    }
    for (const kind of Object.keys(titles) as (keyof typeof titles)[]) {
      const said = sentences({ ...about, kind, modality: 'ska' } as never)
      expect(said.length, kind).toBeGreaterThan(0)
      expect(said.join(' '), kind).not.toMatch(/undefined|null/)
    }
  })
})
