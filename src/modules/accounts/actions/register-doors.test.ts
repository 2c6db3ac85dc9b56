import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound, RuleBroken } from '#core/errors.ts'
import type { AccountId, PersonId } from '#core/ids.ts'
import { readJournal, readLatest } from '#core/ledger/ledger.ts'
import { changePerson } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import {
  closeAccount,
  endAssignment,
  findRegistered,
  giveAssignment,
  openAccount,
  readRegister,
  rightsOn,
  sweepAccounts,
  whoseAccount,
  type NewAssignment,
} from '../index.ts'

let kit: AccountsKit
let ada: PersonId
let bo: PersonId
let cia: PersonId

beforeAll(async () => {
  kit = await createAccountsKit()
  ada = await kit.hire('Ada Ek', 'service')
  bo = await kit.hire('Bo Al', 'service')
  cia = await kit.hire('Cia Lind', 'communicator', 'manager')
})
afterAll(() => kit.drop())

const at = (text: string) => Temporal.Instant.from(text)
const give = (input: NewAssignment) => kit.within((tx) => giveAssignment(kit.deps, tx, kit.system, input))
const rights = async (personId: PersonId, accountId: string, moment = kit.clock.now()) =>
  [
    ...(await kit.within((tx) =>
      rightsOn(tx, kit.orgId, { personId, accountId: accountId as AccountId }, moment),
    )),
  ].sort()

describe('openAccount', () => {
  it('registers an account on a platform without a connector; nothing comes in for it', async () => {
    const account = await kit.open({ platform: 'larplats', handle: '', kind: 'learning-platform' })
    expect(account).toMatchObject({ isPublic: false, status: 'active', externalId: '', version: 1 })
    expect(await kit.within((tx) => findRegistered(tx, kit.orgId, account.id))).toEqual(account)
    expect(await kit.deps.db.system((tx) => whoseAccount(tx, 'larplats', ''))).toBeNull()
    const journal = await kit.within((tx) => readJournal(tx, kit.orgId, account.id))
    expect(journal.map(({ kind }) => kind)).toEqual(['account.opened'])
  })

  it('names every fault at once', async () => {
    const bad = {
      platform: ' ',
      name: '',
      url: 'javascript:1',
      unitId: 'x',
      holderId: 'x',
      purpose: ' ',
      audience: '',
    }
    await expect(kit.open(bad)).rejects.toMatchObject({
      fields: ['platform', 'name', 'url', 'unitId', 'holderId', 'purpose', 'audience'].map((field) => ({
        field,
      })),
    })
  })

  it('F-036: has one entry for a handle, however it is written, until the account is closed', async () => {
    const { id } = await kit.open({ handle: '@Simhallen' })
    await expect(kit.open({ handle: '@simhallen' })).rejects.toThrow(Conflict)
    await kit.within((tx) =>
      closeAccount(kit.deps, tx, kit.system, {
        accountId: id,
        recordsPlace: 'Kommunarkivet',
        archiveReceipt: 'KA 1',
      }),
    )
    expect(await kit.open({ handle: '@simhallen' })).toMatchObject({ status: 'active' })
  })
})

describe('giveAssignment and rightsOn', () => {
  it('holds from its first minute to its last, by the minute', async () => {
    const { id } = await kit.open()
    const startsAt = at('2026-11-23T07:00:00Z')
    const endsAt = at('2026-11-30T07:00:00Z')
    await give({ accountId: id, personId: ada, rights: ['reply', 'publish', 'reply'], startsAt, endsAt })
    expect(await rights(ada, id, startsAt.subtract({ nanoseconds: 1000 }))).toEqual([])
    expect(await rights(ada, id, startsAt)).toEqual(['publish', 'reply'])
    expect(await rights(ada, id, endsAt.subtract({ nanoseconds: 1000 }))).toEqual(['publish', 'reply'])
    expect(await rights(ada, id, endsAt)).toEqual([])
    expect(await rights(bo, id, startsAt)).toEqual([])
  })

  it('B-034: monitoring gives nothing but watching, and no entry in the register', async () => {
    const wanted = { accountId: null, personId: ada, kind: 'monitoring-only' } as const
    await expect(give({ ...wanted, rights: ['watch', 'reply'] })).rejects.toThrow(InvalidInput)
    const assignment = await give({ ...wanted, rights: ['watch'], isPublic: true })
    expect(assignment).toMatchObject({ isPublic: false, accountId: null })
  })

  it('refuses who is not here, what is not there and what is closed', async () => {
    const { id } = await kit.open()
    const gone = await kit.hire('Gun Gick', 'service')
    await kit.dismiss(gone)
    await expect(give({ accountId: id, personId: gone, rights: ['reply'] })).rejects.toMatchObject({
      fields: [{ field: 'personId', code: 'unknown-person' }],
    })
    await expect(give({ accountId: 'nowhere', personId: ada, rights: ['reply'] })).rejects.toThrow(NotFound)
    await kit.within((tx) =>
      closeAccount(kit.deps, tx, kit.system, {
        accountId: id,
        recordsPlace: 'Arkivet',
        archiveReceipt: 'KA 1',
      }),
    )
    await expect(give({ accountId: id, personId: ada, rights: ['reply'] })).rejects.toThrow(RuleBroken)
  })

  it('ends with the person, also in a session that is still open (B-007)', async () => {
    const { id } = await kit.open()
    const leaver = await kit.hire('Leo Ledig', 'service')
    await give({ accountId: id, personId: leaver, rights: ['reply'] })
    expect(await rights(leaver, id)).toEqual(['reply'])
    await kit.dismiss(leaver)
    expect(await rights(leaver, id)).toEqual([])
  })
})

describe('administrators', () => {
  it('F-075: a drop below is told once to holder and owner, and one to nobody to whoever recovers accounts too (B-044)', async () => {
    const { id, holderId } = await kit.open()
    kit.drops.length = 0
    // giving is no drop: an account that has too few when everybody has theirs is told of by the sweep
    const first = await give({ accountId: id, personId: ada, rights: ['administer'] })
    expect(kit.drops).toEqual([])
    await sweepAccounts(kit.deps)
    expect(kit.drops.filter(({ accountId }) => accountId === id)).toEqual([
      { accountId: id, state: 'too-few', toIds: [holderId, cia] },
    ])
    const second = await give({ accountId: id, personId: bo, rights: ['administer'] })
    kit.drops.length = 0
    const end = (assignmentId: string) =>
      kit.within((tx) => endAssignment(kit.deps, tx, kit.system, { assignmentId }))
    kit.clock.advance({ minutes: 1 })
    await end(second.id)
    await end(second.id)
    expect(kit.drops).toEqual([{ accountId: id, state: 'too-few', toIds: [holderId, cia] }])
    await end(first.id)
    expect(kit.drops.at(-1)).toEqual({ accountId: id, state: 'orphan', toIds: [holderId, cia] })
    const told = await kit.within((tx) => readLatest(tx, kit.orgId, { before: null, limit: 1 }))
    expect(told[0]).toMatchObject({
      kind: 'account.administrators-dropped',
      ruleIds: ['accounts-min-admins'],
      facts: { state: 'orphan', count: 0, demanded: 2 },
    })
    expect(await rights(ada, id)).toEqual([])
  })

  it('does not count those who are away with nobody in their place (B-020)', async () => {
    const { id } = await kit.open()
    await give({ accountId: id, personId: ada, rights: ['administer'] })
    kit.away(ada)
    kit.drops.length = 0
    await give({ accountId: id, personId: bo, rights: ['administer'] })
    await sweepAccounts(kit.deps)
    kit.away()
    expect(await kit.within((tx) => findRegistered(tx, kit.orgId, id))).toMatchObject({
      adminsState: 'too-few',
    })
  })
})

describe('readRegister', () => {
  it('shows purpose, audience and responsible; never what is only planned, nor a withheld name (B-029, F-105)', async () => {
    const shy = await kit.hire('Sam Skygg', 'account-holder')
    await changePerson(kit.deps, kit.system, { personId: shy, change: { hidesName: true } })
    const shown = await kit.open({ name: 'Synligt', holderId: shy, platformName: 'Bildflödet' })
    const planned = await kit.open({ name: 'Planerat', status: 'planned' })
    const later = await kit.open({ name: 'Senare', openedOn: Temporal.PlainDate.from('2027-01-01') })
    const asRole = await kit.open({ name: 'Roll', responsibleShown: 'role', responsibleRole: 'rektor' })
    const named = await kit.open({ name: 'Namngivet', holderId: ada })
    await give({
      accountId: named.id,
      personId: bo,
      rights: ['reply'],
      isPublic: true,
      purpose: 'Svara',
      audience: 'Alla',
    })
    const register = await kit.within((tx) => readRegister(tx, kit.orgId, kit.clock.now()))
    const entry = (id: string) => register.find(({ accountId }) => accountId === id)
    expect(entry(shown.id)).toMatchObject({
      responsible: 'handläggare',
      platformName: 'Bildflödet',
      unitName: 'Enheten',
      purpose: 'Berätta om verksamheten',
      audience: 'Invånare',
    })
    expect(entry(asRole.id)?.responsible).toBe('rektor')
    expect(entry(named.id)).toMatchObject({
      responsible: 'Ada Ek',
      assignments: [{ responsible: 'Bo Al', purpose: 'Svara', audience: 'Alla' }],
    })
    expect([entry(planned.id), entry(later.id)]).toEqual([undefined, undefined])
    expect(JSON.stringify(register)).not.toContain('Skygg')
  })
})

describe('closeAccount', () => {
  it('B-027: keeps the account with where its records are, and ends every right on it', async () => {
    const { id, version } = await kit.open()
    await give({ accountId: id, personId: ada, rights: ['reply'] })
    const close = (change = {}) =>
      kit.within((tx) =>
        closeAccount(kit.deps, tx, kit.system, {
          accountId: id,
          version,
          recordsPlace: 'Kommunarkivet',
          archiveReceipt: 'KA 1',
          ...change,
        }),
      )
    await expect(close({ recordsPlace: ' ' })).rejects.toThrow(InvalidInput)
    await expect(close({ version: 7 })).rejects.toThrow(Conflict)
    expect(await rights(ada, id)).toEqual(['reply'])
    await close()
    expect(await rights(ada, id)).toEqual([])
    const register = await kit.within((tx) => readRegister(tx, kit.orgId, kit.clock.now()))
    expect(register.find(({ accountId }) => accountId === id)).toMatchObject({
      status: 'closed',
      recordsPlace: 'Kommunarkivet',
      closedOn: Temporal.PlainDate.from('2026-11-21'),
    })
    await expect(close({ version: undefined })).rejects.toThrow(RuleBroken)
  })

  it('lets one of two who close at once win', async () => {
    const { id, version } = await kit.open()
    const close = () =>
      kit.within((tx) =>
        closeAccount(kit.deps, tx, kit.system, {
          accountId: id,
          version,
          recordsPlace: 'Kommunarkivet',
          archiveReceipt: 'KA 1',
        }),
      )
    const results = await Promise.allSettled([close(), close()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('does not reach another organisation', async () => {
    const { id } = await kit.open()
    const other = await createAccountsKit()
    await expect(
      other.within((tx) => openAccount(other.deps, tx, { ...other.system, orgId: kit.orgId }, {} as never)),
    ).rejects.toThrow()
    expect(await other.within((tx) => findRegistered(tx, other.orgId, id))).toBeNull()
    await other.drop()
  })
})
