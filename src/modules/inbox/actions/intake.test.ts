import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAKE_NETWORK, fakeBody, GOOD_SIGNATURE, PAGE, type FakeEvent } from '#test/fake-network.ts'
import { added, changed, edited, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { acceptDelivery, applyEvents, drainIntake } from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
})
afterAll(async () => kit.close())

const accept = (events: readonly FakeEvent[], signature = GOOD_SIGNATURE) =>
  acceptDelivery(kit.deps, { network: FAKE_NETWORK, rawBody: fakeBody(events), signature })
const deliveries = async (state: string): Promise<number> =>
  kit.deps.db.system(async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from hook_delivery where state = ${state}`.execute(tx)
    return rows[0]?.n ?? -1
  })
const versions = (externalId: string) =>
  kit.org(async (tx) => {
    const { rows } = await sql<{ kind: string; text: string | null }>`
      select v.kind, v.text from message_version v join message m on m.id = v.message_id
      where m.external_id = ${externalId} order by v.no`.execute(tx)
    return rows.map((row) => [row.kind, row.text])
  })
const event = async (key: string) =>
  kit.org(async (tx) => {
    const { rows } = await sql<{ state: string; problem: string | null }>`
      select state, problem from network_event where dedupe_key = ${key}`.execute(tx)
    return rows[0]
  })

describe('a delivery', () => {
  it('is stored before anything else, once however often it comes', async () => {
    const body = [added('raw-1')]
    expect(await accept(body)).toEqual({ isAccepted: true, isNew: true })
    expect(await accept(body)).toEqual({ isAccepted: true, isNew: false })
    expect(await deliveries('received')).toBe(1)
    await drainIntake(kit.deps)
    expect(await accept(body)).toEqual({ isAccepted: true, isNew: false })
    expect(await deliveries('received')).toBe(0)
    expect(await deliveries('split')).toBe(1)
  })

  it('with a wrong signature is counted by the hour and never stored', async () => {
    const before = await deliveries('received')
    expect(await accept([added('forged')], 'forged')).toEqual({ isAccepted: false })
    expect(await accept([added('forged')], 'forged')).toEqual({ isAccepted: false })
    expect(await deliveries('received')).toBe(before)
    const { rows } = await kit.deps.db.pool.query<{ refused: number }>('select refused from hook_refusal')
    expect(rows).toEqual([{ refused: 2 }])
  })

  it('that cannot be read is kept and marked, and does not hold up the next', async () => {
    const unreadable = new TextEncoder().encode('{"not":"ours"}')
    await acceptDelivery(kit.deps, { network: FAKE_NETWORK, rawBody: unreadable, signature: GOOD_SIGNATURE })
    await accept([added('after-unreadable')])
    await drainIntake(kit.deps)
    expect(await deliveries('unreadable')).toBe(1)
    expect(await deliveries('received')).toBe(0)
    await applyEvents(kit.deps)
    expect((await kit.message('after-unreadable')).state).toBe('open')
  })
})

describe('an event', () => {
  it('becomes a message with owner, deadline and rule, and a job for its context', async () => {
    const jobsBefore = await kit.jobs('inbox.fetch-context')
    await kit.receive(added('q1', { text: 'När öppnar badet?' }))
    const message = await kit.message('q1')
    expect(message).toMatchObject({
      text: 'När öppnar badet?',
      state: 'open',
      ownerId: kit.people.holder.id,
      unitId: kit.account.unitId,
      dueRuleId: 'answer-otherwise',
      dueModality: 'ska',
    })
    // F-102, scenario 10: Thursday before Easter, due the third working day after it at 23:59 local time
    expect(message.dueAt?.toString()).toBe('2026-04-09T21:59:00Z')
    expect(await kit.jobs('inbox.fetch-context')).toBe(jobsBefore + 1)
    const [entry] = await kit.journal(message.id)
    expect(entry).toMatchObject({ kind: 'message.received', facts: { ownerBecause: 'account-holder' } })
    expect(JSON.stringify(entry)).not.toContain('badet')
  })

  it('gives the same whether it comes in order, late, twice or all at once', async () => {
    const history = (id: string) => [
      added(id, { text: 'A' }),
      edited(id, { text: 'B', at: '2026-04-02T14:01:00Z' }),
      changed('comment-hidden', id, '2026-04-02T14:02:00Z'),
      changed('comment-unhidden', id, '2026-04-02T14:03:00Z'),
      changed('comment-removed', id, '2026-04-02T14:04:00Z'),
    ]
    await kit.receive(...history('in-order'))
    for (const one of [...history('backwards')].reverse()) await kit.receive(one)
    await kit.receive(...history('twice'), ...history('twice'))
    const expected = [
      ['original', 'A'],
      ['edited', 'B'],
      ['hidden', null],
      ['unhidden', null],
      ['removed-by-author', null],
    ]
    for (const id of ['in-order', 'backwards', 'twice']) {
      expect(await versions(id)).toEqual(expected)
      expect(await kit.message(id)).toMatchObject({ text: 'B', presence: 'removed-by-author', state: 'open' })
    }
  })

  it('about something never heard of waits without being work until its words come', async () => {
    await kit.receive(changed('comment-removed', 'late-words'))
    expect(await kit.message('late-words')).toMatchObject({ text: '', state: 'none', dueAt: null })
    await kit.receive(added('late-words', { text: 'borttagen fråga' }))
    expect(await kit.message('late-words')).toMatchObject({
      text: 'borttagen fråga',
      state: 'open',
      presence: 'removed-by-author',
    })
  })

  it('fills in an author that was withheld, without losing the message a version', async () => {
    await kit.receive(added('withheld', { author: null }))
    expect((await kit.message('withheld')).authorName).toBeNull()
    await kit.receive(added('withheld', { key: 'again' }))
    expect((await kit.message('withheld')).authorName).toBe('Åsa Öberg')
    expect(await versions('withheld')).toHaveLength(1)
  })

  it('of the account itself is context, not work', async () => {
    await kit.receive(added('own', { author: { externalId: PAGE, name: 'Kommunen' } }))
    expect(await kit.message('own')).toMatchObject({ isOurs: true, state: 'none', ownerId: null })
  })

  it('ties an answer to its parent whichever came first', async () => {
    await kit.receive(added('child', { parentExternalId: 'parent' }))
    expect((await kit.message('child')).parentId).toBeNull()
    await kit.receive(added('parent'))
    expect((await kit.message('child')).parentId).toBe((await kit.message('parent')).id)
  })

  it('that is not understood is kept with why; one of no consequence is ignored', async () => {
    await kit.receive(
      { key: 'new-kind', at: null, effect: { kind: 'unknown', why: 'item poll' } },
      { key: 'like', at: null, effect: { kind: 'irrelevant', what: 'reaction add' } },
    )
    expect(await event('new-kind')).toEqual({ state: 'unknown', problem: 'item poll' })
    expect(await event('like')).toEqual({ state: 'ignored', problem: 'reaction add' })
  })

  it('that cannot be applied is set aside and does not stop the others', async () => {
    // An author's id longer than the index of authors can hold: no network has one, but a broken one may send it.
    const author = { externalId: randomBytes(6000).toString('base64'), name: 'X' }
    await kit.receive(added('impossible', { key: 'impossible', author }), added('beside-it'))
    expect(await event('impossible')).toMatchObject({ state: 'failed' })
    expect((await event('impossible'))?.problem).not.toBe('')
    expect((await kit.message('beside-it')).state).toBe('open')
  })

  it('holds any text: control characters, half characters, a hundred thousand of anything', async () => {
    const odd = `\u0000\u001b[31mhej \ud83d عربي 汉字 ${'😀'.repeat(50_000)}`
    await kit.receive(added('odd', { text: odd, author: { externalId: 'u', name: 'A\u0000B' } }))
    const { text, authorName, state } = await kit.message('odd')
    expect(state).toBe('open')
    expect(authorName).toBe('A\u2400B')
    expect(text.startsWith('\u2400\u001b[31mhej \ufffd عربي 汉字 😀')).toBe(true)
    expect(text.length).toBe(odd.length)
    const { rows } = await kit.org((tx) =>
      sql<{ raw: string }>`select raw::text from network_event where subject = 'comment:odd'`.execute(tx),
    )
    expect(JSON.parse(rows[0]!.raw)).toMatchObject({ comment: { text: odd } })
  })

  it('is a direct message: private, held together by the other party, restricted when it tells a personal number', async () => {
    const direct = (externalId: string, text: string, isFromAccount: boolean): FakeEvent => ({
      key: externalId,
      at: '2026-04-02T14:00:00Z',
      effect: {
        kind: 'direct-message',
        message: {
          externalId,
          author: { externalId: isFromAccount ? PAGE : 'psid-1', name: '' },
          isFromAccount,
          otherPartyExternalId: 'psid-1',
          text,
          sentAt: null,
          media: [],
        },
      },
    })
    await kit.receive(direct('d1', 'Mitt nummer är 19850709-9805', false), direct('d2', 'Hej', true))
    expect(await kit.message('d1')).toMatchObject({ state: 'open', isRestricted: true })
    expect(await kit.message('d2')).toMatchObject({ state: 'none', isOurs: true })
  })

  it('is a direct message that was changed and taken back: every wording stays, and it stays somebody’s work', async () => {
    const message = {
      externalId: 'd3',
      author: { externalId: 'psid-1', name: '' },
      isFromAccount: false,
      otherPartyExternalId: 'psid-1',
      text: 'Grannen heter Åke',
      sentAt: null,
      media: [],
    }
    const removed = { kind: 'direct-message-removed', messageExternalId: 'd3' } as const
    await kit.receive({ key: 'd3-gone', at: '2026-04-02T14:09:00Z', effect: removed })
    expect(await kit.message('d3')).toMatchObject({ text: '', state: 'none', dueAt: null })
    const edit = { kind: 'direct-message-edited', message: { ...message, text: 'Glöm det' } } as const
    await kit.receive(
      { key: 'd3-edit', at: '2026-04-02T14:05:00Z', effect: edit },
      { key: 'd3', at: '2026-04-02T14:00:00Z', effect: { kind: 'direct-message', message } },
    )
    expect(await versions('d3')).toEqual([
      ['original', 'Grannen heter Åke'],
      ['edited', 'Glöm det'],
      ['removed-by-author', null],
    ])
    expect(await kit.message('d3')).toMatchObject({
      text: 'Glöm det',
      state: 'open',
      presence: 'removed-by-author',
    })
  })

  it('is a post: what a visitor wrote on the page is a message, what we wrote is not', async () => {
    const post = (externalId: string, author: string): FakeEvent => ({
      key: externalId,
      at: '2026-04-02T14:00:00Z',
      effect: {
        kind: 'post-added',
        post: {
          externalId,
          text: 'inlägg',
          publishedAt: null,
          author: { externalId: author, name: 'X' },
          media: [],
          permalink: null,
        },
      },
    })
    await kit.receive(post('visitor-post', 'citizen-9'), post('own-post', PAGE))
    expect((await kit.message('visitor-post')).state).toBe('open')
    expect((await kit.messages()).some((one) => one.externalId === 'own-post')).toBe(false)
  })
})
