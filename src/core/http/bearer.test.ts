import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { permit } from '#core/actor.ts'
import { createApiToken, revokeApiToken } from '#core/auth/api-token.ts'
import { fixedClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { createHttpKit } from '#test/http-kit.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { requireScope, withBearer } from './bearer.ts'
import { refuseInvalid } from './form.ts'
import { apiText } from './form-fields.ts'
import type { HttpEnv } from './variables.ts'

const START = '2026-11-21T10:00:00Z'
const clock = fixedClock(START)
const orgId = newId<'org'>(clock)
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())
beforeEach(() => clock.set(START))

function createApp() {
  const { app } = createHttpKit({ clock })
  app.use('/api/*', withBearer({ db: test.db, clock }))
  app.get('/api/v1/messages', requireScope('messages:read'), (c) => c.json(c.var.actor))
  app.post('/api/v1/replies', (c) => {
    permit(c.var.actor!, { scope: 'messages:write', person: () => false }, null)
    return c.json('sent')
  })
  const api = new OpenAPIHono<HttpEnv>({ defaultHook: refuseInvalid })
  const body = z.object({ text: apiText({ min: 1, max: 10 }) })
  api.openapi(
    createRoute({
      method: 'post',
      path: '/notes',
      request: { body: { content: { 'application/json': { schema: body } }, required: true } },
      responses: { 200: { description: 'ok' } },
    }),
    (c) => c.json(c.req.valid('json')),
  )
  app.route('/api/v1', api)
  return app
}

const create = (scopes: readonly string[], expiresAt: Temporal.Instant | null = null) =>
  test.db.forOrg(orgId, (tx) =>
    createApiToken(tx, clock, orgId, { name: 'Test', scopes, createdBy: 'cli', expiresAt }),
  )
type Sent = { method?: string; body?: string; headers?: Record<string, string> }
const ask = (token: string | null, path = '/api/v1/messages', { headers = {}, ...init }: Sent = {}) =>
  createApp().request(path, {
    ...init,
    headers: token === null ? headers : { ...headers, authorization: token },
  })

describe('a bearer token', () => {
  it('makes its bearer the actor', async () => {
    const { id, token } = await create(['messages:read'])
    for (const header of [`Bearer ${token}`, `bearer  ${token}`]) {
      const response = await ask(header)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({
        kind: 'token',
        id,
        orgId,
        name: 'Test',
        scopes: ['messages:read'],
      })
    }
  })

  it('is asked for, without an error when none was sent', async () => {
    for (const header of [null, 'Basic YTpi', 'Bearer', 'Bearer a b']) {
      const response = await ask(header)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="torget"')
      expect(await response.json()).toMatchObject({ code: 'token-missing' })
    }
  })

  it.each([
    ['unknown', () => Promise.resolve(`torget_${'A'.repeat(43)}`)],
    [
      'expired',
      async () => {
        const { token } = await create(['messages:read'], clock.now().add({ hours: 1 }))
        clock.advance({ hours: 1 })
        return token
      },
    ],
    [
      'revoked',
      async () => {
        const { id, token } = await create(['messages:read'])
        await test.db.forOrg(orgId, (tx) => revokeApiToken(tx, clock, orgId, id))
        return token
      },
    ],
  ])('that is %s is refused and says why', async (state, make) => {
    const response = await ask(`Bearer ${await make()}`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="torget", error="invalid_token"')
    expect(await response.json()).toMatchObject({ code: `token-${state}` })
  })

  it('without the scope is told which, before the action and by the action', async () => {
    const { token } = await create(['records:read'])
    for (const [path, method, scope] of [
      ['/api/v1/messages', 'GET', 'messages:read'],
      ['/api/v1/replies', 'POST', 'messages:write'],
    ] as const) {
      const response = await ask(`Bearer ${token}`, path, { method })
      expect(response.status).toBe(403)
      expect(response.headers.get('www-authenticate')).toBe(
        `Bearer realm="torget", error="insufficient_scope", scope="${scope}"`,
      )
      const problem = (await response.json()) as { scope: string; detail: string }
      expect(problem.scope).toBe(scope)
      expect(problem.detail).toContain(scope)
    }
  })

  it('is not replaced by a cookie', async () => {
    const response = await ask(null, '/api/v1/messages', {
      headers: { cookie: `__Host-torget=${'A'.repeat(43)}` },
    })
    expect(response.status).toBe(401)
  })
})

describe('a body sent to the API', () => {
  const post = async (body: string, type = 'application/json') => {
    const { token } = await create([])
    return ask(`Bearer ${token}`, '/api/v1/notes', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
  }

  it.each([
    ['{"text":"hej"}', 200, undefined],
    ['{"text":""}', 400, 'required'],
    ['{}', 400, 'required'],
    ['{"text":7}', 400, 'invalid'],
    ['{"text":"elva tecken"}', 400, 'text-too-large'],
    ['{"text":"a\\u0000b"}', 400, 'unreadable-character'],
    ['{"text":"a\\ud800b"}', 400, 'unreadable-character'],
  ])('%s: %i %s', async (body, status, code) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    if (code === undefined) return
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ code: 'invalid-input', errors: [{ field: 'text', code }] })
  })

  it('that is no JSON is told so', async () => {
    const response = await post('{"text":')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'unreadable-json' })
  })
})
