import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import type { OrgId } from '#core/ids.ts'
import { addAccount, type Account } from '#modules/accounts/index.ts'
import { addPerson, addUnit, createOrganisation } from '#modules/organisation/index.ts'
import { FAKE_NETWORK, fakeBody, GOOD_SIGNATURE, PAGE, type FakeEvent } from '#test/fake-network.ts'
import { added, direct, edited, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import {
  acceptDelivery,
  applyEvents,
  countPeople,
  drainIntake,
  enterMessage,
  fetchContext,
  forgetInBodies,
  forgetPeople,
  markHandled,
  readQueue,
  readTrail,
} from '../index.ts'
import { claimName, keepName } from '../store/person-names.ts'
import type { ForgetDeps } from './forget-people.ts'

let kit: InboxKit
const kits: InboxKit[] = []
beforeEach(async () => {
  kit = await openInboxKit()
  kits.push(kit)
})
afterAll(() => Promise.all(kits.map((one) => one.close())))

const LIMIT = { hours: 24 }
const due = () => ({
  receivedBefore: kit.clock.now().subtract(LIMIT),
  heldAfter: kit.clock.now().subtract({ hours: 240 }),
})
const forget = (over: { deps?: ForgetDeps; orgId?: OrgId; account?: Account } = {}) =>
  forgetPeople(over.deps ?? kit.deps, over.orgId ?? kit.orgId, {
    ...{ account: over.account ?? kit.account, ...due(), terms: 'the terms', decision: '' },
  })
const forgetBodies = () =>
  forgetInBodies(kit.deps, { network: FAKE_NETWORK, receivedBefore: due().receivedBefore })
const later = (hours: number) => kit.clock.set(kit.clock.now().add({ hours }))

async function close(externalId: string): Promise<void> {
  const { id: messageId } = await kit.message(externalId)
  await kit.org((tx) => markHandled(kit.deps, tx, kit.people.holder, { messageId, outcome: 'no-action' }))
}

/** Everything that is kept anywhere of what came, as one text. */
async function everything(): Promise<string> {
  const kept = await kit.org(async (tx) => {
    const { rows } = await sql<{ kept: string }>`
      select row_to_json(e)::text as kept from network_event e union all select row_to_json(m)::text from message m
      union all select row_to_json(v)::text from message_version v union all select row_to_json(p)::text from post p
      union all select row_to_json(l)::text from ledger l union all select row_to_json(n)::text from person_name n`.execute(
      tx,
    )
    return rows.map((row) => row.kept)
  })
  const bodies = await kit.deps.db.system(async (tx) => {
    const { rows } = await sql<{ body: Buffer; event: string }>`
      select body, '' as event from hook_delivery union all select ''::bytea, event::text from unclaimed_event`.execute(
      tx,
    )
    return rows.map((row) => row.body.toString() + row.event)
  })
  return [...kept, ...bodies].join('\n')
}

describe('who wrote is forgotten', () => {
  it('everywhere, when the limit has passed; what they wrote stays', async () => {
    await kit.receive(added('c1', { text: 'När öppnar badet?' }))
    await close('c1')
    later(23)
    expect(await forget()).toBe(0)
    expect(await forgetBodies()).toBe(0)
    expect((await kit.message('c1')).authorName).toBe('Åsa Öberg')
    later(1)
    expect(await forget()).toBe(1)
    expect(await forgetBodies()).toBe(1)
    const kept = await everything()
    expect(kept).not.toMatch(/Åsa Öberg|åsa öberg|öberg|citizen-1/)
    expect(await kit.message('c1')).toMatchObject({ authorName: null, text: 'När öppnar badet?' })
    const found = (search: string) =>
      kit.org((tx) => readQueue(tx, kit.people.holder, { view: 'all', search, limit: 10 }, kit.clock.now()))
    expect((await found('Öberg')).items).toEqual([])
    expect((await found('badet')).items).toMatchObject([{ author: null, isAuthorForgotten: true }])
    expect(await forget()).toBe(0)
    expect(await forgetBodies()).toBe(0)
  })

  it('with an entry in the ledger that names the terms and nobody', async () => {
    await kit.receive(added('c1'), added('c2', { author: { externalId: 'citizen-2', name: 'Bo Ek' } }))
    await close('c1')
    await close('c2')
    later(24)
    await forget()
    await forget()
    const entries = (await kit.journal(kit.account.id)).filter(
      ({ kind }) => kind === 'network.people-forgotten',
    )
    expect(entries.map(({ facts }) => facts)).toEqual([
      {
        network: FAKE_NETWORK,
        events: 2,
        messages: 2,
        receivedBefore: due().receivedBefore.toString(),
        terms: 'the terms',
        decision: '',
      },
    ])
  })

  it('not while the message is being handled, and then at once; ten days at most', async () => {
    await kit.receive(added('waits'), added('answered'))
    later(48)
    expect(await forget()).toBe(0)
    expect(await kit.org((tx) => countPeople(tx, kit.orgId, [kit.account.id], due()))).toEqual({
      named: 2,
      held: 2,
      oldestAt: null,
    })
    expect(await forgetBodies()).toBe(0)
    await close('answered')
    expect(await forget()).toBe(1)
    expect((await kit.message('waits')).authorName).toBe('Åsa Öberg')
    later(7)
    expect(await forgetBodies()).toBe(0)
    later(240 - 48 - 7)
    expect(await forget()).toBe(1)
    expect(await forgetBodies()).toBe(1)
    expect(await everything()).not.toContain('citizen-1')
  })

  it('in a direct conversation whom the account was talking to', async () => {
    await kit.receive(direct('d1'), direct('d2', { isFromAccount: true, author: null }))
    await close('d1')
    later(24)
    await forget()
    await forgetBodies()
    expect(await everything()).not.toMatch(/citizen-1|Åsa/)
  })
})

it('the name that the network was asked for goes too', async () => {
  const asked = { accountId: kit.account.id, externalId: 'citizen-9' }
  await kit.org(async (tx) => {
    await claimName(tx, kit.orgId, asked, kit.clock.now())
    await keepName(tx, kit.orgId, asked, 'Örjan Ek')
  })
  later(23)
  await forget()
  expect(await everything()).toContain('Örjan Ek')
  later(1)
  await forget()
  expect(await everything()).not.toMatch(/Örjan|citizen-9/)
})

describe('what is forgotten does not come back', () => {
  it('when the network tells it again, changes it, or is asked', async () => {
    const told = [added('c1', { text: 'Hej' })]
    await kit.receive(...told)
    await close('c1')
    later(24)
    await forget()
    await forgetBodies()
    await kit.receive(...told)
    kit.network.addPost('post-1', 'Badet öppnar')
    kit.network.addComment('c1', { text: 'Hej' })
    const { id } = await kit.message('c1')
    await fetchContext(kit.deps, { orgId: kit.orgId, messageId: id as never })
    expect(await kit.message('c1')).toMatchObject({ authorName: null })
    const seen = async () => (await everything()).split('\n').filter((one) => one.includes('comment-seen'))
    const before = (await seen()).length
    later(1)
    await fetchContext(kit.deps, { orgId: kit.orgId, messageId: id as never })
    expect((await seen()).length).toBe(before)
    await kit.receive(edited('c1', { text: 'Hej igen', at: kit.clock.now().toString() }))
    expect(await kit.message('c1')).toMatchObject({ authorName: null, text: 'Hej igen' })
  })

  it('when all that was received is derived anew', async () => {
    await kit.receive(added('c1', { text: 'Hej' }), visitorsPost('v1'), changedText('c1'))
    await close('c1')
    await close('v1')
    later(24)
    await forget()
    const before = await kit.messages()
    await kit.org((tx) => sql`update network_event set state = 'received'`.execute(tx))
    await applyEvents(kit.deps)
    expect(await kit.messages()).toEqual(before)
    expect(before.map(({ authorName }) => authorName)).toEqual([null, null])
  })

  it('a body that a program reads again gives the same events, with no signature that would not fit', async () => {
    await kit.receive(added('c1'))
    await close('c1')
    const before = await readTrail(kit.deps, kit.orgId, (await kit.message('c1')).id)
    expect(before.deliveries[0]?.signature).toBe(GOOD_SIGNATURE)
    later(24)
    await forget()
    await forgetBodies()
    const trail = await readTrail(kit.deps, kit.orgId, (await kit.message('c1')).id)
    expect(trail.deliveries).toMatchObject([{ signature: null, isOnlyThisAccount: true }])
    expect(JSON.stringify(trail.events)).not.toContain('citizen-1')
  })
})

const changedText = (id: string) => edited(id, { text: 'Hej, hej', at: '2026-04-02T14:01:00Z' })
const visitorsPost = (externalId: string, author = 'citizen-1'): FakeEvent => ({
  key: `post:${externalId}`,
  at: '2026-04-02T14:00:00Z',
  effect: {
    kind: 'post-added',
    post: {
      ...{ externalId, text: 'Till er', media: [], permalink: null, publishedAt: null },
      author: { externalId: author, name: 'Åsa Öberg' },
    },
  },
})

it('never touches what the account itself wrote', async () => {
  const own = { author: { externalId: PAGE, name: 'Ekköpings kommun' } }
  await kit.receive(added('ours', own), visitorsPost('our-post', PAGE), added('c1'))
  const before = (await everything()).split('\n').filter((one) => one.includes('Ekköpings kommun')).length
  await close('c1')
  later(300)
  await forget()
  await forgetBodies()
  const after = (await everything()).split('\n').filter((one) => one.includes('Ekköpings kommun'))
  expect(after).toHaveLength(before)
  expect(await kit.message('ours')).toMatchObject({ authorName: 'Ekköpings kommun', isOurs: true })
})

it('nor what one of us saw and wrote in: that came from nobody’s API', async () => {
  const { holder } = kit.people
  const told = { text: 'Hej', link: 'https://torgnet.example/9', writtenAt: null, pictures: [] }
  const entered = { ...told, accountId: kit.account.id, kind: 'comment' as const, authorName: 'Vera Lind' }
  await enterMessage(kit.deps, holder, entered)
  later(300)
  expect(await forget()).toBe(0)
  expect((await kit.messages()).map(({ authorName }) => authorName)).toEqual(['Vera Lind'])
  const { named } = await kit.org((tx) => countPeople(tx, kit.orgId, [kit.account.id], due()))
  expect(named).toBe(0)
})

describe('an organisation that has decided otherwise', () => {
  async function neighbour(): Promise<{ orgId: OrgId; account: Account }> {
    const { orgId } = await createOrganisation(kit.deps, {
      name: 'Vikköping',
      slug: 'vikkoping',
      policyYaml: await kit.org(async (tx) => {
        const { rows } = await sql<{ yaml: string }>`select yaml from policy_version limit 1`.execute(tx)
        return rows[0]?.yaml ?? ''
      }),
    })
    const setup = systemActor(orgId, 'setup')
    const place = { kind: 'department', parentId: null, ownsCommonAccounts: true } as const
    const unit = await addUnit(kit.deps, setup, { name: 'Kommunikation', ...place })
    const holder = await addPerson(kit.deps, setup, {
      ...{ email: 'h@vikkoping.example', fullName: 'Ve Vik', title: 'webbredaktör' },
      ...{ unitId: unit.id, roles: ['communicator'], password: null },
    })
    const account = await addAccount({ ...kit.deps, networks: new Map([[FAKE_NETWORK, 'Fake']]) }, setup, {
      ...{ network: FAKE_NETWORK, externalId: 'page-2', handle: 'vik', name: 'Vikköping', url: null },
      ...{ kind: 'official', unitId: unit.id, holderId: holder.id, token: 'b' },
    })
    return { orgId, account }
  }
  const names = (orgId: OrgId) =>
    kit.deps.db.forOrg(orgId, async (tx) => {
      const { rows } = await sql<{ name: string }>`select author_name as name from message`.execute(tx)
      return rows.map(({ name }) => name)
    })

  it('keeps its names and the body that both share, until it too forgets', async () => {
    const other = await neighbour()
    await kit.receive(added('c1'), added('c2', { page: 'page-2' }))
    later(300)
    expect(await forget()).toBe(1)
    expect(await names(kit.orgId)).toEqual([null])
    expect(await names(other.orgId)).toEqual(['Åsa Öberg'])
    expect(await forgetBodies()).toBe(0)
    later(38)
    expect(await forget({ orgId: other.orgId, account: kit.account })).toBe(0)
    expect(await forget(other)).toBe(1)
    expect(await forgetBodies()).toBe(1)
    expect(await names(other.orgId)).toEqual([null])
  })

  it('events of an account that nobody has registered lose their people by the vendor’s limit', async () => {
    await kit.receive(added('c9', { page: 'page-nobody' }))
    later(24)
    expect(await forgetBodies()).toBe(1)
    expect(await everything()).not.toContain('citizen-1')
  })
})

describe('many, and the process killed', () => {
  async function fill(n: number): Promise<void> {
    const all = Array.from({ length: n }, (_, i) =>
      added(`m${String(i)}`, { author: { externalId: `u${String(i)}`, name: `Namn ${String(i)}` } }),
    )
    for (let from = 0; from < n; from += 1000) {
      const rawBody = fakeBody(all.slice(from, from + 1000))
      await acceptDelivery(kit.deps, { network: FAKE_NETWORK, rawBody, signature: GOOD_SIGNATURE })
    }
    await drainIntake(kit.deps)
    // Deriving ten thousand would take longer than what is tried here.
    await kit.org((tx) =>
      sql`insert into message (org_id, id, account_id, external_id, kind, is_ours, author_name, author_external_id, text, media,
          received_at, presence, state)
        select org_id, id, account_id, substr(subject, 9), 'comment', false, 'Namn', 'u', 'Hej', '[]', received_at, 'visible', 'handled'
        from network_event`.execute(tx),
    )
    await kit.org((tx) => sql`update network_event set state = 'applied'`.execute(tx))
  }
  const left = async () =>
    kit.org(async (tx) => {
      const { rows } = await sql<{ events: number; messages: number }>`
        select (select count(*)::int from network_event where people_forgotten_at is null) as events,
          (select count(*)::int from message where author_name is not null) as messages`.execute(tx)
      return rows[0]
    })

  it('ten thousand messages in batches of bounded size', async () => {
    await fill(10_000)
    later(24)
    let transactions = 0
    const counted: ForgetDeps = {
      ...kit.deps,
      db: {
        ...kit.deps.db,
        forOrg: (orgId, work) => {
          transactions += 1
          return kit.deps.db.forOrg(orgId, work)
        },
      },
    }
    expect(await forget({ deps: counted })).toBe(10_000)
    expect(transactions).toBe(22)
    expect(await left()).toEqual({ events: 0, messages: 0 })
    expect(await forgetBodies()).toBe(10)
  })

  it('goes on where it was, with the entries of what was done', async () => {
    await fill(1_200)
    later(24)
    let transactions = 0
    const dying: ForgetDeps = {
      ...kit.deps,
      db: {
        ...kit.deps.db,
        forOrg: (orgId, work) =>
          kit.deps.db.forOrg(orgId, async (tx) => {
            const result = await work(tx)
            transactions += 1
            if (transactions === 2) throw new Error('killed before the commit')
            return result
          }),
      },
    }
    await expect(forget({ deps: dying })).rejects.toThrow('killed')
    expect(await left()).toEqual({ events: 700, messages: 700 })
    expect(await forget()).toBe(700)
    expect(await left()).toEqual({ events: 0, messages: 0 })
    const counts = (await kit.journal(kit.account.id)).flatMap(({ kind, facts }) =>
      kind === 'network.people-forgotten' ? [facts['messages']] : [],
    )
    expect(counts).toEqual([500, 500, 200])
  })
})
