import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { asRecord, type Json } from '../kit/json.ts'
import { createMastodonReader, toldKey, underKey } from './reader.ts'
import { limitsIn } from './server-limits.ts'

type Exchange = { readonly method: string; readonly path: string; readonly body: unknown }

/** Answers of a real server (fixtures/README.md). */
function recorded(name: string, method: string, path: string, nth = 0): unknown {
  const url = new URL(`./fixtures/mastodon.py/${name}.json`, import.meta.url)
  const exchanges = JSON.parse(readFileSync(url, 'utf8')) as Exchange[]
  const found = exchanges.filter((one) => one.method === method && one.path.startsWith(path))[nth]
  if (found === undefined) throw new Error(`${name} has no ${method} ${path}`)
  return found.body
}

const US = '117020565966271181'
const askedAt = Temporal.Instant.from('2026-08-01T14:00:00Z')
const reader = createMastodonReader()

function read(
  kind: string,
  answer: unknown,
  about: Record<string, string> = {},
  account = US,
): readonly NetworkEvent[] {
  const bytes = new TextEncoder().encode(JSON.stringify(answer))
  return reader.readEvents(sealAnswer({ kind, accountExternalId: account, about, askedAt, answer: bytes }))
}

const person = { id: '7', acct: 'karin@mastodon.nu', display_name: 'Karin Öberg' }
const status = (rest: Json): Json => ({
  id: '100',
  created_at: '2026-08-01T13:00:00.000Z',
  edited_at: null,
  in_reply_to_id: null,
  visibility: 'public',
  content: '<p>Hej</p>',
  account: person,
  mentions: [{ id: US }],
  ...rest,
})

describe('what a real server answered', () => {
  it('a mention that answers nothing is a post by somebody else', () => {
    const answer = recorded('notifications', 'GET', '/api/v1/notifications')
    const [event] = read('notifications', answer)
    expect(event).toMatchObject({
      dedupeKey: `mastodon:${US}:post-added:117020576916218297:`,
      effect: {
        kind: 'post-added',
        post: {
          externalId: '117020576916218297',
          text: '@mastodonpy_test hello!',
          author: { name: 'admin' },
        },
      },
    })
    expect(event?.occurredAt?.toString()).toBe('2026-08-01T13:51:39.138Z')
    expect(event?.raw).toEqual(asRecord((answer as Json[])[0])?.['status'])
  })

  it('an edit has another key than what it was before', () => {
    const before = recorded('status-edit', 'POST', '/api/v1/statuses')
    const after = recorded('status-edit', 'PUT', '/api/v1/statuses')
    const [first, second] = [...read('statuses', [before]), ...read('statuses', [after])]
    expect(first?.effect).toMatchObject({
      kind: 'post-added',
      post: { text: 'the best editor? why, of course it is VS Code' },
    })
    expect(second?.effect.kind).toBe('post-edited')
    expect(second?.dedupeKey).not.toBe(first?.dedupeKey)
  })

  it('the answer to a deletion still tells what it said', () => {
    const [event] = read('statuses', [recorded('context-and-delete', 'DELETE', '/api/v1/statuses')])
    expect(event?.effect).toMatchObject({ kind: 'post-added', post: { text: 'Toot!' } })
  })

  it('its limits are those it tells', () => {
    const instance = asRecord(recorded('instance', 'GET', '/api/v2/instance'))
    expect(limitsIn(instance)).toMatchObject({
      characters: 500,
      altTextCharacters: 10_000,
      media: 4,
      videoBytes: 103_809_024,
    })
    expect(limitsIn(null)).toMatchObject({ characters: 500, urlCharacters: 23, altTextCharacters: 1_500 })
    expect(limitsIn({ max_toot_chars: 5_000 })).toMatchObject({ characters: 5_000 })
  })
})

describe('what a status is', () => {
  it.each<[what: string, status: Json, about: Record<string, string>, effect: object]>([
    [
      'a comment under the post it belongs to',
      status({ in_reply_to_id: '99' }),
      { [underKey('100')]: '50' },
      { kind: 'comment-added', comment: { postExternalId: '50', parentExternalId: '99' } },
    ],
    [
      'a comment directly under the post',
      status({ in_reply_to_id: '50' }),
      { [underKey('100')]: '50' },
      { kind: 'comment-added', comment: { postExternalId: '50', parentExternalId: null } },
    ],
    [
      'an answer to us of which nobody could say the post',
      status({ in_reply_to_id: '99', in_reply_to_account_id: US }),
      {},
      { kind: 'comment-added', comment: { postExternalId: '99', parentExternalId: null } },
    ],
    [
      'an answer to others that names us',
      status({ in_reply_to_id: '99', in_reply_to_account_id: '8' }),
      {},
      { kind: 'post-added' },
    ],
    [
      'a private message to us',
      status({ visibility: 'direct' }),
      {},
      { kind: 'direct-message', message: { isFromAccount: false, otherPartyExternalId: '7' } },
    ],
    [
      'a private message of ours',
      status({ visibility: 'direct', account: { id: US, acct: 'vi' }, mentions: [{ id: US }, { id: '7' }] }),
      {},
      { kind: 'direct-message', message: { isFromAccount: true, otherPartyExternalId: '7' } },
    ],
    [
      'something sent on',
      status({ reblog: status({ id: '1' }) }),
      {},
      { kind: 'irrelevant', what: 'reblog' },
    ],
    [
      'a warning, a poll and a quotation',
      status({
        spoiler_text: 'Politik',
        poll: { options: [{ title: 'Ja' }, { title: 'Nej' }] },
        quote: { quoted_status: status({ id: '2', url: 'https://m.example/2', content: '<p>Citat</p>' }) },
      }),
      {},
      {
        kind: 'post-added',
        post: {
          text: 'Politik\n\nHej\n\n• Ja\n• Nej',
          media: [{ kind: 'link', url: 'https://m.example/2', title: 'Citat' }],
        },
      },
    ],
    [
      'pictures with what stands for them',
      status({
        media_attachments: [
          { type: 'image', url: 'https://m.example/a.png', description: 'En snövall' },
          { type: 'gifv', url: 'https://m.example/b.mp4', description: null },
          { type: 'audio', url: null, remote_url: 'https://n.example/c.mp3' },
          { type: 'unknown', url: null },
          null,
        ],
      }),
      {},
      {
        post: {
          media: [
            { kind: 'image', url: 'https://m.example/a.png', altText: 'En snövall' },
            { kind: 'video', url: 'https://m.example/b.mp4' },
            { kind: 'file', url: 'https://n.example/c.mp3' },
          ],
        },
      },
    ],
  ])('%s', (_what, item, about, effect) => {
    expect(read('statuses', [item], about)[0]?.effect).toMatchObject(effect)
  })

  it('is told once, however we heard of it, and not where another answer tells of it', () => {
    const item = status({ in_reply_to_id: '50' })
    const heard = read('notifications', [{ id: '3', type: 'mention', status: item }], {
      [underKey('100')]: '50',
    })
    const readBack = read('context', { ancestors: [], descendants: [item] }, { post: '50' })
    expect(heard.map(({ dedupeKey }) => dedupeKey)).toEqual(readBack.map(({ dedupeKey }) => dedupeKey))
    expect(read('statuses', [item], { [toldKey('100')]: '1' })).toEqual([])
  })
})

describe('what is odd', () => {
  it.each<[what: string, kind: string, answer: unknown, kinds: string[]]>([
    [
      'one item of three',
      'statuses',
      [status({}), null, status({ id: '101' })],
      ['post-added', 'unknown', 'post-added'],
    ],
    [
      'ids as numbers',
      'statuses',
      [status({ id: 100, in_reply_to_id: 9, account: { id: 7 } })],
      ['post-added'],
    ],
    ['a status without an account', 'statuses', [status({ account: null })], ['unknown']],
    ['a new kind of notice', 'notifications', [{ id: '1', type: 'sparkle' }], ['unknown']],
    ['a notice of no consequence', 'notifications', [{ id: '1', type: 'favourite' }], ['irrelevant']],
    [
      'a mention whose status is gone',
      'notifications',
      [{ id: '1', type: 'mention', status: null }],
      ['unknown'],
    ],
    ['no list at all', 'notifications', { error: 'x' }, ['unknown']],
    ['a kind of a later version', 'lists', [], ['unknown']],
  ])('%s', (_what, kind, answer, kinds) => {
    const events = read(kind, answer)
    expect(events.map(({ effect }) => effect.kind)).toEqual(kinds)
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(kinds.length)
  })

  it('never stops a batch, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 }), (items) => {
        for (const kind of ['statuses', 'notifications']) expect(read(kind, items)).toHaveLength(items.length)
      }),
    )
  })

  it('keeps every character of what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const words = text
          .replace(/\s+/g, ' ')
          .replace(/[<>&\u0000]/gu, '')
          .trim()
        const [event] = read('statuses', [status({ content: `<p>${words}</p>`, spoiler_text: '' })])
        expect(event?.effect).toMatchObject({ post: { text: words } })
      }),
    )
  })

  it.each(['', 'null', '{}', '[]', '{"type":"status.created"}'])('throws SyntaxError for %j', (body) => {
    expect(() => reader.readEvents(new TextEncoder().encode(body))).toThrow(SyntaxError)
  })
})
