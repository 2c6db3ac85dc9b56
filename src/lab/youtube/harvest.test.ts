import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Access, NetworkEvent } from '#connectors/connector.ts'
import type { HarvestPage } from '#connectors/harvest.ts'
import { createYoutubeReader } from '#connectors/youtube/read-events.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { connectorAt } from '#connectors/youtube/youtube-for-tests.ts'
import type { YoutubeConnector } from '#connectors/youtube/youtube.ts'
import { editPost, removePost } from '../town/posts.ts'
import { setStanding } from '../town/comments.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

const reader = createYoutubeReader()
let network: YoutubeForTests
let connector: YoutubeConnector
let access: Access
let cursor: string | null
beforeEach(async () => {
  network = await youtubeForTests()
  connector = connectorAt(network, PRACTICE_CLIENT)
  access = {
    accountExternalId: network.channelId,
    token: youtubeSecret(network.lab.grantFor(network.channelId)),
  }
  cursor = null
})
afterEach(async () => {
  expect(network.lab.breaches).toEqual([])
  await network.close()
})

const eventsIn = ({ bodies }: HarvestPage): readonly NetworkEvent[] =>
  bodies.flatMap((body) => reader.readEvents(body))

/** One round, an hour later so that every list is due. */
async function round(): Promise<readonly NetworkEvent[]> {
  network.clock.advance({ hours: 1 })
  const token = youtubeSecret(network.lab.grantFor(network.channelId))
  const events: NetworkEvent[] = []
  for (let n = 0; n < 100; n += 1) {
    const page = await connector.harvest.news({ ...access, token }, cursor)
    ;({ cursor } = page)
    events.push(...eventsIn(page))
    if (!page.isMore) return events
  }
  throw new Error('the round never ends')
}

const told = (events: readonly NetworkEvent[]) =>
  events.map(({ effect }) => {
    const id = 'comment' in effect ? effect.comment.text : 'post' in effect ? effect.post.text : ''
    return `${effect.kind} ${id}`.trim()
  })

const write = (text: string, rest: object = {}) =>
  network.lab.town.writeComment({ postId: network.film.id, author: 'Åsa Lind', text, ...rest })

describe('news', () => {
  it('begins about now, and then tells each thing once', async () => {
    expect(await round()).toEqual([])
    write('Är vattnet avstängt?')
    expect(told(await round())).toContain('comment-added Är vattnet avstängt?')
    expect(await round()).toEqual([])
  })

  it('an edit is told as an edit, a reply to an old thread as a comment', async () => {
    await round()
    const comment = write('Hej')
    await round()
    network.clock.advance({ minutes: 1 })
    network.lab.town.editComment(comment.id, 'Åsa Lind', 'Hej då')
    write('Instämmer', { parentId: network.comments.question.id })
    const events = told(await round())
    expect(events).toContain('comment-edited Hej då')
    expect(events).toContain('comment-added Instämmer')
  })

  it('what is held is told as hidden, and as shown when somebody lets it out elsewhere', async () => {
    await round()
    const comment = write('Olämpligt', { standing: 'held' })
    expect(told(await round())).toEqual(['comment-added Olämpligt', 'comment-hidden'])
    setStanding(network.lab.town.core, comment, 'visible')
    const events = await round()
    expect(told(events)).toContain('comment-unhidden')
    expect(events.find(({ effect }) => effect.kind === 'comment-unhidden')?.effect).toMatchObject({
      commentExternalId: comment.id,
    })
    setStanding(network.lab.town.core, comment, 'held')
    expect(told(await round())).toContain('comment-hidden')
  })

  it('what its writer deletes is told as removed, with its film', async () => {
    await round()
    const comment = write('Oj, fel film')
    await round()
    network.lab.town.removeOwnComment(comment.id, 'Åsa Lind')
    const [event] = await round()
    expect(event?.effect).toEqual({
      kind: 'comment-removed',
      commentExternalId: comment.id,
      postExternalId: network.film.id,
    })
    expect(await round()).toEqual([])
  })

  it('a new film, and a changed one', async () => {
    await round()
    const film = network.lab.town.publishPost({
      accountId: network.channelId,
      text: 'Ny bro\n\nÖppnar i maj',
    })
    expect(told(await round())).toEqual(['post-added Ny bro\n\nÖppnar i maj'])
    editPost(network.lab.town.core, film.id, 'Ny bro\n\nÖppnar i juni')
    expect(told(await round())).toEqual([
      'post-added Ny bro\n\nÖppnar i maj'.replace('maj', 'juni'),
      'post-unhidden',
      'post-edited Ny bro\n\nÖppnar i juni',
    ])
    removePost(network.lab.town.core, film.id)
    const [event] = await round()
    expect(event?.effect).toEqual({ kind: 'post-removed', postExternalId: film.id })
    expect(await round()).toEqual([])
  })

  it('a storm of comments between two rounds comes whole, in pages', async () => {
    await round()
    const texts = Array.from({ length: 350 }, (_, n) => `Rykte ${n}`)
    for (const text of texts) {
      network.clock.advance({ seconds: 1 })
      write(text)
    }
    const first = write('Många svar')
    for (let n = 0; n < 12; n += 1) write(`Svar ${n}`, { parentId: first.id })
    const events = await round()
    const words = events.flatMap(({ effect }) =>
      effect.kind === 'comment-added' ? [effect.comment.text] : [],
    )
    expect(new Set(words)).toEqual(
      new Set([...texts, 'Många svar', ...Array.from({ length: 12 }, (_, n) => `Svar ${n}`)]),
    )
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(events.length)
  })

  it('costs one unit when nothing happens within the quarter', async () => {
    await round()
    const before = network.seen.length
    network.clock.advance({ minutes: 5 })
    await connector.harvest.news(access, cursor)
    const asked = network.seen.slice(before).filter(({ name }) => name !== 'token')
    expect(asked.map(({ name }) => name)).toEqual(['commentThreads.list'])
  })

  it('asked again from the same place tells the same, with the same keys', async () => {
    await round()
    write('Hallå?', { standing: 'held' })
    const at = cursor
    const first = await round()
    cursor = at
    expect((await round()).map(({ dedupeKey }) => dedupeKey)).toEqual(first.map(({ dedupeKey }) => dedupeKey))
    expect(first.length).toBeGreaterThan(0)
  })

  it.each(['', '{}', 'nonsense', '[1]', '{"version":9}'])(
    'a cursor %j that is not ours begins anew',
    async (text) => {
      expect((await connector.harvest.news(access, text)).cursor).toContain('"version":1')
    },
  )
})

describe('the past', () => {
  it('is told whole, back to a day, and can be taken up at any cursor', { timeout: 60_000 }, async () => {
    const { town } = network.lab
    const { id: author } = town.addPerson({ name: 'Rykte Ryktesson' })
    for (let n = 0; n < 1_500; n += 1) {
      const at = Temporal.Instant.from('2026-11-18T00:00:00Z')
        .add({ minutes: n })
        .toString({ fractionalSecondDigits: 3 })
      town.writeComment({ postId: network.film.id, author, text: `Nr ${n}`, at })
    }
    const since = Temporal.Instant.from('2026-11-18T12:00:00Z')
    const keys: string[] = []
    let at: string | null = null
    let isMore = true
    while (isMore) {
      // A process that was killed before the cursor was kept asks twice.
      await connector.harvest.past!(access, at, since)
      const page: HarvestPage = await connector.harvest.past!(access, at, since)
      ;({ cursor: at, isMore } = page)
      expect(page.bodies.length).toBeLessThanOrEqual(1)
      keys.push(...eventsIn(page).map(({ dedupeKey }) => dedupeKey))
    }
    expect(new Set(keys).size).toBe(keys.length)
    const comments = keys.filter((key) => key.startsWith('comment:')).length
    // 780 of the storm are young enough, and the six of the thread.
    expect(comments).toBe(780 + 6)
    expect(keys).toContain(`post:${network.film.id}`)
    expect(JSON.stringify(at).length).toBeLessThan(200)
  })
})
