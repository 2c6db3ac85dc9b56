import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotPermitted, RuleBroken } from '#core/errors.ts'
import { FAKE_NETWORK } from '#test/fake-network.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { readEvents, retryEvent } from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
})
afterAll(async () => kit.close())

const eventId = async (key: string): Promise<string> =>
  kit.org(async (tx) => {
    const { rows } = await sql<{
      id: string
    }>`select id from network_event where dedupe_key = ${key}`.execute(tx)
    return rows[0]?.id ?? ''
  })

describe('an event tried again', () => {
  it('is applied when what stood in its way is gone', async () => {
    await kit.receive(added('again'))
    await kit.org((tx) =>
      sql`update network_event set state = 'failed', problem = 'disk' where subject = 'comment:again'`.execute(
        tx,
      ),
    )
    const id = await eventId('comment-added:again:')
    expect(await retryEvent(kit.deps, kit.people.admin, id)).toBe('applied')
    await expect(retryEvent(kit.deps, kit.people.admin, id)).rejects.toThrow(RuleBroken)
    expect((await kit.journal(id)).map((entry) => entry.kind)).toEqual(['event.retried'])
  })

  it('that was not understood is read anew, by a reader that has learned since', async () => {
    const raw = { item: 'poll', words: 'Ja eller nej?' }
    await kit.receive({ key: 'poll', at: null, effect: { kind: 'unknown', why: 'item poll' }, raw })
    const id = await eventId('poll')
    expect(await retryEvent(kit.deps, kit.people.admin, id)).toBe('unknown')
    const { reader } = kit.network
    const learned = {
      ...reader,
      readEvents: (body: Uint8Array) =>
        reader.readEvents(body).map((event) => ({
          ...event,
          dedupeKey: 'poll-understood',
          effect: { ...added('poll', { text: 'Ja eller nej?' }).effect },
        })),
    }
    const deps = { ...kit.deps, readers: new Map([[FAKE_NETWORK, learned]]) }
    expect(await retryEvent(deps, kit.people.admin, id)).toBe('ignored')
    expect((await kit.message('poll')).text).toBe('Ja eller nej?')
  })

  it('is the administrator’s to try, and to see', async () => {
    const id = await eventId('poll')
    await expect(retryEvent(kit.deps, kit.people.communicator, id)).rejects.toThrow(NotPermitted)
    await expect(kit.org((tx) => readEvents(tx, kit.people.communicator, { limit: 10 }))).rejects.toThrow(
      NotPermitted,
    )
    await expect(kit.org((tx) => readEvents(tx, kit.token('messages:read'), { limit: 10 }))).rejects.toThrow(
      NotPermitted,
    )
  })

  it('shows its raw words only when nobody understood it', async () => {
    await kit.receive({
      key: 'poll-2',
      at: null,
      effect: { kind: 'unknown', why: 'item poll' },
      raw: { post_id: 1 },
    })
    const page = await kit.org((tx) => readEvents(tx, kit.people.admin, { limit: 50 }))
    expect(page.items.find((one) => one.state === 'applied')?.raw).toBeNull()
    // the network's own keys, untouched
    expect(page.items.find((one) => one.problem === 'item poll')?.raw).toBe('{"post_id":1}')
    const unknown = await kit.org((tx) => readEvents(tx, kit.people.admin, { state: 'unknown', limit: 1 }))
    expect(unknown.items).toHaveLength(1)
    expect(unknown.next).toBeNull()
  })
})
