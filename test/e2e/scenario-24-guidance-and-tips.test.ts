import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJournal } from '#core/ledger/ledger.ts'
import { apiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { sendForm, signedIn, visitor, wordsIn } from '#test/walk.ts'

const GUIDANCE = '/o/botkyrka/vagledning'
const LINK = 'https://forum.example/trad/17'
const NOTE = 'Någon skriver att simhallen är stängd. Den är öppen.'
const SEEN = 'En elev på skolan hotas i kommentarerna till en film'

let app: RunningTestApp
let browser: TestBrowser
let employee: TestPage

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  employee = await visitor(app, browser, { javaScriptEnabled: false })
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const main = () => wordsIn(employee.locator('main'))

const rowsOf = async (table: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const found = await app.services.db.forOrg(app.botkyrka.orgId, (tx) =>
    sql<{ told: Record<string, unknown> }>`select to_jsonb(t) as told from ${sql.table(table)} t`.execute(tx),
  )
  return found.rows.map(({ told }) => told)
}

/** How much there is of everything that somebody may leave behind. */
async function traces(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const table of [
    'ledger',
    'session',
    'sign_in_attempt',
    'tip',
    'tip_sending',
    'manager_report',
    'alert',
  ])
    counts[table] = (await rowsOf(table)).length
  return counts
}

describe('scenario 24 under Botkyrka’s policy, without script', () => {
  it('an employee in social services asks: the freedom to inform, its limits there, and nothing kept of it (B-095, B-096)', async () => {
    const before = await traces()
    await employee.goto(GUIDANCE)
    await employee.getByLabel('Vad undrar du?').fill('journalist')
    await employee.keyboard.press('Enter')
    await employee.waitForURL(/q=journalist/)
    await employee.getByRole('link', { name: 'Får jag berätta för en journalist?' }).click()
    await employee.getByLabel('Var arbetar du?').selectOption('social-services')
    await employee.getByRole('button', { name: 'Visa vad som gäller där' }).click()
    await employee.waitForURL(/omrade=social-services/)
    const answer = await main()
    expect(answer).toContain('Ja, du har meddelarfrihet.')
    expect(answer).toContain('uppgifter om enskildas personliga förhållanden får du i regel inte berätta')
    expect(answer).toContain('OSL 26 kap. 15 §')
    expect(answer).toContain('Botkyrka kommun tillägger')
    await employee.getByText('Meddelarfrihetens gränser').first().click()
    expect(await main()).toContain('Undantagen står i offentlighets- och sekretesslagen.')
    expect(await employee.context().cookies()).toEqual([])
    expect(await traces()).toEqual(before)
  })

  it('a politician sees that opinions must be shown as political (B-107, B-108)', async () => {
    await employee.goto(GUIDANCE)
    await employee.getByRole('link', { name: /^Jag är politiker/ }).click()
    const answer = await main()
    expect(answer).toContain('inte kommunens officiella')
    expect(answer).toContain('Här skriver jag som politiker, inte för kommunen.')
    await employee.getByText('Politiska åsikter').first().click()
    expect(await main()).toContain('Ska: ')
  })

  it('a tip on something negative keeps the link and the note, not who sent it (B-058, B-086)', async () => {
    await employee.goto(`${GUIDANCE}/tipsa`)
    await employee.getByLabel('Länk').fill('Kalle på kontoret har skrivit något')
    await employee.getByRole('button', { name: 'Skicka tipset' }).click()
    expect(await main()).toContain('Klistra in hela länken')
    await employee.getByLabel('Länk').fill(LINK)
    await employee.getByLabel('Vad gäller det?').fill(NOTE)
    await employee.getByRole('button', { name: 'Skicka tipset' }).click()
    await employee.getByText('Tack för tipset').waitFor()
    expect(await employee.context().cookies()).toEqual([])

    const kept = await rowsOf('tip')
    expect(kept).toHaveLength(1)
    expect(Object.keys(kept[0] ?? {}).sort()).toEqual([
      ...['about', 'id', 'kind', 'note', 'orgId', 'outcome', 'receivedOn'],
      ...['settledAt', 'settledBy', 'unitId', 'version'],
    ])
    const communicator = await signedIn(app, browser, app.botkyrka.staff.communicator, {
      javaScriptEnabled: false,
    })
    await communicator.getByRole('link', { name: 'Tips', exact: true }).click()
    const queue = await wordsIn(communicator.locator('main'))
    expect(queue).toContain(LINK)
    expect(queue).toContain(NOTE)
    await communicator.getByLabel('Skickat vidare till verksamheten').check()
    await communicator.getByRole('button', { name: 'Avsluta tipset' }).click()
    await communicator.getByText('Tipset är avslutat.').waitFor()
  })

  it('what is told of bullying or crime comes to one’s own manager, and to nobody else (B-106)', async () => {
    const { staff } = app.botkyrka
    await employee.goto(`${GUIDANCE}/bullying`)
    await employee.getByRole('link', { name: /^Berätta för din chef/ }).click()
    expect(await employee.getByLabel('Någon mobbas eller trakasseras').isChecked()).toBe(true)
    await employee
      .getByLabel('Vilken enhet arbetar du på?')
      .selectOption({ label: 'Kommunikationsavdelningen' })
    await employee.getByLabel('Vad har hänt?').fill(SEEN)
    await employee.getByRole('button', { name: 'Skicka till chefen' }).click()
    await employee.getByText('Tack för att du berättar').waitFor()

    const manager = await signedIn(app, browser, staff.manager, { javaScriptEnabled: false })
    expect(await wordsIn(manager.locator('main'))).toContain('Läs det någon har berättat för dig')
    expect(await wordsIn(manager.locator('main'))).not.toContain('hotas')
    await manager.getByRole('link', { name: 'Berättat för dig', exact: true }).click()
    expect(await wordsIn(manager.locator('main'))).toContain(SEEN)
    const path = await manager.locator('form[action^="/berattat-for-mig/"]').getAttribute('action')

    for (const other of [staff.administrator, staff.communicator, staff.dataProtection]) {
      const page = await signedIn(app, browser, other, { javaScriptEnabled: false })
      expect(await page.getByRole('link', { name: 'Berättat för dig' }).count()).toBe(0)
      await page.goto('/berattat-for-mig')
      expect(await wordsIn(page.locator('main'))).toContain('Ingen har berättat något som väntar på dig.')
      await page.goto('/min-sida')
      expect((await sendForm(page, path ?? '', { version: '0' })).status()).toBe(403)
      await page.context().close()
    }
    await manager.getByRole('button', { name: 'Jag har tagit hand om det' }).click()
    await manager.getByText('Det är avslutat.').waitFor()
    const { orgId } = app.botkyrka
    const id = path?.split('/').at(-1) ?? ''
    const journal = await app.services.db.forOrg(orgId, (tx) => readJournal(tx, orgId, id))
    expect(JSON.stringify(journal)).not.toContain('hotas')
    expect(journal.map(({ kind }) => kind)).toEqual(['manager-report.settled'])
  })

  it('nobody can search for what a named employee says: there is no such page, and no such question to the API (B-003, B-094)', async () => {
    const manager = await signedIn(app, browser, app.botkyrka.staff.manager, { javaScriptEnabled: false })
    const name = encodeURIComponent(app.botkyrka.staff.registrar)
    for (const path of ['/bevakning', '/omvarldsbevakning', '/anstallda', '/sok'])
      expect((await manager.goto(`${path}?q=${name}`))?.status(), path).toBe(404)
    await manager.goto(`/personer?q=${name}`)
    await manager.getByRole('link', { name: app.botkyrka.staff.registrar }).click()
    expect(await wordsIn(manager.locator('main'))).not.toMatch(/inlägg|kommentar|skrivit|sociala medier/i)

    const api = await apiClient(app, app.botkyrka)
    const described = (await (await fetch(`${app.origin}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { parameters?: { name: string }[] }>>
    }
    const asked = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ parameters = [] }) => parameters.map((one) => `${path}?${one.name}`)),
    )
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((one) => /author|employee|mention|messages.*person/i.test(one))).toEqual([])
    expect(Object.keys(described.paths).filter((path) => /monitor|mention|statement/.test(path))).toEqual([])
    expect((await api.get(`/monitoring?q=${name}`)).status).toBe(404)
  })
})
