import { afterEach, describe, expect, it } from 'vitest'
import { OutcomeUnknown, Unavailable } from '#connectors/connector.ts'
import { createInstagram, type InstagramConnector } from '#connectors/instagram/instagram.ts'
import type { DraftImage, PostDraft } from '#connectors/publishing.ts'
import type { InstagramEmulatorOptions } from './create-emulator.ts'
import { JPEG } from './instagram-for-tests.ts'
import { wire, type Wired } from './wired-for-tests.ts'

type Set = Wired & { readonly connector: InstagramConnector }
let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

async function start(options: Partial<InstagramEmulatorOptions> = {}): Promise<Set> {
  const wired = await wire(options)
  open = wired
  return { ...wired, connector: createInstagram(wired.settings) }
}

const image: DraftImage = {
  bytes: JPEG,
  mediaType: 'image/jpeg',
  width: 1_080,
  height: 1_080,
  altText: 'Stora bassängen i badhuset',
  publicUrl: 'https://torget.example/m/1.jpg',
}
const draft: PostDraft = {
  key: 'utkast-0001',
  form: 'image',
  text: 'Badhuset öppnar! #bad åäö 👨‍👩‍👧 שלום',
  language: 'sv',
  link: null,
  images: [image],
  video: null,
  publishAt: null,
}
const reel: PostDraft = {
  ...draft,
  form: 'reel',
  images: [],
  video: {
    byteLength: 5_000,
    mediaType: 'video/mp4',
    seconds: 30,
    width: 1_080,
    height: 1_920,
    read: () => Promise.resolve(JPEG),
    title: '',
    altText: '',
    captions: null,
    publicUrl: 'https://torget.example/m/1.mp4',
  },
}

const handleOf = (step: { state: string; handle?: string }): string => {
  if (step.handle === undefined) throw new Error(`${step.state} has no handle`)
  return step.handle
}
const hasPosts = ({ emulator }: Wired) => Object.keys(emulator.town.state.posts).length

describe('publishing', () => {
  it('shows nothing to anybody until the end, then a picture with its words and alternative text', async () => {
    const set = await start()
    const { publishing } = set.connector
    const step = await publishing.start(set.access, draft)
    expect(step.state).toBe('preparing')
    expect(set.calls.filter(({ isActing }) => isActing)).toEqual([])
    expect(hasPosts(set)).toBe(1)
    const ready = await publishing.look?.(set.access, handleOf(step))
    expect(ready?.state).toBe('ready')
    const done = await publishing.finish?.(set.access, handleOf(step))
    expect(done).toMatchObject({ state: 'published', permalink: expect.stringContaining('/p/') as string })
    const postId = done?.state === 'published' ? done.externalId : ''
    const post = await set.connector.fetchPost(set.access, postId)
    expect(post.text).toBe(draft.text)
    expect(post.media).toMatchObject([{ kind: 'image', altText: image.altText }])
    await set.connector.publishing.unpublish?.(set.access, postId)
    await set.connector.publishing.unpublish?.(set.access, postId)
    await expect(set.connector.fetchPost(set.access, postId)).rejects.toMatchObject({ isGone: true })
    expect(set.emulator.breaches).toEqual([])
  })

  it('keeps the pictures of a carousel in order, each with its own alternative text', async () => {
    const set = await start()
    const images = ['En', 'Två', 'Tre'].map((altText) => ({ ...image, altText }))
    const step = await set.connector.publishing.start(set.access, { ...draft, form: 'carousel', images })
    const done = await set.connector.publishing.finish?.(set.access, handleOf(step))
    const post = await set.connector.fetchPost(set.access, done?.state === 'published' ? done.externalId : '')
    expect(post.media.map(({ altText }) => altText)).toEqual(['En', 'Två', 'Tre'])
    expect(set.emulator.breaches).toEqual([])
  })

  it('waits for a film', async () => {
    const set = await start()
    const step = await set.connector.publishing.start(set.access, reel)
    expect(step).toMatchObject({ lookAt: set.clock.now().add({ seconds: 60 }) })
    expect(await set.connector.publishing.finish?.(set.access, handleOf(step))).toMatchObject({
      state: 'preparing',
    })
    expect(hasPosts(set)).toBe(1)
    expect(await set.connector.publishing.finish?.(set.access, handleOf(step))).toMatchObject({
      state: 'published',
    })
  })
})

describe('when it goes wrong', () => {
  it('does not publish twice when the answer was lost', async () => {
    const set = await start()
    const { publishing } = set.connector
    const step = await publishing.start(set.access, draft)
    set.emulator.town.faults.next('acts', { kind: 'cut', acts: true })
    await expect(publishing.finish?.(set.access, handleOf(step))).rejects.toBeInstanceOf(OutcomeUnknown)
    const found = await publishing.find(set.access, draft, set.clock.now())
    expect(found).not.toBeNull()
    // Killed before that was kept, and begun again from the handle.
    expect(await publishing.look?.(set.access, handleOf(step))).toMatchObject({
      state: 'published',
      ...found,
    })
    expect(await publishing.finish?.(set.access, handleOf(step))).toMatchObject({
      state: 'published',
      ...found,
    })
    expect(hasPosts(set)).toBe(2)
  })

  it('knows that nothing was seen when only the preparing fell silent', async () => {
    const set = await start()
    set.emulator.town.faults.next({ call: 'POST media' }, { kind: 'cut', acts: true })
    await expect(set.connector.publishing.start(set.access, draft)).rejects.toBeInstanceOf(Unavailable)
    expect(await set.connector.publishing.find(set.access, draft, set.clock.now())).toBeNull()
  })

  it('waits when the day’s posts are used up, before acting', async () => {
    const set = await start({ postsADay: 1 })
    const { publishing } = set.connector
    const first = await publishing.start(set.access, draft)
    const second = await publishing.start(set.access, { ...draft, text: 'Andra' })
    await publishing.finish?.(set.access, handleOf(first))
    const acts = () => set.calls.filter(({ isActing }) => isActing).length
    const before = acts()
    await expect(publishing.finish?.(set.access, handleOf(second))).rejects.toMatchObject({
      name: 'RateLimited',
      retryAt: set.clock.now().add({ hours: 1 }),
    })
    expect(acts()).toBe(before)
    // Only posts wait: the rest of the account goes on.
    expect(await set.connector.fetchPost(set.access, set.post.id)).toMatchObject({ externalId: set.post.id })
    set.clock.advance({ hours: 23, minutes: 59 })
    set.clock.advance({ minutes: 2 })
    await expect(publishing.finish?.(set.access, handleOf(second))).rejects.toMatchObject({
      code: 'container-expired',
    })
  })

  it.each<[string, InstagramEmulatorOptions['fetchMedia'], string]>([
    ['cannot be fetched', () => Promise.resolve(null), '2207052'],
    ['is no JPEG', () => Promise.resolve({ bytes: Uint8Array.of(1), mediaType: 'image/jpeg' }), '2207005'],
    [
      'is too large',
      () => Promise.resolve({ bytes: new Uint8Array(9_000_000), mediaType: 'image/jpeg' }),
      '2207004',
    ],
  ])('says why when the picture %s', async (_what, fetchMedia, code) => {
    const set = await start(fetchMedia === undefined ? {} : { fetchMedia })
    await expect(set.connector.publishing.start(set.access, draft)).rejects.toMatchObject({
      name: 'Rejected',
      code,
    })
    expect(set.connector.words.sv.failures[code]).toBeDefined()
  })

  it('refuses a handle that is none', async () => {
    const { connector, access } = await start()
    for (const handle of ['', 'x', '{}', 'null'])
      await expect(connector.publishing.look?.(access, handle)).rejects.toMatchObject({
        code: 'bad-handle',
      })
  })
})
