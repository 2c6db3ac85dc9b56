import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityProblems, openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { signedIn } from '#test/walk.ts'

let app: RunningTestApp
let browser: TestBrowser
let admin: TestPage

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  admin = await signedIn(app, browser, app.falkenberg.staff.administrator)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const csv = (text: string) => ({
  name: 'lista.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text, 'latin1'),
})
const words = (page: TestPage) => page.locator('main').innerText()

describe('the organisation’s pages', () => {
  it('a unit is added and stands in the tree', async () => {
    await admin.goto('/organisation')
    await admin.getByText('Lägg till en enhet').click()
    await admin.getByLabel('Namn').fill('Badhuset')
    await admin.getByLabel('Slag').selectOption('service')
    await admin.getByRole('button', { name: 'Spara enheten' }).click()
    await admin.getByText('Enheten är sparad.').waitFor()
    await admin.getByRole('link', { name: 'Badhuset' }).waitFor()
  })

  it('a faulty list says row, column and remedy and writes nothing; a good one is read in once confirmed', async () => {
    await admin.goto('/personer/importera')
    await admin.getByLabel('Fil').setInputFiles(csv('E-post;Namn;Titel;Enhet\nx;=1+1;chef;Ingenstans\n'))
    await admin.getByRole('button', { name: 'Läs igenom filen' }).click()
    expect(await words(admin)).toMatch(/Rad 2[\s\S]*börjar som en formel/)
    const good = 'E-post;Namn;Titel;Enhet\norjan@falkenberg.example;Örjan Åsbrink;badmästare;Badhuset\n'
    await admin.getByLabel('Fil').setInputFiles(csv(good))
    await admin.getByRole('button', { name: 'Läs igenom filen' }).click()
    await admin.getByText('Inget är skrivet ännu.').waitFor()
    expect(await words(admin)).toContain('1 person läggs till')
    expect(await accessibilityProblems(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Läs in personerna' }).click()
    await admin.getByText('Personerna är inlästa.').waitFor()
    await admin.goto('/personer?q=badhuset')
    await admin.getByRole('link', { name: 'Örjan Åsbrink' }).waitFor()
  })

  it('leave is booked with a substitute, the policy confirmed, and access ended with its heirs shown', async () => {
    await admin.goto('/min-sida')
    await admin.getByRole('button', { name: 'Jag har läst och förstått' }).click()
    await admin.getByText('Tack. Din bekräftelse är sparad.').waitFor()
    await admin.getByText('Boka frånvaro', { exact: true }).click()
    await admin.locator('[name=fromDay]').fill('2026-12-21')
    await admin.locator('[name=untilDay]').fill('2026-12-28')
    const form = admin.locator('form', { has: admin.locator('[name=fromDay]') })
    await form.getByLabel('Ersättare').selectOption({ label: 'Örjan Åsbrink, badmästare' })
    await admin.getByRole('button', { name: 'Boka frånvaron' }).click()
    await admin.getByText('Frånvaron är bokad.').waitFor()
    await admin.goto('/personer?q=orjan@')
    await admin.getByRole('link', { name: 'Örjan Åsbrink' }).click()
    await admin.getByRole('link', { name: 'Avsluta åtkomsten' }).click()
    expect(await words(admin)).toContain('1 bokad frånvaro hos andra blir utan ersättare')
    await admin.getByRole('button', { name: 'Ja, avsluta åtkomsten' }).click()
    await admin.getByText('Åtkomsten är avslutad, och').waitFor()
  })
})

it.each([
  { width: 1440, colorScheme: 'light' },
  { width: 375, colorScheme: 'dark' },
] as const)(
  'axe finds nothing and nothing is too wide: $width, $colorScheme',
  { timeout: 120_000 },
  async (look) => {
    const page = admin
    await page.setViewportSize({ width: look.width, height: 900 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await page.goto('/personer?q=kommunik')
    const person = await page.locator('tbody a').first().getAttribute('href')
    const found: string[] = []
    for (const path of [
      '/organisation',
      '/personer',
      '/personer/ny',
      '/personer/importera',
      '/min-sida',
      person!,
    ]) {
      await page.goto(path)
      await page.evaluate(() =>
        document.querySelectorAll('details').forEach((details) => (details.open = true)),
      )
      found.push(...(await accessibilityProblems(page)).map((problem) => `${path}: ${problem}`))
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) found.push(`${path}: ${String(over)} px too wide`)
    }
    expect(found).toEqual([])
  },
)
