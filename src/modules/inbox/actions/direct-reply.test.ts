import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OutcomeUnknown, Unavailable } from '#connectors/connector.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { withDirect, type DirectNetwork } from '#test/direct-network.ts'
import { direct, openInboxKit, type DirectOver, type InboxKit } from '#test/inbox-kit.ts'
import { answerMessage, readMessage, reconcileReply, triageMessage } from '../index.ts'

const NOW = '2026-04-02T14:00:00Z'
let kit: InboxKit
let place: DirectNetwork | undefined
beforeAll(async () => {
  kit = await openInboxKit({
    accountKind: 'service',
    connect: (network) => {
      place = withDirect(network, { lengthOf: (text) => Array.from(text).length })
      return place.connector
    },
  })
})
afterAll(async () => kit.close())

let made = 0
/** A sorted direct question in a conversation of its own. */
const question = async (over: DirectOver = {}): Promise<string> => {
  made += 1
  const externalId = `d-${made}`
  await kit.receive(direct(externalId, { otherPartyExternalId: `party-${made}`, ...over }))
  const { id, version } = await kit.message(externalId)
  const input = { messageId: id, classKey: 'question', isAcute: false, isHappeningNow: false, version }
  await triageMessage(kit.deps, kit.people.holder, input)
  return externalId
}
const answer = async (externalId: string, text: string, over: { isPrivate?: boolean } = {}) => {
  const { id, version } = await kit.message(externalId)
  return answerMessage(kit.deps, kit.people.holder, { messageId: id, text, version, ...over })
}
const detail = async (externalId: string) => {
  const { id } = await kit.message(externalId)
  return kit.org((tx) => readMessage(kit.deps, tx, kit.people.holder, id))
}
const sentTo = (externalId: string) => place?.sent.filter((one) => one.messageExternalId === externalId)

describe('an answer to a direct message (F-113)', () => {
  it('goes to the same conversation, once, and ends the matter', async () => {
    const q = await question()
    const { text } = await answer(q, 'Välkommen klockan tio. 🙂')
    await kit.sendOutbox()
    await kit.sendOutbox()
    const otherPartyExternalId = `party-${made}`
    expect(sentTo(q)).toEqual([{ messageExternalId: q, otherPartyExternalId, text }])
    expect(await kit.message(q)).toMatchObject({ state: 'handled', outcome: 'answered' })
  })

  it('is tied to the network’s copy of it, whichever comes first', async () => {
    const q = await question()
    const { text } = await answer(q, 'Ja.')
    await kit.sendOutbox()
    const externalId = `direct-${place?.sent.length ?? 0}`
    await kit.receive(
      direct(externalId, {
        isFromAccount: true,
        at: '2026-04-02T14:01:00Z',
        otherPartyExternalId: `party-${made}`,
        text,
      }),
    )
    const { replies, thread } = await detail(q)
    expect(replies).toMatchObject([{ isPrivate: true, isInThread: true }])
    expect(thread.map((entry) => entry.isOurs)).toEqual([false, true])
    // who handles the conversation reads both sides of it
    expect(thread.map((entry) => entry.content)).toEqual(['shown', 'shown'])
  })

  it('says until when, and is refused when the other has not written for too long', async () => {
    const q = await question()
    expect((await detail(q)).room).toMatchObject({
      until: kit.clock.now().add({ hours: 24 }),
      isDirect: true,
    })
    kit.clock.advance({ hours: 25 })
    expect((await detail(q)).obstacles.answer).toEqual([{ code: 'direct-too-late', details: { hours: 24 } }])
    await expect(answer(q, 'Hej.')).rejects.toEqual(
      new RuleBroken('direct-too-late', { details: { hours: 24 } }),
    )
    const at = kit.clock.now().toString()
    await kit.receive(direct(`${q}-more`, { at, otherPartyExternalId: `party-${made}` }))
    expect((await detail(q)).obstacles.answer).toEqual([])
    kit.clock.set(NOW)
  })

  it('is measured by the network’s own count and its limit for conversations', async () => {
    const q = await question()
    await expect(answer(q, '🙂'.repeat(301))).rejects.toBeInstanceOf(InvalidInput)
    await answer(q, '🙂'.repeat(200))
    await kit.sendOutbox()
    expect((await detail(q)).room.mostCharacters).toBe(300)
  })

  it('has no other, more private way, and none where it is not known who wrote', async () => {
    const q = await question()
    await expect(answer(q, 'Hej.', { isPrivate: true })).rejects.toEqual(
      new RuleBroken('private-not-possible'),
    )
    const nameless = await question({ otherPartyExternalId: null })
    await expect(answer(nameless, 'Hej.')).rejects.toEqual(new RuleBroken('direct-not-possible'))
  })
})

describe('a direct answer of which nobody knows whether it arrived', () => {
  const lost = async (actsFirst: boolean) => {
    const q = await question()
    place?.failNext(new OutcomeUnknown('silence'), actsFirst)
    const { outboxId } = await answer(q, `Svar ${made}.`)
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'open', replyProblem: 'unknown:no-answer' })
    await expect(answer(q, 'En gång till.')).rejects.toEqual(new RuleBroken('reply-unsettled'))
    return { q, outboxId: outboxId ?? '' }
  }
  const settle = (outboxId: string, decision?: 'send-again') =>
    reconcileReply(kit.deps, kit.people.holder, {
      outboxId,
      ...(decision === undefined ? {} : { decision }),
    })

  it('is found on the network when it is there, and not sent again', async () => {
    const { q, outboxId } = await lost(true)
    expect(await settle(outboxId, 'send-again')).toBe('sent')
    await kit.sendOutbox()
    expect(sentTo(q)).toHaveLength(1)
  })

  it('is sent again only when it is not there', async () => {
    const { q, outboxId } = await lost(false)
    expect(await settle(outboxId)).toBe('not-found')
    expect(await settle(outboxId, 'send-again')).toBe('sent-again')
    await kit.sendOutbox()
    expect(sentTo(q)).toHaveLength(1)
    expect(await kit.message(q)).toMatchObject({ state: 'handled' })
  })

  it('waits by itself when the network certainly did nothing', async () => {
    const q = await question()
    place?.failNext(new Unavailable('down'))
    await answer(q, 'Vi återkommer.')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'waiting' })
    kit.clock.advance({ minutes: 1 })
    await kit.sendOutbox()
    expect(sentTo(q)).toHaveLength(1)
  })
})
