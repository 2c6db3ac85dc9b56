import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import { InvalidInput, NotPermitted, RuleBroken } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { actorFor } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import {
  acknowledgeClosing,
  archiveClosing,
  findRegistered,
  finishClosing,
  giveAssignment,
  noteLastPost,
  planClosing,
  readCareOf,
  readMyTasks,
  readRegister,
  rightsOn,
  startClosing,
  sweepAccounts,
  withdrawClosing,
} from '../index.ts'

let kit: AccountsKit
let ada: PersonId
let cia: PersonId
let dag: PersonId
let arne: PersonId

beforeAll(async () => {
  kit = await createAccountsKit()
  ada = await kit.hire('Ada Ek', 'service')
  cia = await kit.hire('Cia Lind', 'communicator')
  dag = await kit.hire('Dag Berg', 'communicator')
  arne = await kit.hire('Arne Arkiv', 'archivist')
})
afterAll(() => kit.drop())

const as = async (id: PersonId): Promise<PersonActor> =>
  (await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now())))!
const careOf = (id: string) =>
  kit.within(async (tx) => {
    const account = await findRegistered(tx, kit.orgId, id)
    return readCareOf(kit.deps, tx, kit.orgId, account!)
  })
const journal = async (id: string) =>
  (await kit.within((tx) => readJournal(tx, kit.orgId, id))).map(({ kind }) => kind)
const tasksOf = async (who: PersonId, accountId: string) =>
  (await readMyTasks(kit.deps, await as(who)))
    .filter((task) => task.accountId === accountId)
    .map(({ kind }) => kind)
const day = (text: string) => Temporal.PlainDate.from(text)

describe('closing (F-071, B-027, B-045, B-046)', () => {
  it('is told, acknowledged by somebody else, archived by a named person, and only then shut', async () => {
    const { id } = await kit.open()
    const starter = await as(cia)
    kit.duties.length = 0
    await startClosing(kit.deps, starter, { accountId: id, reason: 'Projektet är slut' })
    await expect(startClosing(kit.deps, starter, { accountId: id, reason: 'igen' })).rejects.toThrow(
      RuleBroken,
    )
    expect(kit.duties.map(({ kind, toIds }) => [kind, [...toIds].sort()])).toEqual([
      ['closing-begun', [cia, dag].sort()],
      ['archive-due', [arne]],
    ])
    const finish = () => finishClosing(kit.deps, starter, { accountId: id })
    await expect(finish()).rejects.toThrow()

    const acknowledge = async (who: PersonId) =>
      acknowledgeClosing(kit.deps, await as(who), { accountId: id })
    await expect(acknowledge(cia)).rejects.toMatchObject({ code: 'own-notice' })
    await expect(acknowledge(ada)).rejects.toThrow(NotPermitted)
    expect(await tasksOf(dag, id)).toContain('acknowledge-closing')
    await acknowledge(dag)
    await acknowledge(dag)
    expect(await tasksOf(dag, id)).not.toContain('acknowledge-closing')

    const archive = async (who: PersonId, receipt: string) =>
      archiveClosing(kit.deps, await as(who), { accountId: id, receipt, place: 'Kommunarkivet' })
    expect(await tasksOf(arne, id)).toEqual(['archive'])
    await expect(archive(ada, 'KA 1')).rejects.toThrow(NotPermitted)
    await expect(archive(arne, ' ')).rejects.toThrow(InvalidInput)
    await archive(arne, 'KA 2026/17')
    expect(await tasksOf(arne, id)).toEqual([])
    await finish()
    expect((await careOf(id)).account).toMatchObject({ status: 'closed', recordsPlace: 'Kommunarkivet' })
    const late = noteLastPost(kit.deps, starter, { accountId: id, on: day('2026-01-01') })
    await expect(late).rejects.toMatchObject({ code: 'account-closed' })
  })

  it('whoever alone is to know of it may acknowledge their own', async () => {
    const other = await createAccountsKit()
    const only = await other.hire('Eva Ensam', 'communicator')
    const actor = (await other.within((tx) => actorFor(tx, other.orgId, only, other.clock.now())))!
    const { id } = await other.open()
    await startClosing(other.deps, actor, { accountId: id, reason: 'Slut' })
    await acknowledgeClosing(other.deps, actor, { accountId: id })
    await other.drop()
  })

  it('names every fault: a reason, somebody who is here, a day that has not been', async () => {
    const { id } = await kit.open()
    const start = async (change: object) =>
      startClosing(kit.deps, await as(cia), { accountId: id, reason: 'Slut', ...change })
    const all = start({ reason: ' ', archiveToId: 'x', closesOn: day('2026-11-20') })
    await expect(all).rejects.toMatchObject({
      fields: [{ field: 'reason' }, { field: 'archiveToId' }, { field: 'closesOn', code: 'in-the-past' }],
    })
    expect((await careOf(id)).closing).toBeNull()
  })
})

describe('a closing that shuts on its day', () => {
  const toMidday = (on: string) =>
    kit.clock.set(
      day(on).toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: '12:00' }).toInstant().toString(),
    )

  it('shuts by itself once all before it is done, whole or not at all when the sweep is killed', async () => {
    toMidday('2026-11-21')
    const { id } = await kit.open()
    await kit.within((tx) =>
      giveAssignment(kit.deps, tx, kit.system, { accountId: id, personId: ada, rights: ['reply'] }),
    )
    await startClosing(kit.deps, await as(cia), {
      accountId: id,
      reason: 'Slut',
      closesOn: day('2026-12-01'),
    })
    await acknowledgeClosing(kit.deps, await as(dag), { accountId: id })
    toMidday('2026-12-01')
    kit.duties.length = 0
    await sweepAccounts(kit.deps)
    await sweepAccounts(kit.deps)
    const late = kit.duties.filter((one) => one.accountId === id)
    const { holderId } = (await careOf(id)).account
    expect(late.map(({ kind, toIds }) => [kind, toIds])).toEqual([['closing-late', [holderId, arne]]])

    await archiveClosing(kit.deps, await as(arne), { accountId: id, receipt: 'KA 3', place: 'Kommunarkivet' })
    const killed = kit.killedAt('accountClosed', id, () => sweepAccounts(kit.deps))
    await expect(killed).rejects.toThrow(AggregateError)
    const rights = () =>
      kit.within((tx) => rightsOn(tx, kit.orgId, { personId: ada, accountId: id }, kit.clock.now()))
    expect((await careOf(id)).account.status).toBe('closing')
    expect((await rights()).has('reply')).toBe(true)
    await Promise.all([sweepAccounts(kit.deps), sweepAccounts(kit.deps)])
    expect((await careOf(id)).account.status).toBe('closed')
    expect((await rights()).size).toBe(0)
    expect((await journal(id)).filter((kind) => kind === 'account.closed')).toHaveLength(1)
    const register = await kit.within((tx) => readRegister(tx, kit.orgId, kit.clock.now()))
    expect(register.find(({ accountId }) => accountId === id)).toMatchObject({
      status: 'closed',
      closedOn: day('2026-12-01'),
      recordsPlace: 'Kommunarkivet',
    })
    toMidday('2026-11-21')
  })

  it('can be planned anew: another day, somebody else who archives', async () => {
    toMidday('2026-11-21')
    const { id } = await kit.open()
    await startClosing(kit.deps, await as(cia), {
      accountId: id,
      reason: 'Slut',
      closesOn: day('2026-12-01'),
    })
    kit.duties.length = 0
    const plan = async (change: object) =>
      planClosing(kit.deps, await as(cia), { accountId: id, archiveToId: ada, closesOn: null, ...change })
    await expect(plan({ archiveToId: 'x' })).rejects.toThrow(InvalidInput)
    await expect(plan({ closesOn: day('2026-11-20') })).rejects.toThrow(InvalidInput)
    await plan({})
    expect(kit.duties.map(({ kind, toIds }) => [kind, toIds])).toEqual([['archive-due', [ada]]])
    expect((await careOf(id)).closing).toMatchObject({ archiveToId: ada, closesOn: null })
    await archiveClosing(kit.deps, await as(ada), { accountId: id, receipt: 'KA 4', place: 'Arkivet' })
    await withdrawClosing(kit.deps, await as(cia), { accountId: id })
    expect((await careOf(id)).account.status).toBe('active')
  })
})
