import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { RateLimited, Rejected } from '../connector.ts'
import { accountBucket } from '../meta/usage-headers.ts'
import { startOnLab, type OnLab } from '#test/facebook-on-lab.ts'
import type { FacebookConnector } from './facebook.ts'
import { linksIn } from './fetch-profile.ts'

let on: OnLab
let facebook: FacebookConnector
beforeEach(async () => {
  on = await startOnLab()
  facebook = on.connect()
})
afterEach(() => on.close())

describe('how a page presents itself', () => {
  it('is read for the policy’s basic information', async () => {
    expect(await facebook.fetchProfile(on.access)).toMatchObject({
      externalId: on.access.accountExternalId,
      name: 'Exempelköpings kommun',
      handle: 'exempelkopingskommun',
      about: 'Här svarar kommunen på vardagar.',
      links: ['https://www.example.org/kontakt', 'https://example.org'],
      email: 'kommun@example.org',
      phone: '0123-45 67 89',
      followers: 4711,
      pictureUrl: expect.stringMatching(/^http/) as string,
    })
    expect(on.lab.violations).toEqual([])
  })

  it('says empty for what is not written there, and follows a new name', async () => {
    const { page, token } = on.lab.addPage({ name: 'Biblioteket' })
    page.handle = 'biblioteket.i.exempelkoping'
    const access = { accountExternalId: page.id, token }
    expect(await facebook.fetchProfile(access)).toMatchObject({
      about: '',
      links: [],
      email: '',
      phone: '',
      handle: 'biblioteket.i.exempelkoping',
      followers: 1 + 1,
    })
  })

  it.each<[string, readonly string[]]>([
    ['', []],
    ['example.org', ['https://example.org']],
    [
      'http://a.example, https://b.example\nc.example',
      ['http://a.example', 'https://b.example', 'https://c.example'],
    ],
    ['javascript:alert(1) ring oss', []],
  ])('reads the addresses in %j', (website, expected) => {
    expect(linksIn(website)).toEqual(expected)
  })
})

describe('direct messages', () => {
  const to = () => ({ messageExternalId: on.message.id, otherPartyExternalId: on.personId('Karin Öberg') })

  it('are answered within a day, and not after', async () => {
    await facebook.directReply(on.access, to(), 'Ja, i koppel. åäö 🐕')
    expect(on.lab.state.messages.at(-1)).toMatchObject({ isFromPage: true, text: 'Ja, i koppel. åäö 🐕' })
    on.clock.advance({ hours: 25 })
    const late = facebook.directReply(on.access, to(), 'Sent')
    await expect(late).rejects.toMatchObject({ name: 'Rejected', code: '10/2018278' })
    expect(facebook.words.sv.failures['10/2018278']?.what).toContain('dygn')
  })

  it('are found again after a lost answer, and not made up', async () => {
    on.lab.faults.next({ call: 'message' }, { kind: 'cut', acts: true })
    await expect(facebook.directReply(on.access, to(), 'Ja!')).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    const sentAfter = on.clock.now()
    const found = await facebook.findReply(on.access, on.message.id, 'Ja!', sentAfter)
    expect(found?.externalId).toBe(on.lab.state.messages.at(-1)?.id)
    expect(await facebook.findReply(on.access, on.message.id, 'Nej!', sentAfter)).toBeNull()
    const later = sentAfter.add({ hours: 1 })
    expect(await facebook.findReply(on.access, on.message.id, 'Ja!', later)).toBeNull()
    expect(on.lab.violations).toEqual([])
  })

  it('that answer a comment in private are found from the comment', async () => {
    const [question] = on.thread
    on.lab.faults.next({ call: 'private-reply' }, { kind: 'cut', acts: true })
    const lost = facebook.privateReply(on.access, question!.id, 'Bara till dig')
    await expect(lost).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    const found = await facebook.findReply(on.access, question!.id, 'Bara till dig', on.clock.now())
    expect(found?.externalId).toBe(on.lab.state.messages.at(-1)?.id)
  })
})

describe('blocking', () => {
  it('keeps a person from writing, until it is taken back', async () => {
    const [question] = on.thread
    const target = { commentExternalId: question!.id, authorExternalId: on.personId('Karin Öberg') }
    await facebook.block(on.access, target)
    await facebook.block(on.access, target)
    const write = () => on.lab.writeComment({ postId: on.post.id, author: 'Karin Öberg', text: 'Hej igen' })
    expect(write).toThrow()
    await facebook.unblock(on.access, target)
    expect(write).not.toThrow()
    const stranger = facebook.block(on.access, { ...target, authorExternalId: '404' })
    await expect(stranger).rejects.toMatchObject({ code: 'success-false' })
    expect(on.lab.violations).toEqual([])
  })
})

describe('a network that misbehaves', () => {
  const read = () => facebook.fetchComment(on.access, on.thread[0]!.id)

  it('a page that was removed is an access that is not valid', async () => {
    Reflect.deleteProperty(on.lab.state.pages, on.access.accountExternalId)
    expect(await facebook.checkAccess(on.access)).toMatchObject({ isValid: false })
    const page = facebook.harvest.news(on.access, null)
    await expect(page).rejects.toBeInstanceOf(Rejected)
  })

  it('a quota run dry at noon stops backfill before the inbox, and moderation last', async () => {
    const quota = createMemoryQuota(on.clock)
    facebook = on.connect({ quota })
    const past = () => facebook.harvest.past!(on.access, null, on.clock.now().subtract({ hours: 99 }))
    on.lab.usage.set({ callCount: 55 })
    await read()
    await expect(past()).rejects.toBeInstanceOf(RateLimited)
    await read()
    on.lab.usage.set({ callCount: 96 })
    await read()
    await expect(read()).rejects.toMatchObject({ name: 'RateLimited' })
    const before = on.calls.length
    await facebook.hide(on.access, on.thread[0]!.id)
    await expect(past()).rejects.toMatchObject({ retryAt: on.clock.now().add({ hours: 1 }) })
    expect(on.calls.length).toBe(before + 1)
    on.clock.advance({ hours: 1 })
    on.lab.usage.set({ callCount: 3 })
    await past()
  })

  it('holds until the time that a refusal names, over every process that shares the ledger', async () => {
    const quota = createMemoryQuota(on.clock)
    on.lab.usage.set({ regainMinutes: 7, callCount: 100 })
    on.lab.faults.next({ call: 'any' }, { kind: 'error', code: 80001 })
    const retryAt = on.clock.now().add({ minutes: 7 })
    facebook = on.connect({ quota })
    await expect(read()).rejects.toMatchObject({ retryAt })
    await expect(on.connect({ quota }).hide(on.access, on.thread[0]!.id)).rejects.toMatchObject({ retryAt })
    expect(on.calls).toHaveLength(1)
    const held = (await quota.read()).find(({ heldUntil }) => heldUntil !== null)
    expect(held?.bucket).toEqual(accountBucket({ network: 'facebook', ...on.access }))
  })
})
