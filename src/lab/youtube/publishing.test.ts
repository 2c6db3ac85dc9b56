import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Access } from '#connectors/connector.ts'
import type { PostDraft, PublishStep } from '#connectors/publishing.ts'
import { writeHandle } from '#connectors/kit/publish-handle.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { connectorAt, filmDraft, FILM_BYTES } from '#connectors/youtube/youtube-for-tests.ts'
import type { YoutubeConnector } from '#connectors/youtube/youtube.ts'
import { uploadsOf } from './film.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

let network: YoutubeForTests
let access: Access
beforeEach(() => begin())
afterEach(() => network.close())

async function begin(options: Parameters<typeof youtubeForTests>[0] = {}): Promise<void> {
  network = await youtubeForTests(options)
  access = {
    accountExternalId: network.channelId,
    token: youtubeSecret(network.lab.grantFor(network.channelId)),
  }
}

/** As a process that was just started has it. */
const publisher = () => connectorAt(network, PRACTICE_CLIENT).publishing

async function toTheEnd(publishing: YoutubeConnector['publishing'], draft: PostDraft): Promise<PublishStep> {
  let step = await broughtUp(publishing, draft)
  for (let n = 0; n < 10 && (step.state === 'preparing' || step.state === 'ready'); n += 1) {
    step = await (step.state === 'ready' ? publishing.finish : publishing.look)!(access, step.handle)
  }
  return step
}

/** As far as it goes without looking. */
async function broughtUp(publishing: YoutubeConnector['publishing'], draft: PostDraft): Promise<PublishStep> {
  let step = await publishing.start(access, draft)
  while (step.state === 'uploading') step = await publishing.upload!(access, step.handle, draft)
  return step
}

const films = () =>
  uploadsOf({ town: network.lab.town } as never, network.channelId).filter(({ id }) => id !== network.film.id)
const calls = (name: string) => network.seen.filter((call) => call.name === name).length

describe('a film', () => {
  it('comes up private with captions, and is public only at the end', async () => {
    const publishing = publisher()
    expect((await broughtUp(publishing, filmDraft())).state).toBe('preparing')
    expect(films()).toMatchObject([
      { text: 'Kompostera på vintern\n\nSå sköter du ditt kompostkärl 🪱 – med råd för vintern.' },
    ])
    expect(network.seen.some(({ isActing }) => isActing)).toBe(false)
    const [film] = films()
    expect(() => network.lab.town.publicView(film!.id)).toThrow()
    expect(await publishing.find(access, filmDraft(), network.clock.now())).toBeNull()
    expect(await toTheEnd(publishing, filmDraft())).toMatchObject({
      state: 'published',
      externalId: film?.id,
    })
    expect(network.lab.town.publicView(film!.id).post.text).toContain('Kompostera')
    // Two parts, each after the question how much has come.
    expect(calls('upload')).toBe(4)
    expect(calls('captions.insert')).toBe(1)
    expect(network.lab.breaches).toEqual([])
  })

  it('started again after a kill is the same film', async () => {
    const first = await broughtUp(publisher(), filmDraft())
    const again = await publisher().start(access, filmDraft())
    expect(films()).toHaveLength(1)
    expect(JSON.parse('handle' in again ? again.handle : '{}')).toEqual(
      JSON.parse('handle' in first ? first.handle : '[]'),
    )
    expect(calls('videos.insert')).toBe(1)
    expect(calls('captions.insert')).toBe(1)
  })

  it('finished twice, or killed before the answer was kept, is published once', async () => {
    const publishing = publisher()
    await toTheEnd(publishing, filmDraft())
    expect(await publishing.start(access, filmDraft())).toMatchObject({ state: 'published' })
    const videoId = films()[0]?.id
    const handle = writeHandle({ network: 'youtube', access }, { videoId, publishAt: null })
    expect(await publishing.finish!(access, handle)).toMatchObject({ state: 'published' })
    expect(calls('videos.update')).toBe(1)
  })

  it('is found by its key although nobody heard that it was published', async () => {
    const publishing = publisher()
    network.lab.town.faults.next({ call: 'videos.update' }, { kind: 'cut', acts: true })
    await expect(toTheEnd(publishing, filmDraft())).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    const found = await publishing.find(
      access,
      { key: filmDraft().key, text: 'annan text' },
      network.clock.now(),
    )
    expect(found?.externalId).toBe(films()[0]?.id)
  })

  it('put up by hand is found by its description, not by another’s time', async () => {
    const wanted = { key: 'en-annan-0001', text: 'Välkomna på lördag! 🏊' }
    const since = (hours: number) => publisher().find(access, wanted, network.clock.now().subtract({ hours }))
    expect((await since(3))?.externalId).toBe(network.film.id)
    expect(await since(1)).toBeNull()
  })

  it('waits with YouTube until its time', async () => {
    const publishAt = network.clock.now().add({ hours: 5 })
    const step = await toTheEnd(publisher(), filmDraft({ publishAt }))
    expect(step).toMatchObject({ state: 'scheduled' })
    const [film] = films()
    expect(() => network.lab.town.publicView(film!.id)).toThrow()
    network.clock.advance({ hours: 6 })
    expect(network.lab.town.publicView(film!.id).post.id).toBe(film?.id)
  })

  it('of a project that was not audited stays private, and that is said', async () => {
    await network.close()
    await begin({ isAudited: false })
    await expect(toTheEnd(publisher(), filmDraft())).rejects.toMatchObject({ code: 'locked-private' })
  })

  it('that YouTube cannot read is given up with its reason', async () => {
    const step = await broughtUp(publisher(), filmDraft())
    films()[0]!.extra['failureReason'] = 'codec'
    const handle = 'handle' in step ? step.handle : ''
    await expect(publisher().look!(access, handle)).rejects.toMatchObject({ name: 'Rejected', code: 'codec' })
  })
})

describe('an upload that breaks', () => {
  const began = async () => {
    const step = await publisher().start(access, filmDraft())
    if (step.state !== 'uploading') throw new Error(step.state)
    return step.handle
  }

  it('goes on from the byte where it broke', async () => {
    const asked: number[] = []
    const read = (start: number, end: number) => {
      asked.push(start)
      return Promise.resolve(new Uint8Array(end - start))
    }
    const draft = filmDraft({ video: { ...filmDraft().video!, read } })
    const handle = await began()
    const { faults } = network.lab.town
    // The question is answered; the network takes the part and falls silent before it says so.
    faults.next({ call: 'upload' }, { kind: 'slow', delayMs: 0 })
    faults.next({ call: 'upload' }, { kind: 'cut', acts: true })
    await expect(publisher().upload!(access, handle, draft)).rejects.toMatchObject({ name: 'Unavailable' })
    expect((await publisher().upload!(access, handle, draft)).state).toBe('preparing')
    expect(asked).toEqual([0, 8_388_608])
    expect(films()).toHaveLength(1)
    expect(network.lab.breaches).toEqual([])
  })

  it('is kept while YouTube is away', async () => {
    const handle = await began()
    network.lab.town.faults.always({ call: 'upload' }, { kind: 'gateway', status: 503 })
    await expect(publisher().upload!(access, handle, filmDraft())).rejects.toMatchObject({
      name: 'Unavailable',
    })
    network.lab.town.faults.clear()
    expect(await publisher().upload!(access, handle, filmDraft())).toMatchObject({ sentBytes: 8_388_608 })
    expect(calls('videos.insert')).toBe(1)
  })

  it('whose address YouTube has forgotten gets a new one, unless the film is there', async () => {
    const url = `${network.baseUrl}/upload/youtube/v3/videos?uploadType=resumable&upload_id=gone`
    const handle = writeHandle({ network: 'youtube', access, draft: filmDraft() }, { url })
    expect(await publisher().upload!(access, handle, filmDraft())).toMatchObject({
      state: 'uploading',
      sentBytes: 0,
    })
    await toTheEnd(publisher(), filmDraft())
    expect(await publisher().upload!(access, handle, filmDraft())).toMatchObject({ state: 'published' })
    expect(films()).toHaveLength(1)
  })

  it('sends the access nowhere but to Google, whatever a handle says', async () => {
    const url = 'https://evil.example/upload?upload_id=1'
    const handle = writeHandle({ network: 'youtube', access, draft: filmDraft() }, { url })
    await expect(publisher().upload!(access, handle, filmDraft())).rejects.toMatchObject({
      code: 'bad-upload-address',
    })
  })

  it('goes on with a renewed access when the old one has run out between two parts', async () => {
    const handle = await began()
    await publisher().upload!(access, handle, filmDraft())
    network.lab.town.faults.next({ call: 'upload' }, { kind: 'unauthorised' })
    expect((await publisher().upload!(access, handle, filmDraft())).state).toBe('preparing')
  })

  it('reads the film in parts, never whole', async () => {
    const sizes: number[] = []
    const byteLength = 3 * FILM_BYTES
    const read = (start: number, end: number) => {
      sizes.push(end - start)
      return Promise.resolve(new Uint8Array(end - start))
    }
    await broughtUp(publisher(), filmDraft({ video: { ...filmDraft().video!, byteLength, read } }))
    expect(Math.max(...sizes)).toBe(8_388_608)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(byteLength)
  })
})

describe('afterwards', () => {
  it('a new description keeps title, tags and languages', async () => {
    const publishing = publisher()
    const step = await toTheEnd(publishing, filmDraft())
    const id = 'externalId' in step ? step.externalId : ''
    await publishing.edit!(access, id, 'Rättad: kärlet töms på tisdagar.')
    expect(films()[0]).toMatchObject({
      text: 'Kompostera på vintern\n\nRättad: kärlet töms på tisdagar.',
      extra: { tags: ['torget-inlagg-2026-0001'], categoryId: '22', defaultLanguage: 'sv' },
    })
    await expect(publishing.edit!(access, id, 'a < b')).rejects.toMatchObject({ code: 'text-not-allowed' })
  })

  it('taken away, and taken away again', async () => {
    const publishing = publisher()
    await publishing.unpublish!(access, network.film.id)
    await publishing.unpublish!(access, network.film.id)
    await expect(
      connectorAt(network, PRACTICE_CLIENT).fetchPost(access, network.film.id),
    ).rejects.toMatchObject({ isGone: true })
  })
})
