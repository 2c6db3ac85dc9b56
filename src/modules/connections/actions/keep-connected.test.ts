import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessRevoked, RateLimited, Unavailable } from '#connectors/connector.ts'
import { connectAccount, readAccess } from '#modules/accounts/index.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { askDue, connectionLossListener, openAccess, tendConnections, testNow } from '../index.ts'
import { renewAccess } from './renew-access.ts'

let kit: ConnectionsKit
const kits: ConnectionsKit[] = []
beforeEach(async () => {
  kit = await createConnectionsKit()
  kits.push(kit)
})
afterAll(() => Promise.all(kits.map((one) => one.drop())))

const HOURS_2 = () => kit.clock.now().add({ hours: 2 })
const connectedFor = (expiresAt: Temporal.Instant | null, renewableUntil: Temporal.Instant | null = null) =>
  kit.connected({
    grant: {
      secret: `s-${kit.clock.now().toString()}-${Math.random()}`,
      expiresAt,
      renewableUntil,
      scopes: null,
    },
  })
const tokenOf = async (accountId: Parameters<typeof readAccess>[3]) =>
  (await kit.within((tx) => readAccess(kit.connections, tx, kit.orgId, accountId)))?.token
const asked = (what: string) => kit.net.calls.filter((one) => one.what === what)

describe('renewing ahead of time', () => {
  it('at half of a short life, the new secret in the place of the old', async () => {
    const { id } = await connectedFor(HOURS_2())
    await tendConnections(kit.connections)
    expect(asked('renew')).toEqual([])
    kit.clock.advance({ minutes: 61 })
    const expiresAt = HOURS_2()
    kit.net.grant = { expiresAt, renewableUntil: null, scopes: ['read'] }
    await tendConnections(kit.connections)
    expect(await tokenOf(id)).toMatch(/^token-/)
    expect(await kit.stateOf(id)).toMatchObject({ state: 'connected', expiresAt, missingScopes: ['write'] })
  })

  it('two workers never renew at once, and whoever comes second looks anew', async () => {
    const { id } = await connectedFor(HOURS_2())
    kit.clock.advance({ minutes: 61 })
    kit.net.grant = { expiresAt: HOURS_2(), renewableUntil: null, scopes: null }
    let second: string | null = null
    kit.net.meanwhile('renew', async () => {
      second = await renewAccess(kit.connections, kit.orgId, id, { waits: false })
    })
    const [first, third] = await Promise.all([
      renewAccess(kit.connections, kit.orgId, id, { waits: true }),
      renewAccess(kit.connections, kit.orgId, id, { waits: true }),
    ])
    expect([first, third].sort()).toEqual(['not-due', 'renewed'])
    expect(second).toBe('busy')
    expect(asked('renew')).toHaveLength(1)
  })

  it('a network fault changes nothing but the note of it, and is tried again', async () => {
    const { id } = await connectedFor(HOURS_2())
    const before = await tokenOf(id)
    kit.clock.advance({ minutes: 61 })
    kit.net.fail('renew', new Unavailable('down'), 2)
    await tendConnections(kit.connections)
    await tendConnections(kit.connections)
    expect(asked('renew')).toHaveLength(1)
    expect(await tokenOf(id)).toBe(before)
    expect((await kit.account(id)).accessState).toBe('ok')
    kit.clock.advance({ minutes: 6 })
    await tendConnections(kit.connections)
    expect(await kit.stateOf(id)).toMatchObject({ state: 'renewing-fails', renewFaults: 2 })
    kit.clock.advance({ minutes: 6 })
    kit.net.grant = { expiresAt: HOURS_2(), renewableUntil: null, scopes: null }
    await tendConnections(kit.connections)
    expect(await kit.stateOf(id)).toMatchObject({ state: 'connected', renewFaults: 0 })
    expect(kit.told).toEqual([])
  })

  it('a killed process, after the network answered: the old secret stands and nothing half is kept', async () => {
    const { id } = await connectedFor(HOURS_2())
    const before = await tokenOf(id)
    kit.clock.advance({ minutes: 61 })
    const dying = {
      ...kit.connections,
      secrets: { ...kit.connections.secrets, store: () => Promise.reject(new Error('killed')) },
    }
    expect(await renewAccess(dying, kit.orgId, id, { waits: false })).toBe('failed')
    expect(await tokenOf(id)).toBe(before)
  })

  it('nothing never overwrites something', async () => {
    const { id } = await connectedFor(HOURS_2())
    const before = await tokenOf(id)
    kit.clock.advance({ minutes: 61 })
    const { signIn } = kit.net.connector
    const empty = {
      ...kit.net.connector,
      signIn: { ...signIn, renew: () => Promise.resolve({ ...kit.net.grant, secret: ' ' }) },
    }
    const deps = { ...kit.connections, connectors: new Map([['torgnet', empty as never]]) }
    expect(await renewAccess(deps, kit.orgId, id, { waits: false })).toBe('failed')
    expect(await tokenOf(id)).toBe(before)
  })

  it('a call that needs it renews what has run out; when the network is down it is no loss', async () => {
    const { id } = await connectedFor(HOURS_2())
    kit.clock.advance({ hours: 3 })
    kit.net.fail('renew', new Unavailable('down'))
    await expect(openAccess(kit.connections, kit.orgId, id)).rejects.toThrow(Unavailable)
    await expect(openAccess(kit.connections, kit.orgId, id)).rejects.toThrow(Unavailable)
    expect(asked('renew')).toHaveLength(1)
    kit.clock.advance({ minutes: 6 })
    kit.net.grant = { expiresAt: HOURS_2(), renewableUntil: null, scopes: null }
    expect((await openAccess(kit.connections, kit.orgId, id))?.token).toMatch(/^token-/)
  })

  it('a renewal that the network refuses is a loss, told once', async () => {
    const { id } = await connectedFor(HOURS_2())
    kit.clock.advance({ minutes: 61 })
    kit.net.fail('renew', new AccessRevoked('password', '190/460', 'password-changed'), 3)
    await tendConnections(kit.connections)
    await tendConnections(kit.connections)
    expect(await kit.stateOf(id)).toMatchObject({
      state: 'password-changed',
      code: '190/460',
      nextNewsAt: null,
    })
    expect(await kit.account(id)).toMatchObject({ accessState: 'revoked', accessProblem: '190/460' })
    expect(kit.told).toMatchObject([{ what: 'lost', accountId: id, facts: { loss: 'password-changed' } }])
    expect(asked('renew')).toHaveLength(1)
  })
})

describe('the daily test', () => {
  it('is made at once after connecting, and then once a day', async () => {
    const { id } = await connectedFor(null)
    kit.net.missingScopes = ['write']
    await tendConnections(kit.connections)
    await tendConnections(kit.connections)
    kit.net.missingScopes = []
    expect(asked('check').filter((one) => one.with === kit.net.calls.at(-1)?.with)).toHaveLength(1)
    const { testedAt, testResult, missingScopes, nextTestAt } = await kit.stateOf(id)
    expect([testedAt?.toString(), testResult, missingScopes]).toEqual([
      kit.clock.now().toString(),
      'ok',
      ['write'],
    ])
    expect(nextTestAt.since(kit.clock.now()).total('hours')).toBeLessThanOrEqual(25)
  })

  it('a network that does not answer is no loss: told as a fault after a while, and over when it answers', async () => {
    const { id } = await connectedFor(null)
    kit.net.fail('check', new Unavailable('down'), 3)
    for (let n = 0; n < 3; n += 1) expect(await testNow(kit.connections, kit.admin, id)).toBe('fault')
    expect(await kit.stateOf(id)).toMatchObject({ state: 'network-fault', testResult: 'fault', faults: 3 })
    expect(kit.told).toEqual([])
    expect(await testNow(kit.connections, kit.admin, id)).toBe('ok')
    expect(await kit.stateOf(id)).toMatchObject({ state: 'connected', testResult: 'ok', faults: 0 })
  })

  it('asked to wait, it waits without a word', async () => {
    const { id } = await connectedFor(null)
    const retryAt = kit.clock.now().add({ minutes: 40 })
    kit.net.fail('check', new RateLimited('slowly', retryAt))
    await testNow(kit.connections, kit.admin, id)
    expect(await kit.stateOf(id)).toMatchObject({ state: 'connected', faults: 0, nextTestAt: retryAt })
  })

  it('an end that nobody can renew is confirmed by the network', async () => {
    const { id } = await connectedFor(HOURS_2(), kit.clock.now())
    await tendConnections(kit.connections)
    kit.net.good.clear()
    const result = await testNow(kit.connections, kit.admin, id)
    expect([result, (await kit.stateOf(id)).state]).toEqual(['refused', 'refused'])
    await expect(testNow(kit.connections, kit.admin, id)).rejects.toMatchObject({ code: 'not-connected' })
  })
})

describe('what others find out', () => {
  it('a loss that an answer met stands with the connection too, and a new key given in another way ends it', async () => {
    const { id } = await connectedFor(null)
    const lost = { accountId: id, holderId: kit.admin.id, code: '200', loss: 'role-lost' } as const
    await kit.within((tx) => connectionLossListener(kit.connections)(tx, kit.orgId, lost))
    expect((await kit.stateOf(id)).state).toBe('role-lost')
    kit.clock.advance({ minutes: 1 })
    await connectAccount(kit.connections, kit.admin, { accountId: id, token: 'given' })
    kit.net.good.add('given')
    await tendConnections(kit.connections)
    expect(await kit.stateOf(id)).toMatchObject({ state: 'connected', code: null, testResult: 'ok' })
  })

  it('a refusal of the old key says nothing of a new one that came meanwhile', async () => {
    const { id } = await connectedFor(null)
    kit.net.meanwhile('news', async () => {
      kit.clock.advance({ seconds: 1 })
      await connectAccount(kit.connections, kit.admin, { accountId: id, token: 'newer' })
    })
    kit.net.fail('news', new AccessRevoked('old', '190'))
    await askDue(kit.connections, 'news')
    expect((await kit.account(id)).accessState).toBe('ok')
    expect(kit.told).toEqual([])
  })
})

describe('warnings', () => {
  it('go to the holder a month, two weeks and three days before an end that only a person can move', async () => {
    const now = kit.clock.now()
    const { id } = await connectedFor(null, null)
    const end = now.add({ hours: 24 * 60 })
    kit.net.grant = { expiresAt: end, renewableUntil: end, scopes: null }
    const account = await connectedFor(end, end)
    const told = () => kit.told.filter((one) => one.what === 'ending')
    for (const daysLeft of [31, 30, 29, 14, 3, 1]) {
      kit.clock.set(end.subtract({ hours: 24 * daysLeft }))
      await tendConnections(kit.connections)
      await tendConnections(kit.connections)
    }
    expect(told().map(({ facts }) => facts)).toMatchObject([{ days: 30 }, { days: 14 }, { days: 3 }])
    expect(told().every(({ accountId }) => accountId === account.id)).toBe(true)
    expect((await kit.stateOf(id)).warnedFor).toBeNull()
  })
})
