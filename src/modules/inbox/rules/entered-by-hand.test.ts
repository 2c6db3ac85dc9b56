import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  effectsOfEntered,
  enteredProblems,
  isEnteredByHand,
  sameEntered,
  type EnteredMessage,
} from './entered-by-hand.ts'
import { pictureType } from './picture-type.ts'

const now = Temporal.Instant.from('2026-04-02T14:00:00Z')
const bytes = (latin1: string) => new Uint8Array(Buffer.from(latin1, 'latin1'))
const PNG = bytes('\x89PNG\r\n\x1a\n.....')
const entered = (over: Partial<EnteredMessage> = {}): EnteredMessage => ({
  kind: 'comment',
  authorName: 'Ann',
  text: 'När öppnar badet?',
  link: 'https://forum.example/t/1',
  writtenAt: now,
  pictures: [],
  ...over,
})

describe('what a person enters (F-135)', () => {
  it.each<[string, Partial<EnteredMessage>, readonly string[]]>([
    ['all there', {}, []],
    ['a picture alone', { text: ' ', pictures: [PNG] }, []],
    ['no name, link or time', { authorName: '', link: '', writtenAt: null }, []],
    ['nothing', { text: ' \n' }, ['text:required']],
    ['a link that is none', { link: 'forum.example/t/1' }, ['link:not-a-link']],
    ['a link that runs', { link: 'javascript:alert(1)' }, ['link:not-a-link']],
    ['tomorrow', { writtenAt: now.add({ hours: 24 }) }, ['writtenAt:in-the-future']],
    ['a page called a picture', { pictures: [bytes('<svg onload=…>')] }, ['pictures:not-a-picture']],
    ['too many', { pictures: Array.from({ length: 11 }, () => PNG) }, ['pictures:too-many']],
    [
      'too large',
      { pictures: [new Uint8Array(Buffer.concat([PNG, Buffer.alloc(5_000_000)]))] },
      ['pictures:too-large'],
    ],
  ])('%s', (_, over, expected) => {
    const found = enteredProblems(entered(over), now).map(({ field, code }) => `${field}:${code}`)
    expect(found).toEqual(expected)
  })

  it('is the same for the same words at the same place, and for nothing else', () => {
    const same = (a: Partial<EnteredMessage>, b: Partial<EnteredMessage>) =>
      sameEntered(entered(a)) === sameEntered(entered(b))
    expect(same({}, { text: ' När  öppnar\nbadet? ', authorName: 'Bo', writtenAt: null })).toBe(true)
    expect(same({}, { link: 'https://forum.example/t/2' })).toBe(false)
    expect(same({}, { kind: 'direct' })).toBe(false)
    expect(same({ link: '' }, { link: '', authorName: 'Bo' })).toBe(false)
  })

  it('never mixes up two different messages, whatever stands in them', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        fc.pre(a.trim() !== b.trim() && !/\s/.test(a + b) && a.normalize('NFC') !== b.normalize('NFC'))
        expect(sameEntered(entered({ text: a, link: c }))).not.toBe(
          sameEntered(entered({ text: b, link: d })),
        )
      }),
    )
  })

  it('is nothing that any network lets us act on, and known by its id', () => {
    const [added, seen] = effectsOfEntered(entered(), 'hand:1', [])
    expect(added).toMatchObject({
      kind: 'comment-added',
      comment: { author: { externalId: null, name: 'Ann' } },
    })
    expect(seen).toMatchObject({ permalink: 'https://forum.example/t/1', may: { reply: false, hide: false } })
    const [direct] = effectsOfEntered(entered({ kind: 'direct', authorName: '' }), 'hand:2', [])
    expect(direct).toMatchObject({ message: { author: null, media: [{ kind: 'link' }] } })
    expect(isEnteredByHand({ externalId: 'hand:1' })).toBe(true)
    expect(isEnteredByHand({ externalId: '123_456' })).toBe(false)
  })
})

it.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF1234WEBPVP8 ', 'image/webp'],
  ['\0\0\0\x1cftypavif', 'image/avif'],
  ['%PDF-1.7', null],
  ['', null],
])('%j is a picture of the kind %s', (head, type) => {
  expect(pictureType(bytes(head))).toBe(type)
})
