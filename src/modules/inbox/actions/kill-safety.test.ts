import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#core/db/database.ts'
import { addAccount } from '#modules/accounts/index.ts'
import { FAKE_NETWORK, fakeBody, GOOD_SIGNATURE } from '#test/fake-network.ts'
import { added, changed, edited, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { acceptDelivery, applyEvents, claimEvents, drainIntake, type InboxDeps } from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
})
afterAll(async () => kit.close())

class Killed extends Error {}

/**
 * A database whose process is killed at its nth transaction: before the commit (everything in it is undone) or just after it (done, but
 * nobody was told). From then on nothing answers any more.
 */
function mortal(db: Database, dies: { readonly at: number; readonly when: 'before' | 'after' }): Database {
  let begun = 0
  let isDead = false
  const run = async <T>(within: (work: <R>(result: R) => R) => Promise<T>): Promise<T> => {
    if (isDead) throw new Killed()
    begun += 1
    const isLast = begun === dies.at
    const result = await within((done) => {
      if (isLast && dies.when === 'before') {
        isDead = true
        throw new Killed()
      }
      return done
    })
    if (isLast) isDead = true
    if (isDead) throw new Killed()
    return result
  }
  return {
    ...db,
    pool: db.pool,
    forOrg: (orgId, work) => run((alive) => db.forOrg(orgId, async (tx) => alive(await work(tx)))),
    system: (work) => run((alive) => db.system(async (tx) => alive(await work(tx)))),
  }
}

/** Runs until the process survives, killing it one transaction later each time. */
async function untilSurvived(
  when: 'before' | 'after',
  step: (deps: InboxDeps) => Promise<unknown>,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    try {
      await step({ ...kit.deps, db: mortal(kit.deps.db, { at, when }) })
      return at
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
  }
}

const whole = (prefix: string) =>
  kit.org(async (tx) => {
    const { rows } = await sql<Record<string, unknown>>`
      select m.external_id, m.text, m.presence, m.state, m.owner_id is not null as has_owner,
        (select count(*) from message_version v where v.message_id = m.id) as versions,
        (select count(*) from ledger l where l.subject_id = m.id::text and l.kind = 'message.received') as received
      from message m where m.external_id like ${`${prefix}%`} order by m.external_id`.execute(tx)
    return rows
  })

const expected = (prefix: string) => [
  {
    externalId: `${prefix}-1`,
    text: 'B',
    presence: 'visible',
    state: 'open',
    hasOwner: true,
    versions: 2,
    received: 1,
  },
  {
    externalId: `${prefix}-2`,
    text: 'C',
    presence: 'removed-by-author',
    state: 'open',
    hasOwner: true,
    versions: 2,
    received: 1,
  },
]

const story = (prefix: string, page?: string) => {
  const on = page === undefined ? {} : { page }
  return [
    edited(`${prefix}-1`, { text: 'B', at: '2026-04-02T14:02:00Z', ...on }),
    added(`${prefix}-1`, { text: 'A', ...on }),
    { ...changed('comment-removed', `${prefix}-2`), ...on },
    added(`${prefix}-2`, { text: 'C', ...on }),
  ]
}

const accept = (events: ReturnType<typeof story>) =>
  acceptDelivery(kit.deps, { network: FAKE_NETWORK, rawBody: fakeBody(events), signature: GOOD_SIGNATURE })

describe.each(['before', 'after'] as const)('killed %s each commit in turn, the intake', (when) => {
  it('loses nothing and doubles nothing', async () => {
    const prefix = `kill-${when}`
    await accept(story(prefix))
    const died = await untilSurvived(when, async (deps) => {
      await drainIntake(deps)
      await applyEvents(deps)
    })
    expect(died).toBeGreaterThan(3)
    expect(await whole(prefix)).toEqual(expected(prefix))
  })

  it('loses nothing of what waited for an account', async () => {
    const prefix = `claim-${when}`
    const page = `page-${when}`
    await accept(story(prefix, page))
    await drainIntake(kit.deps)
    expect(await whole(prefix)).toEqual([])
    const { holder } = kit.people
    const account = await addAccount(
      { ...kit.deps, networks: new Map([[FAKE_NETWORK, 'Fake']]) },
      { ...kit.people.admin },
      {
        network: FAKE_NETWORK,
        externalId: page,
        handle: page,
        name: page,
        url: null,
        kind: 'service',
        unitId: holder.unitId,
        holderId: holder.id,
        token: null,
      },
    )
    await untilSurvived(when, async (deps) => {
      await claimEvents(deps, kit.orgId, account.id)
      await applyEvents(deps)
    })
    expect(await whole(prefix)).toEqual(expected(prefix))
    const left = await kit.deps.db.system((tx) => sql`select 1 from unclaimed_event`.execute(tx))
    expect(left.rows).toEqual([])
  })
})

describe('two workers at once', () => {
  it('apply the same events to one result', async () => {
    await accept(story('two'))
    const work = async () => {
      await drainIntake(kit.deps)
      await applyEvents(kit.deps)
    }
    await Promise.all([work(), work(), work(), work()])
    await work()
    expect(await whole('two')).toEqual(expected('two'))
  })
})
