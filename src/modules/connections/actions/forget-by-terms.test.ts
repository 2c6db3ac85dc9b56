import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '#connectors/connector.ts'
import { acceptAnswers, applyEvents, drainIntake, noInboxEvents } from '#modules/inbox/index.ts'
import { createPolicies } from '#modules/policy/index.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { FAKE_NETWORK, fakeBody } from '#test/fake-network.ts'
import { added } from '#test/inbox-kit.ts'
import { readStorageStanding } from '../queries/read-storage.ts'
import { decideStorage } from './decide-storage.ts'
import type { ConnectionsDeps } from './deps.ts'
import { forgetByTerms } from './forget-by-terms.ts'

let kit: ConnectionsKit
const kits: ConnectionsKit[] = []
beforeEach(async () => {
  kit = await createConnectionsKit()
  kits.push(kit)
})
afterAll(() => Promise.all(kits.map((one) => one.drop())))

const SOURCE = 'Villkoren, avsnitt 3'
function limited(): ConnectionsDeps {
  const { connector } = kit.net
  const terms = { profileHours: 24, activityHours: 48, source: SOURCE }
  const withTerms: Connector = { ...connector, profile: { ...connector.profile, terms } }
  return { ...kit.connections, connectors: new Map([[FAKE_NETWORK, withTerms]]) }
}

async function receive(externalId: string, state = 'handled'): Promise<void> {
  const deps = {
    ...kit.connections,
    policies: createPolicies(),
    events: noInboxEvents,
    answeringNow: () => Promise.resolve(null),
  }
  const bodies = [fakeBody([added(externalId, { page: 'page-1' })])]
  await acceptAnswers(deps, { network: FAKE_NETWORK, bodies })
  await drainIntake(deps)
  await applyEvents(deps)
  await kit.within((tx) =>
    sql`update message set state = ${state} where external_id = ${externalId}`.execute(tx),
  )
}

const names = () =>
  kit.within(async (tx) => {
    const { rows } = await sql<{ id: string; name: string | null }>`
      select external_id as id, author_name as name from message order by external_id`.execute(tx)
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
  })
const standing = () => kit.within((tx) => readStorageStanding(limited(), tx, kit.orgId, FAKE_NETWORK))
const bodiesWith = (word: string) =>
  kit.deps.db.system(async (tx) => {
    const { rows } = await sql<{ body: Buffer }>`select body from hook_delivery`.execute(tx)
    return rows.filter(({ body }) => body.toString().includes(word)).length
  })
const decide = (keeps: 'all' | 'profile-limit') =>
  decideStorage(limited(), kit.admin, { network: FAKE_NETWORK, keeps, decision: 'KS 2026/512' })
const later = (change: Temporal.DurationLike) => kit.clock.set(kit.clock.now().add(change))

describe('the vendor’s limit', () => {
  it('holds when nobody has decided anything, and the page can tell what was done and what comes', async () => {
    await kit.connected()
    expect(await standing()).toMatchObject({ run: null, named: 0, nextAt: null })
    await receive('c1')
    await receive('c2', 'open')
    const goesAt = kit.clock.now().add({ hours: 23, minutes: 45 })
    later({ hours: 23 })
    await forgetByTerms(limited())
    expect(await standing()).toMatchObject({
      ...{ named: 2, held: 0, nextAt: goesAt },
      run: { ranAt: kit.clock.now(), forgotAt: null, totalMessages: 0 },
    })
    kit.clock.set(goesAt)
    await forgetByTerms(limited())
    expect(await names()).toEqual({ c1: null, c2: 'Åsa Öberg' })
    const done = { ranAt: goesAt, forgotAt: goesAt, forgotMessages: 1, totalMessages: 1 }
    expect(await standing()).toMatchObject({ run: done, named: 1, held: 1, nextAt: null })
    expect(await bodiesWith('Åsa')).toBe(1)
    later({ minutes: 15 })
    await forgetByTerms(limited())
    expect(await standing()).toMatchObject({ run: { ...done, ranAt: kit.clock.now() } })
  })

  it('is not touched where the network has none', async () => {
    await kit.connected()
    await receive('c1')
    later({ hours: 1000 })
    await forgetByTerms(kit.connections)
    expect(await names()).toEqual({ c1: 'Åsa Öberg' })
    expect(await standing()).toMatchObject({ run: null })
  })
})

describe('a decision', () => {
  it('to keep everything keeps the names; taken back, they go; made later, those that are gone stay gone', async () => {
    await kit.connected()
    await decide('all')
    await receive('c1')
    later({ hours: 48 })
    await forgetByTerms(limited())
    expect(await names()).toEqual({ c1: 'Åsa Öberg' })
    expect(await bodiesWith('Åsa')).toBe(1)
    await decide('profile-limit')
    await forgetByTerms(limited())
    expect(await names()).toEqual({ c1: null })
    expect(await bodiesWith('Åsa')).toBe(0)
    await decide('all')
    await receive('c2')
    later({ hours: 48 })
    await forgetByTerms(limited())
    expect(await names()).toEqual({ c1: null, c2: 'Åsa Öberg' })
  })

  it('and the vendor’s words stand in the ledger with what was done under them', async () => {
    const { id } = await kit.connected()
    await decide('profile-limit')
    await receive('c1')
    later({ hours: 24 })
    await forgetByTerms(limited())
    const facts = await kit.within(async (tx) => {
      const { rows } = await sql<{ entry: string }>`
        select entry from ledger where kind = 'network.people-forgotten' and subject_id = ${id}`.execute(tx)
      return rows.map(({ entry }) => JSON.parse(entry) as { facts: Record<string, unknown> })
    })
    expect(facts).toMatchObject([
      { facts: { network: FAKE_NETWORK, messages: 1, terms: SOURCE, decision: 'KS 2026/512' } },
    ])
    expect(JSON.stringify(facts)).not.toContain('Åsa')
  })
})

it('one organisation that fails does not keep the networks’ bodies or the others waiting', async () => {
  await kit.connected()
  await receive('c1')
  later({ hours: 24 })
  const deps = limited()
  let calls = 0
  const failing: ConnectionsDeps = {
    ...deps,
    db: {
      ...deps.db,
      forOrg: (orgId, work) => {
        calls += 1
        if (calls === 1) return Promise.reject(new Error('no connection'))
        return deps.db.forOrg(orgId, work)
      },
    },
  }
  await expect(forgetByTerms(failing)).rejects.toThrow(AggregateError)
  expect(await names()).toEqual({ c1: 'Åsa Öberg' })
  await forgetByTerms(deps)
  expect(await names()).toEqual({ c1: null })
})
