import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, TokenActor } from '#core/actor.ts'
import { NotPermitted } from '#core/errors.ts'
import type { PersonId, UnitId } from '#core/ids.ts'
import { actorFor, addPerson, addUnit } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import {
  createRightsGate,
  handOverRelay,
  planRelay,
  readMyTasks,
  sweepAccounts,
  type AccountsDeps,
} from '../index.ts'

let kit: AccountsKit
let cia: PersonId
let guest: PersonId
let guestUnit: UnitId
const moved: { readonly to: string }[] = []
let deps: AccountsDeps

beforeAll(async () => {
  kit = await createAccountsKit()
  cia = await kit.hire('Cia Lind', 'communicator')
  const unit = { name: 'Badet', kind: 'service', parentId: null, ownsCommonAccounts: false } as const
  guestUnit = (await addUnit(kit.deps, kit.system, unit)).id
  const person = { email: 'gun@prov.example', fullName: 'Gun Gäst', title: 'badvakt', password: null }
  guest = (await addPerson(kit.deps, kit.system, { ...person, unitId: guestUnit, roles: ['service'] })).id
  deps = {
    ...kit.deps,
    handOverItems: (_tx, _actor, { personId }) => {
      moved.push({ to: personId })
      return Promise.resolve(2)
    },
  }
})
afterAll(() => kit.drop())

const as = async (id: PersonId): Promise<PersonActor> =>
  (await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now())))!
const monday = Temporal.PlainDate.from('2026-12-07')
const tasksOf = async (who: PersonId, accountId: string) =>
  (await readMyTasks(kit.deps, await as(who)))
    .filter((task) => task.accountId === accountId)
    .map(({ kind }) => kind)
const plan = async (accountId: string, change: object = {}) =>
  planRelay(deps, await as(cia), {
    accountId,
    unitId: guestUnit,
    startsOn: monday,
    days: 7,
    personIds: [guest],
    ...change,
  })

describe('a relay week (F-039 to F-041)', () => {
  it('is told at its first minute and its last, and asks for what is open to be handed over both times', async () => {
    kit.clock.set('2026-12-01T12:00:00Z')
    const { id, holderId } = await kit.open({ kind: 'relay' })
    await plan(id)
    kit.duties.length = 0
    kit.clock.set('2026-12-06T22:59:00Z')
    await sweepAccounts(deps)
    kit.clock.set('2026-12-06T23:00:00Z')
    await sweepAccounts(deps)
    await sweepAccounts(deps)
    const ofIt = () => kit.duties.filter((one) => one.accountId === id && one.kind.startsWith('relay'))
    expect(ofIt().map(({ kind, toIds }) => [kind, toIds])).toEqual([['relay-began', [guest]]])
    expect(await tasksOf(guest, id)).toEqual(['take-relay'])
    expect(await handOverRelay(deps, await as(guest), { accountId: id })).toBe(2)
    expect(await tasksOf(guest, id)).toEqual([])

    kit.clock.set('2026-12-13T23:00:00Z')
    await sweepAccounts(deps)
    expect(ofIt().at(-1)).toMatchObject({ kind: 'relay-over', toIds: [holderId] })
    expect(await tasksOf(holderId, id)).toContain('hand-back')
    await expect(handOverRelay(deps, await as(guest), { accountId: id })).rejects.toThrow(NotPermitted)
    await handOverRelay(deps, await as(holderId), { accountId: id })
    expect(await tasksOf(holderId, id)).not.toContain('hand-back')
    expect(moved).toEqual([{ to: guest }, { to: holderId }])
  })

  it('ends the right to answer to the minute, also under a policy that gates the account, and for tokens', async () => {
    kit.clock.set('2026-12-01T12:00:00Z')
    const { id } = await kit.open({ kind: 'relay' })
    await plan(id)
    const ask = async (who: PersonId, isToken: boolean) => {
      const person = await as(who)
      const token: TokenActor = { kind: 'token', id: 't', orgId: kit.orgId, name: 't', scopes: [], person }
      const what = { accountId: id, right: 'reply' } as const
      return kit.within((tx) => createRightsGate(kit.deps)(tx, isToken ? token : person, what))
    }
    kit.clock.set('2026-12-13T22:59:00Z')
    for (const isToken of [false, true]) await ask(guest, isToken)
    kit.clock.set('2026-12-13T23:00:00Z')
    for (const isToken of [false, true])
      await expect(ask(guest, isToken)).rejects.toMatchObject({
        code: 'relay-over',
        ruleId: 'accounts-relay',
      })
    await ask(cia, false)
  })

  it('is only for accounts that the policy lets go round, and only a communicator keeps one', async () => {
    kit.clock.set('2026-12-01T12:00:00Z')
    const { id } = await kit.open({ kind: 'relay' })
    await expect(plan(id, { keptBy: guest })).rejects.toMatchObject({
      fields: [{ field: 'keptBy', code: 'keeper-no-communicator' }],
    })
    await plan(id, { keptBy: cia, personIds: [] })
    kit.demand({ relay: null })
    await expect(plan(id, { startsOn: monday.add({ days: 7 }) })).rejects.toMatchObject({ code: 'no-relay' })
  })
})
