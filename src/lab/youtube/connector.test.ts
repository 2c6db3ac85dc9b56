/** Torget's own connector on the practice square: what it does, and that it keeps the contract while doing it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Access } from '#connectors/connector.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { connectorAt } from '#connectors/youtube/youtube-for-tests.ts'
import type { YoutubeConnector } from '#connectors/youtube/youtube.ts'
import { commentId } from './answers/comment.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

let network: YoutubeForTests
let connector: YoutubeConnector
let access: Access
beforeEach(async () => {
  network = await youtubeForTests()
  connector = connectorAt(network, PRACTICE_CLIENT)
  access = {
    accountExternalId: network.channelId,
    token: youtubeSecret(network.lab.grantFor(network.channelId)),
  }
})
afterEach(async () => {
  expect(network.lab.breaches).toEqual([])
  await network.close()
})

const public_ = () => network.lab.town.publicView(network.film.id).comments

describe('a thread', () => {
  it('holds what is held and what is taken for spam, marked as hidden', async () => {
    const thread = await connector.fetchThread(access, network.film.id)
    const hidden = thread.filter(({ isHidden }) => isHidden).map(({ text }) => text)
    expect(hidden).toEqual(['Ring mig på 070-000 00 00', 'Billiga klockor'])
    expect(thread.map(({ text }) => text)).toContain('När öppnar simhallen på lördag? 👨‍👩‍👧‍👦')
    expect(thread.map(({ text }) => text)).toContain('Tack! مرحبا')
  })

  it('holds all replies, not only the five that come along', async () => {
    const { question } = network.comments
    for (let n = 0; n < 130; n += 1)
      network.lab.town.writeComment({
        postId: network.film.id,
        parentId: question.id,
        author: 'Ida',
        text: `Svar ${n}`,
      })
    const thread = await connector.fetchThread(access, network.film.id)
    expect(thread.filter(({ parentExternalId }) => parentExternalId === question.id)).toHaveLength(132)
  })

  it('finds a reply by its id, with film and parent', async () => {
    const { answer, question } = network.comments
    expect(await connector.fetchComment(access, commentId(answer))).toMatchObject({
      postExternalId: network.film.id,
      parentExternalId: question.id,
      may: { hide: false, remove: true },
    })
  })
})

describe('acts as the public sees them', () => {
  it('a reply to a reply stands under the topmost comment', async () => {
    const { followUp, question } = network.comments
    const written = await connector.reply(access, commentId(followUp), 'Välkommen! 👨‍👩‍👧‍👦 åäö')
    expect(written.externalId.startsWith(`${question.id}.`)).toBe(true)
    const replies = public_().find(({ id }) => id === question.id)?.replies ?? []
    expect(replies.at(-1)).toMatchObject({ text: 'Välkommen! 👨‍👩‍👧‍👦 åäö', isByAccount: true })
    const found = await connector.findReply(
      access,
      commentId(followUp),
      ' Välkommen! 👨‍👩‍👧‍👦 åäö',
      network.clock.now(),
    )
    expect(found).toEqual(written)
  })

  it('held for review, let out again, then rejected for good', async () => {
    const { question } = network.comments
    const isPublic = () => public_().some(({ id }) => id === question.id)
    await connector.hide(access, question.id)
    expect(isPublic()).toBe(false)
    expect((await connector.fetchComment(access, question.id)).isHidden).toBe(true)
    await connector.unhide(access, question.id)
    expect(isPublic()).toBe(true)
    await connector.remove(access, question.id)
    expect(isPublic()).toBe(false)
    await expect(connector.unhide(access, question.id)).rejects.toMatchObject({ isGone: true })
    await expect(connector.remove(access, question.id)).rejects.toMatchObject({ isGone: true })
    expect(network.lab.town.state.comments[question.id]?.standing).toBe('rejected')
  })

  it('its own comment is deleted, not rejected', async () => {
    await connector.remove(access, commentId(network.comments.answer))
    expect(network.seen.at(-1)?.name).toBe('comments.delete')
    expect(network.lab.town.state.comments[network.comments.answer.id]?.standing).toBe('removed')
  })

  it('a comment that its writer deleted meanwhile is gone, not a fault', async () => {
    const { question } = network.comments
    network.lab.town.removeOwnComment(question.id, 'Karin Öberg')
    await expect(connector.hide(access, question.id)).rejects.toMatchObject({
      isGone: true,
      code: 'commentNotFound',
    })
    await expect(connector.reply(access, question.id, 'Hej')).rejects.toMatchObject({ isGone: true })
  })
})

describe('the channel', () => {
  it('presents itself, with its rounded number and its new handle', async () => {
    expect(await connector.fetchProfile(access)).toMatchObject({
      name: 'Ekköpings kommun',
      handle: '@ekkoping',
      url: 'https://www.youtube.com/@ekkoping',
      about: 'Om kommunen',
      followers: 12_300,
      email: null,
    })
    const account = network.lab.town.state.accounts[network.channelId]!
    account.handle = 'ekkopingskommun'
    expect(await connector.fetchProfile(access)).toMatchObject({ handle: '@ekkopingskommun' })
    account.extra['hidesSubscribers'] = true
    expect(await connector.fetchProfile(access)).toMatchObject({ followers: null })
  })

  it('that was closed is a lost access', async () => {
    network.lab.town.state.accounts[network.channelId]!.extra['isClosed'] = true
    await expect(connector.fetchPost(access, network.film.id)).rejects.toMatchObject({
      name: 'AccessRevoked',
      loss: 'blocked',
    })
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })

  it('of somebody else is not a valid access', async () => {
    const other = network.lab.town.addAccount({ name: 'Grannkommunen', handle: 'grann' })
    const token = youtubeSecret(network.lab.grantFor(other.id))
    expect(await connector.checkAccess({ ...access, token })).toMatchObject({ isValid: false })
  })

  it('is copied whole, answer by answer', async () => {
    const files = await Array.fromAsync(connector.ownCopy(access))
    expect(files.map(({ path }) => path)).toEqual([
      'youtube/channel-0001.json',
      'youtube/films-0001.json',
      'youtube/comments-published-0001.json',
      'youtube/comments-heldForReview-0001.json',
      'youtube/comments-likelySpam-0001.json',
    ])
    const whole = files.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')
    for (const { text } of Object.values(network.comments))
      expect(whole).toContain(JSON.stringify(text).slice(1, -1))
  })
})

describe('figures', () => {
  const figures = async () => {
    const days = { from: Temporal.PlainDate.from('2026-11-17'), to: Temporal.PlainDate.from('2026-11-20') }
    return connector.insights.ofAccount(access, days)
  }

  it('day by day; what is not known is null and says why, never 0', async () => {
    const all = await figures()
    const one = (key: string, day: string | null) =>
      all.find((figure) => figure.key === key && (figure.day?.toString() ?? null) === day)
    expect(one('followers', null)).toMatchObject({ value: 12_300, isRounded: true })
    expect(one('views', '2026-11-17')).toMatchObject({ value: 40, measure: 'views' })
    expect(one('views', '2026-11-20')).toMatchObject({ value: null, why: 'not-yet' })
    expect(one('reach', null)).toMatchObject({ value: null, why: 'not-offered' })
  })

  it('without the permission say so', async () => {
    for (const token of network.lab.town.state.tokens)
      token.scopes = token.scopes.filter((one) => !one.includes('analytics'))
    const byDay = (await figures()).filter(({ day }) => day !== null)
    expect(new Set(byDay.map(({ value, why }) => `${value ?? ''} ${why ?? ''}`))).toEqual(
      new Set([' no-permission']),
    )
  })

  it('of a film; hidden likes and closed comments are not 0', async () => {
    const { film } = network
    film.views = 321
    film.extra['hidesLikes'] = true
    film.isOpen = false
    const all = await connector.insights.ofPost(access, film.id)
    expect(all.find(({ key }) => key === 'views')).toMatchObject({ value: 321 })
    expect(all.find(({ key }) => key === 'reactions')).toMatchObject({ value: null, why: 'withdrawn' })
    expect(all.find(({ key }) => key === 'comments')).toMatchObject({ value: null, why: 'withdrawn' })
  })
})
