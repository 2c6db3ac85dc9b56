import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityProblems, openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { signedIn } from '#test/walk.ts'
import { makeApplications } from '../../src/demo/make-applications.ts'
import { castOf } from '../../src/demo/people.ts'

let app: RunningTestApp
let browser: TestBrowser
let page: TestPage

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  const { orgId, staff } = app.falkenberg
  const policy = { sender: 'Falkenbergs kommun', place: 'Falkenberg' }
  const index = [0, 1].find((one) => castOf(one).some(({ fullName }) => fullName === staff.manager)) ?? 0
  await makeApplications(app.modules, { orgId, policy, index, signal: new AbortController().signal })
  page = await signedIn(app, browser, staff.manager)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

it.each([
  { width: 1440, colorScheme: 'light' },
  { width: 375, colorScheme: 'dark' },
] as const)(
  'whoever decides reads and answers without a fault for axe, and nothing is too wide: $width, $colorScheme',
  { timeout: 120_000 },
  async (look) => {
    await page.setViewportSize({ width: look.width, height: 900 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await page.goto('/vantar')
    const steps = await page
      .locator('a[href^="/vantar/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(steps).toHaveLength(3)
    const found: string[] = []
    for (const path of ['/vantar', ...steps, '/undantag']) {
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
