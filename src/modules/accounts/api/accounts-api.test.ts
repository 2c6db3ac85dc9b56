import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '#core/auth/api-token.ts'
import { withBearer } from '#core/http/bearer.ts'
import type { PersonId } from '#core/ids.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import { createHttpKit } from '#test/http-kit.ts'
import { accountsApi, giveAssignment } from '../index.ts'

type Answer = Record<string, unknown> & {
  readonly items?: readonly Record<string, unknown>[]
  readonly next?: string | null
}

let kit: AccountsKit
let ada: PersonId
let full: string
let reading: string
let nothing: string
let request: (
  method: string,
  path: string,
  options?: { body?: unknown; token?: string },
) => Promise<{ status: number; type: string; body: Answer }>

beforeAll(async () => {
  kit = await createAccountsKit()
  ada = await kit.hire('Ada Ek', 'service')
  const { app } = createHttpKit({ clock: kit.clock })
  app.use('/api/v1/*', withBearer({ db: kit.deps.db, clock: kit.clock }))
  app.route('/api/v1', accountsApi(kit.deps))
  const token = async (...scopes: readonly string[]) => {
    const input = { name: 'test', scopes, createdBy: 'test', expiresAt: null }
    return (await kit.within((tx) => createApiToken(tx, kit.clock, kit.orgId, input))).token
  }
  full = await token('accounts:read', 'accounts:write')
  reading = await token('accounts:read')
  nothing = await token('messages:read')
  request = async (method, path, options = {}) => {
    const headers = new Headers({ authorization: `Bearer ${options.token ?? full}` })
    if (options.body !== undefined) headers.set('content-type', 'application/json')
    const body = options.body === undefined ? null : JSON.stringify(options.body)
    const response = await app.request(`/api/v1${path}`, { method, headers, body })
    const text = await response.text()
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: (text === '' ? {} : JSON.parse(text)) as Answer,
    }
  }
})
afterAll(() => kit.drop())

describe('the register over the API', () => {
  it('tells how each account stands, each shortcoming with its rule and how strongly it binds, page by page', async () => {
    const { id } = await kit.open({ name: 'Aspen', platformName: 'Bildflödet' })
    await kit.open({ name: 'Björken' })
    await kit.open({ name: 'Cedern', status: 'planned' })
    const first = await request('GET', '/accounts?limit=2', { token: reading })
    expect(first.status).toBe(200)
    expect(first.body.items?.map(({ name }) => name)).toEqual(['Aspen', 'Björken'])
    expect(first.body.items?.[0]).toMatchObject({
      id,
      platformName: 'Bildflödet',
      status: 'active',
      unit: { name: 'Enheten' },
      holder: { name: 'Hanna Hållare' },
      administrators: { state: 'orphan', count: 0, demanded: 2 },
    })
    expect(first.body.items?.[0]?.['deviations']).toEqual(
      expect.arrayContaining([
        {
          code: 'routine-missing',
          key: 'crisis',
          weight: 'breach',
          modality: 'ska',
          ruleId: 'accounts-routines',
          accepted: null,
        },
      ]),
    )
    const rest = await request('GET', `/accounts?limit=2&after=${first.body.next ?? ''}`)
    expect(rest.body.items?.map(({ name }) => name)).toEqual(['Cedern'])
    expect(rest.body.next).toBeNull()
  })

  it('narrows by status, unit and need', async () => {
    const names = async (query: string) =>
      (await request('GET', `/accounts?${query}`)).body.items?.map(({ name }) => name)
    expect(await names('status=planned')).toEqual(['Cedern'])
    expect(await names('needs=false')).toEqual(['Cedern'])
    expect(await names(`unit=${kit.unitId}&needs=true`)).toEqual(['Aspen', 'Björken'])
  })

  it('gives and ends assignments, each refusal a problem with its reason', async () => {
    const { id } = await kit.open({ name: 'Dalian' })
    const path = `/accounts/${id}/assignments`
    const given = await request('POST', path, { body: { personId: ada, rights: ['reply', 'watch'] } })
    expect([given.status, given.body]).toMatchObject([
      201,
      { person: { name: 'Ada Ek' }, rights: ['reply', 'watch'], holdsNow: true, endsAt: null },
    ])
    const wrong = await request('POST', path, {
      body: { personId: ada, rights: ['reply'], endsAt: '2020-01-01T00:00:00Z' },
    })
    expect([wrong.status, wrong.type]).toEqual([400, expect.stringContaining('application/problem+json')])
    kit.clock.advance({ minutes: 1 })
    const assignmentId = String(given.body['id'])
    expect((await request('DELETE', `${path}/${assignmentId}`)).status).toBe(204)
    const { body } = await request('GET', path)
    expect(body.items).toMatchObject([{ id: assignmentId, holdsNow: false }])
    const other = await kit.open({ name: 'Enen' })
    expect((await request('DELETE', `/accounts/${other.id}/assignments/${assignmentId}`)).status).toBe(404)
  })

  it('asks for the scope, and for something that is there', async () => {
    const { id } = await kit.open({ name: 'Fuchsian' })
    await kit.within((tx) =>
      giveAssignment(kit.deps, tx, kit.system, { accountId: id, personId: ada, rights: ['reply'] }),
    )
    expect((await request('GET', '/accounts', { token: nothing })).status).toBe(403)
    expect((await request('GET', `/accounts/${id}`, { token: nothing })).status).toBe(403)
    const body = { personId: ada, rights: ['reply'] }
    const refused = await request('POST', `/accounts/${id}/assignments`, { body, token: reading })
    expect(refused.status).toBe(403)
    const nowhere = await request('GET', `/accounts/${ada}`)
    expect([nowhere.status, nowhere.type]).toEqual([404, expect.stringContaining('application/problem+json')])
    expect((await request('GET', '/accounts/x')).status).toBe(400)
    expect((await request('GET', '/accounts?limit=0')).status).toBe(400)
  })
})
