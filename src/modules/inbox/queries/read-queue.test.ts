import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { InvalidInput, NotPermitted } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import {
  assignMessage,
  createQueueSignal,
  markSealed,
  queueCounts,
  readMessage,
  readQueue,
  setRestricted,
  triageMessage,
  type QueuePlace,
  type QueueQuery,
} from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
  await kit.receive(
    added('badet', { text: 'När öppnar simhallarna i Ullared?', at: '2026-04-02T13:00:00Z' }),
    added('vinter', {
      text: 'Snöröjningen på Åvägen är usel',
      author: { externalId: 'c2', name: 'Örjan Ängström' },
    }),
    added('tack', { text: 'Tack för hjälpen!', author: { externalId: 'c3', name: 'Bo Ek' } }),
    added('hemlig', {
      text: 'Grannen heter Rumpelstiltskin och har soc',
      author: { externalId: 'c4', name: 'Hemlig Person' },
    }),
    added('procent', { text: '100% fel_text här' }),
  )
})
afterAll(async () => kit.close())

const read = (over: Partial<QueueQuery> = {}, actor: Actor = kit.people.holder) =>
  kit.org((tx) => readQueue(tx, actor, { view: 'all', limit: 50, ...over }, kit.clock.now()))
const idsOf = async (externalIds: readonly string[]) =>
  Promise.all(externalIds.map(async (externalId) => (await kit.message(externalId)).id))
const found = async (search: string, actor?: Actor) => {
  const page = await read({ search }, actor)
  const ids = new Set<string>(page.items.map((item) => item.id))
  return (await kit.messages()).filter((one) => ids.has(one.id)).map((one) => one.externalId)
}

describe('the queue', () => {
  it('gives pages that follow each other without gap or repetition, soonest due first', async () => {
    for (let n = 0; n < 23; n += 1) await kit.receive(added(`page-${n}`))
    await kit.org((tx) =>
      sql`update message set due_at = due_at + (random() * interval '3 hours')`.execute(tx),
    )
    const whole = await read()
    const seen: string[] = []
    let after: QueuePlace | undefined
    do {
      const page = await read({ limit: 5, after })
      seen.push(...page.items.map((item) => item.id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(whole.items.map((item) => item.id))
    expect(seen).toHaveLength(28)
    const due = whole.items.map((item) => item.deadline!.dueAt.epochMilliseconds)
    expect(due).toEqual([...due].sort((a, b) => a - b))
  })

  it('is mine, my unit’s, nobody’s, soon, passed; and the counts say the same', async () => {
    const { id, version } = await kit.message('tack')
    await assignMessage(kit.deps, kit.people.holder, {
      messageId: id,
      personId: kit.people.service.id,
      reason: '',
      version,
    })
    expect((await read({ view: 'mine' }, kit.people.service)).items.map((item) => item.id)).toEqual([id])
    expect((await read({ view: 'unit' }, kit.people.service)).items.map((item) => item.id)).toEqual([id])
    expect((await read({ view: 'unit' })).items).toHaveLength(27)
    expect((await read({ view: 'unit', limit: 3 })).items.map((item) => item.id)).toEqual(
      (await read({ view: 'unit' })).items.slice(0, 3).map((item) => item.id),
    )
    expect((await read({ view: 'unowned' })).items).toEqual([])
    kit.clock.set('2026-04-09T20:00:00Z')
    await kit.org((tx) =>
      sql`update message set due_at = ${kit.clock.now().subtract({ hours: 1 })} where id = ${id}`.execute(tx),
    )
    expect((await read({ view: 'passed' })).items.map((item) => item.id)).toEqual([id])
    expect((await read({ view: 'soon' })).items).toHaveLength(27)
    const counts = await kit.org((tx) => queueCounts(tx, kit.people.service, kit.clock.now()))
    expect(counts).toEqual({ mine: 1, unit: 1, unowned: 0, soon: 27, passed: 1, all: 28, waiting: 0 })
    expect((await read({ view: 'handled' })).items).toEqual([])
  })

  it('is filtered by account and class, untriaged too', async () => {
    const { id, version } = await kit.message('vinter')
    await triageMessage(kit.deps, kit.people.holder, {
      messageId: id,
      classKey: 'viewpoint',
      isAcute: false,
      isHappeningNow: false,
      version,
    })
    expect((await read({ classKey: 'viewpoint' })).items.map((item) => item.id)).toEqual([id])
    expect((await read({ classKey: 'untriaged' })).items).toHaveLength(27)
    expect((await read({ classKey: 'untriaged', search: 'snöröjning' })).items).toEqual([])
    expect((await read({ classKey: 'viewpoint', search: 'snöröjning' })).items).toHaveLength(1)
    expect((await read({ accountId: kit.account.id })).items).toHaveLength(28)
    expect((await read({ accountId: newId(kit.clock) })).items).toEqual([])
    await expect(read({ accountId: 'x' })).rejects.toThrow(InvalidInput)
  })

  it('is for those who work with it', async () => {
    await expect(read({}, kit.people.employee)).rejects.toThrow(NotPermitted)
    await expect(read({}, kit.token('events:read'))).rejects.toThrow(NotPermitted)
    expect((await read({}, kit.token('messages:read'))).items).toHaveLength(28)
    await expect(read({ view: 'mine' }, kit.token('messages:read'))).rejects.toThrow(InvalidInput)
  })
})

describe('the search', () => {
  it.each<[string, string[], string]>([
    ['simhall', ['badet'], 'another form of the word'],
    ['öppna simhallen', ['badet'], 'every word in any form'],
    ['röjning', ['vinter'], 'a part of a word'],
    ['ÅVÄGEN', ['vinter'], 'å and ä in capitals'],
    ['Örjan', ['vinter'], 'a first name'],
    ['ängst', ['vinter'], 'a part of a name'],
    ['O\u0308rjan', ['vinter'], 'a letter typed in two parts'],
    ['"öppnar simhallarna"', ['badet'], 'a phrase'],
    ['usel -snöröjning', [], 'without a word'],
    ['100%', ['procent'], 'a sign that means something to the database'],
    ['fel_te', ['procent'], 'another'],
    ["'; drop table message; --", [], 'an attack'],
    ['finnsinte', [], 'nothing'],
  ])('finds %s → %j (%s)', async (search, expected) => {
    expect(await found(search)).toEqual(expected)
  })

  it('finds what is handled and what only stood in a thread as well, newest first, in pages', async () => {
    await kit.org((tx) => sql`update message set state = 'none' where external_id = 'page-0'`.execute(tx))
    const all = await read({ search: 'kommentar', limit: 50 })
    const first = await read({ search: 'kommentar', limit: 10 })
    const second = await read({ search: 'kommentar', limit: 50, after: first.next! })
    expect(all.items).toHaveLength(23)
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(all.items.map((item) => item.id))
    expect((await read({ view: 'soon', search: 'kommentar' })).items).toHaveLength(22)
    expect((await read({ view: 'unowned', search: 'kommentar' })).items).toEqual([])
  })
})

describe('what may not be read', () => {
  it('may not be found by its words either: restricted only by those who handle it (F-112)', async () => {
    const [id] = await idsOf(['hemlig'])
    await kit.org((tx) => setRestricted(tx, kit.orgId, id!, true))
    const handlers: Actor[] = [
      kit.people.holder,
      kit.people.registrar,
      kit.token('messages:read', 'messages:restricted'),
    ]
    const others: Actor[] = [kit.people.service, kit.people.admin, kit.token('messages:read')]
    for (const actor of handlers) expect(await found('Rumpelstiltskin', actor)).toEqual(['hemlig'])
    for (const actor of others) {
      expect(await found('Rumpelstiltskin', actor)).toEqual([])
      const item = (await read({}, actor)).items.find((one) => one.id === id)
      expect(item).toMatchObject({ content: 'restricted', text: null, author: null, permalink: null })
      const seen = await kit.org((tx) => readMessage(kit.deps, tx, actor, id!))
      expect(JSON.stringify(seen)).not.toMatch(/Rumpelstiltskin|Hemlig Person|"c4"/)
    }
  })

  it('is never found or shown when it is sealed (F-118)', async () => {
    const [id] = await idsOf(['hemlig'])
    await kit.org((tx) => markSealed(tx, kit.orgId, id!))
    for (const actor of [
      kit.people.holder,
      kit.people.registrar,
      kit.token('messages:read', 'messages:restricted'),
    ]) {
      expect(await found('Rumpelstiltskin', actor)).toEqual([])
      expect(JSON.stringify(await read({}, actor))).not.toContain('Rumpelstiltskin')
    }
  })

  it('of another organisation cannot be seen at all', async () => {
    const other = newId<'org'>(kit.clock)
    const stranger: Actor = {
      kind: 'token',
      id: 't',
      orgId: other,
      name: 'x',
      scopes: ['messages:read', 'messages:restricted'],
    }
    const page = await kit.test.db.forOrg(other, (tx) =>
      readQueue(tx, stranger, { view: 'all', limit: 50, search: 'simhall' }, kit.clock.now()),
    )
    expect(page.items).toEqual([])
  })
})

describe('live arrival', () => {
  it('tells whoever shows the queue of that organisation, when it is committed, whichever process did it', async () => {
    const signal = createQueueSignal(kit.test.db, kit.deps.log)
    const heard: string[] = []
    const stop = signal.onQueueChanged(kit.orgId, () => heard.push('ours'))
    signal.onQueueChanged(newId<'org'>(kit.clock), () => heard.push('theirs'))
    const until = async (count: number) => {
      for (let tries = 0; heard.length < count && tries < 100; tries += 1)
        await new Promise((done) => setTimeout(done, 20))
    }
    await until(0)
    await new Promise((done) => setTimeout(done, 100))
    await kit.receive(added('live-1'))
    await until(1)
    expect(heard).toEqual(['ours'])
    stop()
    await kit.receive(added('live-2'))
    await new Promise((done) => setTimeout(done, 100))
    expect(heard).toEqual(['ours'])
    await signal.close()
  })
})
