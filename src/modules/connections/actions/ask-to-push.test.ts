import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessRevoked, RateLimited, Rejected, Unavailable } from '#connectors/connector.ts'
import type { AccountId } from '#core/ids.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { disconnect, tendConnections } from '../index.ts'

let kit: ConnectionsKit
const kits: ConnectionsKit[] = []
beforeEach(async () => {
  kit = await createConnectionsKit()
  kits.push(kit)
})
afterAll(() => Promise.all(kits.map((one) => one.drop())))

const tend = () => tendConnections(kit.connections)
const asked = () => kit.net.calls.filter(({ what }) => what === 'subscribe').length
const pushOf = async (id: AccountId) => (await kit.stateOf(id)).push

describe('a network that tells by itself', () => {
  it('is asked to once the account is connected, and again before that ends', async () => {
    const { id } = await kit.connected()
    expect(await pushOf(id)).toMatchObject({ state: null, nextAt: kit.clock.now() })
    kit.net.pushUntil = kit.clock.now().add({ hours: 48 })
    await tend()
    await tend()
    expect(asked()).toBe(1)
    expect(await pushOf(id)).toEqual({
      ...{ state: 'on', code: null, at: kit.clock.now(), nextAt: kit.net.pushUntil, faults: 0 },
    })
    const since = kit.clock.now()
    kit.clock.set(kit.net.pushUntil)
    kit.net.pushUntil = null
    await tend()
    expect(asked()).toBe(2)
    // since when, not when it was asked last; what holds until it is taken back is looked at once a week
    const nextAt = kit.clock.now().add({ hours: 7 * 24 })
    expect(await pushOf(id)).toMatchObject({ state: 'on', at: since, nextAt })
  })

  it('two workers never ask at once, and one that was killed is made up for', async () => {
    const { id } = await kit.connected()
    await Promise.all([tend(), tend(), tend()])
    expect(asked()).toBe(1)
    kit.clock.advance({ hours: 7 * 24 })
    const dying = {
      ...kit.connections,
      // nothing is written after the network has answered
      db: { ...kit.connections.db, forOrg: dyingAfter(() => asked() === 2) },
    }
    await expect(tendConnections(dying)).rejects.toThrow()
    await tend()
    expect(asked()).toBe(2)
    kit.clock.advance({ minutes: 11 })
    await tend()
    expect(asked()).toBe(3)
    expect((await pushOf(id)).state).toBe('on')
  })

  it('may say no: that is told, the connection stands, and it is asked again a day later', async () => {
    const { id } = await kit.connected()
    kit.net.fail('subscribe', new Rejected('not reviewed', 'not-approved'))
    await tend()
    expect(await kit.stateOf(id)).toMatchObject({
      ...{ state: 'connected', faults: 0 },
      push: { state: 'refused', code: 'not-approved', at: kit.clock.now() },
    })
    kit.clock.advance({ hours: 23 })
    await tend()
    expect(asked()).toBe(1)
    kit.clock.advance({ hours: 1 })
    await tend()
    expect(await pushOf(id)).toMatchObject({ state: 'on', code: null, at: kit.clock.now() })
  })

  it('that does not answer is asked later each time, and is no fault of the connection', async () => {
    const { id } = await kit.connected()
    kit.net.fail('subscribe', new Unavailable('down'), 3)
    const waits: number[] = []
    for (let n = 0; n < 3; n += 1) {
      await tend()
      const { nextAt } = await pushOf(id)
      waits.push(kit.clock.now().until(nextAt!).total('minutes'))
      kit.clock.set(nextAt!)
    }
    expect(waits).toEqual([1, 2, 4])
    expect(await kit.stateOf(id)).toMatchObject({ state: 'connected', push: { state: 'fault', faults: 3 } })
    await tend()
    expect(await pushOf(id)).toMatchObject({ state: 'on', faults: 0 })
  })

  it('that wants us to wait is asked when it says, and what stood stands', async () => {
    const { id } = await kit.connected()
    await tend()
    kit.clock.advance({ hours: 7 * 24 })
    const retryAt = kit.clock.now().add({ hours: 3 })
    kit.net.fail('subscribe', new RateLimited('later', retryAt))
    await tend()
    expect(await pushOf(id)).toMatchObject({ state: 'on', nextAt: retryAt, faults: 0 })
  })

  it('that no longer lets us in is a loss, and nothing is asked until the account is connected again', async () => {
    const { id } = await kit.connected()
    kit.net.fail('subscribe', new AccessRevoked('gone', '190', 'withdrawn'))
    await tend()
    expect(await kit.stateOf(id)).toMatchObject({ state: 'withdrawn', push: { state: null, nextAt: null } })
    kit.clock.advance({ hours: 200 })
    await tend()
    expect(asked()).toBe(1)
  })

  it('tells no more of an account that was disconnected while it was being asked', async () => {
    const { id } = await kit.connected()
    kit.net.meanwhile('subscribe', async () => {
      await disconnect(kit.connections, kit.admin, { accountId: id, reason: 'Kontot byter ägare' })
    })
    await tend()
    expect(await kit.stateOf(id)).toMatchObject({
      state: 'disconnected',
      push: { state: null, nextAt: null },
    })
    expect(kit.net.calls.at(-1)).toEqual({ what: 'unsubscribe', with: 'first-1' })
  })
})

/** Every transaction fails from the moment on that `isDead` says. */
function dyingAfter(isDead: () => boolean): ConnectionsKit['connections']['db']['forOrg'] {
  return async (orgId, work) => {
    if (isDead()) throw new Error('killed')
    return kit.connections.db.forOrg(orgId, work)
  }
}
