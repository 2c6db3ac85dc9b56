import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJournal } from '#core/ledger/ledger.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { fillIn, handIn, startAccount } from '#test/walk-application.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { sendForm, signedIn, wordsIn } from '#test/walk.ts'

const ACCOUNT = 'Simhallen i Falkenberg'

let app: RunningTestApp
let browser: TestBrowser
let applicant: TestPage
let manager: TestPage
let communicator: TestPage
let path: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T10:00+01:00' })
  browser = await openBrowser()
  const { staff } = app.falkenberg
  const page = (name: string) => signedIn(app, browser, name, { javaScriptEnabled: false })
  applicant = await page(staff.service)
  manager = await page(staff.manager)
  communicator = await page(staff.communicator)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const main = (page: TestPage) => wordsIn(page.locator('main'))
const inRegister = async () => (await fetch(`${app.origin}/o/falkenberg/konton.json`)).text()

async function open(page: TestPage): Promise<void> {
  await page.goto('/vantar')
  await page
    .getByRole('link', { name: new RegExp(`^Öppna.*${ACCOUNT}`) })
    .first()
    .click()
}

describe('scenario 1 under Falkenberg’s policy, without script', () => {
  it('the checklist is filled in page by page, saved as one goes, each item with its why and its paragraph (F-051)', async () => {
    await startAccount(applicant, { name: ACCOUNT, platform: 'Instagram' })
    path = new URL(applicant.url()).pathname
    expect(await main(applicant)).toContain('1 av 8 delar är klara.')
    await applicant.getByRole('link', { name: 'Fortsätt fylla i' }).click()
    expect(await main(applicant)).toContain('Ett konto utan syfte blir svårt att sköta')
    await applicant
      .getByLabel('Varför ska ni använda sociala medier?')
      .fill('Berätta om öppettider och simskola.')
    await applicant.getByRole('button', { name: 'Spara och fortsätt senare' }).click()
    await applicant.getByText('Sparat.').waitFor()
    await applicant.reload()
    await applicant.getByText('Läs svaren').click()
    expect(await main(applicant)).toContain('Berätta om öppettider och simskola.')
  })

  it('eighteen of nineteen items: refused, with the missing item named and linked (F-052)', async () => {
    const { staff } = app.falkenberg
    await fillIn(applicant, path, { without: 'promotion', people: staff })
    await handIn(applicant, path)
    expect(await main(applicant)).toContain('En sak är kvar innan du kan lämna in Marknadsföring saknas.')
    await manager.goto('/vantar')
    expect(await main(manager)).not.toContain(ACCOUNT)
    await applicant.getByRole('link', { name: 'Marknadsföring saknas.' }).click()
    await applicant
      .getByLabel('Hur hittar besökarna till kontot?')
      .fill('Affischer i badhuset och på webbplatsen.')
    await applicant.getByRole('button', { name: 'Spara och gå vidare' }).click()
  })

  it('complete it is handed in; the applicant may not approve it, by no way (F-070)', async () => {
    await handIn(applicant, path)
    await applicant.getByText('Ansökan är inlämnad. Du får veta när något händer.').waitFor()
    expect(await main(applicant)).toContain('Nu väntar den på närmaste chef.')
    await open(manager)
    const step = new URL(manager.url()).pathname
    await applicant.goto('/vantar')
    expect(await main(applicant)).not.toContain(ACCOUNT)
    const forged = await sendForm(applicant, `${step}/svar`, { outcome: 'yes' })
    expect(forged.status()).toBeGreaterThanOrEqual(400)
    await applicant.goto(path)
    expect(await main(applicant)).toContain('Nu väntar den på närmaste chef.')
  })

  it('approved by the manager it is not active yet: the communicator is told and acknowledges (F-071, F-072)', async () => {
    await manager.getByRole('radio', { name: 'Godkänn' }).check()
    await manager.getByRole('button', { name: 'Skicka svaret' }).click()
    await manager.getByText('Ditt svar är sparat.').waitFor()
    expect(await inRegister()).not.toContain(ACCOUNT)
    await communicator.goto('/aviseringar')
    expect(await main(communicator)).toContain(ACCOUNT)
    await open(communicator)
    await communicator.getByRole('radio', { name: /^God/ }).check()
    await communicator.getByRole('button', { name: 'Jag har läst' }).click()
    await communicator.getByText('Det var det sista som saknades').waitFor()
  })

  it('only then it is in use: in the register, with the rights of those who were named, and in the journal', async () => {
    await applicant.goto(path)
    expect(await main(applicant)).toContain('Kontot är öppnat och står i registret.')
    await applicant.getByRole('link', { name: 'Till kontots sida' }).click()
    expect(await main(applicant)).toMatch(new RegExp(`${ACCOUNT}.*i drift`))
    expect(await inRegister()).toContain(ACCOUNT)
    const id = path.split('/').at(-1) ?? ''
    const { orgId } = app.falkenberg
    const journal = await app.services.db.forOrg(orgId, (tx) => readJournal(tx, orgId, id))
    expect(journal.map(({ kind, ruleIds }) => [kind, ...ruleIds])).toEqual([
      ['application.started'],
      ['application.submitted', 'approve-manager', 'inform-communicator'],
      ['application.step-yes', 'approve-manager'],
      ['application.step-noted', 'inform-communicator'],
      ['application.approved'],
    ])
    await applicant.getByRole('button', { name: 'Logga ut' }).click()
    await applicant.getByRole('button', { name: `Logga in som ${app.falkenberg.staff.service}` }).waitFor()
  })
})
