/** Torget's own connector against the emulated Instagram, over a real socket. */
import { afterEach, describe, expect, it } from 'vitest'
import { createInstagram, type InstagramConnector } from '#connectors/instagram/instagram.ts'
import { before, wire, type Wired } from './wired-for-tests.ts'

type Set = Wired & { readonly connector: InstagramConnector }
let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

async function start(): Promise<Set> {
  const wired = await wire()
  open = wired
  return { ...wired, connector: createInstagram(wired.settings) }
}

const thread = async ({ connector, access, post }: Set) => connector.fetchThread(access, post.id)

describe('answering', () => {
  it('answers a comment, and an answer in the same thread (two levels)', async () => {
    const set = await start()
    const question = set.write('Karin Åberg', 'När öppnar ni?', { at: before({ hours: 2 }) })
    const first = await set.connector.reply(set.access, question.id, 'Klockan nio 😀 åäö')
    set.clock.advance({ minutes: 1 })
    const second = await set.connector.reply(set.access, first.externalId, 'Och till nio på kvällen')
    expect(await thread(set)).toMatchObject([
      { externalId: question.id, parentExternalId: null },
      {
        externalId: first.externalId,
        parentExternalId: question.id,
        text: 'Klockan nio 😀 åäö',
        may: { hide: false },
      },
      { externalId: second.externalId, parentExternalId: question.id },
    ])
    expect(set.emulator.breaches).toEqual([])
  })

  it('says beforehand that a hidden comment cannot be answered', async () => {
    const set = await start()
    const { id } = set.write('Karin Åberg', 'Fy')
    await set.connector.hide(set.access, id)
    expect((await thread(set))[0]).toMatchObject({ isHidden: true, may: { reply: false } })
    await expect(set.connector.reply(set.access, id, 'Hej')).rejects.toMatchObject({
      code: 'reply-to-hidden',
    })
    expect(set.calls.filter(({ isActing }) => isActing)).toHaveLength(1)
    await set.connector.unhide(set.access, id)
    expect((await thread(set))[0]).toMatchObject({ isHidden: false, may: { reply: true } })
  })

  it('answers where it is named under somebody else’s post', async () => {
    const set = await start()
    const { town } = set.emulator
    const theirs = town.publishPost({
      accountId: set.account.id,
      author: 'Bosse Lind',
      text: 'Kolla in @ekkoping',
    })
    const named = town.writeComment({
      postId: theirs.id,
      author: 'Karin Åberg',
      text: '@ekkoping stämmer det?',
    })
    const comment = await set.connector.fetchComment(set.access, named.id)
    expect(comment).toMatchObject({ text: '@ekkoping stämmer det?', postExternalId: theirs.id })
    expect(comment.may).toEqual({
      reply: true,
      hide: false,
      remove: false,
      privateReply: false,
      block: false,
    })
    expect(await set.connector.fetchPost(set.access, theirs.id)).toMatchObject({
      author: { name: 'bosse.lind' },
    })
    expect(await set.connector.fetchThread(set.access, theirs.id)).toEqual([])
    await set.connector.reply(set.access, named.id, 'Ja!')
    expect(town.publicView(theirs.id).comments[0]?.replies).toMatchObject([
      { text: 'Ja!', isByAccount: true },
    ])
    expect(set.emulator.breaches).toEqual([])
  })

  it('tells a comment that is gone from one that never was ours', async () => {
    const set = await start()
    const { id } = set.write('Karin Åberg', 'Hej')
    await set.connector.remove(set.access, id)
    await expect(set.connector.fetchComment(set.access, id)).rejects.toMatchObject({
      isGone: true,
      code: '100/33',
    })
    await expect(set.connector.remove(set.access, id)).rejects.toMatchObject({ isGone: true })
    await expect(set.connector.reply(set.access, '../me', 'Hej')).rejects.toMatchObject({
      code: 'malformed-id',
    })
  })
})

describe('writing privately', () => {
  it('answers a comment once, and within seven days', async () => {
    const set = await start()
    const old = set.write('Åke Ek', 'Hallå?', { at: before({ hours: 24 * 7 + 1 }) })
    const fresh = set.write('Karin Åberg', 'När öppnar ni?', { at: before({ hours: 24 * 7 - 1 }) })
    expect((await thread(set)).map(({ may }) => may.privateReply)).toEqual([false, true])
    await expect(set.connector.privateReply(set.access, old.id, 'Hej')).rejects.toMatchObject({
      code: '10903',
    })
    await set.connector.privateReply(set.access, fresh.id, 'Vi svarar här. åäö')
    await expect(set.connector.privateReply(set.access, fresh.id, 'Igen')).rejects.toMatchObject({
      code: '10900',
    })
    expect(set.emulator.town.state.messages).toMatchObject([
      { text: 'Vi svarar här. åäö', commentId: fresh.id },
    ])
  })

  it('answers a message within a day', async () => {
    const set = await start()
    const { town } = set.emulator
    const message = town.sendDirectMessage({ accountId: set.account.id, author: 'Karin Åberg', text: 'Hej' })
    const address = { messageExternalId: message.id, otherPartyExternalId: message.personId }
    expect(await set.connector.directReply(set.access, address, 'Hej själv')).toMatchObject({
      externalId: expect.stringMatching(/./) as string,
    })
    set.clock.advance({ hours: 25 })
    await expect(set.connector.directReply(set.access, address, 'För sent')).rejects.toMatchObject({
      code: '10/2018278',
    })
  })

  it('asks the handle of those who have written, and of nobody else', async () => {
    const set = await start()
    const { town } = set.emulator
    const write = (author: string) =>
      town.sendDirectMessage({ accountId: set.account.id, author, text: 'Hej' }).personId
    const nameOf = (id: string) => set.connector.nameOf(set.access, id)
    expect(await nameOf(write('Karin Åberg'))).toBe('karin.aberg')
    expect(await nameOf(town.addPerson({ name: 'Tyst' }).id)).toBeNull()
    expect(await nameOf(write(town.addPerson({ name: 'Någon', isWithheld: true }).id))).toBeNull()
    expect(set.emulator.breaches).toEqual([])
  })

  it('counts a message in bytes: 900 ordinary characters pass, 900 of å do not', async () => {
    const set = await start()
    const { id } = set.write('Karin Åberg', 'Hej')
    await expect(set.connector.privateReply(set.access, id, 'å'.repeat(900))).rejects.toMatchObject({
      code: 'text-too-long',
    })
    const ordinary = 'Så här öppnar vi i morgon. '.repeat(33)
    await set.connector.privateReply(set.access, id, ordinary)
    expect(set.emulator.breaches).toEqual([])
  })

  it('finds again what it wrote, in the thread or in the conversation, under any handle', async () => {
    const set = await start()
    const question = set.write('Karin Åberg', 'När öppnar ni?')
    const at = set.clock.now()
    const find = (id: string, text: string) => set.connector.findReply(set.access, id, text, at)
    const open = await set.connector.reply(set.access, question.id, 'Klockan nio')
    const shut = await set.connector.privateReply(set.access, question.id, 'Mer i meddelandet')
    const [message] = set.emulator.town.state.messages
    set.account.handle = 'ekkopingskommun'
    expect(await find(question.id, ' Klockan  nio\n')).toEqual(open)
    expect(await find(open.externalId, 'Klockan nio')).toEqual(open)
    expect(await find(question.id, 'Mer i meddelandet')).toEqual(shut)
    expect(await find(message?.id ?? '', 'Mer i meddelandet')).toEqual(shut)
    expect(await find(question.id, 'Något annat')).toBeNull()
    expect(set.emulator.breaches).toEqual([])
  })
})

describe('blocking', () => {
  it('is offered for those who have written a message, and no others', async () => {
    const set = await start()
    const { town } = set.emulator
    const stranger = set.write('Åke Ek', 'Hej', { at: before({ hours: 2 }) })
    const known = set.write('Karin Åberg', 'Hej', { at: before({ hours: 1 }) })
    town.sendDirectMessage({ accountId: set.account.id, author: known.authorId, text: 'Hej' })
    expect((await thread(set)).map(({ may }) => may.block)).toEqual([false, true])
    const target = ({ id, authorId }: typeof known) => ({ commentExternalId: id, authorExternalId: authorId })
    await set.connector.block(set.access, target(known))
    expect(town.state.blocks).toMatchObject([{ personId: known.authorId }])
    await set.connector.unblock(set.access, target(known))
    expect(town.state.blocks).toEqual([])
    await expect(set.connector.block(set.access, target(stranger))).rejects.toMatchObject({ code: '100' })
    expect(set.emulator.breaches).toEqual([])
  })

  it('is not said where messages may not be read', async () => {
    const set = await start()
    set.write('Karin Åberg', 'Hej')
    set.emulator.town.faults.always({ call: 'GET conversations' }, { kind: 'forbidden' })
    expect((await thread(set))[0]?.may).not.toHaveProperty('block')
  })
})
