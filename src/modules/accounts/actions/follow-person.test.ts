import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import { InvalidInput, NotPermitted } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { actorFor, findPerson } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import {
  findRegistered,
  followAbsence,
  giveAssignment,
  nameHolder,
  readAccountHeirs,
  readAssignmentsOf,
  readMyTasks,
  restAccount,
  storeCredential,
  sweepAccounts,
  type Right,
} from '../index.ts'

let kit: AccountsKit
let cia: PersonId
let mia: PersonId

beforeAll(async () => {
  kit = await createAccountsKit()
  cia = await kit.hire('Cia Lind', 'communicator')
  mia = await kit.hire('Mia Chef', 'manager')
})
afterAll(() => kit.drop())

const as = async (id: PersonId): Promise<PersonActor> =>
  (await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now())))!
const give = (accountId: string, personId: PersonId, ...rights: Right[]) =>
  kit.within((tx) => giveAssignment(kit.deps, tx, kit.system, { accountId, personId, rights }))
const journal = async (id: string) =>
  (await kit.within((tx) => readJournal(tx, kit.orgId, id))).map(({ kind }) => kind)
const stateOf = async (id: string) =>
  (await kit.within((tx) => findRegistered(tx, kit.orgId, id)))?.adminsState
const tasksOf = async (who: PersonId, accountId: string) =>
  (await readMyTasks(kit.deps, await as(who)))
    .filter((task) => task.accountId === accountId)
    .map(({ kind }) => kind)

describe('somebody leaves (F-075, B-043, B-044)', () => {
  it('in the same transaction their rights end, the password is due, the drop is told and the account’s holder missed', async () => {
    const leaver = await kit.hire('Lena Slutar', 'account-holder')
    const ada = await kit.hire('Ada Ek', 'service')
    const { id } = await kit.open({ holderId: leaver })
    for (const who of [leaver, ada]) await give(id, who, 'administer', 'reply')
    await storeCredential(kit.deps, await as(cia), {
      accountId: id,
      label: 'Kontots e-post',
      secret: 'hemligt',
    })
    kit.drops.length = 0
    kit.duties.length = 0
    const heirs = await kit.within((tx) => readAccountHeirs(kit.deps, tx, kit.orgId, leaver))
    expect(heirs).toEqual([{ what: 'accounts', count: 1, toName: 'Mia Chef' }])

    await kit.dismiss(leaver)
    expect(await stateOf(id)).toBe('too-few')
    expect(kit.drops).toEqual([{ accountId: id, state: 'too-few', toIds: [mia] }])
    expect(kit.duties.map(({ kind, toIds }) => [kind, toIds])).toEqual([
      ['rotation-due', [ada]],
      ['holder-left', [mia]],
    ])
    expect(await tasksOf(ada, id)).toContain('rotate')
    expect(await tasksOf(mia, id)).toEqual(expect.arrayContaining(['name-holder', 'add-administrator']))
    const before = await journal(id)
    await sweepAccounts(kit.deps)
    await sweepAccounts(kit.deps)
    expect(await journal(id)).toEqual(before)
  })

  it('never gets what had not begun, and what watches without an account ends too', async () => {
    const leaver = await kit.hire('Leo Slutar', 'service')
    const { id } = await kit.open()
    await kit.within(async (tx) => {
      const startsAt = kit.clock.now().add({ hours: 24 })
      await giveAssignment(kit.deps, tx, kit.system, {
        accountId: id,
        personId: leaver,
        rights: ['reply'],
        startsAt,
      })
      await giveAssignment(kit.deps, tx, kit.system, {
        accountId: null,
        personId: leaver,
        kind: 'monitoring-only',
        rights: ['watch'],
      })
    })
    await kit.dismiss(leaver)
    const left = await kit.within((tx) => readAssignmentsOf(tx, kit.orgId, leaver))
    expect(
      left.every(({ startsAt, endsAt }) => endsAt !== null && !endsAt.equals(startsAt.add({ hours: 1 }))),
    ).toBe(true)
    expect(left.filter(({ endsAt }) => endsAt === null)).toEqual([])
  })

  it('stays, with everything they had, when one of its parts cannot be written', async () => {
    const leaver = await kit.hire('Lisa Slutar', 'service')
    const { id } = await kit.open()
    await give(id, leaver, 'administer')
    const leaving = kit.killedAt('administratorsDropped', id, () => kit.dismiss(leaver))
    await expect(leaving).rejects.toThrow('killed')
    const person = await kit.within((tx) => findPerson(tx, kit.orgId, leaver))
    expect(person?.isActive).toBe(true)
    const [assignment] = await kit.within((tx) => readAssignmentsOf(tx, kit.orgId, leaver))
    expect(assignment?.endsAt).toBeNull()
  })
})

describe('leave without anybody in their place (B-020)', () => {
  it('is seen in the transaction in which it is booked, and at its first minute when it lies ahead', async () => {
    const ada = await kit.hire('Ada Borta', 'service')
    const bo = await kit.hire('Bo Kvar', 'service')
    const { id } = await kit.open()
    await give(id, ada, 'administer')
    await give(id, bo, 'administer')
    await sweepAccounts(kit.deps)
    expect(await stateOf(id)).toBe('enough')
    kit.drops.length = 0
    kit.away(ada)
    await kit.within((tx) => followAbsence(kit.deps, tx, kit.orgId, ada))
    expect(kit.drops).toMatchObject([{ accountId: id, state: 'too-few' }])
    kit.away(ada, bo)
    await sweepAccounts(kit.deps)
    await sweepAccounts(kit.deps)
    expect(kit.drops.filter(({ accountId }) => accountId === id).map(({ state }) => state)).toEqual([
      'too-few',
      'orphan',
    ])
    kit.away()
    await sweepAccounts(kit.deps)
    expect(await stateOf(id)).toBe('enough')
    expect((await journal(id)).at(-1)).toBe('account.administrators-restored')
  })
})

describe('a sweep that is killed, doubled or fails in one place', () => {
  it('does the rest, and what failed the next time, each thing once', async () => {
    const ada = await kit.hire('Ada Två', 'service')
    const first = await kit.open()
    const second = await kit.open()
    const endsAt = kit.clock.now().add({ minutes: 5 })
    for (const { id } of [first, second])
      await kit.within((tx) =>
        giveAssignment(kit.deps, tx, kit.system, {
          accountId: id,
          personId: ada,
          rights: ['administer'],
          endsAt,
        }),
      )
    await sweepAccounts(kit.deps)
    kit.clock.advance({ minutes: 6 })
    kit.drops.length = 0
    const sweep = () => sweepAccounts(kit.deps)
    const killed = kit.killedAt('administratorsDropped', first.id, sweep)
    await expect(killed).rejects.toThrow(AggregateError)
    expect(kit.drops.map(({ accountId }) => accountId)).toEqual([second.id])
    expect(await stateOf(first.id)).toBe('too-few')
    await Promise.all([sweepAccounts(kit.deps), sweepAccounts(kit.deps)])
    expect(kit.drops.map(({ accountId }) => accountId)).toEqual([second.id, first.id])
    for (const { id } of [first, second])
      expect(
        (await journal(id)).filter((kind) => kind === 'account.administrators-dropped').length,
      ).toBeGreaterThan(0)
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['orphan', 'orphan'])
  })
})

describe('who answers for an account', () => {
  it('is named by those who run it or take care of it, and the register tells it as decided (B-029)', async () => {
    const ada = await kit.hire('Ada Ny', 'account-holder')
    const { id, version } = await kit.open()
    const input = { accountId: id, version, holderId: ada, shown: 'role', role: ' rektor ' } as const
    await expect(nameHolder(kit.deps, await as(ada), input)).rejects.toThrow(NotPermitted)
    await expect(nameHolder(kit.deps, await as(mia), { ...input, holderId: 'x' })).rejects.toThrow(
      InvalidInput,
    )
    await nameHolder(kit.deps, await as(mia), input)
    expect(await kit.within((tx) => findRegistered(tx, kit.orgId, id))).toMatchObject({
      holderId: ada,
      responsibleShown: 'role',
      responsibleRole: 'rektor',
    })
  })

  it('lets it rest out of season and wakes it again', async () => {
    const { id } = await kit.open({ kind: 'seasonal' })
    const rest = async (isResting: boolean) =>
      restAccount(kit.deps, await as(cia), { accountId: id, isResting })
    await rest(true)
    await rest(true)
    const statusOf = async () => (await kit.within((tx) => findRegistered(tx, kit.orgId, id)))?.status
    expect(await statusOf()).toBe('resting')
    await rest(false)
    expect(await statusOf()).toBe('active')
    expect((await journal(id)).slice(-2)).toEqual(['account.resting', 'account.active'])
    const planned = await kit.open({ status: 'planned' })
    const early = restAccount(kit.deps, await as(cia), { accountId: planned.id, isResting: true })
    await expect(early).rejects.toMatchObject({ code: 'account-planned' })
  })
})
