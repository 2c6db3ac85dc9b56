import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRevoked, RateLimited, Rejected, Unavailable } from '#connectors/connector.ts'
import type { Actor } from '#core/actor.ts'
import { Conflict, InvalidInput, NotPermitted, RuleBroken } from '#core/errors.ts'
import { dropAccess, keepAccess } from '#modules/accounts/index.ts'
import { changePerson } from '#modules/organisation/index.ts'
import { PAGE } from '#test/fake-network.ts'
import { added, edited, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import {
  answerMessage,
  noActionNeeded,
  referMessage,
  readMessage,
  reopenMessage,
  triageMessage,
} from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit({
    edit: (yaml) => yaml.replace('politicians: unknown', 'politicians: kansli@ekkoping.example'),
  })
})
afterAll(async () => kit.close())

let made = 0
/** A triaged question that waits for an answer. */
const question = async (classKey = 'question', text = 'När öppnar badet?'): Promise<string> => {
  made += 1
  const externalId = `q-${made}`
  await kit.receive(added(externalId, { text, postExternalId: `post-${made}` }))
  const { id, version } = await kit.message(externalId)
  const input = { messageId: id, classKey, isAcute: false, isHappeningNow: false, version }
  await triageMessage(kit.deps, kit.people.holder, input)
  return externalId
}
const answer = async (
  externalId: string,
  text: string,
  over: Record<string, unknown> = {},
  actor: Actor = kit.people.holder,
) => {
  const { id, version } = await kit.message(externalId)
  return answerMessage(kit.deps, actor, { messageId: id, text, version, ...over })
}
const refer = async (externalId: string, referralKey: string) => {
  const { id, version } = await kit.message(externalId)
  return referMessage(kit.deps, kit.people.holder, { messageId: id, referralKey, version })
}
const brokenCode = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'nothing',
    (error: unknown) => (error instanceof RuleBroken ? error.code : String(error)),
  )

describe('an answer', () => {
  it('is signed, stored as it is sent, sent once, and ends the matter in time', async () => {
    const q = await question()
    const { text } = await answer(q, 'Badet öppnar klockan tio.')
    expect(text).toBe('Badet öppnar klockan tio.\n/Hanna Hållare, kommunikatör, Falkenbergs kommun')
    expect(await kit.message(q)).toMatchObject({ state: 'waiting' })
    await kit.sendOutbox()
    await kit.sendOutbox()
    expect(kit.network.sent.filter((one) => one.to === q)).toEqual([{ verb: 'reply', to: q, text }])
    const message = await kit.message(q)
    expect(message).toMatchObject({ state: 'handled', outcome: 'answered', replyProblem: null })
    const journal = await kit.journal(message.id)
    expect(journal.map((entry) => entry.kind)).toEqual([
      'message.received',
      'message.triaged',
      'message.answered',
      'reply.sent',
    ])
    expect(journal.at(-1)).toMatchObject({ facts: { isInTime: true } })
    expect(JSON.stringify(journal)).not.toContain('klockan tio')
  })

  it('leaves out the name of who wants it withheld, outside; the journal knows (F-105, scenario 12)', async () => {
    const change = { hidesName: true }
    await changePerson(kit.deps, kit.people.communicator, { personId: kit.people.communicator.id, change })
    const q = await question()
    const { text } = await answer(q, 'Klockan tio.', {}, kit.people.communicator)
    expect(text).toBe('Klockan tio.\n/kommunikatör, Falkenbergs kommun')
    const { id } = await kit.message(q)
    expect((await kit.journal(id)).at(-1)).toMatchObject({ actor: { name: 'Kim Kommunikatör' } })
    const q2 = await question()
    expect(await brokenCode(answer(q2, 'Hej, Kim Kommunikatör här.', {}, kit.people.communicator))).toBe(
      'withheld-name',
    )
  })

  it('is not doubled by the network’s copy of it, whichever comes first', async () => {
    const q = await question()
    await answer(q, 'Tio.')
    await kit.sendOutbox()
    const externalId = `sent-${kit.network.sent.length}`
    const echo = {
      author: { externalId: PAGE, name: 'Kommunen' },
      parentExternalId: q,
      postExternalId: `post-${made}`,
      text: 'Tio.',
    }
    await kit.receive(added(externalId, echo))
    const q2 = await question()
    const next = `sent-${kit.network.sent.length + 1}`
    await answer(q2, 'Elva.')
    await kit.receive(added(next, { ...echo, parentExternalId: q2, postExternalId: `post-${made}` }))
    await kit.sendOutbox()
    for (const [asked, copy] of [
      [q, externalId],
      [q2, next],
    ] as const) {
      const { replyId } = await kit.message(copy)
      const { id } = await kit.message(asked)
      const detail = await kit.org((tx) => readMessage(kit.deps, tx, kit.people.holder, id))
      expect(detail.replies).toMatchObject([{ id: replyId, isInThread: true }])
      expect(detail.thread.filter((entry) => entry.isOurs)).toHaveLength(1)
    }
  })

  it.each([
    [
      'before triage',
      async () => {
        await kit.receive(added('untriaged'))
        return 'untriaged'
      },
      'triage-first',
    ],
    ['to a political question (F-109)', () => question('political'), 'refer-only'],
    ['to secret data (F-112)', () => question('secret'), 'refer-only'],
  ])('is refused %s', async (_, make, code) => {
    expect(await brokenCode(answer(await make(), 'Svar'))).toBe(code)
  })

  it('never holds a personal number, and repeats nothing of a sensitive message', async () => {
    const q = await question()
    expect(await brokenCode(answer(q, 'Ärendet för 850709-9805 är klart.'))).toBe('personal-number')
    const sensitive = await question(
      'question',
      'Min granne Karin på Storgatan 5 har 19850709-9805 och får hjälp av soc',
    )
    expect((await kit.message(sensitive)).isRestricted).toBe(true)
    const repeating = 'Att din granne Karin på Storgatan 5 har hjälp vet vi.'
    expect(await brokenCode(answer(sensitive, repeating))).toBe('repeats-content')
    expect(await brokenCode(answer(sensitive, 'Hej! Ring oss, så hjälper vi dig.'))).toBe('nothing')
  })

  it('fits the network with its signature, and says by how much it does not', async () => {
    const q = await question()
    await expect(answer(q, 'x'.repeat(480))).rejects.toEqual(
      new InvalidInput([{ field: 'text', code: 'text-too-long', params: { characters: 529, most: 500 } }]),
    )
    await expect(answer(q, '   ')).rejects.toThrow(InvalidInput)
    await answer(q, 'x'.repeat(450))
  })

  it('is written by one of two who had it before them', async () => {
    const q = await question()
    const { version } = await kit.message(q)
    const both = await Promise.allSettled([answer(q, 'ett', { version }), answer(q, 'två', { version })])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: expect.any(Conflict) as unknown,
    })
  })

  it('is for those whose work it is', async () => {
    const q = await question()
    for (const actor of [kit.people.employee, kit.people.registrar, kit.people.service]) {
      await expect(answer(q, 'Hej', {}, actor)).rejects.toThrow(NotPermitted)
    }
    expect(await brokenCode(answer(q, 'Hej', {}, kit.token('messages:reply')))).toBe('signer-needed')
    const signed = { signAsPersonId: kit.people.employee.id }
    await expect(answer(q, 'Hej', signed, kit.token('messages:reply'))).rejects.toThrow(NotPermitted)
    const { text } = await answer(
      q,
      'Hej',
      { signAsPersonId: kit.people.contact.id },
      kit.token('messages:reply'),
    )
    expect(text).toContain('Carin Center')
  })

  it('is only given under our own posts (F-106)', async () => {
    const q = await question()
    kit.network.addPost('theirs', 'någon annans inlägg', 'citizen-7')
    await kit.receive({
      key: `theirs-${made}`,
      at: null,
      effect: {
        kind: 'post-added',
        post: {
          externalId: `post-${made}`,
          text: 'x',
          publishedAt: null,
          author: { externalId: 'citizen-7', name: 'Y' },
          media: [],
          permalink: null,
        },
      },
    })
    expect(await brokenCode(answer(q, 'Hej'))).toBe('not-own-post')
  })

  it('can be private, once, and not too late', async () => {
    const q = await question()
    await answer(q, 'Ring oss.', { isPrivate: true })
    await kit.sendOutbox()
    expect(kit.network.sent.at(-1)?.verb).toBe('privateReply')
    const { id, version } = await kit.message(q)
    await reopenMessage(kit.deps, kit.people.holder, { messageId: id, version })
    expect(await brokenCode(answer(q, 'Igen', { isPrivate: true }))).toBe('private-once')
    const late = await question()
    kit.clock.advance({ hours: 24 * 8 })
    expect(await brokenCode(answer(late, 'Sent', { isPrivate: true }))).toBe('private-too-late')
  })
})

describe('a referral (F-108 to F-112, scenario 14)', () => {
  it('sends a political question to the politicians and counts as answered', async () => {
    const q = await question('political', 'Varför röstade parti X för badet?')
    const { text } = await refer(q, 'politicians')
    expect(text).toContain('kansli@ekkoping.example')
    expect(text).not.toContain('badet')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'handled', outcome: 'referred' })
  })

  it('sends what is another actor’s to that actor, and says so when the way is unknown', async () => {
    const q = await question('other-actor')
    expect((await refer(q, 'actor:region-halland')).text).toContain('Region Halland')
    const q2 = await question('other-actor')
    expect(await brokenCode(refer(q2, 'actor:nobody'))).toBe('referral-unknown')
  })

  it('sends secret matters to the contact centre and nowhere else', async () => {
    const q = await question('secret', 'Min granne har 19850709-9805')
    expect(await brokenCode(refer(q, 'politicians'))).toBe('referral-not-safe')
    const { text } = await refer(q, 'contact-centre')
    expect(text).toContain('0346-88 60 00')
    expect(text).not.toMatch(/granne|9805/)
  })
})

describe('a reply the network does not take', () => {
  beforeAll(() => kit.sendOutbox())

  it('opens the matter again with why', async () => {
    const q = await question()
    kit.network.fail('reply', new Rejected('blocked as abusive', '368'))
    await answer(q, 'Hej')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'open', replyProblem: 'rejected:368' })
    await answer(q, 'Hej igen')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'handled', replyProblem: null })
  })

  it('because the message is gone is news of the message', async () => {
    const q = await question()
    kit.network.fail('reply', new Rejected('no such object', '100/33', true))
    await answer(q, 'Hej')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({
      state: 'open',
      replyProblem: 'rejected:gone',
      presence: 'removed-by-author',
    })
    expect(await brokenCode(answer(q, 'Hej'))).toBe('message-gone')
    const { id, version } = await kit.message(q)
    await noActionNeeded(kit.deps, kit.people.holder, { messageId: id, reason: 'gone', version })
    expect(await kit.message(q)).toMatchObject({ state: 'handled', outcome: 'gone' })
  })

  it.each([
    ['asks to wait', () => new RateLimited('slow', kit.clock.now().add({ minutes: 5 }))],
    ['cannot be reached', () => new Unavailable('down')],
  ])('when it %s, is sent later and only once', async (_, error) => {
    const q = await question()
    kit.network.fail('reply', error())
    await answer(q, 'Hej')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'waiting' })
    kit.clock.advance({ minutes: 6 })
    await kit.sendOutbox()
    expect(kit.network.sent.filter((one) => one.to === q)).toHaveLength(1)
    expect(await kit.message(q)).toMatchObject({ state: 'handled' })
  })

  it('of an account that was disconnected while it waited comes back as not sent, and nobody is alarmed', async () => {
    const q = await question()
    await answer(q, 'Hej')
    const { id: accountId } = kit.account
    await kit.org((tx) => dropAccess(kit.deps, tx, kit.orgId, accountId))
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'open', replyProblem: 'rejected:no-access' })
    expect(kit.network.sent.filter((one) => one.to === q)).toEqual([])
    expect(kit.told.some((one) => one.what === 'accountAccessLost')).toBe(false)
    expect(await brokenCode(answer(q, 'Hej'))).toBe('account-disconnected')
    await kit.org((tx) => keepAccess(kit.deps, tx, kit.orgId, { accountId, secret: 'again' }))
    await answer(q, 'Hej igen')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'handled' })
  })

  it('because our access is gone tells the account holder', async () => {
    const q = await question()
    kit.network.fail('reply', new AccessRevoked('token', '190'))
    await answer(q, 'Hej')
    await kit.sendOutbox()
    expect(await kit.message(q)).toMatchObject({ state: 'open', replyProblem: 'rejected:access-revoked' })
    expect(kit.told.some((one) => one.what === 'accountAccessLost')).toBe(true)
    expect(await brokenCode(answer(q, 'Hej'))).toBe('account-disconnected')
  })
})

describe('a matter that was settled', () => {
  it('is closed without an answer only after triage, and can be opened again', async () => {
    await kit.receive(added('praise'))
    const close = async () => {
      const { id, version } = await kit.message('praise')
      await noActionNeeded(kit.deps, kit.people.holder, {
        messageId: id,
        reason: 'no-answer-expected',
        version,
      })
    }
    expect(await brokenCode(close())).toBe('triage-first')
    const { id, version } = await kit.message('praise')
    await triageMessage(kit.deps, kit.people.holder, {
      messageId: id,
      classKey: 'praise',
      isAcute: false,
      isHappeningNow: false,
      version,
    })
    await close()
    expect(await kit.message('praise')).toMatchObject({ state: 'handled', outcome: 'no-action' })
    const after = await kit.message('praise')
    await reopenMessage(kit.deps, kit.people.holder, { messageId: id, version: after.version })
    expect(await kit.message('praise')).toMatchObject({ state: 'open', outcome: null, dueAt: after.dueAt })
  })

  it('is opened again when its author writes something else under our answer', async () => {
    const { id, version } = await kit.message('praise')
    await noActionNeeded(kit.deps, kit.people.holder, {
      messageId: id,
      reason: 'no-answer-expected',
      version,
    })
    const { dueAt } = await kit.message('praise')
    kit.clock.advance({ hours: 100 })
    await kit.receive(edited('praise', { text: 'Ni borde skämmas', at: null }))
    const message = await kit.message('praise')
    expect(message).toMatchObject({ state: 'open', outcome: null, text: 'Ni borde skämmas' })
    expect(Temporal.Instant.compare(message.dueAt!, dueAt!)).toBe(1)
    expect((await kit.journal(id)).at(-1)).toMatchObject({
      kind: 'message.reopened',
      facts: { because: 'edited-by-author' },
    })
  })
})
