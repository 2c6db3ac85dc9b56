import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { addPerson, giveRole, readUnits } from '#modules/organisation/index.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { fillIn, handIn, startAccount } from '#test/walk-application.ts'
import { signedIn, wordsIn } from '#test/walk.ts'

const ACCOUNT = 'Sommarjobb i Falkenberg'
const SECURITY = 'Plattformen uppfyller inte kommunens krav på informationssäkerhet.'
const WISH = 'De unga vi söker finns bara där.'
const DECISION = 'Under sommaren, på en egen telefon utan kommunens konton.'

let app: RunningTestApp
let browser: TestBrowser
let applicant: TestPage
let director: TestPage
let manager: TestPage
let path: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T10:00+01:00' })
  browser = await openBrowser()
  await addDirector()
  const page = (name: string) => signedIn(app, browser, name, { javaScriptEnabled: false })
  applicant = await page(app.falkenberg.staff.service)
  director = await page('Ulf Framåt')
  manager = await page(app.falkenberg.staff.manager)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

/** The one whom the policy names for exceptions. */
async function addDirector(): Promise<void> {
  const { orgId } = app.falkenberg
  const system = systemActor(orgId, 'test')
  const units = await app.services.db.forOrg(orgId, (tx) => readUnits(tx, orgId))
  const { id: personId } = await addPerson(app.services, system, {
    ...{ email: 'ulf@falkenberg.example', fullName: 'Ulf Framåt', title: 'utvecklingschef' },
    ...{
      unitId: units.find(({ name }) => name === 'Kommunikationsavdelningen')!.id,
      roles: ['employee'],
      password: null,
    },
  })
  const role = { personId, roleKey: 'utvecklingschef', unitId: null, endsAt: null }
  await giveRole(app.services, system, { ...role, startsAt: app.clock.now() })
}

const main = (page: TestPage) => wordsIn(page.locator('main'))

describe('scenario 2 under Falkenberg’s policy, without script', () => {
  it.each(['tiktok ', 'Tik Tok', 'https://www.tiktok.com/@sommarjobb'])(
    'TikTok written “%s” stops with the security reason, and tells how an exception is asked for (F-031)',
    async (platform) => {
      await startAccount(applicant, { name: ACCOUNT, platform })
      path = new URL(applicant.url()).pathname
      const page = await main(applicant)
      expect(page).toContain(`Här tar det stopp TikTok går inte att använda. ${SECURITY}`)
      expect(page).toContain('be om ett undantag med motivering. Beslutas av: utvecklingschef.')
    },
  )

  it('however complete, it is refused with the reason named (F-030, F-031)', async () => {
    await fillIn(applicant, path, { people: app.falkenberg.staff })
    await applicant.goto(`${path}/del/1`)
    await applicant.getByLabel('Varför just den plattformen?').fill(WISH)
    await applicant.getByRole('button', { name: 'Spara och gå vidare' }).click()
    await handIn(applicant, path)
    expect(await main(applicant)).toContain(
      `En sak är kvar innan du kan lämna in TikTok går inte att använda. ${SECURITY}`,
    )
  })

  it('the exception is asked for with a reason, and decided by the one the policy names, with a reason', async () => {
    await applicant.goto(path)
    await applicant.getByRole('link', { name: 'Be om undantag' }).click()
    expect(await main(applicant)).toContain('Ulf Framåt')
    await applicant.getByRole('button', { name: 'Skicka begäran' }).click()
    expect(await main(applicant)).toContain('Skriv varför.')
    await applicant.getByLabel('Varför behöver ni just den plattformen?').fill(WISH)
    await applicant.getByRole('button', { name: 'Skicka begäran' }).click()
    await applicant.getByText('Undantaget är begärt.').waitFor()
    await manager.goto('/vantar')
    expect(await main(manager)).not.toContain(ACCOUNT)

    await director.goto('/vantar')
    await director.getByRole('link', { name: /^Öppna.*Sommarjobb/ }).click()
    expect(await main(director)).toContain(WISH)
    await director.getByRole('radio', { name: 'Bevilja undantaget' }).check()
    await director.getByRole('button', { name: 'Skicka svaret' }).click()
    expect(await main(director)).toContain('Skriv varför.')
    await director.getByRole('radio', { name: 'Bevilja undantaget' }).check()
    await director.getByLabel('Skäl').fill(DECISION)
    await director.getByRole('button', { name: 'Skicka svaret' }).click()
    await director.getByText('Beslutet om undantaget är sparat').waitFor()
  })

  it('then it may be handed in, and the exception is in the report with name and reason', async () => {
    await applicant.goto(path)
    expect(await main(applicant)).toContain(`Ulf Framåt har beslutat om undantag: ${DECISION}`)
    await handIn(applicant, path)
    await applicant.getByText('Ansökan är inlämnad.').waitFor()
    await manager.goto('/undantag')
    expect(await main(manager)).toMatch(new RegExp(`${ACCOUNT}.*TikTok.*Beviljat.*Ulf Framåt.*${DECISION}`))
  })
})
