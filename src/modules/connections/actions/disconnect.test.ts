import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessRevoked, Rejected, Unavailable } from '#connectors/connector.ts'
import { NotPermitted } from '#core/errors.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import { connectAccount, readAccess } from '#modules/accounts/index.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { FAKE_NETWORK, foundAccount } from '#test/connected-network.ts'
import {
  askDue,
  beginSignIn,
  connectFound,
  connectionLossListener,
  disconnect,
  finishSignIn,
  readConnectionCards,
  tendConnections,
} from '../index.ts'
import { readParting } from '../queries/read-parting.ts'

let kit: ConnectionsKit
const kits: ConnectionsKit[] = []
beforeEach(async () => {
  kit = await createConnectionsKit()
  kits.push(kit)
})
afterAll(() => Promise.all(kits.map((one) => one.drop())))

const asked = (what: string) => kit.net.calls.filter((one) => one.what === what).map((one) => one.with)
const end = (accountId: string, actor = kit.admin) =>
  disconnect(kit.connections, actor, { accountId, reason: 'Kontot flyttar till en annan nämnd' })
const secrets = () =>
  kit.within(async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from secret where purpose = 'account-token'`.execute(tx)
    return rows[0]?.n
  })
const cardOf = async (accountId: string) =>
  (await readConnectionCards(kit.connections, kit.admin)).find(({ account }) => account.id === accountId)

async function connectAgain(accountId: string, secret: string): Promise<void> {
  kit.net.good.add(secret)
  kit.net.found = [foundAccount({ externalId: 'page-1', secret })]
  const wanted = { network: FAKE_NETWORK, accountId }
  const away = await beginSignIn(kit.connections, kit.admin, { wanted, typed: {} })
  const state = away.kind === 'away' ? (new URL(away.url).searchParams.get('state') ?? '') : ''
  const { outcome } = await finishSignIn(kit.connections, kit.admin, { state })
  if (outcome.kind !== 'found') throw new Error(outcome.kind)
  await connectFound(kit.connections, kit.admin, {
    signInId: outcome.id,
    externalId: 'page-1',
    as: { accountId },
  })
}

describe('disconnecting an account', () => {
  it('ends the calls, tells the network with the old access, forgets it, and says so in the journal', async () => {
    const { id } = await kit.connected()
    expect(await end(id)).toMatchObject({
      revoked: 'done',
      unsubscribed: 'done',
      secretId: null,
      nextAt: null,
    })
    expect([asked('unsubscribe'), asked('revoke')]).toEqual([['first-1'], ['first-1']])
    expect(await kit.within((tx) => readAccess(kit.connections, tx, kit.orgId, id))).toBeNull()
    expect(await secrets()).toBe(0)
    expect(await kit.account(id)).toMatchObject({ accessState: 'none', externalId: 'page-1' })
    expect(await cardOf(id)).toMatchObject({
      state: 'disconnected',
      disconnection: { byName: 'Alva Administratör', reason: 'Kontot flyttar till en annan nämnd' },
    })
    const journal = await kit.within((tx) => readJournal(tx, kit.orgId, id))
    expect(journal.at(-1)).toMatchObject({
      kind: 'account.disconnected',
      facts: { reason: 'Kontot flyttar till en annan nämnd', was: 'connected' },
    })
  })

  it('nothing is asked afterwards, nobody is alarmed, and the worker does not take it up again', async () => {
    const { id } = await kit.connected()
    await end(id)
    kit.net.calls.length = 0
    for (let turn = 0; turn < 3; turn += 1) {
      kit.clock.advance({ hours: 25 })
      await tendConnections(kit.connections)
      await askDue(kit.connections, 'news')
      await askDue(kit.connections, 'past')
    }
    expect(kit.net.calls).toEqual([])
    expect(kit.told).toEqual([])
    expect((await kit.stateOf(id)).state).toBe('disconnected')
  })

  it('wants a reason, the right to connect, and an account that is connected', async () => {
    const { id } = await kit.connected()
    const short = (reason: string) => disconnect(kit.connections, kit.admin, { accountId: id, reason })
    await expect(short('  ')).rejects.toMatchObject({ fields: [{ field: 'reason', code: 'say-why' }] })
    await expect(short('x'.repeat(501))).rejects.toMatchObject({ fields: [{ code: 'text-too-long' }] })
    const reader = await kit.person(await kit.hire('Rut Redaktör', 'service'))
    await expect(end(id, reader)).rejects.toThrow(NotPermitted)
    await end(id)
    await expect(end(id)).rejects.toMatchObject({ code: 'not-connected' })
    const { id: never } = await kit.open({ platform: FAKE_NETWORK })
    await expect(end(never)).rejects.toMatchObject({ code: 'not-connected' })
  })

  it('counts what waits to go out from that account, and nothing else', async () => {
    const { id } = await kit.connected()
    const other = await kit.connected()
    const put = (kind: string, accountId: string) =>
      kit.within((tx) =>
        putInOutbox(tx, kit.connections, kit.orgId, { kind, accountId, subjectId: accountId, payload: {} }),
      )
    await put('inbox.reply', id)
    await put('inbox.reply', id)
    await put('alerts.mail', id)
    await put('inbox.reply', other.id)
    expect(await readParting(kit.connections, kit.admin, id)).toMatchObject({ waiting: 2, isRevocable: true })
  })

  it('works for a key that was given in another way a moment ago, and for a lost one', async () => {
    const { id } = await kit.open({ platform: FAKE_NETWORK, externalId: 'page-9' })
    await connectAccount(kit.connections, kit.admin, { accountId: id, token: 'given' })
    await end(id)
    expect([asked('revoke'), (await kit.stateOf(id)).state]).toEqual([['given'], 'disconnected'])
    const lost = await kit.connected()
    await kit.within((tx) =>
      connectionLossListener(kit.connections)(tx, kit.orgId, {
        ...{ accountId: lost.id, holderId: kit.admin.id, code: '200', loss: 'role-lost' },
      }),
    )
    await end(lost.id)
    expect((await cardOf(lost.id))?.state).toBe('disconnected')
  })

  it('a refusal that comes late, of a call with the old key, is no loss', async () => {
    const { id } = await kit.connected()
    kit.net.meanwhile('news', async () => {
      await end(id)
    })
    kit.net.fail('news', new AccessRevoked('gone', '190'))
    await askDue(kit.connections, 'news')
    const late = { accountId: id, holderId: kit.admin.id, code: '190', loss: 'unknown' } as const
    await kit.within((tx) => connectionLossListener(kit.connections)(tx, kit.orgId, late))
    expect([(await kit.account(id)).accessState, (await kit.stateOf(id)).state]).toEqual([
      'none',
      'disconnected',
    ])
    expect(kit.told).toEqual([])
  })
})

describe('a network that does not answer when it is told', () => {
  it('is asked again, later each time, and the access is kept sealed until then', async () => {
    const { id } = await kit.connected()
    kit.net.fail('revoke', new Unavailable('down'), 2)
    expect(await end(id)).toMatchObject({ revoked: 'waits', unsubscribed: 'done', attempts: 1 })
    await tendConnections(kit.connections)
    expect([asked('revoke').length, await secrets()]).toEqual([1, 1])
    kit.clock.advance({ minutes: 3 })
    await tendConnections(kit.connections)
    kit.clock.advance({ minutes: 5 })
    await tendConnections(kit.connections)
    expect(asked('revoke')).toHaveLength(3)
    expect(asked('unsubscribe')).toHaveLength(1)
    expect((await cardOf(id))?.disconnection).toMatchObject({ revoked: 'done', secretId: null, nextAt: null })
    expect(await secrets()).toBe(0)
  })

  it('is given up after seven days, and the access is forgotten then', async () => {
    const { id } = await kit.connected()
    kit.net.fail('revoke', new Unavailable('down'), 99)
    await end(id)
    for (let hours = 0; hours < 8 * 24; hours += 6) {
      kit.clock.advance({ hours: 6 })
      await tendConnections(kit.connections)
    }
    expect((await cardOf(id))?.disconnection).toMatchObject({ revoked: 'given-up', secretId: null })
    expect(await secrets()).toBe(0)
  })

  it('a no is final; an access that no longer works is what was wanted', async () => {
    const one = await kit.connected()
    kit.net.fail('revoke', new Rejected('no', 'unauthorized_client'))
    expect(await end(one.id)).toMatchObject({ revoked: 'refused', nextAt: null })
    const two = await kit.connected()
    kit.net.fail('revoke', new AccessRevoked('gone', 'invalid_token'))
    expect(await end(two.id)).toMatchObject({ revoked: 'done' })
  })

  it('a process killed between the decision and the network is made up for by the worker', async () => {
    const { id } = await kit.connected()
    const dying = {
      ...kit.connections,
      secrets: { ...kit.connections.secrets, read: () => Promise.reject(new Error('killed')) },
    }
    await disconnect(dying, kit.admin, { accountId: id, reason: 'x' })
    expect(asked('revoke')).toEqual([])
    expect((await kit.stateOf(id)).state).toBe('disconnected')
    await tendConnections(kit.connections)
    expect(asked('revoke')).toEqual(['first-1'])
    expect(await secrets()).toBe(0)
  })
})

describe('connecting it again', () => {
  it('keeps everything, and what the network was still to be told is dropped: the new access is safe', async () => {
    const { id } = await kit.connected()
    kit.net.fail('revoke', new Unavailable('down'))
    await end(id)
    kit.clock.advance({ minutes: 1 })
    await connectAgain(id, 'second')
    kit.clock.advance({ hours: 1 })
    await tendConnections(kit.connections)
    expect(asked('revoke')).toHaveLength(1)
    expect(await cardOf(id)).toMatchObject({ state: 'connected', disconnection: null })
    expect(await kit.account(id)).toMatchObject({ accessState: 'ok', externalId: 'page-1' })
    expect(await secrets()).toBe(1)
  })

  it('a network that lets go of everything at once is left alone while somebody signs in', async () => {
    const { id } = await kit.connected()
    kit.net.fail('revoke', new Unavailable('down'))
    await end(id)
    kit.clock.advance({ minutes: 3 })
    await beginSignIn(kit.connections, kit.admin, {
      ...{ wanted: { network: FAKE_NETWORK, accountId: id }, typed: {} },
    })
    await tendConnections(kit.connections)
    expect(asked('revoke')).toHaveLength(1)
    kit.clock.advance({ minutes: 20 })
    await tendConnections(kit.connections)
    expect(asked('revoke')).toHaveLength(2)
  })

  it('by a key given in another way counts too', async () => {
    const { id } = await kit.connected()
    await end(id)
    kit.clock.advance({ minutes: 1 })
    await connectAccount(kit.connections, kit.admin, { accountId: id, token: 'given' })
    kit.net.good.add('given')
    await tendConnections(kit.connections)
    expect(await cardOf(id)).toMatchObject({ state: 'connected', disconnection: null })
  })
})

describe('a network that is silent for long', () => {
  it('is told of after six hours, once for each time, to holder and deputy, and taken back when it answers', async () => {
    const { id } = await kit.connected()
    const what = () => kit.told.map((one) => one.what)
    const hours = async (n: number) => {
      for (let hour = 0; hour < n; hour += 1) {
        kit.clock.advance({ minutes: 61 })
        await askDue(kit.connections, 'news')
        await tendConnections(kit.connections)
      }
    }
    kit.net.fail('news', new Unavailable('down'), 10)
    kit.net.fail('check', new Unavailable('down'), 10)
    await hours(5)
    expect([(await kit.stateOf(id)).state, what()]).toEqual(['network-fault', []])
    await hours(5)
    expect(kit.told).toMatchObject([
      { what: 'silent', accountId: id, facts: { toIds: [expect.any(String)] } },
    ])
    await hours(8)
    expect([(await kit.stateOf(id)).state, what()]).toEqual(['connected', ['silent', 'answers']])
  })
})
