import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { decisionOf, matterOf, openItem, reloadUntil, signedIn, triage, wordsIn } from '#test/walk.ts'

/** Made up, with a right check digit. */
const PERSONAL_NUMBER = '19900101-2385'

let app: RunningTestApp
let browser: TestBrowser
let communicator: TestPage

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  communicator = await signedIn(app, browser, app.falkenberg.staff.communicator)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
})

const fromPage = (pageId: string, author: string): readonly string[] =>
  app.lab.state.messages
    .filter((one) => one.pageId === pageId && one.isFromPage && nameOf(one.personId) === author)
    .map(({ text }) => text)
const nameOf = (personId: string) => app.lab.state.people[personId]?.name

describe('scenario 13: a message in Messenger', () => {
  it('to the official page is answered by rule, kept from others, sorted and answered by a person (F-046, F-112, F-135)', async () => {
    const pageId = app.falkenberg.pages.official
    const author = 'Vera Lindqvist'
    const text = `Hej! Jag är ${PERSONAL_NUMBER}. Har jag fått plats på Solgläntan?`
    app.lab.sendDirectMessage({ pageId, author, text })
    await vi.waitFor(() => expect(fromPage(pageId, author)).toHaveLength(1), { timeout: 20_000 })
    const [automatic = ''] = fromPage(pageId, author)
    expect(automatic).toContain('0346-88 60 00')
    expect(automatic).not.toMatch(/900101|2385|Solgläntan/)
    app.lab.sendDirectMessage({ pageId, author, text: 'Hallå, är någon där?' })

    await openItem(communicator, 'Hallå, är någon där?')
    const decision = decisionOf(communicator)
    const matter = matterOf(communicator)
    await reloadUntil(communicator, matter.getByText('Det här svaret går ut automatiskt.').first())
    await triage(communicator, { class: 'Fråga' })
    const form = decision.locator('form[action$="/svara"]')
    expect(await wordsIn(form)).toMatch(/Nätverket tar emot svar till/)
    await form.getByLabel('Ditt svar').fill('Hej Vera! Ring kontaktcenter, så tittar vi på det tillsammans.')
    await form.getByRole('button', { name: 'Svara i meddelandet' }).click()
    await communicator.getByText('Svaret är på väg.').waitFor()
    await reloadUntil(communicator, decision.getByText('Nätverket har bekräftat.'))
    expect(fromPage(pageId, author)).toHaveLength(2)

    await openItem(communicator, 'Har jag fått plats')
    const journal = await wordsIn(matterOf(communicator).getByRole('region', { name: 'Journal' }))
    for (const line of ['Mottaget', 'Automatiskt svar enligt regelverket', 'Automatiskt svar framme'])
      expect(journal).toContain(line)
    expect(journal).not.toContain('2385')
  })

  it('to a service’s page goes to the service, and nobody answers by rule (F-022)', async () => {
    const pageId = app.falkenberg.pages.water
    app.lab.sendDirectMessage({ pageId, author: 'Bo Ek', text: 'Är vattnet brunt hos er också?' })
    const service = await signedIn(app, browser, app.falkenberg.staff.service)
    await openItem(service, 'Är vattnet brunt')
    expect(fromPage(pageId, 'Bo Ek')).toEqual([])
  })
})
