import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { APP_SECRET, labForTests } from '../lab-for-tests.ts'
import type { LabForTests } from '../lab-for-tests.ts'

type Sent = { body: string; headers: Readonly<Record<string, string>> }
type Value = Record<string, unknown> & { item: string; verb: string }
type Entry = { id: string; time: number; changes?: { field: string; value: Value }[]; messaging?: object[] }

function withHook(answers: number[] = []): LabForTests & { sent: Sent[] } {
  const sent: Sent[] = []
  const set = labForTests({
    postHook: (body, headers) => {
      sent.push({ body, headers })
      return Promise.resolve(answers.shift() ?? 200)
    },
  })
  return { ...set, sent }
}

const entriesOf = ({ body }: Sent): Entry[] => (JSON.parse(body) as { entry: Entry[] }).entry
const valuesOf = (sent: readonly Sent[]): Value[] =>
  sent.flatMap(entriesOf).flatMap((entry) => (entry.changes ?? []).map((change) => change.value))

describe('signed bodies', () => {
  it('escapes as the network does and signs exactly those bytes', async () => {
    const { lab, post, sent } = withHook()
    lab.writeComment({ postId: post.id, author: 'Åsa Öberg', text: 'Snö på Kärrvägen/Björkvägen 😟 مرحبا' })
    await lab.webhooks.deliver()
    const [{ body, headers } = { body: '', headers: {} as Record<string, string> }] = sent
    expect(body).toMatch(/^[\x20-\x7e]+$/)
    expect(body).toContain(
      String.raw`Sn\u00f6 p\u00e5 K\u00e4rrv\u00e4gen\/Bj\u00f6rkv\u00e4gen \ud83d\ude1f`,
    )
    const expected = createHmac('sha256', APP_SECRET).update(Buffer.from(body)).digest('hex')
    expect(headers['x-hub-signature-256']).toBe(`sha256=${expected}`)
    expect(valuesOf(sent).at(-1)?.['message']).toBe('Snö på Kärrvägen/Björkvägen 😟 مرحبا')
  })
})

// Keys of the bodies that RestFB collected from the network (restfb/restfb, commit ca24c19d, MIT), `from` for the older sender_id/sender_name.
const shapes: Record<string, string[]> = {
  'comment add': ['item', 'verb', 'comment_id', 'post_id', 'parent_id', 'from', 'created_time', 'message'],
  'comment edited': ['item', 'verb', 'comment_id', 'post_id', 'parent_id', 'from', 'created_time', 'message'],
  'comment hide': ['item', 'verb', 'comment_id', 'post_id', 'parent_id', 'from', 'created_time', 'message'],
  'comment unhide': ['item', 'verb', 'comment_id', 'post_id', 'parent_id', 'from', 'created_time', 'message'],
  'comment remove': ['item', 'verb', 'comment_id', 'post_id', 'parent_id', 'from'],
  'photo add': ['item', 'created_time', 'published', 'verb', 'photo_id', 'post_id', 'from', 'link'],
  'status add': ['item', 'verb', 'from', 'post_id', 'published', 'created_time', 'message'],
  'post remove': ['recipient_id', 'item', 'verb', 'post_id', 'created_time', 'from'],
  'reaction add': ['created_time', 'item', 'post_id', 'parent_id', 'verb', 'reaction_type', 'from'],
  'reaction remove': ['created_time', 'item', 'post_id', 'parent_id', 'verb', 'reaction_type', 'from'],
}

async function everything(): Promise<LabForTests & { sent: Sent[] }> {
  const set = withHook()
  const { lab, post, pageId, call } = set
  const { id } = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Kärrvägen då?' })
  lab.editComment(id, 'Bosse Lind', 'Och Kärrvägen då?')
  await call('POST', id, { is_hidden: 'true' })
  await call('POST', id, { is_hidden: 'false' })
  lab.react(post.id, 'Bosse Lind', 'LOVE')
  lab.react(post.id, 'Bosse Lind', null)
  lab.removeOwnComment(id, 'Bosse Lind')
  const plain = lab.publishPost({ pageId, text: 'Badhuset öppnar' })
  lab.removePost(plain.id)
  lab.sendDirectMessage({ pageId, author: 'Amina Yusuf', text: 'Hej' })
  await lab.webhooks.deliver()
  return set
}

describe('shapes', () => {
  it('are those of the bodies collected from the network', async () => {
    const { sent, pageId, post } = await everything()
    const values = valuesOf(sent)
    for (const [name, keys] of Object.entries(shapes)) {
      const value = values.find((one) => `${one.item} ${one.verb}` === name)
      expect(Object.keys(value ?? {}), name).toEqual(expect.arrayContaining(keys))
      expect(value?.['post_id'], name).toMatch(new RegExp(`^${pageId}_\\d+$`))
    }
    const add = values.find((one) => one.item === 'comment')
    expect(add).toMatchObject({ parent_id: post.id, created_time: 1795168800, from: { name: 'Bosse Lind' } })
    expect(values.find((one) => one.verb === 'remove')).not.toHaveProperty('message')
  })

  it('put feed changes and messages of a Page in entries of their own, in s and ms', async () => {
    const { sent, pageId } = await everything()
    expect(sent).toHaveLength(1)
    const entries = sent.flatMap(entriesOf)
    expect(entries.map((entry) => [entry.id, entry.time, entry.messaging?.length ?? 0])).toEqual([
      [pageId, 1795168800, 0],
      [pageId, 1795168800000, 1],
    ])
    expect(entries[1]?.messaging).toMatchObject([
      { recipient: { id: pageId }, timestamp: 1795168800000, message: { text: 'Hej' } },
    ])
  })
})

describe('delivery', () => {
  it('tries the same bytes again, later and later, until it gets 200', async () => {
    const { lab, clock, sent } = withHook([500, 0, 200])
    expect(await lab.webhooks.deliver()).toMatchObject([{ status: 500 }])
    expect(await lab.webhooks.deliver()).toEqual([])
    clock.advance({ seconds: 1 })
    await lab.webhooks.deliver()
    clock.advance({ seconds: 4 })
    expect(await lab.webhooks.deliver()).toEqual([])
    clock.advance({ seconds: 1 })
    expect(await lab.webhooks.deliver()).toMatchObject([{ status: 200 }])
    expect(new Set(sent.map((one) => one.body)).size).toBe(1)
    expect(lab.webhooks.pendingCount()).toBe(0)
  })

  it('gives up after 36 hours', async () => {
    const { lab, clock } = withHook(Array.from({ length: 100 }, () => 503))
    for (let tries = 0; tries < 40 && lab.webhooks.pendingCount() > 0; tries += 1) {
      await lab.webhooks.deliver()
      clock.advance({ hours: 3 })
    }
    expect([lab.webhooks.pendingCount(), lab.webhooks.abandonedCount()]).toEqual([0, 1])
  })

  it('sends only what the Page subscribes to', async () => {
    const { lab, post, pageId, call, sent } = withHook()
    await lab.webhooks.deliver()
    await call('DELETE', `${pageId}/subscribed_apps`)
    lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Ohört' })
    await lab.webhooks.deliver()
    expect(sent).toHaveLength(1)
  })

  it('duplicates, forges, loses and stops on demand', async () => {
    const { lab, post, sent } = withHook()
    await lab.webhooks.deliver()
    sent.length = 0
    const write = (text: string): void =>
      void lab.writeComment({ postId: post.id, author: 'Bosse Lind', text })
    lab.faults.switchOn('webhook-duplicate')
    write('Ett')
    await lab.webhooks.deliver()
    expect(sent).toHaveLength(2)
    expect(sent[0]).toEqual(sent[1])
    lab.faults.clear()
    lab.faults.switchOn('webhook-forged')
    write('Två')
    await lab.webhooks.deliver()
    expect(new Set(sent.slice(2).map((one) => one.headers['x-hub-signature-256'])).size).toBe(2)
    lab.faults.clear()
    lab.faults.switchOn('webhook-lost')
    write('Tre')
    lab.faults.clear()
    lab.faults.switchOn('webhook-down')
    write('Fyra')
    expect(await lab.webhooks.deliver()).toEqual([])
    lab.faults.clear()
    await lab.webhooks.deliver()
    expect(valuesOf(sent.slice(4)).map((value) => value['message'])).toEqual(['Fyra'])
  })

  it('lets edited and remove overtake add while events come in disorder', async () => {
    const { lab, clock, post, sent } = withHook()
    await lab.webhooks.deliver()
    sent.length = 0
    lab.faults.switchOn('webhook-disorder')
    const { id } = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Ett' })
    lab.editComment(id, 'Bosse Lind', 'Två')
    lab.removeOwnComment(id, 'Bosse Lind')
    await lab.webhooks.deliver()
    clock.advance({ seconds: 20 })
    await lab.webhooks.deliver()
    expect(valuesOf(sent).map((value) => value.verb)).toEqual(['remove', 'edited', 'add'])
  })
})
