import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRevoked, Unavailable, type Access, type Connector } from '#connectors/connector.ts'
import { readAccess } from '#modules/accounts/index.ts'
import type { AccountId } from '#core/ids.ts'
import { FAKE_NETWORK } from '#test/connected-network.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { withFreshAccess } from '../index.ts'

let kit: ConnectionsKit
const sent: string[] = []
beforeAll(async () => {
  kit = await createConnectionsKit()
})
afterAll(() => kit.drop())

/** A network that takes only what it renewed itself. */
function strict(): Connector {
  const refuse = (access: Access) => {
    if (!kit.net.good.has(access.token)) throw new AccessRevoked('expired', 'ExpiredToken', 'expired')
  }
  return {
    ...kit.net.connector,
    reply: async (access, id, text) => {
      refuse(access)
      sent.push(text)
      return Promise.resolve({ externalId: `${id}-1` })
    },
    push: {
      subscribe: async (access) => {
        refuse(access)
        return Promise.resolve({ renewAt: null })
      },
    },
    harvest: {
      ...kit.net.connector.harvest,
      news: async (access, cursor) => {
        refuse(access)
        return kit.net.connector.harvest.news(access, cursor)
      },
    },
  }
}
const fresh = () =>
  withFreshAccess({ ...kit.connections, connectors: new Map([[FAKE_NETWORK, strict()]]) }).get(FAKE_NETWORK)!
async function expiredAccess(): Promise<{ id: AccountId; access: Access }> {
  const { id } = await kit.connected()
  const access = (await kit.within((tx) => readAccess(kit.connections, tx, kit.orgId, id)))!
  kit.net.good.delete(access.token)
  return { id, access }
}

describe('a call whose access has run out at the network', () => {
  it('is made once more with a renewed one; nothing is lost, nothing done twice', async () => {
    const { id, access } = await expiredAccess()
    const reply = (to: string, text: string) => Promise.resolve(fresh().reply?.(access, to, text))
    expect(await Promise.all([reply('c1', 'Hej'), reply('c2', 'Hej igen')])).toEqual([
      { externalId: 'c1-1' },
      { externalId: 'c2-1' },
    ])
    expect(sent.sort()).toEqual(['Hej', 'Hej igen'])
    expect(kit.net.calls.filter(({ what }) => what === 'renew')).toHaveLength(1)
    expect((await kit.account(id)).accessState).toBe('ok')
  })

  it('is made once more whichever part of the connector it belongs to', async () => {
    const { access } = await expiredAccess()
    const renewals = kit.net.calls.filter(({ what }) => what === 'renew').length
    expect(await fresh().push?.subscribe(access)).toEqual({ renewAt: null })
    expect((await fresh().harvest?.news(access, null))?.cursor).toBe('0')
    expect(kit.net.calls.filter(({ what }) => what === 'renew')).toHaveLength(renewals + 1)
  })

  it('is a fault where it cannot be renewed just now, and the refusal itself where nobody knows the account', async () => {
    const { access } = await expiredAccess()
    kit.net.fail('renew', new Unavailable('down'))
    await expect(fresh().harvest?.news(access, null)).rejects.toThrow(Unavailable)
    await expect(fresh().harvest?.news(access, null), 'held back').rejects.toThrow(Unavailable)
    const strange = { ...access, accountExternalId: 'nobody' }
    await expect(fresh().reply?.(strange, 'c', 'x')).rejects.toMatchObject({ loss: 'expired' })
  })

  it('any other refusal goes on as it is', async () => {
    const { access } = await expiredAccess()
    kit.net.fail('check', new AccessRevoked('role', '200', 'role-lost'))
    const renewals = kit.net.calls.filter(({ what }) => what === 'renew').length
    await expect(fresh().checkAccess(access)).rejects.toMatchObject({ loss: 'role-lost' })
    expect(kit.net.calls.filter(({ what }) => what === 'renew')).toHaveLength(renewals)
  })
})
