import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OutcomeUnknown, Unavailable } from '#connectors/connector.ts'
import { RuleBroken } from '#core/errors.ts'
import { createOutboxWorker } from '#core/outbox/carry-out.ts'
import { claimOutbox } from '#core/outbox/outbox.ts'
import { PAGE } from '#test/fake-network.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import {
  answerMessage,
  inboxReplyCarrier,
  reconcileReply,
  REPLY_KIND,
  triageMessage,
  type ReplyDecision,
} from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
})
afterAll(async () => kit.close())

let made = 0
/** A reply that was written and is about to be sent. */
const reply = async (over: Record<string, unknown> = {}) => {
  made += 1
  const externalId = `q-${made}`
  kit.network.addComment(externalId, { postExternalId: `post-${made}` })
  await kit.receive(added(externalId, { postExternalId: `post-${made}` }))
  const { id, version } = await kit.message(externalId)
  const answers = { classKey: 'question', isAcute: false, isHappeningNow: false }
  await triageMessage(kit.deps, kit.people.holder, { messageId: id, version, ...answers })
  const after = await kit.message(externalId)
  const sent = await answerMessage(kit.deps, kit.people.holder, {
    messageId: id,
    text: `svar ${made}`,
    version: after.version,
    ...over,
  })
  return { externalId, ...sent, outboxId: sent.outboxId ?? '' }
}
const sentTo = (externalId: string) => kit.network.sent.filter((one) => one.to === externalId).length
const reconcile = (outboxId: string, decision?: ReplyDecision) =>
  reconcileReply(kit.deps, kit.people.holder, { outboxId, ...(decision === undefined ? {} : { decision }) })
const settled = new RuleBroken('reply-settled')

/** The process dies after the network acted and before anything was noted; the next sweep finds the claim. */
const dieWhileSending = async (
  outboxId: string,
  hasActed: boolean,
  { externalId, text }: { externalId: string; text: string },
) => {
  await kit.org((tx) => claimOutbox(tx, kit.orgId, outboxId, { by: 'dead', at: kit.clock.now() }))
  if (hasActed) await kit.network.connector.reply({ accountExternalId: PAGE, token: 't' }, externalId, text)
  kit.clock.advance({ minutes: 10 })
  const carriers = new Map([[REPLY_KIND, inboxReplyCarrier(kit.deps)]])
  await createOutboxWorker({ ...kit.deps, carriers, worker: 'next' }).sweep()
}

describe('a reply of which nobody knows whether it went out', () => {
  it('is shown, never sent again by itself, and blocks a second answer', async () => {
    const { externalId, outboxId } = await reply()
    kit.network.fail('reply', new OutcomeUnknown('timed out'), true)
    await kit.sendOutbox()
    await kit.sendOutbox()
    expect(sentTo(externalId)).toBe(1)
    const message = await kit.message(externalId)
    expect(message).toMatchObject({ state: 'open', replyProblem: 'unknown:no-answer' })
    const again = answerMessage(kit.deps, kit.people.holder, {
      messageId: message.id,
      text: 'en gång till',
      version: message.version,
    })
    await expect(again).rejects.toEqual(new RuleBroken('reply-unsettled'))
    // it had arrived: asking the network settles it, and there is nothing left to settle
    expect(await reconcile(outboxId)).toBe('sent')
    expect(await kit.message(externalId)).toMatchObject({
      state: 'handled',
      outcome: 'answered',
      replyProblem: null,
    })
    await expect(reconcile(outboxId)).rejects.toEqual(settled)
  })

  it('after a killed process is found to be there, and is not sent again even when a person asks for it', async () => {
    const { externalId, outboxId, text } = await reply()
    await dieWhileSending(outboxId, true, { externalId, text })
    expect(await kit.message(externalId)).toMatchObject({
      state: 'open',
      replyProblem: 'unknown:worker-gone',
    })
    expect(await reconcile(outboxId, 'send-again')).toBe('sent')
    await kit.sendOutbox()
    expect(sentTo(externalId)).toBe(1)
  })

  it('after a killed process is not there, and then a person decides', async () => {
    const { externalId, outboxId, text } = await reply()
    await dieWhileSending(outboxId, false, { externalId, text })
    expect(await reconcile(outboxId)).toBe('not-found')
    expect(await kit.message(externalId)).toMatchObject({ state: 'open' })
    expect(await reconcile(outboxId, 'send-again')).toBe('sent-again')
    await expect(reconcile(outboxId, 'drop')).rejects.toEqual(settled)
    await kit.sendOutbox()
    expect(sentTo(externalId)).toBe(1)
    expect(await kit.message(externalId)).toMatchObject({ state: 'handled' })
  })

  it('can be dropped, and then be answered anew', async () => {
    const { externalId, outboxId, text } = await reply()
    await dieWhileSending(outboxId, false, { externalId, text })
    expect(await reconcile(outboxId, 'drop')).toBe('dropped')
    const { id, version } = await kit.message(externalId)
    await answerMessage(kit.deps, kit.people.holder, { messageId: id, text: 'nytt', version })
    await kit.sendOutbox()
    expect(sentTo(externalId)).toBe(1)
  })

  it('is proved by the network’s own copy, also where asking finds nothing', async () => {
    const { externalId, outboxId, text } = await reply({ isPrivate: true })
    await dieWhileSending(outboxId, false, { externalId, text })
    expect(await reconcile(outboxId)).toBe('not-found')
    await kit.receive({
      key: 'echo-private',
      at: null,
      effect: {
        kind: 'direct-message',
        message: {
          externalId: 'mid-1',
          author: null,
          isFromAccount: true,
          otherPartyExternalId: 'x',
          text: `${text} `,
          sentAt: null,
          media: [],
        },
      },
    })
    const asked = kit.network.calls.length
    expect(await reconcile(outboxId)).toBe('sent')
    expect(kit.network.calls).toHaveLength(asked)
    expect((await kit.message('mid-1')).replyId).not.toBeNull()
  })

  it('that was private is found by asking, too', async () => {
    const { externalId, outboxId } = await reply({ isPrivate: true })
    kit.network.fail('privateReply', new OutcomeUnknown('timed out'), true)
    await kit.sendOutbox()
    expect(await reconcile(outboxId)).toBe('sent')
    expect(sentTo(externalId)).toBe(1)
  })

  it('is not decided on while the network cannot be asked', async () => {
    const { externalId, outboxId, text } = await reply()
    await dieWhileSending(outboxId, false, { externalId, text })
    kit.network.fail('findReply', new Unavailable('down'))
    await expect(reconcile(outboxId, 'send-again')).rejects.toEqual(new RuleBroken('network-not-asked'))
    expect(sentTo(externalId)).toBe(0)
    // somebody has looked with their own eyes
    expect(await reconcile(outboxId, 'sent')).toBe('sent')
    const { id } = await kit.message(externalId)
    expect((await kit.journal(id)).at(-1)).toMatchObject({
      kind: 'reply.sent',
      facts: { because: 'a-person-saw-it' },
    })
  })

  it('keeps one row for each intent whatever happened to it', async () => {
    const { rows } = await kit.org((tx) =>
      sql<{
        state: string
        n: number
      }>`select state, count(*) as n from outbox group by state order by state`.execute(tx),
    )
    expect(rows).toEqual([
      { state: 'cancelled', n: 1 },
      { state: 'done', n: 7 },
    ])
  })
})
