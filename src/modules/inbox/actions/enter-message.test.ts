import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotPermitted, RuleBroken } from '#core/errors.ts'
import { openInboxKit, type InboxKit, type PersonName } from '#test/inbox-kit.ts'
import {
  answerMessage,
  applyEvents,
  enterMessage,
  placeReply,
  readMessage,
  readQueue,
  triageMessage,
  type EnterInput,
} from '../index.ts'

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
    'base64',
  ),
)

let kit: InboxKit
beforeAll(async () => {
  // a platform without a connector, as X or a forum
  kit = await openInboxKit({ connect: () => null })
})
afterAll(async () => kit.close())

let made = 0
const enter = (over: Partial<EnterInput> = {}, who: PersonName = 'communicator') => {
  made += 1
  return enterMessage(kit.deps, kit.people[who], {
    accountId: kit.account.id,
    kind: 'comment',
    authorName: 'Åsa Öberg',
    text: `När öppnar bad ${made}?`,
    link: `https://forum.example/t/${made}`,
    writtenAt: Temporal.Instant.from('2026-04-02T09:00:00Z'),
    pictures: [],
    ...over,
  })
}
const detail = (id: string) => kit.org((tx) => readMessage(kit.deps, tx, kit.people.holder, id))
const sorted = async (over: Partial<EnterInput> = {}) => {
  const id = await enter(over)
  const { version } = await detail(id)
  const input = { messageId: id, classKey: 'question', isAcute: false, isHappeningNow: false, version }
  await triageMessage(kit.deps, kit.people.holder, input)
  return id
}
const answer = async (id: string, text: string) => {
  const { version } = await detail(id)
  return answerMessage(kit.deps, kit.people.holder, { messageId: id, text, version })
}

describe('a message that a person enters (F-135, B-083)', () => {
  it('is one like any other: owner, deadline, queue, journal, pictures', async () => {
    const id = await enter({ pictures: [PNG] })
    const message = await detail(id)
    expect(message).toMatchObject({
      state: 'open',
      author: { name: 'Åsa Öberg' },
      permalink: `https://forum.example/t/${made}`,
      isEnteredByHand: true,
      owner: { fullName: 'Hanna Hållare' },
      receivedAt: kit.clock.now(),
      postedAt: Temporal.Instant.from('2026-04-02T09:00:00Z'),
      contextProblem: null,
    })
    expect(message.deadline?.dueAt).toBeInstanceOf(Temporal.Instant)
    expect(message.kept).toMatchObject([{ kind: 'image', mediaType: 'image/png', problem: null }])
    const journal = await kit.journal(id)
    expect(journal.map(({ kind }) => kind)).toEqual(['message.received', 'message.entered'])
    expect(journal[1]).toMatchObject({ actor: { name: 'Kim Kommunikatör' }, facts: { kind: 'comment' } })
    expect(await kit.jobs('inbox.fetch-context')).toBe(0)
    const page = await kit.org((tx) =>
      readQueue(tx, kit.people.holder, { view: 'all', limit: 50 }, kit.clock.now()),
    )
    expect(page.items.map((item) => item.id)).toContain(id)
    expect(await applyEvents(kit.deps)).toBe(0)
  })

  it('is kept once: the same words at the same address are told to be there', async () => {
    const link = 'https://forum.example/same'
    const id = await enter({ link, text: 'Hej  hopp' })
    await expect(enter({ link, text: 'Hej hopp ' })).rejects.toEqual(
      new Conflict('already-entered', { messageId: id }),
    )
    await enter({ link, text: 'Något annat' })
    const nowhere = { link: '', text: 'Tack', authorName: 'Bo' }
    const first = await enter(nowhere)
    await expect(enter(nowhere)).rejects.toEqual(new Conflict('already-entered', { messageId: first }))
    await enter({ ...nowhere, authorName: 'Cia' })
  })

  it('entered twice at the same moment is one', async () => {
    const twice = { link: '', text: 'Samtidigt', kind: 'direct' as const }
    const settled = await Promise.allSettled([enter(twice), enter(twice)])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const found = (await kit.messages()).filter(({ text }) => text === 'Samtidigt')
    expect(found).toHaveLength(1)
  })

  it('holding a personal number is for those who handle it', async () => {
    const id = await enter({ text: 'Jag är 19900101-2385 och undrar', kind: 'direct' })
    expect(await detail(id)).toMatchObject({ isRestricted: true, kind: 'direct' })
  })

  it('is refused with each fault, and to who does not work with the account', async () => {
    await expect(enter({ text: '', link: 'x' })).rejects.toBeInstanceOf(InvalidInput)
    await expect(enter({}, 'employee')).rejects.toBeInstanceOf(NotPermitted)
    await expect(enter({}, 'service')).rejects.toBeInstanceOf(NotPermitted)
  })
})

describe('an answer that only a person can put in its place', () => {
  it('is signed, stored and shown to copy, sent by nobody, and settled by who put it there', async () => {
    const id = await sorted()
    const { text, outboxId, replyId } = await answer(id, 'Klockan tio.')
    expect(text).toBe('Klockan tio.\n/Hanna Hållare, kommunikatör, Falkenbergs kommun')
    expect(outboxId).toBeNull()
    await kit.sendOutbox()
    expect(await detail(id)).toMatchObject({
      // still in the queue: a person has something to do
      state: 'open',
      replies: [{ text, placement: { state: 'waiting' }, outbox: null }],
    })
    await expect(answer(id, 'En gång till.')).rejects.toEqual(new RuleBroken('reply-to-place'))
    const placed = { replyId, decision: 'placed' as const, link: 'https://forum.example/t/9#svar' }
    await placeReply(kit.deps, kit.people.communicator, placed)
    const { state, outcome, handledAt, replies } = await detail(id)
    expect({ state, outcome, handledAt }).toEqual({
      ...{ state: 'handled', outcome: 'answered' },
      handledAt: kit.clock.now(),
    })
    const { id: by } = kit.people.communicator
    expect(replies[0]?.placement).toEqual({ state: 'placed', at: kit.clock.now(), by, link: placed.link })
    expect((await kit.journal(id)).at(-1)).toMatchObject({
      kind: 'reply.placed',
      actor: { name: 'Kim Kommunikatör' },
      facts: { because: 'placed-by-a-person', isInTime: true },
    })
    await expect(placeReply(kit.deps, kit.people.holder, placed)).rejects.toEqual(
      new RuleBroken('reply-settled'),
    )
  })

  it('that is not to be put there after all leaves the message open for another', async () => {
    const id = await sorted()
    const { replyId } = await answer(id, 'Fel.')
    await placeReply(kit.deps, kit.people.holder, { replyId, decision: 'dropped' })
    expect(await detail(id)).toMatchObject({ state: 'open', replyProblem: null })
    await answer(id, 'Rätt.')
  })

  it('is settled by nobody else, and with a link that is one', async () => {
    const id = await sorted()
    const { replyId } = await answer(id, 'Hej.')
    const placed = { replyId, decision: 'placed' as const }
    await expect(placeReply(kit.deps, kit.people.employee, placed)).rejects.toBeInstanceOf(NotPermitted)
    await expect(
      placeReply(kit.deps, kit.people.holder, { ...placed, link: 'forum' }),
    ).rejects.toBeInstanceOf(InvalidInput)
    await placeReply(kit.deps, kit.people.holder, placed)
  })

  it('goes by hand also where the network has a connector, for what was entered while it was down', async () => {
    const other = await openInboxKit()
    const id = await enterMessage(other.deps, other.people.holder, {
      accountId: other.account.id,
      ...{ kind: 'comment', authorName: '', text: 'Hallå?', link: '', writtenAt: null, pictures: [] },
    })
    const found = await other.org((tx) => readMessage(other.deps, tx, other.people.holder, id))
    expect(found).toMatchObject({ room: { way: 'by-hand' }, author: null })
    await other.close()
  })
})
