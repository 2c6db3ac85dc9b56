import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { decideWatch, startClosing, storeCredential } from '#modules/accounts/index.ts'
import { accessibilityProblems, openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { hire, named, openStaffed, type Named } from '#test/staff-account.ts'
import { signedIn } from '#test/walk.ts'

let app: RunningTestApp
let browser: TestBrowser
let page: TestPage
let accountId: string
let closingId: string
let credentialId: string

beforeAll(async () => {
  // a Wednesday, a little before the watch of 09:30
  app = await runApp({ at: '2026-11-18T09:10+01:00' })
  browser = await openBrowser()
  const town = app.falkenberg
  const { accounts } = app.modules
  const actor = systemActor(town.orgId, 'test')
  const communicator = await named(app, town, town.staff.communicator)
  const holder: Named = await hire(app, town, 'Wilhelmina Ängslycke-Björkmarksdotter')
  const admins = [holder, communicator]
  accountId = await openStaffed(app, town, { name: 'Konsthallen', holder: communicator, admins })
  closingId = await openStaffed(app, town, { name: 'Kulturnatten', holder: communicator, admins })
  credentialId = await storeCredential(accounts, actor, {
    accountId,
    label: 'Kontots e-post',
    secret: 'hemligt',
  })
  await decideWatch(accounts, actor, {
    accountId,
    times: ['09:30'],
    days: 'workdays',
    personIds: [communicator.id],
    coverIds: [holder.id],
  })
  await startClosing(accounts, actor, {
    accountId: closingId,
    reason: 'Kulturnatten har haft sin sista natt.',
  })
  page = await signedIn(app, browser, town.staff.communicator)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

describe('the accounts’ pages', () => {
  it('a watch is signed from the list of things to do, by keyboard alone (F-062)', async () => {
    await page.goto('/')
    const task = page.getByRole('link', { name: /Titta på Konsthallen och kvittera/ })
    await task.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/konton/)
    await page.getByRole('button', { name: /^Kvittera bevakningen/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Bevakningen är kvitterad.').waitFor()
    expect(await page.getByRole('button', { name: /^Kvittera bevakningen/ }).count()).toBe(0)
    await page.goto('/')
    expect(await page.getByText('Titta på Konsthallen och kvittera').count()).toBe(0)
  })

  it('what was wrong is said at the form it was wrong in, which stays open with what was typed', async () => {
    await page.goto(`/konton/${accountId}`)
    await page.locator('summary').filter({ hasText: 'Kriskommunikation' }).click()
    const form = page.locator('form').filter({ has: page.locator('[name=key][value=crisis]') })
    await form.getByLabel('Länk till rutinen').fill('https://intranatet.example/kris')
    await form.getByLabel('Eller: var den finns').fill('x'.repeat(2001))
    await form.getByRole('button', { name: 'Spara' }).click()
    await page.locator('.error-summary').waitFor()
    expect(await page.locator('.error-summary').innerText()).toContain('Skriv högst 2000 tecken.')
    expect(await form.getByLabel('Länk till rutinen').inputValue()).toBe('https://intranatet.example/kris')
  })

  it('B-052: that a platform cannot show something is an answer, where the policy takes it as one', async () => {
    const answer = async (notice: string) => {
      await page.goto(`/konton/${accountId}`)
      const fold = page.locator('details.fold').filter({ has: page.locator('summary', { hasText: notice }) })
      await fold.locator('summary').first().click()
      await fold.getByLabel('Går inte på plattformen').check()
      await fold.getByRole('button', { name: 'Spara' }).click()
      await page.getByText('Sparat.').waitFor()
      return page.locator('main').innerText()
    }
    expect(await answer('Allmän handling')).not.toContain('Information saknas på kontot: Allmän handling')
    expect(await answer('Avsändare')).toContain('Information saknas på kontot: Avsändare')
  })

  it('compliance is read by department and by how strongly it binds', async () => {
    await page.goto('/efterlevnad')
    await page.getByRole('link', { name: 'Kultur- och fritidsförvaltningen' }).click()
    await page.getByRole('heading', { name: /^Avvikelser: Kultur/ }).waitFor()
    const main = await page.locator('main').innerText()
    expect(main).toContain('Konsthallen')
    await page.getByRole('link', { name: /^Accepterade avsteg/ }).click()
    await page.getByText('Inga avvikelser.').waitFor()
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
      '/konton',
      `/konton/${accountId}`,
      `/konton/${accountId}/inloggning/${credentialId}`,
      `/konton/${closingId}`,
      '/efterlevnad',
      '/',
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
