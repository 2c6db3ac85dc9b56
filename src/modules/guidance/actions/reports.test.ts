import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, type PersonActor } from '#core/actor.ts'
import { Conflict, InvalidInput, NotPermitted } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { actorFor, addUnit, bookAbsence, noOrganisationEvents } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import { countOpenReports, readReports } from '../queries/read-reports.ts'
import { sendReport } from './send-report.ts'
import { settleReport } from './settle-report.ts'

const WORDS = 'Någon skriver hot om en elev på klassens sida'
let kit: AccountsKit
let manager: PersonActor
let others: readonly PersonActor[]

const actor = async (id: PersonId): Promise<PersonActor> => {
  const found = await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now()))
  if (found === null) throw new Error('nobody')
  return found
}
const deps = () => ({
  db: kit.deps.db,
  clock: kit.clock,
  secrets: kit.deps.secrets,
  sendersKey: Buffer.alloc(32),
})

beforeAll(async () => {
  kit = await createAccountsKit()
  const managerId = await kit.hire('Moa Chef', 'manager')
  const substituteId = await kit.hire('Ulf Ersättare', 'communicator')
  const now = kit.clock.now()
  await bookAbsence(
    { ...deps(), policies: kit.deps.policies, listeners: noOrganisationEvents },
    systemActor(kit.orgId, 'test'),
    { personId: managerId, substituteId, fromAt: now, untilAt: now.add({ hours: 2 }) },
  )
  manager = await actor(managerId)
  others = await Promise.all(
    [substituteId, await kit.hire('Ada Admin', 'administrator')].map((id) => actor(id)),
  )
})
afterAll(() => kit.drop())

describe('what an employee tells of bullying or crime (B-106)', () => {
  it('is read by the manager of the unit and by nobody else, not even whoever stands in', async () => {
    expect(await sendReport(deps(), kit.orgId, { kind: 'crime', unitId: kit.unitId, text: WORDS })).toBe(true)
    const { open } = await readReports(deps(), manager)
    expect(open.map(({ kind, text, unitName }) => [kind, text, unitName])).toEqual([
      ['crime', WORDS, 'Enheten'],
    ])
    for (const other of others) {
      expect(await readReports(deps(), other)).toEqual({ open: [], settled: [] })
      expect(await countOpenReports(deps(), other)).toBe(0)
      const settle = settleReport(deps(), other, { reportId: open[0]!.id, version: 0 })
      await expect(settle).rejects.toThrow(NotPermitted)
    }
  })

  it('leaves no words and no sender anywhere, and no entry until the manager has acted', async () => {
    const { rows } = await kit.within((tx) =>
      sql<{ found: string }>`
        select row_to_json(r)::text as found from manager_report r
        union all select row_to_json(s)::text from secret s
        union all select row_to_json(l)::text from ledger l`.execute(tx),
    )
    expect(rows.map(({ found }) => found).join()).not.toMatch(/hot om en elev/)
    const [report] = (await readReports(deps(), manager)).open
    expect(report?.id[14]).toBe('4')
    expect(await kit.within((tx) => readJournal(tx, kit.orgId, report!.id))).toEqual([])
  })

  it('is taken care of once', async () => {
    const [report] = (await readReports(deps(), manager)).open
    const settle = { reportId: report!.id, version: report!.version }
    const both = await Promise.allSettled([
      settleReport(deps(), manager, settle),
      settleReport(deps(), manager, settle),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(settleReport(deps(), manager, settle)).rejects.toThrow(Conflict)
    const list = await readReports(deps(), manager)
    expect([list.open.length, list.settled.map(({ text }) => text)]).toEqual([0, [WORDS]])
    const journal = await kit.within((tx) => readJournal(tx, kit.orgId, report!.id))
    expect(journal.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['manager-report.settled', { kind: 'crime' }],
    ])
  })

  it('is refused where nobody manages the unit, and when too much comes in an hour', async () => {
    const lone = await addUnit(deps(), systemActor(kit.orgId, 'test'), {
      ...{ name: 'Ensam', kind: 'authority', parentId: null, ownsCommonAccounts: false },
    })
    const send = (unitId: string) => sendReport(deps(), kit.orgId, { kind: 'bullying', unitId, text: 'x' })
    await expect(send(lone.id)).rejects.toThrow(InvalidInput)
    await expect(send('inte en enhet')).rejects.toThrow(InvalidInput)
    const taken: boolean[] = []
    for (let n = 0; n < 61; n += 1) taken.push(await send(kit.unitId))
    expect([taken.filter(Boolean).length, taken.at(-1)]).toEqual([59, false])
  })
})
