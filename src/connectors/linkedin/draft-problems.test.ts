import { describe, expect, it } from 'vitest'
import type { DraftImage, DraftVideo, PostDraft } from '../publishing.ts'
import { problemsOf } from './draft-problems.ts'

const base: PostDraft = {
  key: 'utkast-1',
  form: 'text',
  text: 'Hej',
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}
const image: DraftImage = {
  bytes: new Uint8Array(9),
  mediaType: 'image/png',
  width: 10,
  height: 10,
  altText: 'a',
}
const video: DraftVideo = {
  byteLength: 1_000,
  mediaType: 'video/mp4',
  seconds: 10,
  width: 10,
  height: 10,
  read: () => Promise.resolve(new Uint8Array()),
  title: '',
  altText: '',
  captions: null,
}
const link = { url: 'https://a.example', title: 'A', description: '' }

describe('problemsOf', () => {
  it.each<[string, Partial<PostDraft>, readonly string[]]>([
    ['a text', {}, []],
    ['nothing', { text: ' ' }, ['text-empty']],
    ['a picture without words', { form: 'image', text: '', images: [image] }, []],
    ['3 000 characters', { text: 'å'.repeat(3_000) }, []],
    ['one more', { text: 'å'.repeat(3_001) }, ['text-too-long']],
    ['a mention counts as its name', { text: `${'å'.repeat(2_990)}@[Ekköping](urn:li:organization:1)` }, []],
    ['a form it lacks', { form: 'reel', video }, ['form-not-offered']],
    ['an image post without image', { form: 'image' }, ['needs-media']],
    ['two pictures in an image post', { form: 'image', images: [image, image] }, ['too-many-images']],
    ['one picture in a carousel', { form: 'carousel', images: [image] }, ['too-few-images']],
    ['21 pictures', { form: 'carousel', images: Array(21).fill(image) }, ['too-many-images']],
    ['a picture too wide', { form: 'image', images: [{ ...image, width: 6_001 }] }, ['image-too-large']],
    ['a WebP', { form: 'image', images: [{ ...image, mediaType: 'image/webp' }] }, ['image-type']],
    ['a film of 31 minutes', { form: 'video', video: { ...video, seconds: 1_860 } }, ['video-too-long']],
    ['an empty film', { form: 'video', video: { ...video, byteLength: 0 } }, ['video-too-large']],
    [
      'a QuickTime film',
      { form: 'video', video: { ...video, mediaType: 'video/quicktime' } },
      ['video-type'],
    ],
    [
      'VTT captions',
      { form: 'video', video: { ...video, captions: { language: 'sv', format: 'vtt', text: '' } } },
      ['captions-not-taken'],
    ],
    ['a link without title', { form: 'link', link: { ...link, title: ' ' } }, ['title-missing']],
    ['film and picture', { form: 'video', video, images: [image] }, ['media-mixed']],
    ['a time', { publishAt: Temporal.Instant.from('2026-12-01T00:00:00Z') }, ['schedule-not-offered']],
  ])('%s', (_what, part, codes) => {
    expect(problemsOf({ ...base, ...part }).map(({ code }) => code)).toEqual(codes)
  })
})
