import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftImage, DraftVideo, PostDraft } from '../../publishing.ts'
import { problemsOf } from './draft-problems.ts'

const image: DraftImage = {
  bytes: new Uint8Array(10),
  mediaType: 'image/jpeg',
  width: 1_080,
  height: 1_080,
  altText: 'En snögubbe',
  publicUrl: 'https://torget.example/m/1.jpg',
}
const video: DraftVideo = {
  byteLength: 1_000,
  mediaType: 'video/mp4',
  seconds: 30,
  width: 1_080,
  height: 1_920,
  read: () => Promise.resolve(new Uint8Array()),
  title: '',
  altText: '',
  captions: null,
  publicUrl: 'https://torget.example/m/1.mp4',
}
const draft: PostDraft = {
  key: 'utkast-0001',
  form: 'image',
  text: 'Hej',
  language: 'sv',
  link: null,
  images: [image],
  video: null,
  publishAt: null,
}
const reel: PostDraft = { ...draft, form: 'reel', images: [], video }
const codes = (one: PostDraft) => problemsOf(one).map(({ code }) => code)
const of = (count: number) => Array.from({ length: count }, () => image)

describe('what Instagram would not take', () => {
  it.each<[string, PostDraft, readonly string[]]>([
    ['a picture', draft, []],
    ['a picture without words', { ...draft, text: '' }, []],
    ['text alone', { ...draft, form: 'text', images: [] }, ['form-not-offered']],
    ['a link', { ...draft, form: 'link' }, ['form-not-offered']],
    ['no picture', { ...draft, images: [] }, ['needs-media']],
    ['two pictures as one', { ...draft, images: of(2) }, ['too-many-images']],
    ['a carousel of one', { ...draft, form: 'carousel' }, ['too-few-images']],
    ['a carousel of ten', { ...draft, form: 'carousel', images: of(10) }, []],
    ['a carousel of eleven', { ...draft, form: 'carousel', images: of(11) }, ['too-many-images']],
    ['pictures and film', { ...draft, video }, ['media-mixed']],
    ['PNG', { ...draft, images: [{ ...image, mediaType: 'image/png' }] }, ['image-type']],
    ['too tall', { ...draft, images: [{ ...image, width: 600, height: 1_000 }] }, ['image-type']],
    ['three by four', { ...draft, images: [{ ...image, width: 1_080, height: 1_440 }] }, []],
    ['too wide', { ...draft, images: [{ ...image, width: 1_400, height: 600 }] }, ['image-type']],
    [
      'too many pixels',
      { ...draft, images: [{ ...image, width: 2_000, height: 2_000 }] },
      ['image-too-large'],
    ],
    [
      'too many bytes',
      { ...draft, images: [{ ...image, bytes: new Uint8Array(8_000_001) }] },
      ['image-too-large'],
    ],
    ['no address', { ...draft, images: [{ ...image, publicUrl: 'ftp://x/1' }] }, ['no-public-address']],
    [
      'later',
      { ...draft, publishAt: Temporal.Instant.from('2026-12-01T00:00:00Z') },
      ['schedule-not-offered'],
    ],
    ['a reel', reel, []],
    ['a reel without film', { ...reel, video: null }, ['needs-media']],
    ['a film with alternative text', { ...reel, video: { ...video, altText: 'Snö' } }, ['alt-text-not-kept']],
    [
      'a film with subtitles',
      { ...reel, video: { ...video, captions: { language: 'sv', format: 'vtt', text: '' } } },
      ['captions-not-taken'],
    ],
    ['a long film', { ...reel, video: { ...video, seconds: 901 } }, ['video-too-long']],
    ['a large film', { ...reel, video: { ...video, byteLength: 300_000_001 } }, ['video-too-large']],
    ['another film', { ...reel, video: { ...video, mediaType: 'video/webm' } }, ['video-type']],
    ['30 hashtags', { ...draft, text: '#snö '.repeat(30) }, []],
    ['31 hashtags', { ...draft, text: '#snö '.repeat(31) }, ['text-not-allowed']],
    ['21 mentions', { ...draft, text: '@ekkoping '.repeat(21) }, ['text-not-allowed']],
    ['addresses are no mentions', { ...draft, text: 'a@ekkoping.example '.repeat(30) }, []],
  ])('%s', (_what, one, expected) => {
    expect(codes(one)).toEqual(expected)
  })

  it('takes any caption up to 2 200 units and none beyond', () => {
    const unit = fc.constantFrom('a', 'å', '😀', '👨‍👩‍👧', 'ש')
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 2_400 }), (units) => {
        const text = units.join('')
        expect(codes({ ...draft, text }).includes('text-too-long')).toBe(text.length > 2_200)
      }),
      { numRuns: 50 },
    )
  })
})
