import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMetricsApp } from '#core/metrics/metrics-app.ts'
import { createMetrics } from '#core/metrics/metrics.ts'
import { cookiesOf, createHttpKit } from '#test/http-kit.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { withBearer } from './bearer.ts'
import { limitBody } from './body-limit.ts'
import { cachedPublicly } from './caching.ts'
import { switchLanguage } from './language.ts'
import { protectForms } from './protect-forms.ts'
import { requireSignIn, withSession } from './session.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

/** Everything the kit can answer: pages, files, redirects, evidence, public pages, refusals and bugs. */
function everything(baseUrl: string) {
  const { app, clock } = createHttpKit({ baseUrl })
  const loadActor = () => Promise.resolve(null)
  app.get('/sida', (c) => c.html('<p>hej</p>'))
  app.get('/ram', (c) => {
    c.set('contentPolicy', 'page-with-frame')
    return c.html('<iframe src="/underlag" sandbox></iframe>')
  })
  app.get('/underlag', (c) => {
    c.set('contentPolicy', 'evidence')
    return c.html('<style>p{color:red}</style><p>ord</p>')
  })
  app.get('/fil', (c) => c.body('x', 200, { 'content-type': 'image/svg+xml' }))
  app.get('/sprak', switchLanguage)
  app.get('/publik', cachedPublicly({ maxAgeSeconds: 60 }), (c) => c.html('<p>öppet</p>'))
  app.get('/fel', () => {
    throw new Error('bug')
  })
  app.use('/personal/*', limitBody('form'), withSession({ db: test.db, clock, baseUrl, loadActor }))
  app.use('/personal/*', protectForms({ key: Buffer.alloc(32), baseUrl }), requireSignIn('/logga-in'))
  app.all('/personal/sida', (c) => c.html('<p>personal</p>'))
  app.use('/api/*', withBearer({ db: test.db, clock }))
  app.get('/api/v1/messages', (c) => c.json([]))
  return app
}

const requests: readonly [path: string, init: RequestInit, status: number][] = [
  ['/sida', {}, 200],
  ['/ram', {}, 200],
  ['/underlag', {}, 200],
  ['/fil', {}, 200],
  ['/sprak?lang=en', {}, 303],
  ['/publik', {}, 200],
  ['/publik', { headers: { 'if-none-match': '*' } }, 304],
  ['/fel', {}, 500],
  ['/finns-inte', {}, 404],
  ['/a%00b', {}, 400],
  ['/personal/sida', {}, 303],
  ['/personal/sida', { headers: { cookie: '__Host-torget=gammal; torget=gammal' } }, 303],
  ['/personal/sida', { method: 'POST' }, 403],
  [
    '/personal/sida',
    { method: 'POST', body: 'x'.repeat(2_000_000), headers: { 'content-length': '2000000' } },
    413,
  ],
  ['/api/v1/messages', {}, 401],
  ['/api/v1/okand', {}, 401],
]

/** Directives of a policy, as the browser reads them. */
function parsePolicy(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/)
      return [name, values] as const
    }),
  )
}

function scriptSources(policy: string): readonly string[] {
  const directives = parsePolicy(policy)
  return ['script-src', 'script-src-elem', 'script-src-attr', 'worker-src', 'default-src'].flatMap(
    (name) => directives.get(name) ?? [],
  )
}

describe.each(['https://torget.example.se', 'http://127.0.0.1:3000'])('every response of %s', (baseUrl) => {
  it.each(requests)('%s %j lets no inline script run', async (path, init, status) => {
    const response = await everything(baseUrl).request(path, init)
    expect(response.status).toBe(status)
    const policy = response.headers.get('content-security-policy') ?? ''
    const directives = parsePolicy(policy)
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(scriptSources(policy).filter((source) => !["'none'", "'self'"].includes(source))).toEqual([])
    expect(directives.get('sandbox')?.includes('allow-scripts') ?? false).toBe(false)
    expect(directives.get('base-uri')).toEqual(["'none'"])
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(response.headers.get('permissions-policy')).toContain('camera=()')
    expect(response.headers.get('strict-transport-security') !== null).toBe(baseUrl.startsWith('https'))
    expect(response.headers.get('x-request-id')).not.toBeNull()
  })
})

describe('the policies', () => {
  const policyOf = async (path: string): Promise<string> =>
    (await everything('http://127.0.0.1:3000').request(path)).headers.get('content-security-policy') ?? ''

  it('of a page allows what is our own and nothing in it', async () => {
    expect(await policyOf('/sida')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(await policyOf('/ram')).toBe(`${await policyOf('/sida')}; frame-src 'self'`)
  })

  it('of evidence is a sandbox without scripts, forms or addresses', async () => {
    const policy = parsePolicy(await policyOf('/underlag'))
    expect(policy.get('sandbox')).toEqual([])
    expect(policy.has('script-src')).toBe(false)
    expect(policy.get('form-action')).toEqual(["'none'"])
    expect(policy.get('img-src')).toEqual(['data:'])
    const response = await everything('http://127.0.0.1:3000').request('/underlag')
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })

  it('of metrics allows nothing at all', async () => {
    const metrics = createMetrics(() => Promise.resolve({ outbox: [], jobs: [] }))
    for (const path of ['/metrics', '/annat']) {
      const response = await createMetricsApp(metrics).request(path)
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
    }
  })
})

describe('caching', () => {
  it('is off unless a page says otherwise', async () => {
    const app = everything('http://127.0.0.1:3000')
    for (const path of ['/sida', '/underlag', '/fel', '/finns-inte', '/personal/sida', '/api/v1/messages'])
      expect((await app.request(path)).headers.get('cache-control')).toBe('no-store')
  })

  it('of a public page asks with its tag and gets an empty 304', async () => {
    const app = everything('http://127.0.0.1:3000')
    const first = await app.request('/publik')
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    expect(first.headers.get('vary')).toBe('Accept-Language, Cookie, Accept-Encoding')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/)
    for (const candidate of [tag, tag.replace('W/', ''), `"annan", ${tag}`, '*']) {
      const again = await app.request('/publik', { headers: { 'if-none-match': candidate } })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('etag')).toBe(tag)
    }
    const other = await app.request('/publik', { headers: { 'if-none-match': '"annan"' } })
    expect(other.status).toBe(200)
  })

  it('never covers a response that sets a cookie, nor an error', async () => {
    const { app } = createHttpKit()
    app.use(cachedPublicly({ maxAgeSeconds: 60 }))
    app.get('/kaka', (c) => {
      c.header('set-cookie', 'a=b')
      return c.text('hej')
    })
    for (const path of ['/kaka', '/saknas'])
      expect((await app.request(path)).headers.get('cache-control')).toBe('no-store')
  })
})

describe('the language switch', () => {
  it('remembers the choice and goes back, to our own pages only', async () => {
    const app = everything('http://127.0.0.1:3000')
    const response = await app.request('/sprak?lang=en&till=/inkorg%3Fsida%3D2')
    expect(response.headers.get('location')).toBe('/inkorg?sida=2')
    expect(cookiesOf(response).get('lang')).toMatchObject({ value: 'en' })
    const evil = await app.request('/sprak?lang=xx&till=//evil.example')
    expect(evil.headers.get('location')).toBe('/')
    expect(cookiesOf(evil).size).toBe(0)
  })
})
