import { afterEach, describe, expect, it } from 'vitest'
import type { NetworkEvent } from '#connectors/connector.ts'
import { createInstagram, type InstagramConnector } from '#connectors/instagram/instagram.ts'
import { createInstagramReader } from '#connectors/instagram/reader/instagram-reader.ts'
import { before, wire, type Wired } from './wired-for-tests.ts'

type Set = Wired & { readonly connector: InstagramConnector }
let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

const reader = createInstagramReader()
const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00:00Z')

async function start(timeoutMs?: number): Promise<Set> {
  const wired = await wire({}, timeoutMs)
  open = wired
  return { ...wired, connector: createInstagram({ ...wired.settings, hasWebhook: true }) }
}

type Told = {
  readonly events: readonly NetworkEvent[]
  readonly cursor: string | null
  readonly pages: number
}

async function news({ connector, access }: Set, from: string | null): Promise<Told> {
  return toTheEnd((cursor) => connector.harvest.news(access, cursor), from)
}

async function past({ connector, access }: Set, since = LONG_AGO): Promise<Told> {
  return toTheEnd((cursor) => connector.harvest.past?.(access, cursor, since), null)
}

type Ask = (cursor: string | null) => ReturnType<InstagramConnector['harvest']['news']> | undefined

async function toTheEnd(ask: Ask, from: string | null): Promise<Told> {
  const events: NetworkEvent[] = []
  let cursor = from
  for (let pages = 1; ; pages += 1) {
    const page = await ask(cursor)
    if (page === undefined) throw new Error('there is no past')
    events.push(...page.bodies.flatMap((body) => reader.readEvents(body)))
    ;({ cursor } = page)
    if (!page.isMore) return { events, cursor, pages }
  }
}

const texts = (events: readonly NetworkEvent[]) =>
  events.map(({ effect }) => {
    if ('comment' in effect) return effect.comment.text
    if ('post' in effect) return effect.post.text
    return 'message' in effect ? effect.message.text : effect.kind
  })

describe('news', () => {
  it('tells what has come since, once, and nothing of what was there before', async () => {
    const set = await start()
    set.write('Karin Åberg', 'Gammalt', { at: before({ hours: 3 }) })
    const first = await news(set, null)
    expect(first).toMatchObject({ events: [], pages: 1 })
    set.clock.advance({ minutes: 10 })
    const question = set.write('Karin Åberg', 'När öppnar ni?')
    set.write('Åke Ek', 'Samma här', { parentId: question.id })
    const { town } = set.emulator
    town.sendDirectMessage({ accountId: set.account.id, author: 'Åke Ek', text: 'Hej i meddelandet' })
    town.publishPost({ accountId: set.account.id, author: 'Bosse Lind', text: 'Hos @ekkoping i dag' })
    town.publishPost({ accountId: set.account.id, text: 'Nytt inlägg' })
    set.clock.advance({ minutes: 10 })
    const second = await news(set, first.cursor)
    expect(texts(second.events).toSorted()).toEqual([
      'Hej i meddelandet',
      'Hos @ekkoping i dag',
      'Nytt inlägg',
      'När öppnar ni?',
      'Samma här',
    ])
    const third = await news(set, second.cursor)
    expect(third).toMatchObject({ events: [], pages: 1 })
    expect(set.emulator.breaches).toEqual([])
  })

  it('finds an answer under an old comment far down, within four pages', async () => {
    const set = await start()
    const old = set.write('Karin Åberg', 'Äldst', { at: before({ hours: 20 }) })
    for (let n = 0; n < 120; n += 1) set.write('Åke Ek', `Nr ${n}`, { at: before({ seconds: 36000 - n }) })
    const { cursor } = await news(set, null)
    set.clock.advance({ minutes: 10 })
    set.write('Åke Ek', 'Sent svar', { parentId: old.id })
    set.clock.advance({ minutes: 5 })
    expect(texts((await news(set, cursor)).events)).toEqual(['Sent svar'])
  })

  it('gives a comment the key that its webhook had', async () => {
    const set = await start()
    await set.connector.push?.subscribe(set.access)
    const { cursor } = await news(set, null)
    set.clock.advance({ minutes: 10 })
    set.write('Karin Åberg', 'När öppnar ni? 😀 åäö')
    await set.emulator.webhooks.deliver()
    const [hook] = set.hooks
    expect(hook?.body).toMatch(/^[\x20-\x7e]+$/)
    const hooked = reader.readEvents(Buffer.from(hook?.body ?? ''))
    const { events } = await news(set, cursor)
    expect(events.map(({ dedupeKey }) => dedupeKey)).toEqual(hooked.map(({ dedupeKey }) => dedupeKey))
    expect(texts(hooked)).toEqual(['När öppnar ni? 😀 åäö'])
  })

  it('begins anew from a cursor that is none', async () => {
    const set = await start()
    expect(await news(set, 'spoilt')).toMatchObject({ events: [] })
    expect(await news(set, '{"step":"nowhere"}')).toMatchObject({ events: [] })
  })

  it('does not take an account that cannot be read for a silent one', async () => {
    const set = await start()
    set.emulator.town.faults.always({ call: 'GET media' }, { kind: 'forbidden' })
    await expect(news(set, null)).rejects.toMatchObject({ name: 'Rejected', code: '10' })
  })

  it('goes on without messages where they may not be read', async () => {
    const set = await start()
    set.emulator.town.faults.always({ call: 'GET conversations' }, { kind: 'forbidden' })
    expect(await news(set, null)).toMatchObject({ events: [] })
  })
})

describe('past', () => {
  it('tells posts, whole threads with more than fifty answers, tags and messages, each once', async () => {
    const set = await start()
    const question = set.write('Karin Åberg', 'När öppnar ni?', { at: before({ hours: 20 }) })
    const answers = Array.from({ length: 120 }, (_, n) =>
      set.write('Åke Ek', `Svar ${n}`, { parentId: question.id, at: before({ seconds: 68400 - n }) }),
    )
    for (let n = 0; n < 60; n += 1) set.write('Bosse Lind', `Nr ${n}`, { at: before({ seconds: 36000 - n }) })
    const { town } = set.emulator
    for (let n = 0; n < 30; n += 1)
      town.publishPost({ accountId: set.account.id, text: `Inlägg ${n}`, at: before({ hours: 48 + n }) })
    town.sendDirectMessage({
      accountId: set.account.id,
      author: 'Åke Ek',
      text: 'Hej',
      at: before({ hours: 5 }),
    })
    const { events } = await past(set)
    const keys = events.map(({ dedupeKey }) => dedupeKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect(texts(events)).toHaveLength(1 + answers.length + 60 + 31 + 1)
    const under = events.filter(
      ({ effect }) => 'comment' in effect && effect.comment.parentExternalId === question.id,
    )
    expect(under).toHaveLength(answers.length)
    expect(set.emulator.breaches).toEqual([])
  })

  it('goes back no further than asked', async () => {
    const set = await start()
    const { town } = set.emulator
    town.publishPost({ accountId: set.account.id, text: 'För länge sedan', at: before({ hours: 24 * 40 }) })
    const { events } = await past(set, Temporal.Instant.from(before({ hours: 24 * 30 })))
    expect(texts(events)).toEqual(['Nu öppnar badhuset'])
  })

  it('may be stopped at any cursor, and goes on when theirs has run out or the post is gone', async () => {
    const set = await start()
    const { connector, access, emulator } = set
    for (let n = 0; n < 130; n += 1) set.write('Åke Ek', `Nr ${n}`, { at: before({ seconds: 36000 - n }) })
    const whole = await past(set)
    const first = await connector.harvest.past?.(access, null, LONG_AGO)
    const second = await connector.harvest.past?.(access, first?.cursor ?? null, LONG_AGO)
    const again = await toTheEnd(
      (cursor) => createInstagram(set.settings).harvest.past?.(access, cursor, LONG_AGO),
      second?.cursor ?? null,
    )
    expect(texts(again.events)).toEqual(texts(whole.events).slice(51))
    const stale = (second?.cursor ?? '').replace(/"after":"[^"]+"/, '"after":"bm90LWEtY3Vyc29y"')
    const anew = await toTheEnd((cursor) => connector.harvest.past?.(access, cursor, LONG_AGO), stale)
    expect(new Set(texts(anew.events))).toEqual(new Set(texts(whole.events).slice(1)))
    emulator.town.faults.always({ call: 'GET comments' }, { kind: 'gone' })
    expect(texts((await past(set)).events)).toEqual(['Nu öppnar badhuset'])
  })
})
