import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityProblems, openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { startAccount } from '#test/walk-application.ts'
import { signedIn } from '#test/walk.ts'

let app: RunningTestApp
let browser: TestBrowser
let page: TestPage
let path: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  page = await signedIn(app, browser, app.falkenberg.staff.service)
  await startAccount(page, {
    name: 'Kultur- och fritidsförvaltningens sommarlovsverksamhet i Falkenberg',
    platform: 'Tik Tok',
  })
  path = new URL(page.url()).pathname
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const shared = ['/ansokningar', '/ansokningar/ny', '/ansokningar/ny/konto', '/ansokningar/ny/avslut']
const own = [
  '',
  '/grunder',
  '/del/1?visa=fel',
  '/del/4?visa=fel',
  '/del/7',
  '/granska',
  '/undantag',
  '/aterta',
]

async function faultsOn(places: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const place of places) {
    await page.goto(place)
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)))
    found.push(...(await accessibilityProblems(page)).map((problem) => `${place}: ${problem}`))
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (over > 0) found.push(`${place}: ${String(over)} px too wide`)
  }
  return found
}

it.each([
  { width: 1440, colorScheme: 'light' },
  { width: 375, colorScheme: 'dark' },
] as const)(
  'axe finds nothing and nothing is too wide: $width, $colorScheme',
  { timeout: 120_000 },
  async ({ width, colorScheme }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect(await faultsOn([...shared, ...own.map((place) => `${path}${place}`)])).toEqual([])
  },
)

it('the error summary leads to the question, by keyboard alone', async () => {
  await page.goto(`${path}/granska`)
  await page.getByRole('link', { name: 'Syfte saknas.' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Syfte/ }).waitFor()
  expect(await page.evaluate(() => location.hash)).toBe('#del-purpose')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
  // a browser goes to the field itself, or to the place before it
  if ((await focused()) !== 'purpose') await page.keyboard.press('Tab')
  expect(await focused()).toBe('purpose')
})
