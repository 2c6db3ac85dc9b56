import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { readRegister } from '#modules/accounts/index.ts'
import { makeToken, readPeople, SCOPES } from '#modules/organisation/index.ts'
import { apiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { decisionOf, fold, openItem, sendForm, signedIn, wordsIn } from '#test/walk.ts'
import { messageWith, triageByApi } from '#test/work-by-api.ts'

const QUESTION = 'När öppnar den nya simhallen i Tumba?'

let app: RunningTestApp
let browser: TestBrowser
let watcher: TestPage
let postId: string
let messageId: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  const { pages, staff } = app.botkyrka
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Bygget går framåt.' }).id
  app.lab.writeComment({ postId, author: 'Tuva Granlöf', text: QUESTION })
  const api = await apiClient(app, app.botkyrka)
  messageId = (await triageByApi(api, QUESTION, { classKey: 'question' })).id
  watcher = await signedIn(app, browser, staff.shy, { javaScriptEnabled: false })
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
})

const org = () => app.botkyrka.orgId
const registered = () =>
  app.services.db.forOrg(org(), (tx) => readRegister(tx, org(), app.services.clock.now()))
const publicList = async () => (await fetch(`${app.origin}/o/botkyrka/konton.json`)).text()
const repliesOnTheNetwork = () =>
  app.lab.publicView(postId).comments.find(({ text }) => text === QUESTION)?.replies ?? []

/** A program of the watcher's own, with every right a token can have. */
async function ownToken(): Promise<string> {
  const people = await app.services.db.forOrg(org(), (tx) => readPeople(tx, org()))
  const personId = people.find(({ fullName }) => fullName === app.botkyrka.staff.shy)!.id
  const wanted = { name: 'Eget skript', scopes: [...SCOPES], expiresAt: null, personId }
  return (await makeToken(app.services, systemActor(org(), 'test'), wanted)).token
}

async function post(path: string, body: unknown): Promise<{ status: number; code: string | undefined }> {
  const answered = await fetch(`${app.origin}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await ownToken()}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answered.status, code: ((await answered.json()) as { code?: string }).code }
}

describe('scenario 4 under Botkyrka’s policy: monitoring only', () => {
  it('is given at once: nobody is asked, and nothing comes into the list (B-034)', async () => {
    const [before, shown] = [await registered(), await publicList()]
    await watcher.goto('/ansokningar/ny/utan-plan')
    await watcher.getByRole('button', { name: 'Ge uppdraget' }).click()
    await watcher.waitForURL(/\/ansokningar\/[0-9a-f-]{36}/)
    expect(await wordsIn(watcher.locator('main'))).toContain('varken plan eller godkännande')
    expect(await registered()).toEqual(before)
    expect(await publicList()).toBe(shown)
    for (const name of [app.botkyrka.staff.manager, app.botkyrka.staff.communicator]) {
      const page = await signedIn(app, browser, name, { javaScriptEnabled: false })
      await page.goto('/vantar')
      expect(await wordsIn(page.locator('main'))).toContain('Inget väntar på dig')
    }
  })

  it('lets nobody reply, on the page or past its buttons (B-007)', async () => {
    await openItem(watcher, QUESTION)
    await fold(watcher, 'Svara')
    const form = decisionOf(watcher).locator('form[action$="/svara"]')
    await form.getByLabel('Ditt svar').fill('Hej! I maj.')
    await form.getByRole('button', { name: 'Skicka svaret' }).click()
    await watcher.getByRole('alert').getByText('Ditt uppdrag är bara att bevaka').waitFor()
    const { version } = await messageWith(await apiClient(app, app.botkyrka), QUESTION)
    const sent = await sendForm(watcher, `/inkorg/${messageId}/svara`, {
      text: 'Hej! I maj.',
      version: String(version),
    })
    expect(sent.status()).toBe(422)
    expect((await sent.text()).includes('Ditt uppdrag är bara att bevaka')).toBe(true)
    expect(repliesOnTheNetwork()).toEqual([])
  })

  it('nor by calling the API directly, with a token of one’s own that has every scope (B-007)', async () => {
    const api = await apiClient(app, app.botkyrka)
    const { version } = await messageWith(api, QUESTION)
    const reply = await post(`/messages/${messageId}/reply`, { text: 'Hej! I maj.', version })
    expect(reply).toEqual({ status: 422, code: 'monitoring-only' })
    const ground = { groundCode: 'personal-attack', assessment: 'Ett prov.' }
    const removal = await post(`/messages/${messageId}/case`, ground)
    expect(removal).toEqual({ status: 422, code: 'monitoring-only' })
    expect(repliesOnTheNetwork()).toEqual([])
  })

  it('gives its holder a letter that says so (B-036)', async () => {
    const { items } = (await (await apiClient(app, app.botkyrka)).get('/applications?state=approved'))
      .body as {
      readonly items: readonly { readonly id: string }[]
    }
    const letter = await watcher.request.get(`/ansokningar/${items[0]?.id ?? ''}/uppdragsbrev.pdf`)
    expect([letter.status(), letter.headers()['content-type']]).toEqual([200, 'application/pdf'])
  })
})
