import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { asRecord, parseJson, type Json } from '../kit/json.ts'
import { failureOf } from './classify-failure.ts'
import { createYoutubeReader } from './read-events.ts'
import { itemsOf, readComment, readVideo } from './read-objects.ts'
import { readThread } from './read-threads.ts'
import { subscribersIn } from './channel.ts'

const CHANNEL = 'UC_x5XG1OV2P6uZZ5FSM9Ttw'
const reader = createYoutubeReader()

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`./fixtures/python-youtube/${name}`, import.meta.url))
}

function json(name: string): Json {
  return asRecord(parseJson(fixture(name))) ?? {}
}

function read(kind: string, answer: Uint8Array, about: Record<string, string> = {}): readonly NetworkEvent[] {
  const askedAt = Temporal.Instant.from('2026-11-20T09:00:00Z')
  return reader.readEvents(sealAnswer({ kind, accountExternalId: CHANNEL, about, askedAt, answer }))
}

const sealed = (kind: string, items: readonly unknown[], about: Record<string, string> = {}) =>
  read(kind, new TextEncoder().encode(JSON.stringify({ items })), about)

describe('recorded answers', () => {
  it('a thread becomes a comment with what its writer wrote', () => {
    const [event] = read('threads', fixture('thread.json'), { list: 'published', round: '1' })
    expect(event).toMatchObject({
      network: 'youtube',
      accountExternalId: CHANNEL,
      dedupeKey: 'comment:UgxKREWxIgDrw8w2e_Z4AaABAg',
      effect: {
        kind: 'comment-added',
        comment: {
          postExternalId: 'D-lhorsDlUQ',
          parentExternalId: null,
          author: { externalId: 'UCinvented0000000000000', name: 'Karin Öberg' },
        },
      },
    })
    expect(event?.effect).toHaveProperty(
      'comment.text',
      expect.stringContaining('Super video !!!\nWith full'),
    )
    expect(event?.raw).toMatchObject({ kind: 'youtube#comment' })
  })

  it('a reply without its video gets it from the question that was asked', () => {
    const about = { videoId: 'D-lhorsDlUQ', parentId: 'Ugy_CAftKrIUCyPr9GR4AaABAg', told: '' }
    const answer = new TextEncoder().encode(JSON.stringify({ items: [json('reply-inserted.json')] }))
    expect(read('replies', answer, about)).toMatchObject([
      {
        effect: {
          kind: 'comment-added',
          comment: { postExternalId: 'D-lhorsDlUQ', parentExternalId: about.parentId },
        },
      },
    ])
    const told = { ...about, told: 'Ugy_CAftKrIUCyPr9GR4AaABAg.9iPXEClD9lW9iPXLqKy_Pt' }
    expect(read('replies', answer, told)).toEqual([])
  })

  it('a playlist item of 2019, without contentDetails and status, is a film', () => {
    const [event] = read('videos', fixture('playlist-item.json'))
    expect(event).toMatchObject({
      dedupeKey: 'post:H1HZyvc0QnI',
      effect: { kind: 'post-added', post: { externalId: 'H1HZyvc0QnI', media: [{ kind: 'image' }] } },
    })
  })

  it('objects read alone', () => {
    const [video] = itemsOf(json('video.json'))
    expect(readVideo(video ?? {}, 'D-lhorsDlUQ')).toMatchObject({
      externalId: 'D-lhorsDlUQ',
      author: { externalId: CHANNEL },
      permalink: 'https://www.youtube.com/watch?v=D-lhorsDlUQ',
    })
    expect(readThread(json('thread-inserted.json'))).toMatchObject({ videoId: 'JE8xdDp5B8Q', canReply: true })
    const [comment] = itemsOf(json('comment.json'))
    const place = {
      accountExternalId: CHANNEL,
      videoId: 'v',
      parentId: null,
      canReply: true,
      isKeptBack: false,
    }
    expect(readComment(comment ?? {}, 'c', place)).toMatchObject({ text: 'Hello', isHidden: false })
    const [channel] = itemsOf(json('channel.json'))
    expect(subscribersIn(channel ?? {})).toBe(1_927_873)
  })

  it.each([
    ['error-permission.json', 403, 'SERVICE_UNAVAILABLE'],
    ['error-key.json', 400, 'keyInvalid'],
  ])('%s is a clear refusal', (name, status, code) => {
    const call = { isActing: true, now: Temporal.Instant.from('2026-11-20T09:00:00Z'), secrets: [] }
    const failure = failureOf({ status, headers: {}, body: json(name) }, call)
    expect(failure?.error).toMatchObject({ name: 'Rejected', code, isGone: false })
  })
})

describe('one odd item', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['a number', 7],
    ['a list', [1]],
    ['nothing in it', {}],
    ['a thread without comment', { id: 'a', snippet: { videoId: 'v' } }],
    ['a thread without video', { id: 'a', snippet: { topLevelComment: { id: 'a' } } }],
    [
      'replies that are no list',
      { id: 'a', snippet: { videoId: 'v', topLevelComment: { id: 7 } }, replies: { comments: 3 } },
    ],
    [
      'times that are none',
      {
        id: 'a',
        snippet: {
          videoId: 'v',
          topLevelComment: { id: 'a', snippet: { publishedAt: 'igår', updatedAt: 5 } },
        },
      },
    ],
  ])('%s does not stop its neighbours', (_what, odd) => {
    const fine = itemsOf(json('thread.json'))[0]
    for (const kind of ['threads', 'replies', 'check', 'videos', 'new-kind']) {
      expect(() => sealed(kind, [odd, fine], { videoId: 'v' })).not.toThrow()
    }
    const told = sealed('threads', [odd, fine], { list: 'published' })
    expect(told.at(-1)?.dedupeKey).toBe('comment:UgxKREWxIgDrw8w2e_Z4AaABAg')
  })

  it('is kept as unknown with what it was', () => {
    const [event] = sealed('threads', [{ snippet: 'new shape' }])
    expect(event).toMatchObject({ effect: { kind: 'unknown' }, raw: { snippet: 'new shape' } })
    expect(sealed('poll', [])).toMatchObject([{ effect: { kind: 'unknown', why: 'kind poll' } }])
  })

  it('comments under community posts are of no consequence here', () => {
    const item = { id: 'x', snippet: { postId: 'p', topLevelComment: { id: 'x', snippet: {} } } }
    expect(sealed('threads', [item])).toMatchObject([{ effect: { kind: 'irrelevant' } }])
  })
})

describe('keys', () => {
  const thread = (text: string, updatedAt: string) => ({
    id: 'Ug1',
    snippet: {
      videoId: 'v',
      topLevelComment: {
        id: 'Ug1',
        snippet: { textOriginal: text, publishedAt: '2026-11-20T08:00:00Z', updatedAt },
      },
    },
  })

  it('an edited comment has a new one, and is told as edited', () => {
    const before = sealed('threads', [thread('Hej', '2026-11-20T08:00:00Z')], { list: 'published' })
    const after = sealed('threads', [thread('Hej då', '2026-11-20T08:30:00Z')], { list: 'published' })
    expect(before[0]?.effect.kind).toBe('comment-added')
    expect(after[0]?.effect.kind).toBe('comment-edited')
    expect(after[0]?.dedupeKey).not.toBe(before[0]?.dedupeKey)
  })

  it('what is held is told with its text, and that it is hidden', () => {
    const held = { ...thread('Dumt', '2026-11-20T08:00:00Z') }
    const told = sealed('threads', [held], { list: 'heldForReview', round: '3', fresh: 'Ug1' })
    expect(told.map(({ effect }) => effect.kind)).toEqual(['comment-added', 'comment-hidden'])
  })

  it('any text survives (å ä ö, ZWJ families, right to left)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const whole = `${text}👨‍👩‍👧‍👦 مرحبا åäö`
        const [event] = sealed('threads', [thread(whole, '2026-11-20T08:00:00Z')], { list: 'published' })
        const expected = whole.replaceAll('\u0000', '\uFFFD')
        expect(event?.effect).toHaveProperty('comment.text', expected)
      }),
    )
  })
})
