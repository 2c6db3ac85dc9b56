import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityProblems, openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { signedIn } from '#test/walk.ts'
import { shippedYaml } from '../shipped-policy-fixture.ts'

let app: RunningTestApp
let browser: TestBrowser
let admin: TestPage
let draft: string
let faulty: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  admin = await signedIn(app, browser, app.falkenberg.staff.administrator)
  const yaml = shippedYaml('falkenberg')
  draft = await readIn(yaml.replace('amount: 3, unit: workingDays', 'amount: 2, unit: workingDays'))
  faulty = await readIn(yaml.replace('dueTime:', 'dueTme:'))
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function readIn(yaml: string): Promise<string> {
  await admin.goto('/policy/versioner/ny')
  const buffer = Buffer.from(yaml)
  await admin.getByLabel('Fil (YAML)').setInputFiles({ name: 'ny.yaml', mimeType: 'text/yaml', buffer })
  await admin.getByRole('button', { name: 'Läs in' }).click()
  await admin.getByText('Filen är inläst som utkast.').waitFor()
  return admin.url().split('?')[0] ?? ''
}

const tooWide = () =>
  admin.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

it.each([
  { width: 1440, colorScheme: 'light', lang: 'sv' },
  { width: 375, colorScheme: 'dark', lang: 'en' },
] as const)(
  'axe finds nothing and nothing is too wide: $width, $colorScheme, $lang',
  { timeout: 180_000 },
  async ({ width, colorScheme, lang }) => {
    await admin.setViewportSize({ width, height: 900 })
    await admin.emulateMedia({ colorScheme })
    await admin.goto(`/sprak?lang=${lang}&till=/policy/versioner`)
    const found: string[] = []
    for (const path of [
      '/policy/versioner',
      '/policy/versioner/ny',
      draft,
      faulty,
      `${draft}/andra/svar`,
      `${draft}/andra/borttagning`,
      `${draft}/andra/dagar`,
      `${draft}/utfall`,
      `${draft}/anta`,
      `${draft}/slang`,
      `${faulty}/text`,
      '/policy?q=svar',
    ]) {
      await admin.goto(path)
      expect(await admin.locator('html').getAttribute('lang')).toBe(lang)
      await admin.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      found.push(...(await accessibilityProblems(admin)).map((problem) => `${path}: ${problem}`))
      const over = await tooWide()
      if (over > 0) found.push(`${path}: ${String(over)} px too wide`)
    }
    expect(found).toEqual([])
  },
)

it('two people writing in the same text both keep what they wrote', async () => {
  await admin.goto('/sprak?lang=sv&till=/policy/versioner')
  const other = await signedIn(app, browser, app.falkenberg.staff.administrator)
  const short = await readIn('meta: {}\n')
  for (const page of [admin, other]) await page.goto(`${short}/text`)
  const write = async (page: TestPage, words: string) => {
    await page.getByLabel('Policyns text (YAML)').fill(`# ${words}\nmeta: {}\n`)
    await page.getByRole('button', { name: 'Spara texten' }).click()
  }
  await write(other, 'först')
  await other.getByText('Utkastet är sparat.').waitFor()
  await write(admin, 'sist')
  await admin.getByText('medan du skrev').waitFor()
  expect(await admin.locator('main').innerText()).toMatch(/I utkastet\s+# först\s+I din text\s+# sist/)
  expect(await admin.getByLabel('Policyns text (YAML)').inputValue()).toMatch(/^# sist\n/)
  await admin.getByRole('button', { name: 'Spara min text som ett eget utkast' }).click()
  await admin.getByText('Din text är sparad som ett eget utkast.').waitFor()
  await other.goto(`${short}/text`)
  expect(await other.getByLabel('Policyns text (YAML)').inputValue()).toMatch(/^# först\n/)
})
