import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { newId, type OrgId } from '#core/ids.ts'
import type { Jobs } from '#core/jobs/jobs.ts'
import { silentLog } from '#core/log.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { CLAIM_LASTS, createOutboxWorker, type Carrier, type Outcome } from './carry-out.ts'
import { putInOutbox, readOutbox, readOutboxOf, settleOutbox, type OutboxRow } from './outbox.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
let test: TestDatabase
let orgId: OrgId
let sent: { outboxId: string; startAt: string | null }[] = []

/** Stands where the queue stands and keeps a list; the queue itself has its own tests. */
const jobs: Jobs = {
  send: (_tx, _queue, data, options) => {
    sent.push({ outboxId: String(data['outboxId']), startAt: options?.startAt?.toString() ?? null })
    return Promise.resolve()
  },
  handle: () => undefined,
  repeat: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

beforeAll(async () => {
  test = await createTestDatabase()
})
beforeEach(() => {
  orgId = newId(clock)
  sent = []
  clock.set('2026-11-21T10:00:00Z')
})
afterAll(async () => test.drop())

type Attempt = (row: OutboxRow) => Promise<Outcome>

function network(attempt: Attempt, settled: Carrier['settled'] = () => Promise.resolve()) {
  const carried: string[] = []
  const outcomes: Outcome[] = []
  const carrier: Carrier = {
    carryOut: (_, row) => {
      carried.push(row.id)
      return attempt(row)
    },
    settled: async (tx, org, row, outcome) => {
      outcomes.push(outcome)
      await settled(tx, org, row, outcome)
    },
  }
  const worker = (name = 'w1') =>
    createOutboxWorker({
      db: test.db,
      jobs,
      clock,
      log: silentLog,
      carriers: new Map([['test.do', carrier]]),
      worker: name,
    })
  return { carried, outcomes, worker }
}

const put = (kind = 'test.do', subjectId: string = newId(clock)) =>
  test.db.forOrg(orgId, (tx) =>
    putInOutbox(tx, { clock, jobs }, orgId, { kind, accountId: null, subjectId, payload: { text: 'Hej' } }),
  )
const read = async (id: string) => {
  const row = await test.db.forOrg(orgId, (tx) => readOutbox(tx, orgId, id))
  return row!
}
const done: Attempt = () => Promise.resolve({ kind: 'done', result: { externalId: '1' } })

describe('an intent', () => {
  it('comes with its job, and neither is there when the decision fails', async () => {
    const subjectId = newId(clock)
    const failing = test.db.forOrg(orgId, async (tx) => {
      await putInOutbox(tx, { clock, jobs }, orgId, {
        kind: 'test.do',
        accountId: null,
        subjectId,
        payload: {},
      })
      throw new Error('the decision failed')
    })
    await expect(failing).rejects.toThrow('the decision failed')
    expect(await test.db.forOrg(orgId, (tx) => readOutboxOf(tx, orgId, subjectId))).toEqual([])
    const id = await put('test.do', subjectId)
    expect(sent.at(-1)).toEqual({ outboxId: id, startAt: null })
    expect(await read(id)).toMatchObject({ state: 'pending', attempts: 0, payload: { text: 'Hej' } })
  })

  it('that is held back is not carried out before its time, and its job comes then', async () => {
    const notBefore = clock.now().add({ hours: 12 })
    const id = await test.db.forOrg(orgId, (tx) =>
      putInOutbox(tx, { clock, jobs }, orgId, {
        kind: 'test.do',
        accountId: null,
        subjectId: newId(clock),
        payload: {},
        notBefore,
      }),
    )
    expect(sent.at(-1)).toEqual({ outboxId: id, startAt: notBefore.toString() })
    const { carried, worker } = network(done)
    clock.advance({ hours: 11 })
    await worker().sweep()
    await worker().carryOut(orgId, id)
    expect(carried).toEqual([])
    clock.advance({ hours: 1 })
    await worker().carryOut(orgId, id)
    expect(await read(id)).toMatchObject({ state: 'done' })
  })

  it.each<readonly [string, Attempt, Partial<OutboxRow>]>([
    ['done', done, { state: 'done', result: { externalId: '1' }, problem: null }],
    [
      'rejected',
      () => Promise.resolve({ kind: 'rejected', code: '100', message: 'no' }),
      { state: 'rejected', problem: { code: '100', message: 'no' } },
    ],
    [
      'unknown',
      () => Promise.resolve({ kind: 'unknown', code: 'timeout', message: 'no answer' }),
      { state: 'unknown', problem: { code: 'timeout', message: 'no answer' } },
    ],
    [
      'unknown when the carrier throws',
      () => Promise.reject(new Error('socket hang up')),
      { state: 'unknown', problem: { code: 'unexpected', message: 'socket hang up' } },
    ],
  ])('ends as %s', async (_, attempt, expected) => {
    const id = await put()
    const { worker, carried, outcomes } = network(attempt)
    await worker().carryOut(orgId, id)
    await worker().carryOut(orgId, id)
    expect(carried).toEqual([id])
    expect(outcomes).toHaveLength(1)
    expect(await read(id)).toMatchObject({ ...expected, claimedBy: 'w1', attempts: 1 })
  })

  it('is rejected when nothing here can carry it out', async () => {
    const id = await put('test.unheard-of')
    await network(done).worker().carryOut(orgId, id)
    expect(await read(id)).toMatchObject({ state: 'rejected', problem: { code: 'no-carrier' } })
  })

  it('is tried again at the time the network named, and not before', async () => {
    const id = await put()
    const at = clock.now().add({ minutes: 10 })
    const answers: Outcome[] = [{ kind: 'again', at, code: '4', message: 'too many calls' }, { kind: 'done' }]
    const { worker, carried } = network(() => Promise.resolve(answers.shift()!))
    await worker().carryOut(orgId, id)
    expect(await read(id)).toMatchObject({ state: 'pending', problem: { code: '4' }, finishedAt: null })
    expect(sent.at(-1)).toEqual({ outboxId: id, startAt: at.toString() })
    clock.advance({ minutes: 9 })
    await worker().carryOut(orgId, id)
    expect(carried).toHaveLength(1)
    clock.advance({ minutes: 1 })
    await worker().carryOut(orgId, id)
    expect(await read(id)).toMatchObject({ state: 'done', attempts: 2, problem: null })
  })

  it('is given up after twelve attempts', async () => {
    const id = await put()
    const { worker, carried, outcomes } = network(() =>
      Promise.resolve({ kind: 'again', at: clock.now(), code: '2', message: 'down' }),
    )
    for (let n = 0; n < 15; n += 1) await worker().carryOut(orgId, id)
    expect(carried).toHaveLength(12)
    expect(outcomes.at(-1)).toMatchObject({ kind: 'rejected', code: '2' })
    expect(await read(id)).toMatchObject({ state: 'rejected' })
  })

  it('is claimed once, however many workers come for it', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => put()))
    const { worker, carried } = network(async () => {
      await wait(5)
      return { kind: 'done' }
    })
    const [a, b] = [worker('a'), worker('b')]
    await Promise.all(ids.flatMap((id) => [a.carryOut(orgId, id), b.carryOut(orgId, id)]))
    expect(carried.toSorted()).toEqual(ids.toSorted())
    const claimants = new Set((await Promise.all(ids.map(read))).map((row) => row.claimedBy))
    expect([...claimants].sort()).toEqual(['a', 'b'])
  })
})

describe('a worker that is killed', () => {
  const never: Attempt = () => new Promise(() => undefined)
  const claimAndDie = async (id: string, { carried, worker }: ReturnType<typeof network>) => {
    const before = carried.length
    void worker('dead').carryOut(orgId, id)
    while (carried.length === before) await wait(5)
  }

  it('leaves a row that the sweep makes unknown, once no living worker can be behind it, and never sends', async () => {
    const id = await put()
    const dead = network(never)
    await claimAndDie(id, dead)
    clock.advance(CLAIM_LASTS)
    await dead.worker().sweep()
    expect(await read(id), 'the call may still be under way').toMatchObject({ state: 'sending' })
    clock.advance({ seconds: 1 })
    await dead.worker().sweep()
    await dead.worker().sweep()
    expect(await read(id)).toMatchObject({ state: 'unknown', problem: { code: 'worker-gone' } })
    expect(dead.outcomes).toMatchObject([{ kind: 'unknown' }])
    clock.advance({ hours: 48 })
    await dead.worker().sweep()
    await dead.worker().carryOut(orgId, id)
    expect(dead.carried).toEqual([id])
  })

  it('loses no job: a row that waits although its time has come gets a new one', async () => {
    const id = await put()
    const jobsOfRow = () => sent.filter((job) => job.outboxId === id)
    clock.advance({ seconds: 59 })
    await network(done).worker().sweep()
    expect(jobsOfRow()).toHaveLength(1)
    clock.advance({ seconds: 2 })
    await network(done).worker().sweep()
    expect(jobsOfRow()).toHaveLength(2)
  })

  it('was only asleep: its answer still counts, as long as nobody has settled the row', async () => {
    const [late, settledByHand] = [await put(), await put()]
    const wake: (() => void)[] = []
    const asleep = network(() => new Promise((resolve) => wake.push(() => resolve({ kind: 'done' }))))
    const running = [late, settledByHand].map((id) => asleep.worker('asleep').carryOut(orgId, id))
    while (wake.length < 2) await wait(5)
    clock.advance({ hours: 1 })
    await asleep.worker().sweep()
    await test.db.forOrg(orgId, (tx) =>
      settleOutbox(tx, { orgId, id: settledByHand }, 'unknown', { state: 'cancelled', at: clock.now() }),
    )
    for (const answer of wake) answer()
    await Promise.all(running)
    expect(await read(late)).toMatchObject({ state: 'done' })
    expect(await read(settledByHand)).toMatchObject({ state: 'cancelled' })
  })

  it('cannot settle the attempt of another', async () => {
    const id = await put()
    const answer = Promise.withResolvers<Outcome>()
    const asleep = network(() => answer.promise)
    const running = asleep.worker('asleep').carryOut(orgId, id)
    while (asleep.carried.length === 0) await wait(5)
    clock.advance({ hours: 1 })
    await asleep.worker().sweep()
    await test.db.forOrg(orgId, (tx) =>
      settleOutbox(tx, { orgId, id }, 'unknown', {
        state: 'pending',
        at: clock.now(),
        notBefore: clock.now(),
      }),
    )
    await claimAndDie(id, network(never))
    answer.resolve({ kind: 'done' })
    await running
    expect(await read(id)).toMatchObject({ state: 'sending', attempts: 2, claimedBy: 'dead' })
  })

  it('does not keep the sweep from the other rows, even if one of them cannot be settled', async () => {
    const [bad, good] = [await put(), await put()]
    const broken = network(never, (_tx, _org, row) =>
      row.id === bad ? Promise.reject(new Error('a bug')) : Promise.resolve(),
    )
    await claimAndDie(bad, broken)
    await claimAndDie(good, broken)
    clock.advance({ minutes: 6 })
    await broken.worker().sweep()
    expect((await read(bad)).state).toBe('sending')
    expect((await read(good)).state).toBe('unknown')
  })
})
