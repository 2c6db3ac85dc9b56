import { Hono } from 'hono'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import { findSession } from '#core/auth/session.ts'
import { fixedClock } from '#core/clock.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { newId } from '#core/ids.ts'
import { cookiesOf, createHttpKit } from '#test/http-kit.ts'
import { openOwnerPool } from '#test/owner-pool.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { personOf, requireSignIn, withSession, type SessionDeps } from './session.ts'
import { signIn, signOut } from './sign-in.ts'
import type { HttpEnv } from './variables.ts'

const START = '2026-11-21T10:00:00Z'
const clock = fixedClock(START)
const who = { orgId: newId<'org'>(clock), personId: newId<'person'>(clock) }
const elsewhere = { orgId: newId<'org'>(clock), personId: who.personId }
let test: TestDatabase
let owner: pg.Pool
let isActive: boolean
let lang: Lang

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openOwnerPool(test)
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})
beforeEach(async () => {
  clock.set(START)
  isActive = true
  lang = 'sv'
  await owner.query('truncate session')
})

function createApp(baseUrl: string): Hono<HttpEnv> {
  const deps: SessionDeps = {
    db: test.db,
    clock,
    baseUrl,
    loadActor: (_tx, orgId, personId) => {
      const actor: PersonActor = {
        kind: 'person',
        id: personId,
        orgId,
        name: 'Anna Svensson',
        title: 'kommunikatör',
        roles: ['communicator'],
        unitId: newId(clock),
        unitIds: [],
        hidesName: false,
      }
      return Promise.resolve(isActive ? { actor, lang } : null)
    },
  }
  const { app } = createHttpKit({ baseUrl, clock })
  app.use(withSession(deps))
  app.post('/logga-in', async (c) => {
    await signIn(c, deps, c.req.query('org') === 'annan' ? elsewhere : who)
    return c.redirect('/', 303)
  })
  app.post('/logga-ut', async (c) => {
    await signOut(c, deps)
    return c.redirect('/logga-in', 303)
  })
  app.get('/vem', (c) => c.json({ actor: c.var.actor?.id ?? null, lang: c.var.lang }))
  app.use('/inne/*', requireSignIn('/logga-in'))
  app.all('/inne/sida', (c) => c.text(personOf(c).name))
  app.get('/bara-personer', (c) => c.text(personOf(c).name))
  return app
}

const HTTPS = 'https://torget.example.se'
const app = () => createApp(HTTPS)

async function signedIn(on: Hono<HttpEnv>, cookie?: string, path = '/logga-in') {
  const response = await on.request(path, { method: 'POST', headers: cookie === undefined ? {} : { cookie } })
  const set = cookiesOf(response).get('__Host-torget')
  return { token: set?.value ?? '', flags: set?.flags ?? '', cookie: `__Host-torget=${set?.value ?? ''}` }
}
const ask = async (on: Hono<HttpEnv>, path: string, headers: Record<string, string> = {}) =>
  on.request(path, { headers })
const whoIs = async (on: Hono<HttpEnv>, headers: Record<string, string> = {}): Promise<unknown> =>
  (await ask(on, '/vem', headers)).json()

describe('the session cookie', () => {
  it('is for this host, https and the server only', async () => {
    const { token, flags } = await signedIn(app())
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(flags.split('; ').sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
  })

  it('has the plain name and no Secure on one’s own machine', async () => {
    const response = await createApp('http://127.0.0.1:3000').request('/logga-in', { method: 'POST' })
    expect(cookiesOf(response).get('torget')?.flags.split('; ').sort()).toEqual([
      'HttpOnly',
      'Path=/',
      'SameSite=Lax',
    ])
    expect(cookiesOf(response).has('__Host-torget')).toBe(false)
  })

  it('says who it is; a made-up one says nothing and is taken away', async () => {
    const on = app()
    const { cookie } = await signedIn(on)
    expect(await whoIs(on, { cookie })).toEqual({ actor: who.personId, lang: 'sv' })
    expect(await whoIs(on)).toEqual({ actor: null, lang: 'sv' })
    const made = await ask(on, '/vem', { cookie: `__Host-torget=${'A'.repeat(43)}` })
    expect(await made.json()).toMatchObject({ actor: null })
    expect(cookiesOf(made).get('__Host-torget')?.flags).toContain('Max-Age=0')
  })
})

describe('signing in', () => {
  it('never takes over a session that was there before (fixation)', async () => {
    const on = app()
    const planted = await signedIn(on)
    const mine = await signedIn(on, planted.cookie)
    expect(mine.token).not.toBe(planted.token)
    expect(await whoIs(on, { cookie: planted.cookie })).toMatchObject({ actor: null })
    expect(await whoIs(on, { cookie: mine.cookie })).toMatchObject({ actor: who.personId })
    const invented = 'B'.repeat(43)
    const { token } = await signedIn(on, `__Host-torget=${invented}`)
    expect(token).not.toBe(invented)
    expect(await findSession(test.db, clock, invented)).toBeNull()
  })

  it('ends the session in the other organisation when a person changes between two', async () => {
    const on = app()
    const first = await signedIn(on)
    await signedIn(on, first.cookie, '/logga-in?org=annan')
    expect(await findSession(test.db, clock, first.token)).toBeNull()
    expect((await owner.query('select 1 from session')).rowCount).toBe(1)
  })

  it('starts no session when what belongs to it fails', async () => {
    const on = app()
    on.post('/misslyckas', async (c) => {
      await signIn(c, { db: test.db, clock, baseUrl: HTTPS }, who, () =>
        Promise.reject(new Error('no ledger')),
      )
      return c.text('in')
    })
    const response = await on.request('/misslyckas', { method: 'POST' })
    expect(response.status).toBe(500)
    expect(cookiesOf(response).has('__Host-torget')).toBe(false)
    expect((await owner.query('select 1 from session')).rowCount).toBe(0)
  })
})

describe('being signed in', () => {
  it('ends by signing out, by idling and when the person is no longer active', async () => {
    const on = app()
    const out = await signedIn(on)
    const response = await on.request('/logga-ut', { method: 'POST', headers: { cookie: out.cookie } })
    expect(cookiesOf(response).get('__Host-torget')?.flags).toContain('Max-Age=0')
    expect(await whoIs(on, { cookie: out.cookie })).toMatchObject({ actor: null })

    const idle = await signedIn(on)
    clock.advance({ hours: 8 })
    expect(await whoIs(on, { cookie: idle.cookie })).toMatchObject({ actor: null })

    const gone = await signedIn(on)
    isActive = false
    expect(await whoIs(on, { cookie: gone.cookie })).toMatchObject({ actor: null })
    isActive = true
    expect(await whoIs(on, { cookie: gone.cookie })).toMatchObject({ actor: null })
  })

  it('lasts as long as one works', async () => {
    const on = app()
    const { cookie } = await signedIn(on)
    for (let n = 0; n < 3; n += 1) {
      clock.advance({ hours: 7 })
      expect(await whoIs(on, { cookie })).toMatchObject({ actor: who.personId })
    }
  })

  it('brings the person’s language, unless she has clicked another', async () => {
    const on = app()
    lang = 'en'
    const { cookie } = await signedIn(on)
    expect(await whoIs(on, { cookie })).toMatchObject({ lang: 'en' })
    expect(await whoIs(on, { cookie: `${cookie}; lang=sv` })).toMatchObject({ lang: 'sv' })
  })

  it('is asked for: a reader is sent to sign in and back, a sent form is refused so that nothing is lost', async () => {
    const on = app()
    const reading = await ask(on, '/inne/sida?q=åäö')
    expect(reading.status).toBe(303)
    expect(reading.headers.get('location')).toBe(
      `/logga-in?till=${encodeURIComponent(`/inne/sida?q=${encodeURIComponent('åäö')}`)}`,
    )
    const sending = await on.request('/inne/sida', { method: 'POST' })
    expect(sending.status).toBe(401)
    expect(await sending.text()).toContain('Logga in i en ny flik')
    expect((await ask(on, '/bara-personer')).status).toBe(401)
    const { cookie } = await signedIn(on)
    expect(await (await ask(on, '/inne/sida', { cookie })).text()).toBe('Anna Svensson')
  })
})
