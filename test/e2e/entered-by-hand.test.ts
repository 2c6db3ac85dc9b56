import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { decisionOf, matterOf, signedIn, triage, wordsIn } from '#test/walk.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=='

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
  await app.stop()
})

async function fillIn(page: TestPage, text: string, link: string): Promise<void> {
  await page.goto('/inkorg')
  await page.getByRole('link', { name: 'Skriv in ett meddelande för hand' }).click()
  await page.getByLabel('Konto', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Vem skrev?').fill('Åsa på forumet')
  await page.getByLabel('Vad står det?').fill(text)
  await page.getByLabel('Länk', { exact: false }).fill(link)
  await page.getByLabel('När skrevs det?').fill('2026-11-18T08:15')
  await page
    .getByLabel('Bilder')
    .setInputFiles([{ name: 'skarmbild.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') }])
  await page.getByRole('button', { name: 'Skriv in', exact: true }).click()
}

describe('a message that no network tells us of (F-135, B-083)', () => {
  const text = 'Varför är badet stängt på fredagar?'
  const link = 'https://forum.example/badet/17'

  it('is entered, handled like any other, answered on the spot and settled by a person', async () => {
    await fillIn(communicator, text, link)
    await communicator.getByText('Meddelandet är inskrivet.').waitFor()
    const matter = matterOf(communicator)
    expect(await wordsIn(matter)).toContain('Åsa på forumet')
    expect(await matter.locator('img').count()).toBe(1)
    await triage(communicator, { class: 'Fråga' })
    const decision = decisionOf(communicator)
    await decision.getByLabel('Ditt svar').fill('Hej! Badet är öppet igen från och med fredag.')
    await decision.getByRole('button', { name: 'Gör svaret klart' }).click()
    await communicator.getByText('Svaret är klart.').waitFor()
    const copy = await decision.getByLabel('Svaret att kopiera').inputValue()
    expect(copy).toContain(`/${app.falkenberg.staff.communicator}, kommunikatör, Falkenbergs kommun`)
    expect(await decision.getByRole('link', { name: 'Gå till platsen' }).getAttribute('href')).toBe(link)
    await decision.getByLabel('Länk till svaret').fill(`${link}#svar`)
    await decision.getByRole('button', { name: 'Jag har svarat på plats' }).click()
    await communicator.getByText('Noterat. Svaret är utlagt och ärendet är klart.').waitFor()
    expect(await wordsIn(decisionOf(communicator))).toContain(`${link}#svar`)
    const journal = await wordsIn(matterOf(communicator).getByRole('region', { name: 'Journal' }))
    for (const line of ['Inskrivet för hand', 'Svar skrivet', 'Svaret utlagt för hand'])
      expect(journal).toContain(line)
  })

  it('is entered once: whoever enters it again is led to it', async () => {
    await fillIn(communicator, text, link)
    await communicator.getByText('Det var redan inskrivet. Här är det.').waitFor()
  })

  it('comes back with what was typed when something has to be mended', async () => {
    await fillIn(communicator, 'Ett annat', 'forum.example')
    // the browser itself holds back an address that is none; without it the server does
    await communicator.locator('form[action="/inkorg/skriv-in"]').evaluate((form) => {
      form.setAttribute('novalidate', '')
    })
    await communicator.getByRole('button', { name: 'Skriv in', exact: true }).click()
    await communicator.getByText('Skriv hela webbadressen.').first().waitFor()
    expect(await communicator.getByLabel('Vad står det?').inputValue()).toBe('Ett annat')
  })
})
