import { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRevoked, Unavailable, type Connector } from '#connectors/connector.ts'
import type { PersonActor } from '#core/actor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { FAKE_NETWORK, foundAccount } from '#test/connected-network.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import {
  connectionsApi,
  connectionsWeb,
  connectionTexts,
  readStorageLimits,
  tendConnections,
} from '../index.ts'

let kit: ConnectionsKit
let reader: PersonActor
let app: Hono<HttpEnv>

/** A second network, signed in to with an app password, whose terms limit what may be kept. */
function passwordNetwork(): Connector {
  const words = { ...kit.net.connector.words.sv, terms: 'Villkoren krockar med plikten att bevara.' }
  return {
    ...kit.net.connector,
    words: { sv: words, en: words },
    profile: {
      ...kit.net.connector.profile,
      network: 'nyckelnet',
      displayName: 'Nyckelnätet',
      terms: { profileHours: 24, activityHours: 48, source: 'Villkoren, § 5' },
    },
    signIn: {
      kind: 'password',
      needsServer: true,
      signIn: ({ server, password }) => {
        if (password !== 'rätt lösen ') throw new AccessRevoked('wrong', 'bad-password')
        return Promise.resolve([foundAccount({ externalId: `${server ?? ''}/1` })])
      },
    },
  }
}

beforeAll(async () => {
  kit = await createConnectionsKit()
  reader = kit.admin
  const connectors = new Map([...kit.connections.connectors, ['nyckelnet', passwordNetwork()]])
  app = new Hono<HttpEnv>()
  app.use(async (c, next) => {
    c.set('actor', reader)
    c.set('lang', 'sv')
    c.set('formToken', () => 'token')
    await next()
  })
  const { problems, fields } = connectionTexts('sv')
  const say = (words: object, code: string, details: object): string | null => {
    const found = (words as Readonly<Record<string, string | ((given: object) => string)>>)[code]
    return typeof found === 'function' ? found(details) : (found ?? null)
  }
  app.route(
    '/',
    connectionsWeb({
      connections: { ...kit.connections, connectors },
      showPage: (c, page) =>
        Promise.resolve(
          c.html(`<title>${page.title}</title>${renderToString(page.children as never)}`, page.status),
        ),
      texts: {
        rule: ({ code, details }) => {
          const message = say(problems, code, details)
          return message === null ? null : { message }
        },
        field: ({ code, params }) => say(fields, code, params ?? {}),
      },
    }),
  )
  app.route('/api', connectionsApi(kit.connections))
})
afterAll(() => kit.drop())

/** Hard spaces count as spaces. */
const get = async (path: string) => (await (await app.request(path)).text()).replace(/\u00a0/gu, ' ')
const post = (path: string, fields: Readonly<Record<string, string>> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const at = (response: Response) => response.headers.get('location') ?? ''
async function stateFrom(response: Response): Promise<string> {
  const href = /href="(https:\/\/torgnet[^"]+)"/.exec(await response.text())?.[1] ?? ''
  return new URL(href.replaceAll('&amp;', '&')).searchParams.get('state') ?? ''
}

describe('the way from "anslut" to connected', () => {
  it('shows what is needed, leaves by a link, comes back, chooses, and says what is missing', async () => {
    const { id } = await kit.open({ platform: FAKE_NETWORK, name: 'Biblioteket' })
    expect(at(await app.request(`/konton/${id}/koppla`))).toBe(`/kopplingar/ny/torgnet?konto=${id}`)
    const before = await get(`/kopplingar/ny/torgnet?konto=${id}`)
    expect(before).toContain('Anslut Biblioteket')
    expect(before).toContain('https://torget.prov.example/kopplingar/retur')
    const left = await post('/kopplingar/ny/torgnet', { accountId: id })
    expect(left.status).toBe(200)
    expect(left.headers.get('cache-control')).toBe('no-store')
    kit.net.found = [foundAccount({ externalId: 'lib', missingScopes: ['write'] })]
    const back = await app.request(`/kopplingar/retur?state=${await stateFrom(left)}&code=1`)
    expect([back.status, at(back)]).toEqual([303, expect.stringMatching(/^\/kopplingar\/val\//)])
    const choice = await get(at(back))
    expect(choice).toContain('Motsvarar Biblioteket i ert register.')
    expect(choice).toContain('En behörighet saknas:')
    const chosen = await post(at(back), { form: 'befintligt-0', externalId: 'lib', accountId: id })
    expect(at(chosen)).toBe(`/konton/${id}/koppling?klart=ansluten`)
    expect(await get(`/konton/${id}/koppling`)).toContain('En behörighet saknas')
    expect(await get('/kopplingar')).toContain('Behöver åtgärdas')
  })

  it('refuses another account than the one that is to be connected, in words and with nothing lost', async () => {
    const account = await kit.connected()
    const left = await post('/kopplingar/ny/torgnet', { accountId: account.id })
    kit.net.found = [foundAccount({ externalId: 'other', name: 'Fel sida' })]
    const back = await app.request(`/kopplingar/retur?state=${await stateFrom(left)}`)
    expect(await get(at(back))).toContain(`Inget av kontona är ${account.name}`)
    const wrong = await post(at(back), { form: 'befintligt-0', externalId: 'other', accountId: account.id })
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining(`Fel sida är ett annat konto på nätverket än ${account.name}`),
    ])
  })

  it('registers a new one, and brings an unfinished form back as it was', async () => {
    const left = await post('/kopplingar/ny/torgnet')
    kit.net.found = [foundAccount({ externalId: 'new-1', name: 'Museet på torget' })]
    const path = at(await app.request(`/kopplingar/retur?state=${await stateFrom(left)}`))
    const half = {
      form: 'nytt-0',
      isNew: 'yes',
      externalId: 'new-1',
      name: 'Museet',
      purpose: 'Visa samlingarna',
    }
    const again = await post(path, half)
    expect([again.status, await again.text()]).toEqual([
      422,
      expect.stringContaining('value="Visa samlingarna"'),
    ])
    const whole = { ...half, kind: 'service', unitId: kit.unitId, holderId: reader.id, audience: 'Alla' }
    expect(at(await post(path, whole))).toMatch(/koppling\?klart=ansluten$/)
    expect(await get('/kopplingar')).toContain('Museet')
  })

  it.each([
    ['the person said no', { error: 'access_denied' }, 422, 'Kontot anslöts inte'],
    ['the network was down', { code: 'down' }, 422, 'Nätverket svarade inte'],
    ['nothing is theirs to run', { code: 'none' }, 422, 'Inga konton att ansluta'],
  ])('%s: its own words', async (_name, query, status, title) => {
    kit.net.found = []
    if ('code' in query && query.code === 'down') kit.net.fail('finish', new Unavailable('down'))
    const state = await stateFrom(await post('/kopplingar/ny/torgnet'))
    const back = await app.request(`/kopplingar/retur?${new URLSearchParams({ state, ...query }).toString()}`)
    expect(back.status).toBe(status)
    const page = await back.text()
    expect(page).toContain(title)
    expect(page).toContain('/kopplingar/ny/torgnet')
    const twice = await app.request(`/kopplingar/retur?state=${state}`)
    expect([twice.status, await twice.text()]).toEqual([409, expect.stringContaining('gäller inte längre')])
  })

  it('asks for server, name and app password where the network wants that; the password never comes back', async () => {
    const typed = { server: 'nyckel.example', identifier: 'kommunen', password: 'fel' }
    const missing = await post('/kopplingar/ny/nyckelnet', {
      server: '',
      identifier: 'kommunen',
      password: 'x',
    })
    expect([missing.status, await missing.text()]).toEqual([422, expect.stringContaining('value="kommunen"')])
    const wrong = await post('/kopplingar/ny/nyckelnet', typed)
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.not.stringContaining('fel"')])
    const right = await post('/kopplingar/ny/nyckelnet', { ...typed, password: 'rätt lösen ' })
    expect(at(right)).toMatch(/^\/kopplingar\/val\//)
  })

  it('is not for everybody', async () => {
    const { id } = await kit.open({ platform: FAKE_NETWORK })
    reader = await kit.person(await kit.hire('Rut Redaktör', 'service'))
    const tries = [
      await app.request(`/kopplingar/ny/torgnet?konto=${id}`),
      await post('/kopplingar/ny/torgnet', { accountId: id }),
      await post('/kopplingar/villkor/nyckelnet', { keeps: 'all', decision: 'x' }),
    ]
    const list = await get('/kopplingar')
    const card = await get(`/konton/${id}/koppling`)
    reader = kit.admin
    expect(tries.map(({ status }) => status)).toEqual([500, 500, 500])
    expect(list).not.toContain('Anslut ett konto')
    expect(card).not.toContain('/koppla')
  })
})

describe('a connection’s page', () => {
  it('tests, fetches what was before, pauses and goes on', async () => {
    const { id } = await kit.connected()
    const step = async (name: string, fields = {}) => at(await post(`/konton/${id}/koppling/${name}`, fields))
    expect(await step('testa')).toContain('klart=provat')
    expect(await step('hamta', { since: '2026-01-01' })).toContain('klart=hamtning-begynt')
    expect(await get(`/konton/${id}/koppling`)).toContain('Hämtar det som finns tillbaka till 1 jan')
    expect(await step('pausa')).toContain('klart=hamtning-pausad')
    expect(await get(`/konton/${id}/koppling`)).toContain('Fortsätt hämta')
    expect(await step('fortsatt')).toContain('klart=hamtning-fortsatter')
    const wrong = await post(`/konton/${id}/koppling/hamta`, { since: '2030-01-01' })
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining('Välj ett datum som har varit'),
    ])
  })

  it('says what happened and what to do, in the network’s own words where it has them', async () => {
    const { id } = await kit.connected()
    kit.net.fail('check', new AccessRevoked('role', '200', 'role-lost'))
    await post(`/konton/${id}/koppling/testa`)
    const page = await get(`/konton/${id}/koppling`)
    expect(page).toContain('Rollen på kontot saknas')
    expect(page).toContain('låt någon annan som har den ansluta igen')
    expect(page).toContain('Nätverkets kod: 200')
    expect(page).toContain(`href="/konton/${id}/koppla"`)
  })

  it('of an account on a platform that is not set up here says that it is run by hand', async () => {
    const { id } = await kit.open({ platform: 'anslagstavlan', name: 'Tavlan' })
    expect(await get(`/konton/${id}/koppling`)).toContain('Tavlan sköts för hand')
  })

  it('shows where the network’s allowance stands', async () => {
    const { id } = await kit.connected()
    const bucket = { network: FAKE_NETWORK, owner: '', name: 'calls' }
    const resetsAt = kit.clock.now().add({ hours: 1 })
    await kit.connections.quota.note([{ bucket, percent: 62, resetsAt }])
    expect(await get(`/konton/${id}/koppling`)).toMatch(/Anrop: 62.%, nollställs/)
  })
})

describe('how long a vendor’s data is kept', () => {
  const limits = (connectors: ReadonlyMap<string, Connector>) =>
    kit.within((tx) => readStorageLimits({ connectors }, tx, kit.orgId, 'nyckelnet'))
  it('is the vendor’s limit until somebody decides otherwise and says where that stands', async () => {
    const connectors = new Map([['nyckelnet', passwordNetwork()]])
    expect(await limits(connectors)).toEqual({ profileHours: 24, decision: null })
    const page = await get('/kopplingar/villkor/nyckelnet')
    expect(page).toContain('högst 2 dygn')
    expect(page).toContain('Villkoren krockar')
    expect((await post('/kopplingar/villkor/nyckelnet', { keeps: 'all', decision: ' ' })).status).toBe(422)
    const saved = await post('/kopplingar/villkor/nyckelnet', { keeps: 'all', decision: 'KS 2026/512' })
    expect(at(saved)).toContain('klart=villkor-sparat')
    expect(await limits(connectors)).toMatchObject({
      profileHours: null,
      decision: { keeps: 'all', decision: 'KS 2026/512', decidedBy: 'Alva Administratör' },
    })
    expect(await get('/kopplingar/villkor/nyckelnet')).toContain('Inga namn tas bort')
    await post('/kopplingar/villkor/nyckelnet', { keeps: 'profile-limit' })
    expect((await limits(connectors)).profileHours).toBe(24)
    expect((await post('/kopplingar/villkor/nyckelnet', { keeps: 'vendor-limit' })).status).toBe(422)
  })
})

it('a program reads the same, without anything secret', async () => {
  kit.net.good.add('token-0')
  await tendConnections(kit.connections)
  const response = await app.request('/api/connections')
  const body = await response.text()
  expect(body).not.toMatch(/first-\d|token/)
  const { items } = JSON.parse(body) as { items: { name: string; state: string; missingScopes: string[] }[] }
  expect(items.find(({ name }) => name === 'Biblioteket')).toMatchObject({ state: 'connected' })
  expect(items.map(({ state }) => state)).toContain('role-lost')
})
