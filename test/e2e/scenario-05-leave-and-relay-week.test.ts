import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { readAccounts, sweepAccounts } from '#modules/accounts/index.ts'
import { makeToken } from '#modules/organisation/index.ts'
import { policyVersionYaml, storePolicyVersion } from '#modules/policy/index.ts'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type Municipality, type RunningTestApp } from '#test/run-app.ts'
import { hire, openStaffed, type Named } from '#test/staff-account.ts'
import { answer, openItem, sendForm, signedIn, signIn, triage, wordsIn } from '#test/walk.ts'
import { messageWith, triageByApi } from '#test/work-by-api.ts'

/** Monday 23 November 2026, an ordinary working day. */
const MONDAY = '2026-11-23T09:00+01:00'
const WITHOUT_SCRIPT = { javaScriptEnabled: false }

let app: RunningTestApp
let browser: TestBrowser
let town: Municipality

beforeAll(async () => {
  app = await runApp({ at: MONDAY })
  browser = await openBrowser()
  town = app.falkenberg
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
})

const mainOf = (page: TestPage) => wordsIn(page.locator('main'))
const sweep = () => sweepAccounts(app.modules.accounts)

async function openFold(page: TestPage, title: string): Promise<void> {
  await page.locator('summary').filter({ hasText: title }).first().click()
}

describe('scenario 5 under Falkenberg’s policy: leave that nobody covers (F-063, F-075)', () => {
  it('is booked with a note, and at its first minute the account has too few: ska', async () => {
    const first = await hire(app, town, 'Ebba Sjöberg')
    const second = await hire(app, town, 'Nils Lövgren')
    const accountId = await openStaffed(app, town, {
      name: 'Museibutiken',
      holder: first,
      admins: [first, second],
    })
    await sweep()
    const page = await signedIn(app, browser, second.name, WITHOUT_SCRIPT)
    await page.goto('/min-sida')
    await openFold(page, 'Boka frånvaro')
    await page.locator('[name=fromDay]').fill('2026-11-30')
    await page.locator('[name=untilDay]').fill('2026-12-04')
    await page.getByRole('button', { name: 'Boka frånvaron' }).click()
    await page.waitForURL(/klart=/)
    const holder = await signedIn(app, browser, first.name, WITHOUT_SCRIPT)
    app.clock.set('2026-11-29T23:59+01:00')
    await sweep()
    await signIn(holder, first.name)
    await holder.goto(`/konton/${accountId}`)
    expect(await mainOf(holder)).not.toContain('För få administratörer')
    app.clock.set('2026-11-30T00:00+01:00')
    await sweep()
    await sweep()
    await holder.goto(`/konton/${accountId}`)
    expect(await mainOf(holder)).toContain('För få administratörer: 1 av 2')
    expect(await mainOf(holder)).toContain('avvikelse mot krav')
    await holder.goto('/aviseringar')
    const told = holder.getByRole('listitem').filter({ hasText: 'Kontot har för få administratörer' })
    expect(await told.count()).toBe(1)
  })
})

describe('scenario 5: the rights of a relay week end at the minute (F-039 to F-041)', () => {
  const IN_THE_WEEK = 'Har biblioteket öppet på julafton?'
  const LATE = 'Går det att låna om över helgerna?'
  let guest: Named
  let page: TestPage
  let communicator: TestPage
  let api: ApiClient
  let own: string

  /** The shipped policy lets accounts on another network go round than the practice square speaks: this one lets them all. */
  async function letAllGoRound(): Promise<void> {
    const { services } = app
    const { orgId } = town
    await services.db.forOrg(orgId, async (tx) => {
      const { versionId } = await services.policies.inForce(tx, orgId, app.clock.now())
      const shipped = (await policyVersionYaml(tx, orgId, versionId)) ?? ''
      const here = /(communicatorMayKeep: true, platforms: )\[ ?instagram ?\]/
      expect(shipped).toMatch(here)
      const yaml = shipped.replace(here, '$1[]').replace('-demo', '-stafett')
      const validFrom = app.clock.now()
      await storePolicyVersion(tx, app.clock, { orgId, yaml, storedBy: 'test', validFrom })
    })
  }

  it('a service gets the account for a week, and what comes in is theirs', async () => {
    app.clock.set('2026-12-01T09:00+01:00')
    await letAllGoRound()
    const { orgId, staff, pages } = town
    guest = await hire(app, town, 'Ture Vikander', { unitName: 'Biblioteken' })
    const accounts = await app.services.db.forOrg(orgId, (tx) => readAccounts(tx, orgId))
    const account = accounts.find(({ externalId }) => externalId === pages.official)
    communicator = await signedIn(app, browser, staff.communicator, WITHOUT_SCRIPT)
    await communicator.goto(`/konton/${account?.id ?? ''}`)
    await openFold(communicator, 'Planera en stafettvecka')
    const form = communicator.locator('form[action$="/stafett"]')
    await form.getByLabel('Verksamhet').selectOption({ label: 'Biblioteken' })
    await form.getByLabel('Börjar').fill('2026-12-07')
    await form.getByLabel('Antal dagar').fill('7')
    await form.getByLabel(guest.name).check()
    await form.getByRole('button').click()
    await communicator.getByText('Stafettveckan är planerad.').waitFor()

    app.clock.set('2026-12-08T10:00+01:00')
    await sweep()
    api = await apiClient(app, town)
    const post = app.lab.publishPost({ pageId: pages.official, text: 'Biblioteken berättar om sin vecka.' })
    app.lab.writeComment({ postId: post.id, author: 'Ingegerd Kvarnvik', text: IN_THE_WEEK })
    expect((await messageWith(api, IN_THE_WEEK)).owner?.name).toBe(guest.name)
    page = await signedIn(app, browser, guest.name, WITHOUT_SCRIPT)
    await page.goto('/aviseringar')
    expect(await mainOf(page)).toContain('Stafettveckan har börjat')
    await openItem(page, IN_THE_WEEK)
    await triage(page, { class: 'Fråga' })
    await answer(page, 'Hej! Nej, vi öppnar igen på annandagen.')

    app.lab.writeComment({ postId: post.id, author: 'Ingegerd Kvarnvik', text: LATE })
    await triageByApi(api, LATE, { classKey: 'question' })
    const scopes = ['messages:read', 'messages:reply']
    const made = await makeToken(app.services, systemActor(orgId, 'test'), {
      name: 'Tures program',
      scopes,
      expiresAt: null,
      personId: guest.id,
    })
    own = made.token
  })

  it('one minute before the end the right is there, at the end it is not: open session and own token', async () => {
    const { id, version } = await messageWith(api, LATE)
    const byToken = async (text: string) => {
      const body = JSON.stringify({ text, version, signAsPersonId: guest.id })
      const headers = { authorization: `Bearer ${own}`, 'content-type': 'application/json' }
      const answered = await fetch(`${app.origin}/api/v1/messages/${id}/reply`, {
        method: 'POST',
        headers,
        body,
      })
      return { status: answered.status, problem: (await answered.json()) as { code?: string } }
    }
    app.clock.set('2026-12-13T23:58+01:00')
    await signIn(page, guest.name)
    await page.goto(`/inkorg/${id}`)
    // an empty answer is refused for being empty, not for want of a right
    expect((await byToken('')).status).toBe(400)

    app.clock.set('2026-12-14T00:00+01:00')
    const late = { text: 'Hej! Ja, det går bra.', version: String(version) }
    const refused = await sendForm(page, `/inkorg/${id}/svara`, late)
    expect(refused.status()).toBe(422)
    expect(await refused.text()).toContain('Er stafettvecka på')
    expect(await byToken('Hej! Ja, det går bra.')).toMatchObject({
      status: 422,
      problem: { code: 'relay-over' },
    })
  })

  it('the holder is told and takes back what is open (F-040)', async () => {
    await sweep()
    await signIn(communicator, town.staff.communicator)
    await communicator.goto('/')
    const task = communicator.getByRole('link', { name: /Ta tillbaka det som är öppet/ })
    await task.first().click()
    await communicator.getByRole('button', { name: 'Lämna tillbaka öppna ärenden' }).click()
    await communicator.getByText('Öppna ärenden är överlämnade.').waitFor()
    expect((await messageWith(api, LATE)).owner?.name).toBe(town.staff.communicator)
  })
})
