import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { newId, type OrgId } from '#core/ids.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import { silentLog } from '#core/log.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { createOutboxWorker, type Carrier, type Outcome, type OutboxWorker } from './carry-out.ts'
import { putInOutbox, readOutbox, type OutboxId } from './outbox.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

/** Where the process is killed: before it took the row, before the network acted, or after that and before the answer was noted. */
const deaths = ['before-claim', 'before-acting', 'after-acting', 'none'] as const
type Death = (typeof deaths)[number]
const answers = ['done', 'rejected', 'again', 'unknown', 'throws'] as const
type Answer = (typeof answers)[number]
type Work = { readonly do: 'work'; readonly row: number; readonly death: Death; readonly answer: Answer }
type Step = Work | { readonly do: 'sweep' } | { readonly do: 'wait'; readonly minutes: number }

const ROWS = 3
const work: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('work' as const),
  row: fc.nat(ROWS - 1),
  death: fc.constantFrom(...deaths),
  answer: fc.constantFrom(...answers),
})
const sweep: fc.Arbitrary<Step> = fc.constant({ do: 'sweep' })
const pause: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('wait' as const),
  minutes: fc.integer({ min: 1, max: 9 }),
})
const step = fc.oneof(
  { weight: 6, arbitrary: work },
  { weight: 2, arbitrary: sweep },
  { weight: 2, arbitrary: pause },
)

const silentJobs: Jobs = {
  send: () => Promise.resolve(),
  handle: () => undefined,
  repeat: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

class Killed extends Error {}

/** What a process that has died still asks of the database is never heard. */
function mortal(db: Database, isAlive: () => boolean): Database {
  return {
    ...db,
    forOrg: (orgId, ask) => (isAlive() ? db.forOrg(orgId, ask) : Promise.reject(new Killed())),
  }
}

type World = {
  readonly clock: FixedClock
  readonly orgId: OrgId
  readonly ids: OutboxId[]
  /** How often the network did it, and what the domain was last told. */
  readonly acted: Map<string, number>
  readonly told: Map<string, string>
}

async function createWorld(): Promise<World> {
  const clock = fixedClock('2026-11-21T10:00:00Z')
  const orgId = newId<'org'>(clock)
  const ids: OutboxId[] = []
  for (let n = 0; n < ROWS; n += 1) {
    const intent = { kind: 'test.do', accountId: null, subjectId: newId(clock), payload: {} }
    const deps = { clock, jobs: silentJobs }
    ids.push(await test.db.forOrg(orgId, (tx) => putInOutbox(tx, deps, orgId, intent)))
  }
  return { clock, orgId, ids, acted: new Map(), told: new Map() }
}

/** One process: does one thing and ends, in order or by a kill. */
async function live(
  { clock, acted, told }: World,
  { death, answer }: Pick<Work, 'death' | 'answer'>,
  act: (worker: OutboxWorker) => Promise<void>,
): Promise<void> {
  let isAlive = death !== 'before-claim'
  const reply = (id: string): Outcome => {
    if (death === 'before-acting') isAlive = false
    if (!isAlive) throw new Killed()
    if (answer === 'again') return { kind: 'again', at: clock.now(), code: '4', message: 'later' }
    acted.set(id, (acted.get(id) ?? 0) + 1)
    if (death === 'after-acting') isAlive = false
    if (answer === 'throws') throw new Error('no answer')
    return answer === 'done' ? { kind: 'done' } : { kind: answer, code: 'x', message: 'x' }
  }
  const carrier: Carrier = {
    carryOut: (_, row) => Promise.try(reply, row.id),
    settled: (_tx, _orgId, row, outcome) => Promise.resolve(void told.set(row.id, outcome.kind)),
  }
  const worker = createOutboxWorker({
    db: mortal(test.db, () => isAlive),
    jobs: silentJobs,
    clock,
    log: silentLog,
    carriers: new Map([['test.do', carrier]]),
    worker: 'w',
  })
  await act(worker).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error
  })
}

async function take(world: World, one: Step): Promise<void> {
  if (one.do === 'wait') world.clock.advance({ minutes: one.minutes })
  else if (one.do === 'work')
    await live(world, one, (worker) => worker.carryOut(world.orgId, world.ids[one.row]!))
  else await live(world, { death: 'none', answer: 'done' }, (worker) => worker.sweep())
}

describe('the outbox under kills at random', () => {
  it('acts at most once unless the network said that it did nothing, and hides no doubt', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const world = await createWorld()
        const ending: Step[] = [{ do: 'wait', minutes: 10 }, { do: 'sweep' }]
        for (const one of [...steps, ...ending]) await take(world, one)
        for (const id of world.ids) {
          const { state } = (await test.db.forOrg(world.orgId, (tx) => readOutbox(tx, world.orgId, id)))!
          const times = world.acted.get(id) ?? 0
          expect(times, 'never twice').toBeLessThanOrEqual(1)
          expect(state, 'nothing stays half done').not.toBe('sending')
          if (times === 1) expect(['done', 'rejected', 'unknown']).toContain(state)
          if (state === 'done') expect(times).toBe(1)
          if (state !== 'pending') expect(world.told.get(id), 'the domain was told').toBe(state)
        }
      }),
      { numRuns: 60 },
    )
  })
})
