import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withBearer } from '#core/http/bearer.ts'
import type { PersonId } from '#core/ids.ts'
import { actorFor, makeToken } from '#modules/organisation/index.ts'
import { openDecidingKit, type DecidingKit } from '#test/deciding-kit.ts'
import { applyForAccount, checklist } from '#test/filled-applications.ts'
import { createHttpKit } from '#test/http-kit.ts'
import { startupApi } from '../index.ts'

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

let kit: DecidingKit
let call: (token: string, method: string, path: string, body?: unknown) => Promise<Answer>
let anna: PersonId
let manager: PersonId
let communicator: PersonId
let first: string

beforeAll(async () => {
  kit = await openDecidingKit('falkenberg')
  anna = await kit.hire('Anna Ask', kit.unitId, 'service')
  const bosse = await kit.hire('Bosse Bäck', kit.unitId, 'service')
  manager = await kit.hire('Eva Chef', kit.unitId, 'manager')
  communicator = await kit.hire('Kim Lind', kit.topId, 'communicator')
  const answers = checklist({ applicant: anna, other: bosse })
  const apply = async () => applyForAccount(kit, await kit.as(anna), { answers, manager, communicator })
  first = await apply()
  for (let n = 0; n < 4; n += 1) {
    kit.clock.advance({ minutes: 1 })
    await apply()
  }
  const { db, clock } = kit.deps
  const { app } = createHttpKit({ clock })
  const loadPerson: Parameters<typeof withBearer>[0]['loadPerson'] = (tx, orgId, personId) =>
    actorFor(tx, orgId, personId, clock.now())
  app.use('/api/v1/*', withBearer({ db, clock, loadPerson }))
  app.route('/api/v1', startupApi(kit.deps))
  call = async (token, method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = body === undefined ? null : JSON.stringify(body)
    const response = await app.request(`/api/v1${path}`, { method, headers, body: sent })
    return { status: response.status, body: (await response.json()) as Answer['body'] }
  }
})
afterAll(() => kit.drop())

const tokenOf = async (personId: PersonId | null, ...scopes: readonly string[]) =>
  (await makeToken(kit.deps, kit.system, { name: 'prov', scopes, expiresAt: null, personId })).token
const stepIn = (body: Answer['body'], kind: string) =>
  (body['steps'] as readonly { readonly id: string; readonly kind: string }[]).find(
    (step) => step.kind === kind,
  )?.id

describe('applications over the API', () => {
  it('are listed in pages, the latest changed first, by state, kind and person', async () => {
    const token = await tokenOf(null, 'applications:read')
    const page = await call(token, 'GET', '/applications?limit=3')
    expect(page.body['items']).toHaveLength(3)
    const rest = await call(token, 'GET', `/applications?limit=3&cursor=${String(page.body['next'])}`)
    expect(rest.body).toMatchObject({ next: null })
    const ids = [page, rest].flatMap(({ body }) => (body['items'] as { id: string }[]).map(({ id }) => id))
    expect(new Set(ids).size).toBe(5)
    expect(ids.at(-1)).toBe(first)
    const none = await call(token, 'GET', '/applications?state=approved')
    expect(none.body).toEqual({ items: [], next: null })
    const hers = await call(token, 'GET', `/applications?kind=account&personId=${anna}`)
    expect(hers.body['items']).toHaveLength(5)
    for (const query of ['cursor=x', 'state=open', 'limit=0', 'unitId=1'])
      expect(await call(token, 'GET', `/applications?${query}`)).toMatchObject({ status: 400 })
  })

  it('are read whole: answers by key and every step, with which may be answered now', async () => {
    const token = await tokenOf(null, 'applications:read')
    const { body } = await call(token, 'GET', `/applications/${first}`)
    expect(body).toMatchObject({ kind: 'account', state: 'waiting', name: 'Simhallen' })
    expect(body['answers']).toMatchObject({ hours: 4, 'account-type': 'company-page', reaches: true })
    expect(body['steps']).toMatchObject([
      { kind: 'approve', role: 'manager', ruleId: 'approve-manager', isOpen: true, outcome: null },
      { kind: 'inform', role: 'communicator', isOpen: false },
    ])
    expect(await call(token, 'GET', `/applications/${anna}`)).toMatchObject({ status: 404 })
    expect(await call(token, 'GET', '/applications/1')).toMatchObject({ status: 400 })
  })

  it('are answered by a person’s token, as on the page; each refusal a problem with its code', async () => {
    const read = await tokenOf(null, 'applications:read')
    const { body } = await call(read, 'GET', `/applications/${first}`)
    const path = `/applications/${first}/decisions`
    const [approve, inform] = [stepIn(body, 'approve'), stepIn(body, 'inform')]
    const yes = { stepId: approve, outcome: 'yes' }
    const decide = (personId: PersonId | null) =>
      tokenOf(personId, 'applications:decide', 'applications:read')
    const refused = async (token: string, input: object) => {
      const { status, body: problem } = await call(token, 'POST', path, input)
      return [status, problem['code']]
    }
    expect(await refused(read, yes)).toEqual([403, 'missing-scope'])
    expect(await refused(await decide(null), yes)).toEqual([422, 'person-needed'])
    expect(await refused(await decide(anna), yes)).toEqual([422, 'own-application'])
    const [eva, kim] = [await decide(manager), await decide(communicator)]
    expect(await refused(kim, yes)).toEqual([422, 'not-your-step'])
    expect(await refused(kim, { stepId: inform, outcome: 'noted', verdict: 'good' })).toEqual([
      422,
      'not-your-turn',
    ])
    expect(await refused(eva, { ...yes, outcome: 'no' })).toEqual([400, 'invalid-input'])
    expect(await refused(eva, { ...yes, outcome: 'perhaps' })).toEqual([400, 'invalid-input'])
    const approved = await call(eva, 'POST', path, yes)
    expect(approved).toMatchObject({ status: 200, body: { state: 'waiting' } })
    expect(await refused(eva, yes)).toEqual([409, 'step-decided'])
    const done = await call(kim, 'POST', path, { stepId: inform, outcome: 'noted', verdict: 'good' })
    expect(done.body).toMatchObject({ state: 'approved' })
    expect(done.body['accountId']).toEqual(expect.any(String))
  })
})
