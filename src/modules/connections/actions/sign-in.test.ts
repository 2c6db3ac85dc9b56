import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Rejected, Unavailable } from '#connectors/connector.ts'
import { Conflict, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { readAccess } from '#modules/accounts/index.ts'
import { FAKE_NETWORK, foundAccount } from '#test/connected-network.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { beginSignIn, connectFound, finishSignIn, readFoundAccounts, tendConnections } from '../index.ts'

let kit: ConnectionsKit
beforeAll(async () => {
  kit = await createConnectionsKit()
})
afterAll(() => kit.drop())

const wanted = (accountId: string | null = null) => ({ network: FAKE_NETWORK, accountId })
async function goAway(accountId: string | null = null, actor = kit.admin): Promise<string> {
  const away = await beginSignIn(kit.connections, actor, { wanted: wanted(accountId), typed: {} })
  if (away.kind !== 'away') throw new Error(away.kind)
  return new URL(away.url).searchParams.get('state') ?? ''
}
const comeBack = async (state: string, actor = kit.admin, more = {}) =>
  (await finishSignIn(kit.connections, actor, { state, ...more })).outcome
async function foundNow(): Promise<string> {
  const outcome = await comeBack(await goAway())
  if (outcome.kind !== 'found') throw new Error(outcome.kind)
  return outcome.id
}

describe('the way to a network and back', () => {
  it('sends the person away with a state that is kept only hashed, and with what the connector wants back sealed', async () => {
    const state = await goAway()
    const rows = await kit.within(
      async (tx) =>
        (await sql<{ row: string }>`select to_jsonb(s)::text as row from network_sign_in s`.execute(tx)).rows,
    )
    const secrets = await kit.within(
      async (tx) =>
        (await sql<{ row: string }>`select to_jsonb(s)::text as row from secret s`.execute(tx)).rows,
    )
    const kept = [...rows, ...secrets].map(({ row }) => row).join()
    expect(kept).not.toContain(state)
    expect(kept).not.toContain('verifier')
    kit.net.found = [foundAccount()]
    expect(await comeBack(state)).toMatchObject({ kind: 'found' })
    expect(kit.net.calls.at(-1)).toEqual({ what: 'finish', with: `verifier of ${state}` })
  })

  it('a return counts once, also when it comes twice at the same moment', async () => {
    const state = await goAway()
    const outcomes = await Promise.all([comeBack(state), comeBack(state)])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['found', 'stale'])
    expect(await comeBack(state)).toEqual({ kind: 'stale' })
  })

  it('is refused for a state nobody gave out, for another person, and after a quarter of an hour', async () => {
    expect(await comeBack('made-up')).toEqual({ kind: 'stale' })
    expect(await comeBack('')).toEqual({ kind: 'stale' })
    const other = await kit.person(await kit.hire('Olle Oberoende', 'communicator'))
    const state = await goAway()
    expect(await comeBack(state, other)).toEqual({ kind: 'stale' })
    kit.clock.advance({ minutes: 16 })
    expect(await comeBack(state)).toEqual({ kind: 'stale' })
  })

  it('tells a no, a fault and nothing found apart, and connects nothing', async () => {
    expect(await comeBack(await goAway(), kit.admin, { error: 'x' })).toEqual({
      kind: 'refused',
      code: 'access_denied',
    })
    kit.net.fail('finish', new Unavailable('down'))
    expect(await comeBack(await goAway())).toEqual({ kind: 'fault', retryAt: null })
    kit.net.fail('begin', new Rejected('unknown app', 'bad_client'))
    expect(await beginSignIn(kit.connections, kit.admin, { wanted: wanted(), typed: {} })).toEqual({
      kind: 'refused',
      code: 'bad_client',
    })
    kit.net.found = []
    expect(await comeBack(await goAway())).toEqual({ kind: 'nothing-found' })
  })

  it('is for communicators and administrators, and for the holder of the account', async () => {
    const holder = await kit.person(await kit.hire('Hilda Hållare', 'account-holder'))
    const { id } = await kit.open({ platform: FAKE_NETWORK, holderId: holder.id })
    const { id: elsewhere } = await kit.open({ platform: FAKE_NETWORK })
    await expect(goAway(null, holder)).rejects.toThrow(NotPermitted)
    await expect(goAway(elsewhere, holder)).rejects.toThrow(NotPermitted)
    expect(await goAway(id, holder)).not.toBe('')
    const { id: onOther } = await kit.open({ platform: 'bildflodet' })
    await expect(goAway(onOther)).rejects.toThrow(RuleBroken)
  })
})

describe('connecting what was found', () => {
  it('gives the registered account its id on the network, its key, and a connection with what was granted', async () => {
    const { id } = await kit.open({ platform: FAKE_NETWORK })
    const expiresAt = kit.clock.now().add({ hours: 2 })
    const grant = { secret: 'hemlig', expiresAt, renewableUntil: null, scopes: ['read'] }
    kit.net.found = [foundAccount({ externalId: 'a-1', grant })]
    const signInId = await foundNow()
    const choice = { signInId, externalId: 'a-1', as: { accountId: id } }
    const sent: string[] = []
    const send = (_tx: unknown, queue: string) => Promise.resolve(void sent.push(queue))
    const deps = { ...kit.connections, jobs: { ...kit.connections.jobs, send } }
    expect((await connectFound(deps, kit.admin, choice)).missingScopes).toEqual(['write'])
    // what is written in the minutes before the first question would be nobody's
    expect(sent).toEqual(['connections.news', 'connections.tend'])
    expect(await kit.account(id)).toMatchObject({ externalId: 'a-1', accessState: 'ok' })
    expect(await kit.stateOf(id)).toMatchObject({
      state: 'connected',
      scopes: ['read'],
      missingScopes: ['write'],
      expiresAt,
    })
    expect(await kit.within((tx) => readAccess(kit.connections, tx, kit.orgId, id))).toEqual({
      accountExternalId: 'a-1',
      token: 'hemlig',
    })
    expect((await kit.within((tx) => readJournal(tx, kit.orgId, id))).at(-1)).toMatchObject({
      kind: 'account.connected',
      facts: { externalId: 'a-1', missingScopes: ['write'] },
    })
  })

  it('connects again with everything kept, and refuses another account of the network', async () => {
    const account = await kit.connected()
    const before = await kit.stateOf(account.id)
    kit.net.found = [
      foundAccount({ externalId: 'quite-another', name: 'Fel sida' }),
      foundAccount({ externalId: (await kit.account(account.id)).externalId, secret: 'anew' }),
    ]
    const signInId = await foundNow()
    const as = { accountId: account.id }
    const wrong = connectFound(kit.connections, kit.admin, { signInId, externalId: 'quite-another', as })
    await expect(wrong).rejects.toMatchObject({ code: 'other-account', details: { found: 'Fel sida' } })
    const { externalId } = await kit.account(account.id)
    await connectFound(kit.connections, kit.admin, { signInId, externalId, as })
    expect(await kit.stateOf(account.id)).toMatchObject({
      accountId: before.accountId,
      cursor: before.cursor,
    })
    expect(await kit.within((tx) => readAccess(kit.connections, tx, kit.orgId, account.id))).toMatchObject({
      token: 'anew',
    })
  })

  it('registers a new account through the register’s own door', async () => {
    kit.net.found = [foundAccount({ externalId: 'brand-new' })]
    const signInId = await foundNow()
    const as = {
      ...({ name: 'Simhallen', kind: 'service', unitId: kit.unitId, purpose: '', audience: '' } as const),
      holderId: kit.admin.id,
    }
    const { accountId } = await connectFound(kit.connections, kit.admin, {
      signInId,
      externalId: 'brand-new',
      as,
    })
    expect(await kit.account(accountId)).toMatchObject({
      name: 'Simhallen',
      handle: '@kommunen',
      accessState: 'ok',
    })
    const again = connectFound(kit.connections, kit.admin, { signInId, externalId: 'brand-new', as })
    await expect(again).rejects.toThrow(Conflict)
  })

  it('what one account has on the network no other gets', async () => {
    const { id } = await kit.connected()
    const { externalId } = await kit.account(id)
    const { id: other } = await kit.open({ platform: FAKE_NETWORK })
    kit.net.found = [foundAccount({ externalId })]
    const signInId = await foundNow()
    await expect(
      connectFound(kit.connections, kit.admin, { signInId, externalId, as: { accountId: other } }),
    ).rejects.toThrow(Conflict)
    expect((await kit.account(other)).accessState).toBe('none')
  })

  it('is for the person who signed in, for a quarter of an hour; then the secrets are gone', async () => {
    kit.net.found = [foundAccount({ secret: 'sealed-and-forgotten' })]
    const signInId = await foundNow()
    const other = await kit.person(await kit.hire('Petra Prov', 'administrator'))
    await expect(readFoundAccounts(kit.connections, other, signInId)).rejects.toThrow(NotFound)
    expect((await readFoundAccounts(kit.connections, kit.admin, signInId)).found).toHaveLength(1)
    kit.clock.advance({ minutes: 15 })
    await expect(readFoundAccounts(kit.connections, kit.admin, signInId)).rejects.toThrow(NotFound)
    await tendConnections(kit.connections)
    const left = await kit.within(
      async (tx) =>
        (
          await sql`select 1 from network_sign_in union all select 1 from secret where purpose = 'network-sign-in'`.execute(
            tx,
          )
        ).rows,
    )
    expect(left).toEqual([])
  })
})
