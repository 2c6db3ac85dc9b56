import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderToString } from 'preact-render-to-string'
import type { PersonActor } from '#core/actor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { PersonId } from '#core/ids.ts'
import { actorFor } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import { accountsWeb, accountTexts, giveAssignment, storeCredential } from '../index.ts'

let kit: AccountsKit
let app: Hono<HttpEnv>
let reader: PersonActor
let cia: PersonActor
let ada: PersonActor

beforeAll(async () => {
  kit = await createAccountsKit()
  const load = async (id: PersonId) =>
    (await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now())))!
  cia = await load(await kit.hire('Cia Lind', 'communicator'))
  ada = await load(await kit.hire('Ada Ek', 'service'))
  reader = cia
  app = new Hono<HttpEnv>()
  app.use(async (c, next) => {
    c.set('actor', reader)
    c.set('lang', 'sv')
    c.set('formToken', () => 'token')
    await next()
  })
  const { problems, fields } = accountTexts('sv')
  app.route(
    '/',
    accountsWeb({
      accounts: kit.deps,
      showPage: (c, page) =>
        Promise.resolve(
          c.html(`<title>${page.title}</title>${renderToString(page.children as never)}`, page.status),
        ),
      texts: {
        rule: ({ code, details }) => {
          const words = (problems as Readonly<Record<string, (details: object) => string>>)[code]
          return words === undefined ? null : { message: words(details) }
        },
        field: ({ code, params }) => {
          const words = (fields as Readonly<Record<string, string | ((details: object) => string)>>)[code]
          return typeof words === 'function' ? words(params ?? {}) : (words ?? null)
        },
      },
    }),
  )
})
afterAll(() => kit.drop())

const get = async (path: string) => (await app.request(path)).text()
const post = (path: string, fields: Readonly<Record<string, string>>) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

describe('the register', () => {
  it('lists accounts with what they need, and narrows by words and view', async () => {
    await kit.open({ name: 'Simhallen', platformName: 'Bildflödet' })
    await kit.open({ name: 'Planerat konto', status: 'planned' })
    const page = await get('/konton')
    expect(page).toContain('Simhallen')
    expect(page).toContain('Ingen kan administrera kontot')
    expect(await get('/konton?q=finns+inte')).toContain('Inga konton svarar mot urvalet')
    const planned = await get('/konton?vy=planned')
    expect(planned).toContain('Planerat konto')
    expect(planned).not.toContain('>Simhallen<')
  })

  it('is safe to open in a spreadsheet', async () => {
    await kit.open({ name: '=HYPERLINK("http://evil.example")' })
    const csv = await get('/konton.csv')
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv).not.toMatch(/(^|;)=HYPER/m)
  })
})

describe('an account’s page', () => {
  it('gives an assignment, refuses one for oneself, and shows what is wrong where it is wrong', async () => {
    const { id } = await kit.open({ name: 'Biblioteket' })
    const give = (fields: Readonly<Record<string, string>>) => post(`/konton/${id}/uppdrag`, fields)
    const good = await give({
      personId: ada.id,
      rights: 'reply',
      startsOn: '',
      endsOn: '',
      hoursPerWeek: '2,5',
    })
    expect([good.status, good.headers.get('location')]).toEqual([303, `/konton/${id}?klart=uppdrag-givet`])
    expect(await get(`/konton/${id}`)).toContain('Ada Ek')
    const own = await give({ personId: cia.id, rights: 'reply' })
    expect(own.status).toBe(422)
    expect(await own.text()).toContain('Ingen ger sig själv ett uppdrag')
    const none = await give({ personId: ada.id, startsOn: '2026-13-45' })
    expect(none.status).toBe(422)
  })

  it('shows nobody forms they may not use', async () => {
    const { id } = await kit.open({ name: 'Museet' })
    reader = ada
    const page = await get(`/konton/${id}`)
    reader = cia
    expect(page).toContain('Museet')
    expect(page).not.toContain('<form')
  })

  it('B-043: shows a kept password once, by POST with a reason, and never lets it be kept on the way', async () => {
    const { id } = await kit.open({ name: 'Badet' })
    await kit.within((tx) =>
      giveAssignment(kit.deps, tx, kit.system, { accountId: id, personId: ada.id, rights: ['administer'] }),
    )
    const credentialId = await storeCredential(kit.deps, ada, {
      accountId: id,
      label: 'E-post',
      secret: 'tr0llhätta',
    })
    const path = `/konton/${id}/inloggning/${credentialId}`
    expect(await get(`/konton/${id}`)).not.toContain('tr0llhätta')
    reader = ada
    expect(await get(path)).not.toContain('tr0llhätta')
    const unexplained = await post(path, { reason: ' ' })
    expect(unexplained.status).toBe(422)
    const shown = await post(path, { reason: 'byter telefon' })
    reader = cia
    expect(await shown.text()).toContain('tr0llhätta')
    expect(shown.headers.get('cache-control')).toBe('no-store')
    const refused = await post(path, { reason: 'nyfiken' })
    expect(refused.status).toBe(500)
    expect(await refused.text()).not.toContain('tr0llhätta')
  })
})

describe('compliance', () => {
  it('counts per department and gives each deviation its paragraph', async () => {
    const page = await get('/efterlevnad')
    expect(page).toContain('avvikelse mot krav')
    expect(page).toContain('F-074')
    const csv = await get('/efterlevnad.csv')
    expect(csv).toContain('accounts-routines')
    // an account of that name was opened above
    expect(csv).toContain('"\'=HYPERLINK(')
    expect(csv).not.toMatch(/(^|;)"?=HYPER/m)
  })
})
