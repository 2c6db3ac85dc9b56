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

/** Where the keyboard stands, and what is wrong with it there. */
async function standing(): Promise<{ readonly name: string; readonly problems: readonly string[] } | null> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return null
    const { top, bottom, width } = at.getBoundingClientRect()
    // a choice marks the whole of its frame
    const marked = [at, at.parentElement, at.parentElement?.parentElement ?? null].filter(
      (one) => one !== null,
    )
    const isMarked = marked.some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
    const isSeen = bottom > 0 && top < innerHeight && width > 0
    const name = (at.innerText || at.id).trim()
    return { name, problems: [...(isMarked ? [] : ['not marked']), ...(isSeen ? [] : ['out of sight'])] }
  })
}

async function tabTo(wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab')
    const at = await standing()
    if (at !== null && wanted.test(at.name)) return
  }
  throw new Error(`the keyboard never came to ${String(wanted)}`)
}

describe('with the keyboard alone', () => {
  it('an account is disconnected and the way back is offered, in both steps', async () => {
    const path = `/konton/${ids[2] ?? ''}/koppling`
    await page.goto(path)
    await tabTo(/^Koppla från$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Koppla från .*\?$/ }).waitFor()
    await tabTo(/^koppla-fran-reason$/)
    await page.keyboard.press('Enter')
    await page.getByText('Skriv varför kontot kopplas från.').first().waitFor()
    await tabTo(/^koppla-fran-reason$/)
    await page.keyboard.type('Kontot flyttar')
    await page.keyboard.press('Enter')
    await page.getByText('Kontot är frånkopplat.').waitFor()
    expect(await wordsIn(page.locator('main'))).toContain('Skäl: Kontot flyttar')
    await tabTo(/^Anslut igen$/)
    await page.goto('/kopplingar')
    expect(await wordsIn(page.locator('#frankopplade'))).toContain('Anslut igen')
  })

  it.each([
    '/kopplingar?visa=alla',
    '/kopplingar/ny/bluesky',
    '/inkorg/skriv-in',
    '/torgplatsen/ovningsledare',
  ])('everything on %s is reached, seen and left again', async (path) => {
    await page.goto(path)
    const problems: string[] = []
    let stops = 0
    for (; stops < 400; stops += 1) {
      await page.keyboard.press('Tab')
      const at = await standing()
      if (at === null) break
      problems.push(...at.problems.map((problem) => `${at.name}: ${problem}`))
    }
    expect(problems).toEqual([])
    expect([stops > 5, stops < 400]).toEqual([true, true])
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
      '/kopplingar?visa=alla',
      `/konton/${ids[2] ?? ''}/koppling/koppla-fran`,
      '/kopplingar/ny/bluesky',
      '/inkorg/skriv-in',
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
