import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import { NotPermitted } from '#core/errors.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { actorFor } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import { readTips } from '../store/tips.ts'
import { leaveTip } from './leave-tip.ts'
import { settleTip } from './settle-tip.ts'

let kit: AccountsKit
let communicator: PersonActor
let other: PersonActor
beforeAll(async () => {
  kit = await createAccountsKit()
  const actor = async (name: string, role: 'communicator' | 'employee') => {
    const id = await kit.hire(name, role)
    const found = await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now()))
    if (found === null) throw new Error('nobody')
    return found
  }
  communicator = await actor('Kim Kommunikatör', 'communicator')
  other = await actor('Eva Anställd', 'employee')
})
afterAll(() => kit.drop())

it('is settled once, by those who keep the register, with an end that suits its kind', async () => {
  const deps = { db: kit.deps.db, clock: kit.clock, sendersKey: Buffer.alloc(32) }
  await leaveTip(deps, kit.orgId, {
    kind: 'fake-account',
    about: '@pr0v',
    note: 'x',
    unitId: null,
    address: '203.0.113.9',
  })
  const [tip] = await kit.within((tx) => readTips(tx, kit.orgId, 'open'))
  const settle = { tipId: tip?.id ?? '', version: 0, outcome: 'reported' } as const
  await expect(settleTip(deps, other, settle)).rejects.toThrow(NotPermitted)
  await expect(settleTip(deps, communicator, { ...settle, outcome: 'passed-on' })).rejects.toThrow(
    'not-a-choice',
  )
  const both = await Promise.allSettled([
    settleTip(deps, communicator, settle),
    settleTip(deps, communicator, settle),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await kit.within((tx) => readTips(tx, kit.orgId, 'open'))).toEqual([])
  const journal = await kit.within((tx) => readJournal(tx, kit.orgId, settle.tipId))
  expect(journal.map(({ kind }) => kind)).toEqual(['tip.received', 'tip.settled'])
  expect(JSON.stringify(journal)).not.toContain('pr0v')
})
