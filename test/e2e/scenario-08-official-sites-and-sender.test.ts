import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { openAccount } from '#modules/accounts/index.ts'
import { readPeople, readUnits } from '#modules/organisation/index.ts'
import { readPolicy, type Policy } from '#modules/policy/index.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { signedIn, visitor, wordsIn } from '#test/walk.ts'

let app: RunningTestApp
let browser: TestBrowser
let citizen: TestPage
let policy: Policy

beforeAll(async () => {
  const yaml = await readFile(resolve(import.meta.dirname, '../../policies/botkyrka.yaml'), 'utf8')
  const read = readPolicy(yaml, 'botkyrka.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  policy = read.policy
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  await open('Botkyrkabloggen', 'https://www.botkyrka.se/blogg')
  citizen = await visitor(app, browser, { javaScriptEnabled: false })
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

/** As the last approval of an application does. */
async function open(name: string, url: string): Promise<void> {
  const { orgId, staff } = app.botkyrka
  await app.services.db.forOrg(orgId, async (tx) => {
    const holder = (await readPeople(tx, orgId)).find(({ fullName }) => fullName === staff.communicator)
    const unit = (await readUnits(tx, orgId)).find(({ ownsCommonAccounts }) => ownsCommonAccounts)
    await openAccount(app.modules.accounts, tx, systemActor(orgId, 'test'), {
      ...{ platform: 'blogg', platformName: 'Blogg', handle: '', kind: 'service', url, name },
      unitId: unit?.id ?? '',
      holderId: holder?.id ?? '',
      purpose: 'Berätta om det som händer',
      audience: 'Boende',
    })
  })
}

async function check(asked: string): Promise<string> {
  await citizen.goto('/o/botkyrka/konton')
  await citizen.getByLabel(/^Är kontot vårt/).fill(asked)
  await citizen.getByRole('button', { name: 'Kontrollera' }).click()
  await citizen.waitForURL(/\/konton\/kontroll\?/)
  return wordsIn(citizen.locator('main'))
}

describe('scenario 8 under Botkyrka’s policy: what is ours, without script', () => {
  it.each([
    ['https://www.botkyrka.se/blogg/2026/host', 'Ja, kontot är vårt'],
    ['BOTKYRKA.SE/Blogg', 'Ja, kontot är vårt'],
    ['https://botkyrka.se.evil.example/blogg', 'Nej, kontot finns inte i vår förteckning'],
    ['https://evil.example/botkyrka.se/blogg', 'Nej, kontot finns inte i vår förteckning'],
    ['https://botkyrka.se@evil.example/blogg', 'Nej, kontot finns inte i vår förteckning'],
    ['https://xn--botkyrk-8fg.se/blogg', 'Nej, kontot finns inte i vår förteckning'],
    ['https://evil.example/botkyrkabloggen', 'Nej. Det liknar ett av våra konton, men är inte vårt'],
  ])('%s: %s', async (asked, verdict) => {
    expect(await check(asked)).toContain(verdict)
  })

  it('a false address is passed on as a tip, with what was asked', async () => {
    await check('https://botkyrka.se.evil.example/blogg')
    await citizen.getByRole('link', { name: 'Tipsa om ett falskt konto' }).click()
    expect(await citizen.getByLabel('Kontots adress eller namn').inputValue()).toBe(
      'https://botkyrka.se.evil.example/blogg',
    )
    await citizen.getByRole('button', { name: 'Skicka tipset' }).click()
    await citizen.getByText('Tack för tipset').waitFor()
  })

  it('the list says who is responsible, why and for whom, and links to the account (B-026, B-029)', async () => {
    await citizen.goto('/o/botkyrka/konton?q=botkyrkabloggen')
    const list = await wordsIn(citizen.locator('main'))
    expect(list).toContain('Berätta om det som händer')
    expect(list).toContain(app.botkyrka.staff.communicator)
    expect(list).toMatch(
      /Arkivlagen.*Offentlighets- och sekretesslagen|Offentlighets- och sekretesslagen.*Arkivlagen/,
    )
    expect(await citizen.getByRole('link', { name: 'Botkyrkabloggen' }).getAttribute('href')).toBe(
      'https://www.botkyrka.se/blogg',
    )
  })

  it('who is behind the pages is told in Swedish and English (B-050 to B-052)', async () => {
    await citizen.goto('/o/botkyrka/regler')
    expect(await wordsIn(citizen.locator('main'))).toContain(
      'Den som svarar på kontona gör det för Botkyrka kommun.',
    )
    await citizen.getByRole('link', { name: 'English' }).click()
    await citizen.waitForURL(/lang=en/)
    expect(await wordsIn(citizen.locator('main'))).toContain(
      'Whoever answers on the accounts does so for Botkyrka kommun.',
    )
  })
})

describe('scenario 8: what stops and what only advises, as the policy has it', () => {
  it('the link to the source must be there for news; plain language and "du" never stop (B-022, B-023, B-053 to B-056)', () => {
    const { rules, style, accessibility } = policy.publishing
    const link = rules.find(({ value }) => value.rule === 'sourceLinkRequired')
    expect(link).toMatchObject({ modality: 'ska', value: { categories: ['news', 'facts'] } })
    expect(style).toMatchObject({ modality: 'bör', value: { address: 'du', plainLanguage: true } })
    const plain = accessibility.filter(({ value }) => value.key === 'plainLanguage')
    expect(plain.map(({ modality }) => modality)).toEqual(['gärna'])
  })

  it('staff read it with its force and its source', async () => {
    const page = await signedIn(app, browser, app.botkyrka.staff.communicator, { javaScriptEnabled: false })
    await page.goto('/policy?q=ursprungsk%C3%A4llan')
    expect(await wordsIn(page.locator('main'))).toMatch(/Länka till ursprungskällan/)
  })
})
