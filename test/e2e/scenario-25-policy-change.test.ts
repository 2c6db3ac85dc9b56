import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import {
  decisionOf,
  idIn,
  openItem,
  signedIn,
  signIn,
  triage,
  visitor,
  wordsIn,
  writeComment,
} from '#test/walk.ts'

const SCRIPT = '<script>alert(1)</script>'
const WITHOUT_SCRIPT = { javaScriptEnabled: false }

let app: RunningTestApp
let browser: TestBrowser
let citizen: TestPage
let admin: TestPage
let communicator: TestPage
let postId: string
/** The policy in force, as it is downloaded. */
let inForce: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  const { pages, staff } = app.falkenberg
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Nu öppnar skridskobanan i Stadsparken.' }).id
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
  admin = await signedIn(app, browser, staff.administrator, WITHOUT_SCRIPT)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const main = (page: TestPage) => wordsIn(page.locator('main'))
const lineOf = (yaml: string, passage: string) => yaml.slice(0, yaml.indexOf(passage)).split('\n').length

function changed(yaml: string, from: string | RegExp, to: string): string {
  const after = yaml.replace(from, () => to)
  if (after === yaml) throw new Error(`the policy does not hold ${String(from)}`)
  return after
}

async function readIn(page: TestPage, yaml: string, name: string): Promise<string> {
  await page.goto('/policy/versioner/ny')
  await page
    .getByLabel('Fil (YAML)')
    .setInputFiles({ name: 'policy.yaml', mimeType: 'application/yaml', buffer: Buffer.from(yaml) })
  await page.getByLabel('Vad utkastet ska heta').fill(name)
  await page.getByRole('button', { name: 'Läs in' }).click()
  await page.getByText('Filen är inläst som utkast.').waitFor()
  return page.url().split('?')[0] ?? ''
}

async function dueOf(id: string): Promise<string> {
  await communicator.goto(`/inkorg/${id}`)
  return wordsIn(decisionOf(communicator))
}

describe('scenario 25: a policy that changes (F-002, F-185, B-109, B-110)', () => {
  it('downloads the file in force exactly as it was adopted', async () => {
    await admin.goto('/policy/versioner')
    expect(await main(admin)).toContain('falkenberg-1-demo gäller nu')
    const href = await admin.getByRole('link', { name: 'Ladda ned falkenberg-1-demo' }).getAttribute('href')
    const file = await admin.request.get(href!)
    expect(file.headers()['content-disposition']).toContain('falkenberg-1-demo.yaml')
    inForce = await file.text()
    expect(inForce).toContain('version: falkenberg-1-demo')
  })

  it('keeps a faulty file as a draft, says line, place and remedy, and lets nobody adopt it', async () => {
    const gap = changed(
      inForce,
      'when: always, amount: 3, unit: workingDays',
      'when: { urgent: true }, amount: 24, unit: hours',
    )
    const faulty = changed(gap, 'dueTime:', 'dueTme:')
    const draft = await readIn(admin, faulty, 'Trasig')
    const words = await main(admin)
    expect(words).toMatch(/Utkastet har \d fel/)
    expect(words).toContain(
      `Rad ${lineOf(faulty, 'dueTme:')} ”dueTme” är inget fält som hör hemma här. Menade du ”dueTime”?`,
    )
    expect(words).toContain('Meddelanden som inte är brådskande får ingen svarstid.')
    expect(words).toMatch(
      /Varningar .*Personuppgiftslagen är upphävd sedan 2018-05-25\..*Dataskyddsförordningen/,
    )
    expect(await admin.getByRole('link', { name: 'Anta', exact: true }).count()).toBe(0)
    await admin.goto(`${draft}/anta`)
    expect(await main(admin)).toContain('kan inte antas förrän felen är rättade')
    expect(await admin.getByRole('button', { name: 'Anta versionen' }).count()).toBe(0)
  })

  it.each([
    ['Latin-1', Buffer.from('meta:\n  org: Älvdalen\n', 'latin1'), 'Filen är inte sparad i UTF-8.'],
    ['five megabytes', Buffer.alloc(5_000_000, 35), 'Filen är större än 1 MB.'],
    ['no text', Buffer.from('504b0304140006000800000021', 'hex'), 'Filen är inte en textfil.'],
  ])('answers a file that is %s, and keeps nothing of it', async (_, buffer, words) => {
    await admin.goto('/policy/versioner/ny')
    await admin.getByLabel('Fil (YAML)').setInputFiles({ name: 'x.yaml', mimeType: 'text/yaml', buffer })
    await admin.getByRole('button', { name: 'Läs in' }).click()
    expect(await main(admin)).toContain(words)
    await admin.goto('/policy/versioner')
    expect(await main(admin)).not.toContain('x.yaml')
  })

  it('shows what a valid one changes and would have changed, before it is adopted for next month', async () => {
    const question = 'Hur länge har skridskobanan öppet på lördag?'
    await writeComment(citizen, { postId, as: 'Vera Lindqvist', text: question })
    await openItem(communicator, question)
    const old = idIn(communicator)
    await triage(communicator, { class: 'Fråga' })
    expect(await dueOf(old)).toMatch(/mån 23 nov 23:59/)
    app.clock.set('2026-11-20T09:00+01:00')
    await signIn(communicator, app.falkenberg.staff.communicator)
    await signIn(admin, app.falkenberg.staff.administrator)

    const hostile = changed(inForce, 'sv: Svar när det brådskar', `sv: '=cmd ${SCRIPT}'`)
    const draft = await readIn(admin, changed(hostile, 'falkenberg-1-demo', 'december'), 'December')
    await admin.goto(`${draft}/andra/svar`)
    const later = admin.getByRole('group', { name: 'Svar inom tre arbetsdagar' })
    await later.getByLabel('Antal').fill('1')
    await later.getByLabel('Anmärkning').fill('Vi svarar redan så här snabbt.')
    await admin.getByRole('button', { name: 'Spara i utkastet' }).click()
    await admin.getByText('Utkastet är sparat.').waitFor()

    await admin.goto(draft)
    const words = await main(admin)
    expect(words).toContain('Svar inom tre arbetsdagar (antal) ändras från 3 till 1. Det är strängare.')
    expect(words).toContain(`”=cmd ${SCRIPT}”`)
    await admin.getByRole('link', { name: 'Se vad det hade ändrat' }).click()
    expect(await main(admin)).toMatch(/Svar som inte kom i tid 0 1/)
    const hit = admin.locator(`main a[href="/inkorg/${old}"]`)
    expect(await hit.count()).toBe(1)

    await admin.goto(`${draft}/anta`)
    const adopt = async (day: string) => {
      await admin.getByLabel('Från en dag').check()
      await admin.getByLabel('Dag', { exact: false }).last().fill(day)
      await admin.getByRole('button', { name: 'Anta versionen' }).click()
    }
    await adopt('2026-12-01')
    expect(await main(admin)).toMatch(/uppgifter är okända\. Fyll i dem, eller bekräfta/)
    await admin.getByLabel('Jag vet att de här delarna inte kan användas').check()
    await adopt('2026-11-01')
    expect(await main(admin)).toContain('Dagen har varit.')
    await adopt('2026-12-01')
    await admin.getByText('Versionen är antagen.').waitFor()
    expect(await main(admin)).toMatch(/december planerad 1 dec 2026 00:00/)
    // until then everything is as it was
    expect(await dueOf(old)).toMatch(/mån 23 nov 23:59/)
    await communicator.goto('/policy')
    expect(await main(communicator)).toContain('version falkenberg-1-demo')
  })

  it('leaves running deadlines with the old version and gives new messages the new one', async () => {
    app.clock.set('2026-11-30T09:00+01:00')
    await signIn(communicator, app.falkenberg.staff.communicator)
    const running = 'Är banan plogad nu?'
    await writeComment(citizen, { postId, as: 'Torbjörn Hallqvister', text: running })
    await openItem(communicator, running)
    const before = idIn(communicator)
    await triage(communicator, { class: 'Fråga' })
    const due = /tors? 3 dec 23:59/
    expect(await dueOf(before)).toMatch(due)

    app.clock.set('2026-12-01T09:00+01:00')
    await signIn(communicator, app.falkenberg.staff.communicator)
    expect(await dueOf(before)).toMatch(due)
    const fresh = 'Finns det skridskor att låna?'
    await writeComment(citizen, { postId, as: 'Pirjo Lahtivirta', text: fresh })
    await openItem(communicator, fresh)
    await triage(communicator, { class: 'Fråga' })
    expect(await dueOf(idIn(communicator))).toMatch(/i morgon 23:59/)

    await communicator.goto('/min-sida')
    expect(await main(communicator)).toContain('december')
    await communicator.getByRole('button', { name: 'Jag har läst och förstått' }).waitFor()
  })

  it('shows what somebody wrote into a policy as text, and calls a later version off with a reason', async () => {
    await communicator.goto('/policy?q=brådskar')
    await communicator.goto('/policy')
    expect(await main(communicator)).toContain(`=cmd ${SCRIPT}`)
    await signIn(admin, app.falkenberg.staff.administrator)
    await admin.goto('/policy/versioner')
    await admin.getByRole('button', { name: /^Skriv ett utkast härifrån ?: december/ }).click()
    const draft = admin.url().split('?')[0] ?? ''
    await admin.goto(`${draft}/andra/dokument`)
    await admin.getByLabel('Version').fill('januari')
    await admin.getByRole('button', { name: 'Spara i utkastet' }).click()
    await admin.goto(`${draft}/anta`)
    await admin.getByLabel('Jag vet att de här delarna inte kan användas').check()
    await admin.getByLabel('Från en dag').check()
    await admin.getByLabel('Dag', { exact: false }).last().fill('2027-01-01')
    await admin.getByRole('button', { name: 'Anta versionen' }).click()
    await admin.getByRole('link', { name: 'Återkalla januari' }).click()
    await admin.getByLabel('Varför?').fill('Beslutet sköts upp.')
    await admin.getByRole('button', { name: 'Ja, återkalla versionen' }).click()
    await admin.getByText('Versionen är återkallad.').waitFor()
    expect(await main(admin)).toContain('Beslutet sköts upp.')
    expect(await main(admin)).toMatch(/december gäller nu/)
  })

  it('is closed to those who may not change it, who still read and compare', async () => {
    const reader = await signedIn(app, browser, app.falkenberg.staff.registrar, WITHOUT_SCRIPT)
    await reader.goto('/policy/versioner')
    expect(await main(reader)).not.toContain('Läs in en policy')
    const refused = await reader.goto('/policy/versioner/ny')
    expect(refused?.status()).toBe(403)
    await reader.goto('/policy/versioner')
    await reader.getByLabel('Från', { exact: true }).selectOption({ label: 'falkenberg-1-demo, har gällt' })
    await reader.getByLabel('Till', { exact: true }).selectOption({ label: 'december, gäller nu' })
    await reader.getByRole('button', { name: 'Jämför' }).click()
    expect(await main(reader)).toContain('ändras från 3 till 1. Det är strängare.')
  })
})
