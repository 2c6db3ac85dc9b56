import { describe, expect, it } from 'vitest'
import type { DraftImage, DraftVideo, PostDraft } from '../publishing.ts'
import { problemsOf } from './draft-problems.ts'

const image: DraftImage = {
  bytes: new Uint8Array(9),
  mediaType: 'image/png',
  width: 9,
  height: 9,
  altText: 'Ett kors',
}
const video: DraftVideo = {
  byteLength: 9,
  mediaType: 'video/mp4',
  seconds: 20,
  width: 9,
  height: 16,
  read: () => Promise.resolve(new Uint8Array(9)),
  title: '',
  altText: '',
  captions: null,
}
const link = { url: 'https://ekkoping.example', title: 'Ekköping', description: '' }
const base: PostDraft = {
  key: 'utkast-1',
  form: 'text',
  text: 'Hej å ä ö',
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}
const captions = (text: string, format: 'vtt' | 'srt' = 'vtt') => ({ language: 'sv', format, text })

describe('what Bluesky would not take', () => {
  it.each<[string, Partial<PostDraft>, readonly string[]]>([
    ['a text', {}, []],
    ['a picture without words', { form: 'image', text: '', images: [image] }, []],
    ['a card without words', { form: 'link', text: '', link }, []],
    ['a text with a link beside it', { link }, []],
    ['nothing', { text: ' \n ' }, ['text-empty']],
    ['301 characters', { text: 'å'.repeat(301) }, ['text-too-long']],
    ['121 families', { text: '👨‍👩‍👧‍👦'.repeat(121) }, ['text-too-long']],
    ['an image post without image', { form: 'image' }, ['needs-media']],
    ['one picture as a carousel', { form: 'carousel', images: [image] }, ['too-few-images']],
    ['five pictures', { form: 'carousel', images: Array<DraftImage>(5).fill(image) }, ['too-many-images']],
    [
      'a large picture',
      { form: 'image', images: [{ ...image, bytes: new Uint8Array(2_000_001) }] },
      ['image-too-large'],
    ],
    ['a drawing', { form: 'image', images: [{ ...image, mediaType: 'image/svg+xml' }] }, ['image-type']],
    [
      'a novel of an alternative text',
      { form: 'image', images: [{ ...image, altText: 'å'.repeat(2_001) }] },
      ['alt-text-too-long'],
    ],
    ['pictures and film', { form: 'video', images: [image], video }, ['media-mixed']],
    ['a card with a picture', { form: 'link', link, images: [image] }, ['media-mixed']],
    ['a picture in a text', { images: [image] }, ['media-mixed']],
    ['a film', { form: 'video', video: { ...video, captions: captions('WEBVTT') } }, []],
    ['a long film', { form: 'video', video: { ...video, seconds: 181 } }, ['video-too-long']],
    ['a large film', { form: 'video', video: { ...video, byteLength: 100_000_001 } }, ['video-too-large']],
    [
      'a film of another kind',
      { form: 'video', video: { ...video, mediaType: 'video/webm' } },
      ['video-type'],
    ],
    [
      'captions of another kind',
      { form: 'video', video: { ...video, captions: captions('1', 'srt') } },
      ['captions-not-taken'],
    ],
    [
      'long captions',
      { form: 'video', video: { ...video, captions: captions('å'.repeat(10_001)) } },
      ['captions-not-taken'],
    ],
    ['a reel', { form: 'reel', video }, ['form-not-offered']],
    [
      'a time to come',
      { publishAt: Temporal.Instant.from('2027-01-01T00:00:00Z') },
      ['schedule-not-offered'],
    ],
    [
      'a link to a script',
      { form: 'link', link: { ...link, url: 'javascript:alert(1)' } },
      ['text-not-allowed'],
    ],
  ])('%s', (_what, change, codes) => {
    expect(problemsOf({ ...base, ...change }).map(({ code }) => code)).toEqual(codes)
  })
})
