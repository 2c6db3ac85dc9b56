import { describe, expect, it } from 'vitest'
import type { DraftImage, PostDraft } from '../publishing.ts'
import { allowanceOf, bucketOf, readingOf } from './allowance.ts'
import { problemsOf, statusText } from './problems-of.ts'
import { isPostWith, isReplyWith } from './same-words.ts'
import { newWatch, watchFrom } from './watched-posts.ts'

const now = Temporal.Instant.from('2026-11-20T09:00:00Z')
const draft: PostDraft = {
  key: 'utkast-1',
  form: 'text',
  text: 'Hej',
  language: 'sv-SE',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}
const image: DraftImage = {
  bytes: new Uint8Array(10),
  mediaType: 'image/png',
  width: 10,
  height: 10,
  altText: '',
}

describe('problemsOf', () => {
  it.each<[what: string, part: Partial<PostDraft>, codes: string[]]>([
    ['nothing wrong', {}, []],
    ['nothing at all', { text: ' \n' }, ['text-empty']],
    ['a picture needs no words', { form: 'image', text: '', images: [image] }, []],
    ['500 characters', { text: 'å'.repeat(500) }, []],
    ['501 characters', { text: 'å'.repeat(501) }, ['text-too-long']],
    ['a long link counts 23', { text: `${'å'.repeat(477)}https://a.example/${'x'.repeat(400)}` }, []],
    [
      'a link that does not fit any more',
      { form: 'link', text: 'å'.repeat(490), link: { url: 'https://a.example', title: '', description: '' } },
      ['text-too-long'],
    ],
    ['a link that is not there', { form: 'link' }, ['needs-media']],
    ['a reel', { form: 'reel' }, ['form-not-offered']],
    ['five pictures', { form: 'carousel', images: [image, image, image, image, image] }, ['too-many-images']],
    ['one picture in a series', { form: 'carousel', images: [image] }, ['too-few-images']],
    [
      'too many pixels',
      { form: 'image', images: [{ ...image, width: 9_000, height: 4_000 }] },
      ['image-too-large'],
    ],
    ['a format', { form: 'image', images: [{ ...image, mediaType: 'image/tiff' }] }, ['image-type']],
    [
      'a long alternative text',
      { form: 'image', images: [{ ...image, altText: 'å'.repeat(1_501) }] },
      ['alt-text-too-long'],
    ],
    ['four minutes ahead', { publishAt: now.add({ minutes: 4 }) }, ['schedule-too-soon']],
    ['five minutes ahead', { publishAt: now.add({ minutes: 5 }) }, []],
  ])('%s', (_what, part, codes) => {
    expect(problemsOf({ ...draft, ...part }, now).map(({ code }) => code)).toEqual(codes)
  })

  it('puts a link after the words, once', () => {
    const link = { url: 'https://a.example/', title: '', description: '' }
    expect(statusText({ text: 'Hej', link })).toBe('Hej\n\nhttps://a.example/')
    expect(statusText({ text: 'Se https://a.example/ nu', link })).toBe('Se https://a.example/ nu')
    expect(statusText({ text: '', link })).toBe('https://a.example/')
  })
})

describe('recognising our own words', () => {
  const shown =
    '<p><span class="h-card"><a href="https://m.example/@karin" class="u-url mention">@<span>karin</span></a></span> Hej!</p><p>Se #snö</p>'
  it.each<[words: string, isOurs: boolean]>([
    ['Hej!\n\nSe #snö', true],
    ['@karin@mastodon.nu Hej!\r\nSe #snö  ', true],
    ['Hej! Se #is', false],
    ['', false],
  ])('reply %j', (words, isOurs) => {
    expect(isReplyWith(shown, words)).toBe(isOurs)
  })

  it.each<[content: string, words: string, isOurs: boolean]>([
    ['<p>Nyhet</p><p><a href="https://a.example/x">https://a.example/x</a></p>', 'Nyhet', true],
    ['<p>Nyhet i dag</p>', 'Nyhet', false],
    ['<p>A\u030a</p>', 'Å', true],
    ['', '', true],
    ['<p>https://a.example/</p>', '', false],
  ])('post %j as %j', (content, words, isOurs) => {
    expect(isPostWith(content, words)).toBe(isOurs)
  })
})

describe('newWatch', () => {
  const post = (id: string, answers: number, editedAt: string | null = null) => ({
    id,
    replies_count: answers,
    edited_at: editedAt,
  })

  it('tells which threads have grown and which posts were edited', () => {
    const { watch } = newWatch(null, [post('1', 2), post('2', 0)])
    const next = newWatch(watch, [post('3', 1), post('1', 3), post('2', 0, '2026-11-20T08:00:00Z')])
    expect(next.grown).toEqual(['3', '1'])
    expect(next.editedIds).toEqual(['2'])
    expect(newWatch(next.watch, [post('3', 1), post('1', 3)]).grown).toEqual([])
  })

  it('reads a storm again only when it has grown by a twentieth, and forgets nothing of it meanwhile', () => {
    const { watch } = newWatch(null, [post('1', 1_000)])
    const little = newWatch(watch, [post('1', 1_040)])
    expect(little.grown).toEqual([])
    expect(newWatch(little.watch, [post('1', 1_060)]).grown).toEqual(['1'])
  })

  it('hears an answer that comes when another went', () => {
    const fewer = newWatch(newWatch(null, [post('1', 2)]).watch, [post('1', 1)])
    expect(newWatch(fewer.watch, [post('1', 2)]).grown).toEqual(['1'])
  })

  it('survives being kept, and being spoilt', () => {
    const { watch } = newWatch(null, [post('1', 2)])
    expect(watchFrom(JSON.parse(JSON.stringify(watch)) as Record<string, unknown>)).toEqual(watch)
    expect(watchFrom({ 1: 'x', 2: { answers: 'y' } })).toEqual({})
  })
})

describe('allowance', () => {
  it.each<[method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, name: string]>([
    ['POST', 'api/v1/statuses', 'statuses'],
    ['PUT', 'api/v1/statuses/1', 'statuses'],
    ['DELETE', 'api/v1/statuses/1', 'deletes'],
    ['GET', 'api/v1/statuses/1', 'calls'],
    ['POST', 'api/v2/media', 'media'],
    ['GET', 'api/v1/media/1', 'calls'],
    ['POST', 'api/v1/accounts/1/block', 'calls'],
  ])('%s %s', (method, path, name) => {
    expect(allowanceOf({ method, path: path.split('/') })).toBe(name)
  })

  it('reads headers as recorded, and nothing into what is not there', () => {
    const at = Temporal.Instant.from('2026-08-01T13:54:00Z')
    const headers = {
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '232',
      'x-ratelimit-reset': '2026-08-01T15:00:00.535969Z',
    }
    const [reading] = readingOf(headers, bucketOf('1', 'statuses'), at)
    expect(reading?.percent).toBeCloseTo(22.67, 1)
    expect(reading?.resetsAt.toString()).toBe('2026-08-01T15:00:00.535Z')
    for (const spoilt of [
      {},
      { ...headers, 'x-ratelimit-reset': '300' },
      { ...headers, 'x-ratelimit-limit': '0' },
    ])
      expect(readingOf(spoilt, bucketOf('1', 'calls'), at)).toEqual([])
  })
})
