import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import { fixedClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { cookiesOf, createHttpKit } from '#test/http-kit.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { limitBody } from './body-limit.ts'
import { readForm } from './form.ts'
import { protectForms } from './protect-forms.ts'
import { withSession, type SessionDeps } from './session.ts'
import { signIn } from './sign-in.ts'

const BASE = 'https://torget.example.se'
const clock = fixedClock('2026-11-21T10:00:00Z')
const who = { orgId: newId<'org'>(clock), personId: newId<'person'>(clock) }
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

function createApp() {
  const actor: PersonActor = {
    kind: 'person',
    id: who.personId,
    orgId: who.orgId,
    name: 'Anna',
    title: '',
    roles: [],
    unitId: newId(clock),
    unitIds: [],
    hidesName: false,
  }
  const deps: SessionDeps = {
    db: test.db,
    clock,
    baseUrl: BASE,
    loadActor: () => Promise.resolve({ actor, lang: 'sv' }),
  }
  const { app } = createHttpKit({ baseUrl: BASE, clock })
  app.use(limitBody('form'), withSession(deps), protectForms({ key: Buffer.alloc(32, 9), baseUrl: BASE }))
  app.get('/formular', (c) => c.text(c.var.formToken()))
  app.get('/utan', (c) => c.text('inget formulär'))
  app.post('/logga-in', async (c) => {
    await signIn(c, deps, who)
    return c.redirect('/', 303)
  })
  app.post('/spara', async (c) => c.json(await readForm(c)))
  app.delete('/spara', (c) => c.text('borta'))
  return app
}

type App = ReturnType<typeof createApp>

/** A browser before sign-in: opens the form, keeps the cookie. */
async function openForm(app: App, cookie = '') {
  const response = await app.request('/formular', { headers: { cookie } })
  const set = cookiesOf(response).get('__Host-torget-form')
  return {
    token: await response.text(),
    cookie: set === undefined ? cookie : `__Host-torget-form=${set.value}`,
    set,
  }
}

type Sent = {
  token?: string | undefined
  cookie?: string
  headers?: Record<string, string>
  path?: string
  method?: string
}

async function send(app: App, { token, cookie = '', headers, path = '/spara', method = 'POST' }: Sent) {
  const fields = new URLSearchParams({ text: 'hej', ...(token === undefined ? {} : { _csrf: token }) })
  return app.request(path, {
    method,
    body: fields,
    headers: { cookie, ...(headers ?? { origin: BASE, 'sec-fetch-site': 'same-origin' }) },
  })
}

async function signedIn(app: App) {
  const form = await openForm(app)
  const response = await send(app, { ...form, path: '/logga-in' })
  expect(response.status).toBe(303)
  const cookie = `__Host-torget=${cookiesOf(response).get('__Host-torget')?.value ?? ''}`
  return { form, cookie, response }
}

async function expectRefused(response: Response, title: string): Promise<void> {
  expect(response.status).toBe(403)
  expect(await response.text()).toContain(title)
}

describe('a form before sign-in', () => {
  it('gets a cookie only when a page has a form, and goes through with both halves', async () => {
    const app = createApp()
    expect(cookiesOf(await app.request('/utan')).size).toBe(0)
    const form = await openForm(app)
    expect(form.set?.flags.split('; ').sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
    expect((await openForm(app, form.cookie)).set).toBeUndefined()
    const response = await send(app, form)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ text: 'hej' })
  })

  it.each([
    ['no token', { token: undefined }],
    ['a made-up token', { token: 'A'.repeat(43) }],
    ['no cookie', { cookie: '' }],
    ['a cookie planted by somebody else', { cookie: '__Host-torget-form=planted' }],
  ])('is refused with %s', async (_what, change) => {
    const app = createApp()
    const form = await openForm(app)
    await expectRefused(await send(app, { ...form, ...change }), 'Formuläret är för gammalt')
  })

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { origin: 'https://blogg.example.se', 'sec-fetch-site': 'same-site' }],
    ['another site, in an older browser', { origin: 'https://evil.example' }],
    ['a page that hides where it comes from', { origin: 'null' }],
    ['nowhere', {}],
  ])('is refused from %s even with both halves', async (_what, headers) => {
    const app = createApp()
    const form = await openForm(app)
    await expectRefused(await send(app, { ...form, headers: headers }), 'kom inte härifrån')
  })

  it('goes through in an older browser that only sends Origin', async () => {
    const app = createApp()
    const form = await openForm(app)
    expect((await send(app, { ...form, headers: { origin: BASE } })).status).toBe(200)
  })
})

describe('a form after sign-in', () => {
  it('belongs to the session', async () => {
    const app = createApp()
    const one = await signedIn(app)
    const other = await signedIn(app)
    const form = await openForm(app, one.cookie)
    expect(form.set).toBeUndefined()
    expect((await send(app, form)).status).toBe(200)
    await expectRefused(await send(app, { ...form, cookie: other.cookie }), 'för gammalt')
    await expectRefused(await send(app, { ...one.form, cookie: one.cookie }), 'för gammalt')
    await expectRefused(await send(app, { cookie: one.cookie }), 'för gammalt')
    await expectRefused(
      await send(app, {
        ...form,
        headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      }),
      'kom inte härifrån',
    )
  })

  it('loses its form cookie at sign-in', async () => {
    const { response } = await signedIn(createApp())
    expect(cookiesOf(response).get('__Host-torget-form')?.flags).toContain('Max-Age=0')
  })

  it('covers every method that changes something, and takes the token from a header for our own scripts', async () => {
    const app = createApp()
    const { cookie } = await signedIn(app)
    const { token } = await openForm(app, cookie)
    const origin = { origin: BASE, 'sec-fetch-site': 'same-origin' }
    expect((await app.request('/spara', { method: 'DELETE', headers: { cookie, ...origin } })).status).toBe(
      415,
    )
    const wrong = { cookie, ...origin, 'x-csrf-token': 'x' }
    expect((await app.request('/spara', { method: 'DELETE', headers: wrong })).status).toBe(403)
    const right = { cookie, ...origin, 'x-csrf-token': token }
    expect((await app.request('/spara', { method: 'DELETE', headers: right })).status).toBe(200)
  })
})
