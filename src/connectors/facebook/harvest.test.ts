import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { createMetaWebhook } from '../meta/meta-webhook.ts'
import { NOW, SECRET, startOnLab, type OnLab } from '#test/facebook-on-lab.ts'
import type { FacebookConnector } from './facebook.ts'
import { readCursor, readNewsCursor } from './harvest-cursor.ts'
import { createFacebookReader } from './read-answer.ts'

let on: OnLab
let facebook: FacebookConnector
beforeEach(async () => {
  on = await startOnLab()
  facebook = on.connect()
})
afterEach(() => on.close())

const reader = createFacebookReader()
const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00:00Z')
type Ask = (cursor: string | null) => Promise<HarvestPage>
const past =
  (since = LONG_AGO): Ask =>
  (cursor) =>
    facebook.harvest.past!(on.access, cursor, since)
const news: Ask = (cursor) => facebook.harvest.news(on.access, cursor)

async function harvest(ask: Ask, from: string | null = null) {
  const bodies: Uint8Array[] = []
  let cursor = from
  let calls = 0
  for (;;) {
    const page: HarvestPage = await ask(cursor)
    calls += 1
    bodies.push(...page.bodies)
    ;({ cursor } = page)
    if (!page.isMore)
      return { bodies, cursor, calls, events: bodies.flatMap((body) => reader.readEvents(body)) }
  }
}

const idsOf = (events: readonly NetworkEvent[], kind: string) =>
  events.flatMap(({ effect }) => {
    if (effect.kind !== kind) return []
    if ('comment' in effect) return [effect.comment.externalId]
    if ('message' in effect) return [effect.message.externalId]
    return 'post' in effect ? [effect.post.externalId] : []
  })

describe('looking back', () => {
  it('tells of posts, whole threads and conversations, and of what is hidden', async () => {
    const [question] = on.thread
    await facebook.hide(on.access, question!.id)
    const { events } = await harvest(past())
    expect(idsOf(events, 'post-added')).toEqual([on.post.id])
    expect(idsOf(events, 'comment-added')).toEqual(on.thread.map(({ id }) => id))
    expect(events.filter(({ effect }) => effect.kind === 'comment-hidden')).toMatchObject([
      { effect: { commentExternalId: question!.id, postExternalId: on.post.id } },
    ])
    const karin = on.personId('Karin Öberg')
    expect(events.find(({ effect }) => effect.kind === 'direct-message')?.effect).toMatchObject({
      message: { externalId: on.message.id, otherPartyExternalId: karin, isFromAccount: false },
    })
    expect(on.lab.violations).toEqual([])
  })

  it('gives what a webhook told before the same key', async () => {
    const bodies: Uint8Array[] = []
    const { lab } = on
    for (const event of lab.state.events) {
      const part = event.kind === 'change' ? { changes: [event.body] } : { messaging: [event.body] }
      const body = { object: 'page', entry: [{ id: event.pageId, time: 1_795_161_600, ...part }] }
      bodies.push(new TextEncoder().encode(JSON.stringify(body)))
    }
    const webhook = createMetaWebhook({ appSecret: SECRET, verifyToken: 'v' })
    const told = new Set(bodies.flatMap((body) => webhook.readEvents(body)).map((event) => event.dedupeKey))
    const { events } = await harvest(past())
    expect(events.length).toBe(told.size)
    for (const event of events) expect(told, event.effect.kind).toContain(event.dedupeKey)
  })

  it('gives an edited comment a new key', async () => {
    const before = (await harvest(past())).events.map(({ dedupeKey }) => dedupeKey)
    on.lab.editComment(on.thread[0]!.id, 'Karin Öberg', 'När stänger den?')
    const after = (await harvest(past())).events.map(({ dedupeKey }) => dedupeKey)
    expect(after.filter((key) => !before.includes(key))).toHaveLength(1)
  })

  it('stops at the wanted day', async () => {
    for (const day of ['2026-11-01', '2026-10-01', '2019-01-01'])
      on.lab.publishPost({ pageId: on.access.accountExternalId, text: day, at: `${day}T10:00:00.000Z` })
    const { events } = await harvest(past(Temporal.Instant.from('2026-10-15T00:00:00Z')))
    expect(idsOf(events, 'post-added')).toHaveLength(2)
    expect(idsOf((await harvest(past())).events, 'post-added')).toHaveLength(3)
  })

  it('goes on at any cursor, with nothing lost', async () => {
    for (let n = 0; n < 60; n += 1) {
      const { id } = on.lab.publishPost({
        pageId: on.access.accountExternalId,
        text: `Inlägg ${n}`,
        at: Temporal.Instant.from('2026-11-01T00:00:00Z')
          .add({ minutes: n })
          .toString({ fractionalSecondDigits: 3 }),
      })
      on.lab.writeComment({ postId: id, author: 'Bosse Lind', text: `Kommentar ${n}` })
    }
    const whole = await harvest(past())
    const cursors: (string | null)[] = [null]
    for (let cursor: string | null = null; ;) {
      const page: HarvestPage = await past()(cursor)
      ;({ cursor } = page)
      if (!page.isMore) break
      cursors.push(cursor)
    }
    expect(idsOf(whole.events, 'post-added')).toHaveLength(61)
    const middle = cursors[Math.floor(cursors.length / 2)] ?? null
    const rest = await harvest(past(), middle)
    expect(rest.calls).toBeLessThan(whole.calls)
    expect(whole.bodies.slice(-rest.bodies.length)).toEqual(rest.bodies)
  })

  it('begins a list again whose cursor has grown too old, and skips what is gone', async () => {
    const first = await past()(null)
    const kept = JSON.parse(first.cursor) as { todo: { after: string | null }[] }
    kept.todo[0]!.after = 'grown-too-old'
    const { events } = await harvest(past(), JSON.stringify(kept))
    expect(idsOf(events, 'comment-added')).toHaveLength(on.thread.length)
    on.lab.removePost(on.post.id)
    expect(idsOf((await harvest(past(), first.cursor)).events, 'comment-added')).toEqual([])
  })

  it('goes without messages where the page may not read them', async () => {
    const { token } = on.lab.issueToken({
      kind: 'page',
      pageIds: [on.access.accountExternalId],
      scopes: ['pages_read_engagement', 'pages_read_user_content'],
    })
    const { events } = await harvest((cursor) =>
      facebook.harvest.past!({ ...on.access, token }, cursor, LONG_AGO),
    )
    expect(idsOf(events, 'comment-added')).toHaveLength(on.thread.length)
    expect(idsOf(events, 'direct-message')).toEqual([])
  })

  it('keeps no token in what it keeps', async () => {
    for (let n = 0; n < 120; n += 1)
      on.lab.writeComment({ postId: on.post.id, author: 'Bosse Lind', text: `Nummer ${n}` })
    const { bodies } = await harvest(past())
    const kept = bodies.map((body) => new TextDecoder().decode(body)).join('')
    expect(kept).toContain('paging')
    expect(kept).not.toContain(on.access.token)
  })
})

describe('what is new', () => {
  it('begins about now', async () => {
    const { events } = await harvest(news)
    expect(events).toEqual([])
    expect(on.lab.violations).toEqual([])
  })

  it('tells of a new post, a comment under an old one and a message, once', async () => {
    const start = await harvest(news)
    on.clock.advance({ minutes: 20 })
    const post = on.lab.publishPost({ pageId: on.access.accountExternalId, text: 'Nytt' })
    const comment = on.lab.writeComment({ postId: on.post.id, author: 'Bosse Lind', text: 'Sent svar' })
    const message = on.lab.sendDirectMessage({
      pageId: on.access.accountExternalId,
      author: 'Bosse Lind',
      text: 'Hej!',
    })
    on.clock.advance({ minutes: 5 })
    const round = await harvest(news, start.cursor)
    expect(idsOf(round.events, 'post-added')).toEqual([post.id])
    expect(idsOf(round.events, 'comment-added')).toEqual([comment.id])
    expect(idsOf(round.events, 'direct-message')).toEqual([message.id])
    expect((await harvest(news, round.cursor)).events).toEqual([])
  })

  it('tells of more conversations than one list holds', async () => {
    const { cursor } = await harvest(news)
    on.clock.advance({ minutes: 20 })
    for (let n = 0; n < 40; n += 1)
      on.lab.sendDirectMessage({
        pageId: on.access.accountExternalId,
        author: `Person ${n}`,
        text: 'Vatten?',
      })
    expect(idsOf((await harvest(news, cursor)).events, 'direct-message')).toHaveLength(40)
  })

  it('loses nothing that comes within the second of a round', async () => {
    let { cursor } = await harvest(news)
    const told = new Set<string>()
    const written: string[] = []
    for (let n = 0; n < 6; n += 1) {
      written.push(on.lab.writeComment({ postId: on.post.id, author: 'Bosse Lind', text: `Före ${n}` }).id)
      const round = await harvest(news, cursor)
      ;({ cursor } = round)
      for (const id of idsOf(round.events, 'comment-added')) told.add(id)
      if (n % 2 === 1) on.clock.advance({ seconds: 1 })
    }
    for (const id of written) expect(told).toContain(id)
  })

  it('asks again from the same place when it was killed in the middle', async () => {
    const { cursor } = await harvest(news)
    on.clock.advance({ minutes: 20 })
    on.lab.writeComment({ postId: on.post.id, author: 'Bosse Lind', text: 'Hej' })
    const once = await harvest(news, cursor)
    const twice = await harvest(news, cursor)
    expect(twice.events.map(({ dedupeKey }) => dedupeKey)).toEqual(
      once.events.map(({ dedupeKey }) => dedupeKey),
    )
  })
})

describe('cursors', () => {
  it('take any text for a beginning', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readCursor(text).step).toBe('posts')
        expect(readNewsCursor(text)).toBeNull()
      }),
    )
    expect(readNewsCursor(JSON.stringify({ since: NOW }))?.since).toEqual(Temporal.Instant.from(NOW))
  })
})
