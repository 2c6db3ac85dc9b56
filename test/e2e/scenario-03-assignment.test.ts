import type net from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemActor, type PersonActor } from '#core/actor.ts'
import type { PersonId } from '#core/ids.ts'
import { actorFor, addPerson, giveRole, readPeople, readUnits } from '#modules/organisation/index.ts'
import { saveAnswers, startApplication, submitApplication } from '#modules/startup/index.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { activityPlan } from '#test/filled-applications.ts'
import { readMime } from '#test/read-mime.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { signedIn, wordsIn } from '#test/walk.ts'

const ACCOUNT = 'Botkyrka kommun gator'
const PURPOSE = 'Berätta om vägarbeten i god tid för den som åker förbi.'
const AUDIENCE = 'Den som pendlar genom kommunen'
const REASON = 'Beskriv målgruppen närmare.'

let app: RunningTestApp
let browser: TestBrowser
let smtp: SMTPServer
const mails: { readonly to: string; readonly text: string }[] = []
let applicationId: string
let employee: TestPage
let manager: TestPage
let communicator: TestPage
let director: TestPage

beforeAll(async () => {
  smtp = await mailServer()
  const { port } = smtp.server.address() as net.AddressInfo
  app = await runApp({ at: '2026-11-18T10:00+01:00', smtpUrl: `smtp://127.0.0.1:${port}` })
  browser = await openBrowser()
  const { staff } = app.botkyrka
  await addManager()
  const page = (name: string) => signedIn(app, browser, name, { javaScriptEnabled: false })
  employee = await page(staff.service)
  manager = await page('Gunnel Vägtorp')
  communicator = await page(staff.communicator)
  director = await page(staff.manager)
  applicationId = await handIn()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

async function mailServer(): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void buffer(stream).then((raw) => {
        const text = readMime(raw).bodies.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: text.join('\n') })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return server
}

const org = () => app.botkyrka.orgId
const personNamed = async (name: string) => {
  const people = await app.services.db.forOrg(org(), (tx) => readPeople(tx, org()))
  return people.find(({ fullName }) => fullName === name)!
}
const as = async (id: PersonId): Promise<PersonActor> =>
  (await app.services.db.forOrg(org(), (tx) => actorFor(tx, org(), id, app.clock.now())))!

/** Streets has a manager of its own, and the communications director is one. */
async function addManager(): Promise<void> {
  const system = systemActor(org(), 'test')
  const units = await app.services.db.forOrg(org(), (tx) => readUnits(tx, org()))
  const { staff } = app.botkyrka
  await addPerson(app.services, system, {
    email: 'gunnel@botkyrka.example',
    fullName: 'Gunnel Vägtorp',
    title: 'enhetschef',
    unitId: units.find(({ name }) => name === 'Gata och park')!.id,
    roles: ['manager'],
    password: null,
  })
  const { id: personId } = await personNamed(staff.manager)
  const role = { personId, roleKey: 'communications-director', unitId: null, endsAt: null }
  await giveRole(app.services, system, { ...role, startsAt: app.clock.now() })
}

async function handIn(): Promise<string> {
  const { startup } = app.modules
  const applicant = await personNamed(app.botkyrka.staff.service)
  const other = await personNamed(app.botkyrka.staff.communicator)
  const { id: managerId } = await personNamed('Gunnel Vägtorp')
  const actor = await as(applicant.id)
  const input = { kind: 'assignment', unitId: applicant.unitId, assignmentType: 'publishing' } as const
  const { id, version } = await startApplication(startup, actor, input)
  const plan = activityPlan({ applicant: applicant.id, other: other.id, manager: managerId })
  const answers = {
    ...plan,
    from: '2026-11-18',
    purpose: PURPOSE,
    'target-group-text': AUDIENCE,
    'account-name': ACCOUNT,
  }
  await saveAnswers(startup, actor, { applicationId: id, version, answers })
  await submitApplication(startup, actor, { applicationId: id })
  return id
}

const register = async () => (await fetch(`${app.origin}/o/botkyrka/konton.json`)).text()

/** Opens what waits and answers it, as a person without script does. */
async function answer(page: TestPage, choice: string, reason?: string): Promise<void> {
  await page.goto('/vantar')
  await page
    .getByRole('link', { name: new RegExp(`^Öppna.*${ACCOUNT}`) })
    .first()
    .click()
  await page.getByRole('radio', { name: choice }).check()
  if (reason !== undefined) await page.getByLabel('Skäl').fill(reason)
  await page.getByRole('button', { name: 'Skicka svaret' }).click()
}

describe('scenario 3 under Botkyrka’s policy: an assignment', () => {
  it('employee and manager both confirm the plan, and the manager goes on to give the assignment (B-030, B-032)', async () => {
    await employee.goto('/')
    expect(await wordsIn(employee.locator('main'))).toContain(`Bekräfta planen för ${ACCOUNT}`)
    expect(await wordsIn(employee.getByRole('link', { name: /^Väntar på mig/ }))).toBe('Väntar på mig 1')
    await answer(employee, 'Planen stämmer')
    await employee.getByText('Ditt svar är sparat.').waitFor()
    await answer(manager, 'Planen stämmer')
    await manager.getByText('Ditt svar är sparat.').waitFor()
    expect(await wordsIn(manager.getByRole('heading', { level: 1 }))).toBe(`Besluta om ${ACCOUNT}`)
    expect(await wordsIn(manager.locator('main'))).toContain(PURPOSE)
    await manager.getByRole('radio', { name: 'Godkänn' }).check()
    await manager.getByRole('button', { name: 'Skicka svaret' }).click()
    await manager.getByText('Ditt svar är sparat.').waitFor()
  })

  it('the communicator anchors it, and the communications director is told by mail with nothing of what was written (B-033)', async () => {
    await director.goto('/vantar')
    expect(await wordsIn(director.locator('main'))).not.toContain('Förankras hos kommunikationschefen')
    await answer(communicator, 'Jag står bakom det')
    await communicator.getByText('Ditt svar är sparat.').waitFor()
    const { email } = await personNamed(app.botkyrka.staff.manager)
    const mail = await vi.waitFor(
      () => {
        const found = mails.find(({ to, text }) => to === email && text.includes('kommunikationschef'))
        expect(found).toBeDefined()
        return found!
      },
      { timeout: 20_000, interval: 200 },
    )
    expect(mail.text).toContain(`${app.origin}/vantar/`)
    expect(mail.text).not.toContain(PURPOSE)
  })

  it('a no without its reason is refused; with it the application goes back to both, and nothing is public', async () => {
    await answer(director, 'Skicka tillbaka')
    await director.getByRole('alert').getByText('Skriv varför').waitFor()
    await director.getByLabel('Skäl').fill(REASON)
    await director.getByRole('button', { name: 'Skicka svaret' }).click()
    await director.getByText('Ansökan har gått tillbaka med ditt skäl.').waitFor()
    for (const page of [employee, manager]) {
      await page.goto('/aviseringar')
      const alerts = await wordsIn(page.locator('main'))
      expect(alerts).toContain('Ansökan har kommit tillbaka')
      expect(alerts).toContain(ACCOUNT)
    }
    expect(await register()).not.toContain(ACCOUNT)
    await director.goto('/vantar')
    expect(await wordsIn(director.locator('main'))).not.toContain(ACCOUNT)
  })

  it('handed in again and approved by all, the public list shows responsible, purpose and target group (B-026 to B-029, B-035)', async () => {
    const { startup } = app.modules
    const { id } = await personNamed(app.botkyrka.staff.service)
    await submitApplication(startup, await as(id), { applicationId })
    await answer(employee, 'Planen stämmer')
    await answer(manager, 'Planen stämmer')
    await manager.getByRole('radio', { name: 'Godkänn' }).check()
    await manager.getByRole('button', { name: 'Skicka svaret' }).click()
    await manager.getByText('Ditt svar är sparat.').waitFor()
    await answer(communicator, 'Jag står bakom det')
    await communicator.getByText('Ditt svar är sparat.').waitFor()
    expect(await register()).not.toContain(ACCOUNT)
    await answer(director, 'Jag står bakom det')
    await director.getByText('nu är det klart').waitFor()
    const { accounts } = JSON.parse(await register()) as { accounts?: readonly Record<string, unknown>[] }
    const entry = JSON.stringify(accounts?.find(({ name }) => name === ACCOUNT))
    for (const words of [app.botkyrka.staff.service, PURPOSE, AUDIENCE]) expect(entry).toContain(words)
    const visitor = await browser.newPage({ baseURL: app.origin, javaScriptEnabled: false })
    await visitor.goto('/o/botkyrka/konton')
    expect(await wordsIn(visitor.locator('main'))).toContain(ACCOUNT)
  })

  it('gives a letter that says so, to whoever has the assignment (B-036)', async () => {
    const letter = await employee.request.get(`/ansokningar/${applicationId}/uppdragsbrev.pdf`)
    expect(letter.status()).toBe(200)
    expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await employee.goto('/aviseringar')
    expect(await wordsIn(employee.locator('main'))).toContain('Ansökan är godkänd')
  })
})
