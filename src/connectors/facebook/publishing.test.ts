import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OutcomeUnknown, Unavailable } from '../connector.ts'
import type { PostDraft, PublishStep } from '../publishing.ts'
import { draft, image, video } from '#test/facebook-drafts.ts'
import { NOW, startOnLab, type OnLab } from '#test/facebook-on-lab.ts'
import type { FacebookConnector } from './facebook.ts'
import { localeOf } from './send-captions.ts'
import { handleOf, readHandle } from './video-handle.ts'

let on: OnLab
let facebook: FacebookConnector
beforeEach(async () => {
  on = await startOnLab()
  facebook = on.connect()
})
afterEach(async () => {
  await on.close()
  expect(on.lab.violations).toEqual([])
})

const hourAgo = Temporal.Instant.from(NOW).subtract({ hours: 1 })

async function toTheEnd(wanted: PostDraft): Promise<PublishStep> {
  const { publishing } = facebook
  let step = await broughtUp(wanted)
  for (let steps = 0; steps < 10; steps += 1) {
    if (step.state === 'ready') step = await publishing.finish!(on.access, step.handle)
    else if (step.state === 'preparing') step = await publishing.look!(on.access, step.handle)
    else return step
  }
  return step
}

/** As far as it goes without looking. */
async function broughtUp(wanted: PostDraft): Promise<PublishStep> {
  const { publishing } = facebook
  let step = await publishing.start(on.access, wanted)
  while (step.state === 'uploading') step = await publishing.upload!(on.access, step.handle, wanted)
  return step
}

const idOf = (step: PublishStep): string => ('externalId' in step ? step.externalId : '')

describe('publishing', () => {
  it('keeps every letter: å, emoji families, right to left, line breaks', async () => {
    const text = 'Åäö 👩‍👩‍👧‍👦 🇸🇪\nשלום & 100 % "citat" \\ <b>'
    const id = idOf(await toTheEnd(draft('text', { text })))
    expect(on.lab.state.posts[id]?.text).toBe(text)
    expect((await facebook.fetchPost(on.access, id)).text).toBe(text)
  })

  it('brings any text over unchanged, in posts, replies and messages', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((one) => one.trim() !== '')
    const direct = { messageExternalId: on.message.id, otherPartyExternalId: on.personId('Karin Öberg') }
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const wanted = written.trim().toWellFormed()
        const { externalId } = await facebook.reply(on.access, on.thread[0]!.id, written)
        expect(on.lab.state.comments[externalId]?.text).toBe(wanted)
        await facebook.directReply(on.access, direct, written)
        expect(on.lab.state.messages.at(-1)?.text).toBe(wanted)
        on.clock.advance({ minutes: 2 })
        const id = idOf(await toTheEnd(draft('text', { text: written })))
        expect(on.lab.state.posts[id]?.text).toBe(wanted)
      }),
      { numRuns: 25 },
    )
  })

  it('sends pictures unseen with their descriptions, then one post with all of them', async () => {
    const images = [image('Läktaren'), image('Bassängen'), image('')]
    const step = await toTheEnd(draft('carousel', { images }))
    expect(on.calls.filter((call) => call !== 'read-post')).toEqual(['upload', 'upload', 'upload', 'publish'])
    const post = await facebook.fetchPost(on.access, idOf(step))
    expect(post.media.map(({ kind, altText }) => [kind, altText])).toEqual([
      ['image', 'Läktaren'],
      ['image', 'Bassängen'],
      ['image', undefined],
    ])
    const [first] = post.media
    const fetched = await facebook.fetchMedia(on.access, first!)
    expect(fetched.mediaType).toBe('image/png')
    expect(Buffer.from(fetched.bytes).equals(images[0]!.bytes)).toBe(true)
    expect(step).toMatchObject({ permalink: expect.stringContaining('/posts/') as string })
  })

  it('takes a picture away from nobody: what fails while uploading has published nothing, and may be sent again', async () => {
    on.lab.faults.next({ call: 'upload' }, { kind: 'cut', acts: true })
    await expect(facebook.publishing.start(on.access, draft('image'))).rejects.toBeInstanceOf(Unavailable)
    expect(await facebook.publishing.find(on.access, draft('image'), hourAgo)).toBeNull()
    expect(idOf(await toTheEnd(draft('image')))).not.toBe('')
  })

  it('says by its code that Facebook cannot use the picture', async () => {
    const spoilt = { ...image(), bytes: new TextEncoder().encode('inte en bild') }
    const attempt = facebook.publishing.start(on.access, draft('image', { images: [spoilt] }))
    await expect(attempt).rejects.toMatchObject({ code: '1366046' })
    expect(facebook.words.sv.failures['1366046']?.next).toContain('JPEG')
  })

  it('shares a link, whose card Facebook makes', async () => {
    const id = idOf(await toTheEnd(draft('link')))
    expect((await facebook.fetchPost(on.access, id)).media).toMatchObject([
      { kind: 'link', url: 'https://example.org/sno' },
    ])
  })

  it('finds after a lost answer what was published after all, so that it is not sent twice', async () => {
    on.lab.faults.next({ call: 'publish' }, { kind: 'cut', acts: true })
    const wanted = draft('carousel')
    await expect(facebook.publishing.start(on.access, wanted)).rejects.toBeInstanceOf(OutcomeUnknown)
    const found = await facebook.publishing.find(on.access, wanted, hourAgo)
    expect(on.lab.state.posts[found?.externalId ?? '']?.text).toBe(wanted.text)
  })

  it('finds a picture without words, and neither an older post nor another’s words', async () => {
    const silent = draft('image', { text: '' })
    expect(await facebook.publishing.find(on.access, silent, hourAgo)).toBeNull()
    const id = idOf(await toTheEnd(silent))
    expect(await facebook.publishing.find(on.access, silent, hourAgo)).toMatchObject({ externalId: id })
    const { text } = on.post
    expect(await facebook.publishing.find(on.access, { key: 'x', text }, hourAgo)).toBeNull()
  })

  it('is told by 506 that the same was just published', async () => {
    await toTheEnd(draft('text'))
    await expect(toTheEnd(draft('text'))).rejects.toMatchObject({ name: 'Rejected', code: '506' })
  })
})

describe('publishing later', () => {
  const publishAt = Temporal.Instant.from(NOW).add({ hours: 24 })

  it.each(['text', 'link', 'image', 'carousel', 'video', 'reel'] as const)(
    'Facebook keeps a %s and publishes it by itself',
    async (form) => {
      const wanted = draft(form, { publishAt })
      const step = await toTheEnd(wanted)
      expect(step.state).toBe('scheduled')
      const found = await facebook.publishing.find(on.access, wanted, hourAgo)
      expect(found?.externalId).toBe(idOf(step))
      expect(on.lab.state.posts[idOf(step)]).toBeUndefined()
      on.clock.advance({ hours: 25 })
      expect((await facebook.fetchPost(on.access, idOf(step))).publishedAt).toEqual(publishAt)
      expect(on.lab.state.posts[idOf(step)]?.text).toBe(wanted.text)
    },
  )

  it('can be called off', async () => {
    const id = idOf(await toTheEnd(draft('text', { publishAt })))
    await facebook.publishing.unpublish?.(on.access, id)
    on.clock.advance({ hours: 25 })
    await expect(facebook.fetchPost(on.access, id)).rejects.toMatchObject({ isGone: true })
  })
})

describe('films', () => {
  it('go part by part, with captions, and are public only after the last act', async () => {
    const captions = {
      language: 'sv',
      format: 'srt',
      text: '1\n00:00:00,000 --> 00:00:02,000\nHej åäö',
    } as const
    const film = { ...video(), captions }
    const read: number[] = []
    const counted = {
      ...film,
      read: (start: number, end: number) => (read.push(end - start), film.read(start, end)),
    }
    const first = await broughtUp(draft('video', { video: counted }))
    expect(first.state).toBe('preparing')
    expect(Math.max(...read)).toBeLessThanOrEqual(8 * 1024 * 1024)
    expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBe(film.byteLength)
    expect(Object.keys(on.lab.state.posts)).toEqual([on.post.id])
    const [kept] = Object.values(on.lab.state.videos)
    expect(kept).toMatchObject({ received: film.byteLength, captions: ['sv_SE'], title: 'Budgeten' })
    const bytes = Buffer.from(on.lab.state.files[`film-${kept?.id ?? ''}.mp4`]?.base64 ?? '', 'base64')
    expect(bytes.equals(await film.read(0, film.byteLength))).toBe(true)
  })

  it.each(['video', 'reel'] as const)(
    'a %s that was finished is only watched, never finished twice',
    async (form) => {
      const { publishing } = facebook
      let step = await broughtUp(draft(form))
      while (step.state === 'preparing') step = await publishing.look!(on.access, step.handle)
      if (step.state !== 'ready') throw new Error(step.state)
      const finished = await publishing.finish!(on.access, step.handle)
      if (finished.state !== 'preparing') throw new Error(finished.state)
      await publishing.finish!(on.access, finished.handle)
      expect(on.calls.filter((call) => call === 'publish')).toHaveLength(1)
      expect(await publishing.look!(on.access, finished.handle)).toMatchObject({
        state: 'published',
        externalId: expect.stringMatching(/^100000000000001_\d+$/) as string,
        permalink: expect.stringMatching(/^https:\/\/www\.facebook\.com\//) as string,
      })
    },
  )

  it('tells when Facebook gives a film up', async () => {
    const step = await broughtUp(draft('video'))
    for (const film of Object.values(on.lab.state.videos)) film.state = 'failed'
    if (step.state !== 'preparing') throw new Error(step.state)
    await expect(facebook.publishing.look!(on.access, step.handle)).rejects.toMatchObject({
      code: 'video-failed',
    })
  })

  it('come back from their handle as they were', () => {
    const publishAt = fc.option(fc.integer({ min: 0, max: 4e12 }))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), publishAt, (text, isFinished, at) => {
        const when = at === null ? null : Temporal.Instant.fromEpochMilliseconds(at)
        const handle = { kind: 'reel', videoId: '77', isFinished, text, publishAt: when } as const
        expect(readHandle(on.access, handleOf(on.access, handle))).toEqual(handle)
      }),
    )
  })

  it.each(['video', 'reel'] as const)(
    'a %s whose part was taken and not answered goes on behind it',
    async (form) => {
      const wanted = draft(form, { video: video(20_000_000) })
      let step = await facebook.publishing.start(on.access, wanted)
      const used: number[] = []
      while (step.state === 'uploading') {
        used.push(step.sentBytes)
        const { handle } = step
        // What a process does that was killed before it had kept the next handle.
        await facebook.publishing.upload!(on.access, handle, wanted)
        step = await on.connect().publishing.upload!(on.access, handle, wanted)
      }
      expect(used.length).toBeGreaterThan(1)
      expect(Object.values(on.lab.state.videos)).toMatchObject([{ received: 20_000_000 }])
    },
  )

  it('a film that Facebook does not know any more goes up anew, and nothing of the first is seen', async () => {
    const wanted = draft('reel', { video: video(10_000_000) })
    let step = await facebook.publishing.start(on.access, wanted)
    if (step.state !== 'uploading') throw new Error(step.state)
    step = await facebook.publishing.upload!(on.access, step.handle, wanted)
    if (step.state !== 'uploading') throw new Error(step.state)
    expect(step.sentBytes).toBe(8 * 1024 * 1024)
    Object.assign(on.lab.state, { videos: {} })
    step = await facebook.publishing.upload!(on.access, step.handle, wanted)
    expect(step).toMatchObject({ state: 'uploading', sentBytes: 0 })
  })

  it.each([
    ['sv', 'sv_SE'],
    ['en-GB', 'en_GB'],
    ['en', 'en_US'],
    ['ar', 'ar_EG'],
  ])('names the language %s as Facebook does: %s', (language, locale) => {
    expect(localeOf(language)).toBe(locale)
  })
})

describe('what has been published', () => {
  it('is edited where the app made it, and not where a person did', async () => {
    const id = idOf(await toTheEnd(draft('text')))
    await facebook.publishing.edit?.(on.access, id, 'Rättat: åäö')
    expect((await facebook.fetchPost(on.access, id)).text).toBe('Rättat: åäö')
    await expect(facebook.publishing.edit?.(on.access, on.post.id, 'Annat')).rejects.toMatchObject({
      code: '200',
    })
    await expect(facebook.publishing.edit?.(on.access, id, ' ')).rejects.toMatchObject({ code: 'empty-text' })
  })

  it('is taken away, and gone already counts as done', async () => {
    await facebook.publishing.unpublish?.(on.access, on.post.id)
    await facebook.publishing.unpublish?.(on.access, on.post.id)
    await expect(facebook.fetchPost(on.access, on.post.id)).rejects.toMatchObject({ isGone: true })
  })
})
