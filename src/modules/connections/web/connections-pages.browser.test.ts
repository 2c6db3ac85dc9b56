import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { readAccounts } from '#modules/accounts/index.ts'
import { tendConnections } from '#modules/connections/index.ts'
import { accessibilityProblems, openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { signedIn, wordsIn } from '#test/walk.ts'

let app: RunningTestApp
let browser: TestBrowser
let page: TestPage
let ids: readonly string[]

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:10+01:00' })
  browser = await openBrowser()
  const { orgId, staff } = app.falkenberg
  await tendConnections(app.modules.connections)
  await app.services.db.forOrg(orgId, async (tx) => {
    ids = (await readAccounts(tx, orgId)).filter(({ network }) => network === 'facebook').map(({ id }) => id)
    const [lost, scopes] = ids
    await sql`update connection set state = 'role-lost', code = '200', next_news_at = null where account_id = ${lost}`.execute(
      tx,
    )
    await sql`update connection set missing_scopes = '{pages_messaging}', expires_at = ${'2026-11-29T12:00:00Z'} where account_id = ${scopes}`.execute(
      tx,
    )
  })
  page = await signedIn(app, browser, staff.communicator)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

describe('the connections’ pages', () => {
  it('what needs a person comes first, with what happened and the way on', async () => {
    await page.goto('/konton')
    await page.getByRole('link', { name: 'Kopplingar' }).first().click()
    await page.getByRole('heading', { name: 'Kopplingar', exact: true }).waitFor()
    const main = await wordsIn(page.locator('main'))
    expect(main.indexOf('Rollen på kontot saknas')).toBeLessThan(main.indexOf('Frågar nätverket'))
    expect(main).toContain('läsa och svara på direktmeddelanden')
    await page.getByRole('link', { name: 'Anslut igen' }).first().click()
    await page.getByRole('heading', { name: /^Anslut / }).waitFor()
    expect(await wordsIn(page.locator('main'))).toContain(`${app.origin}/kopplingar/retur`)
  })

  it('from "anslut" one comes to the network’s own sign-in by a link, also with the keyboard', async () => {
    await page.goto(`/konton/${ids[0] ?? ''}/koppla`)
    await page.getByRole('button', { name: /^Logga in hos/ }).focus()
    await page.keyboard.press('Enter')
    const link = page.getByRole('link', { name: /^Fortsätt till/ })
    await link.waitFor()
    const url = new URL((await link.getAttribute('href')) ?? '')
    expect(url.searchParams.get('redirect_uri')).toBe(`${app.origin}/kopplingar/retur`)
    expect(url.searchParams.get('state')).toMatch(/^[\w-]{43}$/)
  })

  it('a return that nobody is waiting for is said kindly', async () => {
    await page.goto('/kopplingar/retur?state=fel&code=1')
    expect(await wordsIn(page.locator('main'))).toContain('Inloggningen gäller inte längre')
  })
})

it.each([
  { width: 1440, colorScheme: 'light' },
  { width: 375, colorScheme: 'dark' },
] as const)(
  'axe finds nothing and nothing is too wide: $width, $colorScheme',
  { timeout: 120_000 },
  async (look) => {
    await page.setViewportSize({ width: look.width, height: 900 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    const found: string[] = []
    for (const path of [
      '/kopplingar',
      `/konton/${ids[0] ?? ''}/koppling`,
      `/konton/${ids[1] ?? ''}/koppling`,
      `/kopplingar/ny/facebook?konto=${ids[0] ?? ''}`,
      '/kopplingar/retur?state=fel',
    ]) {
      await page.goto(path)
      found.push(...(await accessibilityProblems(page)).map((problem) => `${path}: ${problem}`))
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) found.push(`${path}: ${String(over)} px too wide`)
    }
    expect(found).toEqual([])
  },
)
