import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { RateLimited, type Connector, type MediaRef } from '../connector.ts'
import { createFacebook } from './facebook.ts'
import { PAGE, POST, SECRET, startFakeGraph, TOKEN, type FakeGraph } from './fake-graph.ts'

const access = { accountExternalId: PAGE, token: TOKEN }
const clock = fixedClock('2026-11-20T09:00:00Z')
let graph: FakeGraph
let facebook: Connector

beforeEach(async () => {
  graph = await startFakeGraph()
  const http = createHttpClient({
    clock,
    allowPrivateHosts: [new URL(graph.baseUrl).host],
    timeoutMs: 1_000,
    maxBytes: 1_000_000,
  })
  facebook = createFacebook({
    http,
    clock,
    appSecret: SECRET,
    baseUrl: `${graph.baseUrl}/`,
    pause: () => Promise.resolve(),
  })
})
afterEach(() => graph.close())

const photo = (n: number) => ({
  type: 'photo',
  media: { image: { src: `https://scontent.example/p${n}.jpg` } },
  target: { id: `77${n}` },
})
const album = (...photos: object[]) => ({
  id: POST,
  message: 'Så här blev lekplatsen.',
  attachments: { data: [{ media_type: 'album', subattachments: { data: photos } }] },
})

/** The media of a post whose pictures answer so, in turn. */
async function mediaOf(
  post: object,
  ...photos: readonly (readonly [status: number, body: object])[]
): Promise<readonly MediaRef[]> {
  graph.queue(200, post)
  for (const [status, body] of photos) graph.queue(status, body)
  return (await facebook.fetchPost(access, POST)).media
}

const GONE = { error: { message: 'Unsupported get request.', type: 'GraphMethodException', code: 100 } }

describe('what a published picture shows', () => {
  it('is read from each photo, the words of a person before those of the machine', async () => {
    const media = await mediaOf(
      album(photo(1), photo(2)),
      [200, { id: '771', alt_text: 'Kan vara en bild av träd', alt_text_custom: 'Ny gunga under en ek' }],
      [200, { id: '772', alt_text: 'Två barn vid en rutschkana', alt_text_custom: ' ' }],
    )
    expect(media.map((one) => one.altText)).toEqual(['Ny gunga under en ek', 'Två barn vid en rutschkana'])
    const asked = graph.seen.slice(1)
    expect(asked.map((call) => call.path.split('/').at(-1))).toEqual(['771', '772'])
    expect(asked.every((call) => call.params['fields'] === 'alt_text_custom,alt_text')).toBe(true)
  })

  it('is missing where nobody wrote it or the photo is not to be read; the post is there all the same', async () => {
    const media = await mediaOf(album(photo(1), photo(2)), [200, { id: '771' }], [400, GONE])
    expect(media).toHaveLength(2)
    expect(media.some((one) => 'altText' in one)).toBe(false)
  })

  it('costs no more than ten calls for an album of any size', async () => {
    const many = Array.from({ length: 30 }, (_, i) => photo(i))
    const answers = many.map(() => [200, { alt_text_custom: 'Bild' }] as const)
    const media = await mediaOf(album(...many), ...answers)
    expect(media).toHaveLength(30)
    expect(graph.seen).toHaveLength(11)
  })

  it('is asked for again with the whole post when the allowance is used up', async () => {
    const limit = { error: { message: 'Application request limit reached', code: 4 } }
    await expect(mediaOf(album(photo(1)), [400, limit])).rejects.toThrow(RateLimited)
  })
})
