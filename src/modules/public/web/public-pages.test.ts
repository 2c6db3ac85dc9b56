import { HtmlValidate, type ConfigData } from 'html-validate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpEnv } from '#core/http/variables.ts'
import { createGuidance } from '#modules/guidance/index.ts'
import { createPublicPages, type PublicDeps } from '#modules/public/index.ts'
import { readTips } from '../store/tips.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import { createHttpKit, type LogLine } from '#test/http-kit.ts'

const root = join(import.meta.dirname, '../../../..')
const validator = new HtmlValidate(
  JSON.parse(readFileSync(join(root, '.htmlvalidate.json'), 'utf8')) as ConfigData,
)
const BASE = 'https://torget.example.se'
let kit: AccountsKit
let app: Hono<HttpEnv>
let lines: LogLine[]

beforeAll(async () => {
  kit = await createAccountsKit()
  const http = createHttpKit()
  ;({ app, lines } = http)
  const deps: PublicDeps = {
    db: kit.deps.db,
    clock: kit.clock,
    policies: kit.deps.policies,
    assets: { url: (name) => `/assets/${name}`, accentUrl: (hex) => `/assets/accent-${hex.slice(1)}.css` },
    baseUrl: BASE,
    trustsProxy: false,
    sendersKey: Buffer.alloc(32, 7),
  }
  app.route('/', createGuidance({ ...deps, log: http.log, secrets: kit.deps.secrets }))
  app.route('/', createPublicPages(deps))
  await kit.open({
    platform: 'facebook',
    platformName: 'Facebook',
    handle: '@prov',
    name: 'Prov <b>',
    url: 'https://www.facebook.com/prov',
    kind: 'official',
  })
  await kit.open({ name: '=SUMMA(1)', handle: '@summa' })
})
afterAll(() => kit.drop())

const get = (path: string, headers: Record<string, string> = {}) => app.request(`${BASE}${path}`, { headers })
const post = (
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = { origin: BASE },
) => app.request(`${BASE}${path}`, { method: 'POST', body: new URLSearchParams(form), headers })

const PAGES = [
  '/o/prov/konton',
  '/o/prov/konton?q=prov&visa=open',
  '/o/prov/konton?q=finnsinte',
  '/o/prov/konton/kontroll?konto=facebook.com/prov',
  '/o/prov/konton/kontroll?konto=pr0v',
  '/o/prov/konton/kontroll',
  '/o/prov/konton/tipsa',
  '/o/prov/konton/tack',
  '/o/prov/konton/badda-in',
  '/o/prov/konton/badda-in/sa-har',
  '/o/prov/regler',
  '/o/prov/tillganglighet',
  '/vagledning',
  '/vagledning/tell-journalist?omrade=social-services',
  '/o/prov/vagledning/tipsa',
  '/o/prov/vagledning/bullying',
  '/o/prov/vagledning/copyright',
  '/o/prov/vagledning/beratta?vad=crime',
  '/o/prov/vagledning/berattat',
]
const english = (path: string) => `${path}${path.includes('?') ? '&' : '?'}lang=en`

describe.each(['sv', 'en'])('every page in %s', (lang) => {
  it.each(PAGES)('%s is valid, has no script, sets no cookie', async (path) => {
    const response = await get(lang === 'en' ? english(path) : path)
    expect(response.status).toBe(200)
    const html = await response.text()
    const report = await validator.validateString(html)
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      ),
    ).toEqual([])
    expect(html).not.toMatch(/<script|style=|undefined|\[object/)
    expect(html).toContain(`<html lang="${lang}"`)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

describe('the register', () => {
  it('says on the English page that what the services wrote is Swedish (WCAG 3.1.2)', async () => {
    expect(await (await get('/o/prov/konton?lang=en')).text()).toContain('<span lang="sv">Invånare</span>')
    expect(await (await get('/o/prov/konton')).text()).not.toContain('lang="sv">Invånare')
  })

  it('is kept by caches for half a minute and asked about by tag', async () => {
    const first = await get('/o/prov/konton')
    expect(first.headers.get('cache-control')).toBe('public, max-age=30')
    expect(first.headers.get('vary')).toBe('Accept-Encoding')
    expect(first.headers.get('last-modified')).toMatch(/GMT$/)
    const tag = first.headers.get('etag') ?? ''
    expect((await get('/o/prov/konton', { 'if-none-match': tag })).status).toBe(304)
    expect((await get('/o/prov/konton/kontroll?konto=x')).headers.get('cache-control')).toBe('no-store')
  })

  it('shows an approved account at the next request, escaped, and its data safe', async () => {
    expect(await (await get('/o/prov/konton')).text()).toContain('Prov &lt;b>')
    const before = (await get('/o/prov/konton')).headers.get('etag') ?? ''
    await kit.open({ name: 'Nyöppnat', handle: '@ny' })
    const after = await get('/o/prov/konton', { 'if-none-match': before })
    expect(after.status).toBe(200)
    expect(await after.text()).toContain('Nyöppnat')
    const csv = await get('/o/prov/konton.csv')
    expect(await csv.text()).toContain("'=SUMMA(1)")
    const json = await get('/o/prov/konton.json')
    expect(json.headers.get('access-control-allow-origin')).toBe('*')
    expect(await json.json()).toMatchObject({
      accounts: expect.arrayContaining([expect.objectContaining({ handle: '@prov' })]) as unknown,
    })
    expect(await (await get('/o/prov/konton.atom')).text()).toContain('<feed')
    expect((await get('/o/prov/konton.ttl')).headers.get('content-type')).toContain('text/turtle')
    expect((await get('/o/okand/konton')).status).toBe(404)
  })

  it('may be framed by the organisation’s own sites, other pages by nobody', async () => {
    const frame = await get('/o/prov/konton/badda-in')
    expect(frame.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'/)
    expect(frame.headers.get('x-frame-options')).toBeNull()
    const page = await get('/o/prov/konton')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('x-frame-options')).toBe('DENY')
  })
})

const tips = () => kit.within((tx) => readTips(tx, kit.orgId, 'open'))

describe('a tip about an account', () => {
  it('is kept without its sender, refused from other sites, and a filled trap is forgotten', async () => {
    const tip = { kind: 'fake-account', about: '@pr0v', note: '=1+1' }
    expect((await post('/o/prov/konton/tipsa', tip, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/o/prov/konton/tipsa', { ...tip, webbplats: 'x' })).status).toBe(303)
    expect(await tips()).toEqual([])
    expect((await post('/o/prov/konton/tipsa', { ...tip, about: ' ' })).status).toBe(422)
    expect((await post('/o/prov/konton/tipsa', tip)).status).toBe(303)
    expect(await tips()).toMatchObject([
      { kind: 'fake-account', about: '@pr0v', receivedOn: Temporal.PlainDate.from('2026-11-21') },
    ])
  })

  it('is turned away when too many come from the same place', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 6; n += 1)
      statuses.push(
        (await post('/o/prov/konton/tipsa', { kind: 'missing-account', about: `@k${String(n)}` })).status,
      )
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
  })
})

describe('guidance (scenario 24)', () => {
  it('answers the social worker: freedom to inform and its limits', async () => {
    const html = await (await get('/vagledning/tell-journalist?omrade=social-services')).text()
    expect(html).toContain('meddelarfrihet')
    expect(html).toContain('OSL 26 kap. 15 §')
    expect(html).toContain('Tryckfrihetsförordningen 1 kap. 7 § (1949:105)')
  })

  it('writes nothing anywhere of who asks: no log line, no cookie, no row, nothing for a cache', async () => {
    const rows = () =>
      kit.within((tx) =>
        sql`select (select count(*) from ledger) as ledger, (select count(*) from tip) as tips, (select count(*) from tip_sending) as sendings,
          (select count(*) from sign_in_attempt) as attempts`.execute(tx),
      )
    const written = lines.length
    const before = await rows()
    for (const path of [
      '/vagledning',
      '/vagledning?q=läcka',
      '/vagledning/who-leaked',
      '/vagledning/okand',
      '/o/prov/vagledning/crime',
      '/o/okand/vagledning',
    ]) {
      const response = await get(path, { cookie: 'torget=x', 'x-forwarded-for': '203.0.113.9' })
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(lines.slice(written)).toEqual([])
    expect((await rows()).rows).toEqual(before.rows)
  })

  it('keeps only link and note of a tip to a service, and wants a link', async () => {
    expect((await post('/o/prov/vagledning/tipsa', { about: 'Kalle på kontoret', note: '' })).status).toBe(
      422,
    )
    expect(
      (await post('/o/prov/vagledning/tipsa', { about: 'https://example.se/x', note: 'Fel öppettid' }))
        .status,
    ).toBe(303)
    const [tip] = (await tips()).filter(({ kind }) => kind === 'for-service')
    expect(tip).toMatchObject({ about: 'https://example.se/x', note: 'Fel öppettid', unitId: null })
    expect(tip?.id[14]).toBe('4')
    const ledger = await kit.within((tx) =>
      tx
        .$extendTables<{ ledger: { subjectId: string; orgId: string } }>()
        .selectFrom('ledger')
        .select('subjectId')
        .where('subjectId', '=', tip?.id ?? '')
        .execute(),
    )
    expect(ledger).toEqual([])
  })

  it('takes nothing but tips and reports to a manager, and offers no search of what employees say', () => {
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const sent = new Set(routes.filter((route) => route.startsWith('POST')))
    expect([...sent].sort()).toEqual([
      'POST /o/:org/konton/tipsa',
      'POST /o/:org/vagledning/beratta',
      'POST /o/:org/vagledning/tipsa',
      'POST /vagledning/beratta',
      'POST /vagledning/tipsa',
    ])
    expect(
      routes.filter((route) => /medarbetare|anstalld|employee|bevakning|mobbning|who-said/.test(route)),
    ).toEqual([])
  })
})
