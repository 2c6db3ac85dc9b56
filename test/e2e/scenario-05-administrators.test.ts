import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepAccounts } from '#modules/accounts/index.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type Municipality, type RunningTestApp } from '#test/run-app.ts'
import { hire, named, openStaffed, type Named } from '#test/staff-account.ts'
import { signedIn, wordsIn } from '#test/walk.ts'

/** Monday 23 November 2026, an ordinary working day. */
const MONDAY = '2026-11-23T09:00+01:00'
const WITHOUT_SCRIPT = { javaScriptEnabled: false }

let app: RunningTestApp
let browser: TestBrowser
let town: Municipality
let first: Named
let second: Named
let owner: Named
let accountId: string
let communicator: TestPage
let administrator: TestPage

beforeAll(async () => {
  app = await runApp({ at: MONDAY })
  browser = await openBrowser()
  town = app.botkyrka
  first = await hire(app, town, 'Frida Almgren')
  second = await hire(app, town, 'Sigge Bergvall')
  owner = await hire(app, town, 'Maj Ceder', { role: 'manager' })
  const third = await named(app, town, town.staff.communicator)
  accountId = await openStaffed(app, town, {
    name: 'Konsthallen',
    holder: first,
    admins: [first, second, third],
  })
  await sweepAccounts(app.modules.accounts)
  communicator = await signedIn(app, browser, town.staff.communicator, WITHOUT_SCRIPT)
  administrator = await signedIn(app, browser, town.staff.administrator, WITHOUT_SCRIPT)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const mainOf = (page: TestPage) => wordsIn(page.locator('main'))

async function openFold(page: TestPage, title: string): Promise<void> {
  await page.locator('summary').filter({ hasText: title }).first().click()
}

async function endAccess({ id }: Named): Promise<void> {
  await administrator.goto(`/personer/${id}/avsluta`)
  await administrator.getByRole('button', { name: 'Ja, avsluta åtkomsten' }).click()
  await administrator.getByText('Åtkomsten är avslutad, och').waitFor()
}

describe('scenario 5 under Botkyrka’s policy: two administrators and the communicator', () => {
  it('with exactly those three there are enough; the password is kept and never on the page (B-042, B-043)', async () => {
    await communicator.goto(`/konton/${accountId}`)
    expect(await mainOf(communicator)).not.toContain('För få administratörer')
    await openFold(communicator, 'Spara inloggning')
    const form = communicator.locator('form[action$="/inloggning"]')
    await form.getByLabel('Vad det är').fill('Kontots e-post')
    await form.getByLabel('Lösenord').fill('hemligt-lösen-1')
    await form.getByRole('button').click()
    await communicator.getByText('Sparat.').waitFor()
    expect(await communicator.content()).not.toContain('hemligt-lösen-1')
  })

  it('leave without a substitute is refused, with the rule: ska (B-020)', async () => {
    const page = await signedIn(app, browser, second.name, WITHOUT_SCRIPT)
    await page.goto('/min-sida')
    await openFold(page, 'Boka frånvaro')
    await page.locator('[name=fromDay]').fill('2026-11-30')
    await page.locator('[name=untilDay]').fill('2026-12-04')
    await page.getByRole('button', { name: 'Boka frånvaron' }).click()
    expect(await page.locator('.error-summary').innerText()).toMatch(/ersättare/i)
    await page.goto('/min-sida')
    expect(await mainOf(page)).not.toContain('30 nov')
  })

  it('when one is deactivated it has too few at once, and responsible and owner are alarmed', async () => {
    await endAccess(second)
    // no sweep in between: it became true with the transaction in which the person left
    await communicator.goto(`/konton/${accountId}`)
    const words = await mainOf(communicator)
    expect(words).toContain('För få administratörer: 2 av 3')
    expect(words).toContain('rekommendation')
    expect(words).toContain('Lösenordet ska bytas')
    // in the paragraph chip, which is folded
    expect(await communicator.content()).toContain('B-042')
    const holder = await signedIn(app, browser, first.name, WITHOUT_SCRIPT)
    await holder.goto('/aviseringar')
    for (const title of ['Kontot har för få administratörer', 'Kontots inloggning behöver bytas'])
      expect(await mainOf(holder)).toContain(title)
    await holder.goto('/')
    for (const task of ['Ge fler rätt att administrera Konsthallen', 'Byt inloggningen till Konsthallen'])
      expect(await mainOf(holder)).toContain(task)
    const manager = await signedIn(app, browser, owner.name, WITHOUT_SCRIPT)
    await manager.goto('/aviseringar')
    expect(await mainOf(manager)).toContain('Kontot har för få administratörer')
    await manager.goto('/')
    expect(await mainOf(manager)).toContain('Ge fler rätt att administrera Konsthallen')
  })

  it('the password is shown for a reason only, once, and changed; the journal tells both (B-043)', async () => {
    await communicator.goto(`/konton/${accountId}`)
    await communicator.getByRole('link', { name: /^Visa.*Kontots e-post/ }).click()
    await communicator.getByRole('button', { name: 'Visa lösenordet' }).click()
    expect(await communicator.content()).not.toContain('hemligt-lösen-1')
    await communicator.getByLabel('Varför behöver du det?').fill('En kollega har slutat')
    await communicator.getByRole('button', { name: 'Visa lösenordet' }).click()
    await communicator.getByText('hemligt-lösen-1').waitFor()
    await communicator.goto(`/konton/${accountId}`)
    await openFold(communicator, 'Lösenordet är bytt: Kontots e-post')
    await communicator.getByLabel('Nytt lösenord').fill('hemligt-lösen-2')
    await communicator.getByRole('button', { name: 'Lösenordet är bytt' }).click()
    await communicator.getByText('Bytet är noterat.').waitFor()
    const words = await mainOf(communicator)
    expect(words).not.toContain('Lösenordet ska bytas')
    for (const entry of ['Inloggning lästes', 'Inloggning byttes', 'För få administratörer'])
      expect(words).toContain(entry)
  })

  it('an account that nobody can reach goes to the role that recovers accounts (B-044)', async () => {
    await endAccess(first)
    await communicator.goto(`/konton/${accountId}`)
    const row = communicator.getByRole('row').filter({ hasText: town.staff.communicator }).first()
    await row.getByRole('button', { name: /^Avsluta nu/ }).click()
    await communicator.getByText('Uppdraget är avslutat.').waitFor()
    expect(await mainOf(communicator)).toContain('Ingen kan administrera kontot')
    // nobody holds the role of communications director here, so the administrators take care of it
    await administrator.goto('/')
    for (const task of ['Ta hand om Konsthallen', 'Bestäm vem som ansvarar för Konsthallen'])
      expect(await mainOf(administrator)).toContain(task)
    await administrator.goto(`/konton/${accountId}`)
    await openFold(administrator, 'Byt ansvarig')
    const form = administrator.locator('form[action$="/ansvarig"]')
    await form
      .getByLabel('Ansvarig från och med nu')
      .selectOption({ label: `${town.staff.shy}, kommunikatör` })
    await form.getByRole('button').click()
    await administrator.getByText('Kontot har en ny ansvarig.').waitFor()
    expect(await mainOf(administrator)).not.toContain('Kontoansvarig har slutat')
  })
})
