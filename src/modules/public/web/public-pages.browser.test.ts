import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAssets } from '#core/assets/create-assets.ts'
import { createGuidance } from '#modules/guidance/index.ts'
import { createPublicPages, type PublicDeps } from '#modules/public/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import {
  accessibilityProblems,
  openBrowser,
  servePages,
  type PageServer,
  type TestBrowser,
} from '#test/browser.ts'
import { createHttpKit } from '#test/http-kit.ts'

let kit: AccountsKit
let browser: TestBrowser
let server: PageServer

beforeAll(async () => {
  kit = await createAccountsKit()
  const assets = await createAssets()
  const { app, log } = createHttpKit()
  app.route('/', assets.app)
  const { db, policies } = kit.deps
  const common = {
    db,
    policies,
    clock: kit.clock,
    assets,
    trustsProxy: false,
    sendersKey: Buffer.alloc(32, 7),
  }
  const deps: PublicDeps = { ...common, baseUrl: 'http://127.0.0.1' }
  app.route('/', createGuidance({ ...deps, log, secrets: kit.deps.secrets }))
  app.route('/', createPublicPages(deps))
  await kit.open({
    platform: 'facebook',
    platformName: 'Facebook',
    handle: '@prov',
    name: 'Prov kommun',
    url: 'https://www.facebook.com/prov',
    kind: 'official',
    purpose: 'Händelser, nyheter och service; frågor och synpunkter',
    audience: 'Boende och besökare',
  })
  await kit.open({
    name: 'Räddningstjänstförbundets olycksförebyggandeinformation',
    handle: '@raddningstjanstforbundetsolycksforebyggande',
    url: 'https://example.se/x',
  })
  await kit.open({ name: 'Biblioteket', status: 'resting', url: 'https://example.se/b' })
  await kit.open({
    name: 'مكتبة البلدية 📚',
    handle: '@maktaba',
    purpose: 'كتب وقصص للأطفال',
    url: 'https://example.se/m',
  })
  await kit.open({ name: 'Å'.repeat(120), handle: `@${'lång'.repeat(30)}`, purpose: '👩‍👩‍👧‍👦'.repeat(30) })
  await kit.open({ name: '<script>alert(1)</script>', handle: '=cmd|calc' })
  server = await servePages((request) => app.fetch(request))
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.close()
  await kit.drop()
})

const PAGES = {
  konton: '/o/prov/konton',
  kontroll: '/o/prov/konton/kontroll?konto=pr0v',
  tipsa: '/o/prov/konton/tipsa',
  ram: '/o/prov/konton/badda-in',
  'badda-in': '/o/prov/konton/badda-in/sa-har',
  regler: '/o/prov/regler?lang=en',
  tillganglighet: '/o/prov/tillganglighet',
  vagledning: '/vagledning',
  svar: '/vagledning/tell-journalist?omrade=school',
  verksamhet: '/vagledning/tipsa',
  beratta: '/vagledning/beratta',
}

it.each(['light', 'dark'] as const)(
  'axe finds nothing, and nothing is wider than 320 px (%s)',
  { timeout: 120_000 },
  async (colorScheme) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme })
    const found: string[] = []
    for (const [name, path] of Object.entries(PAGES)) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`${server.origin}${path}`)
      found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`))
      for (const width of [320, 375]) {
        await page.setViewportSize({ width, height: 800 })
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        if (over > 0) found.push(`${name}: ${String(over)} px too wide at ${String(width)}`)
      }
    }
    expect(found).toEqual([])
    await page.context().close()
  },
)

it(
  'without script, by keyboard: the check leads to the answer and on to the tip',
  { timeout: 60_000 },
  async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${server.origin}/o/prov/konton`)
    await page.getByLabel(/Är kontot vårt/).fill('https://m.facebook.com/PROV?ref=x')
    await page.keyboard.press('Enter')
    await page.getByText('Ja, kontot är vårt').waitFor()
    await page.getByLabel(/Är kontot vårt/).fill('@okänt-konto')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Tipsa om ett falskt konto' }).press('Enter')
    expect(await page.getByLabel('Kontots adress eller namn').inputValue()).toBe('@okänt-konto')
    expect(await page.getByLabel('Ett konto som utger sig för att vara ert').isChecked()).toBe(true)
    await page.context().close()
  },
)

it('prints the accounts and leaves the forms out', { timeout: 60_000 }, async () => {
  const page = await browser.newPage()
  await page.goto(`${server.origin}/o/prov/konton`)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('Biblioteket').first().isVisible()).toBe(true)
  expect(await page.locator('.register-filter').isVisible()).toBe(false)
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  await page.context().close()
})
