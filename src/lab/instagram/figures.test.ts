import { afterEach, describe, expect, it } from 'vitest'
import type { Figure } from '#connectors/insights.ts'
import { createInstagram, type InstagramConnector } from '#connectors/instagram/instagram.ts'
import { wire, type Wired } from './wired-for-tests.ts'

type Set = Wired & { readonly connector: InstagramConnector }
let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

async function start(): Promise<Set> {
  const wired = await wire()
  open = wired
  return { ...wired, connector: createInstagram(wired.settings) }
}

const day = (text: string) => Temporal.PlainDate.from(text)
const figure = (figures: readonly Figure[], key: Figure['key'], on: string | null = null) =>
  figures.find((one) => one.key === key && (on === null || one.day?.toString() === on))

describe('figures', () => {
  it('of the account day by day, in the network’s own days', async () => {
    const set = await start()
    set.post.views = 120
    set.write('Karin Åberg', 'Hej', { at: '2026-11-19T07:59:59.000Z' })
    set.write('Karin Åberg', 'Hej', { at: '2026-11-19T08:00:00.000Z' })
    const figures = await set.connector.insights.ofAccount(set.access, {
      from: day('2026-11-18'),
      to: day('2026-11-20'),
    })
    expect(figure(figures, 'followers')).toEqual({
      key: 'followers',
      measure: 'followers_count',
      day: null,
      value: 4_200,
    })
    // The 19th begins at eight in the morning UTC, when it is midnight in California.
    expect(figure(figures, 'comments', '2026-11-18')?.value).toBe(1)
    expect(figure(figures, 'comments', '2026-11-19')?.value).toBe(1)
    expect(figure(figures, 'followers-gained', '2026-11-18')?.value).toBe(3)
    expect(figure(figures, 'followers-lost', '2026-11-18')?.value).toBe(1)
    // At nine in the morning here the 20th has just begun there.
    expect(figure(figures, 'views', '2026-11-20')).toMatchObject({ value: null, why: 'not-yet' })
    expect(set.emulator.breaches).toEqual([])
  })

  it('says "too few" where the network tells nothing, and never 0', async () => {
    const set = await start()
    set.account.followers = 99
    const figures = await set.connector.insights.ofAccount(set.access, {
      from: day('2026-11-01'),
      to: day('2026-11-01'),
    })
    expect(figure(figures, 'followers-gained')).toMatchObject({ value: null, why: 'too-few' })
  })

  it('asks one by one when the network refuses them together, and says which it no longer has', async () => {
    const set = await start()
    const asked: string[] = []
    const send: typeof set.settings.http.send = async (request) => {
      const metric = new URL(request.url).searchParams.get('metric')
      if (metric === null) return set.settings.http.send(request)
      asked.push(metric)
      // The measure of tomorrow: gone without notice.
      const isDead = metric.split(',').includes('profile_links_taps')
      return set.settings.http.send(
        isDead ? { ...request, url: request.url.replace('profile_links_taps', 'impressions') } : request,
      )
    }
    const connector = createInstagram({ ...set.settings, http: { send } })
    const figures = await connector.insights.ofAccount(set.access, {
      from: day('2026-11-10'),
      to: day('2026-11-10'),
    })
    expect(figure(figures, 'clicks')).toMatchObject({
      value: null,
      why: 'withdrawn',
      measure: 'profile_links_taps',
    })
    expect(figure(figures, 'views')?.value).toBe(0)
    expect(asked.filter((metric) => !metric.includes(','))).toHaveLength(10)
  })

  it('never asks for what is dead', async () => {
    const set = await start()
    const urls: string[] = []
    const send: typeof set.settings.http.send = (request) => {
      urls.push(request.url)
      return set.settings.http.send(request)
    }
    const connector = createInstagram({ ...set.settings, http: { send } })
    await connector.insights.ofAccount(set.access, { from: day('2026-11-10'), to: day('2026-11-10') })
    await connector.insights.ofPost(set.access, set.post.id)
    expect(urls.join(' ')).not.toMatch(/impressions|plays|video_views/)
    expect(set.emulator.breaches).toEqual([])
  })

  it('of one post, with the minutes watched of a film', async () => {
    const set = await start()
    set.post.views = 300
    set.write('Karin Åberg', 'Hej')
    const [media] = set.post.media
    const film = set.emulator.town.publishPost({
      accountId: set.account.id,
      text: 'Film',
      media: media === undefined ? [] : [{ ...media, id: '18000000000000002', kind: 'video' }],
    })
    film.views = 1_000
    const ofPicture = await set.connector.insights.ofPost(set.access, set.post.id)
    expect(figure(ofPicture, 'views')).toEqual({ key: 'views', measure: 'views', day: null, value: 300 })
    expect(figure(ofPicture, 'comments')?.value).toBe(1)
    expect(figure(ofPicture, 'watch-minutes')).toBeUndefined()
    expect(figure(await set.connector.insights.ofPost(set.access, film.id), 'watch-minutes')?.value).toBe(70)
    await expect(set.connector.insights.ofPost(set.access, '17900000000000009')).rejects.toMatchObject({
      isGone: true,
    })
    expect(set.emulator.breaches).toEqual([])
  })

  it('says when it is the permission that is missing', async () => {
    const set = await start()
    set.emulator.town.faults.always({ call: 'GET insights' }, { kind: 'forbidden' })
    const figures = await set.connector.insights.ofPost(set.access, set.post.id)
    expect(new Set(figures.map(({ why }) => why))).toEqual(new Set(['no-permission']))
  })
})

describe('the account’s own copy', () => {
  it('holds how it presents itself, each post and its pictures, and says what is missing', async () => {
    const set = await start()
    const { town } = set.emulator
    const [media] = set.post.media
    if (media === undefined) throw new Error('there is no picture')
    town.publishPost({
      accountId: set.account.id,
      text: 'Trasig',
      media: [{ ...media, picture: 'finns-inte.png' }],
    })
    const files = new Map<string, Uint8Array>()
    for await (const { path, bytes } of set.connector.ownCopy(set.access)) files.set(path, bytes)
    const folder = `media/${set.post.id}`
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['account.json', `${folder}/post.json`, `${folder}/1.png`, 'missing.json']),
    )
    expect(new TextDecoder().decode(files.get(`${folder}/post.json`))).toContain('Nu öppnar badhuset')
    expect(new TextDecoder().decode(files.get('missing.json'))).toContain('http-404')
  })

  it('presents itself as the network tells it', async () => {
    const set = await start()
    Object.assign(set.account, { about: 'Officiellt konto för Ekköping', link: 'https://ekkoping.example/' })
    expect(await set.connector.fetchProfile(set.access)).toMatchObject({
      name: 'Ekköpings kommun',
      about: 'Officiellt konto för Ekköping',
      links: ['https://ekkoping.example/'],
      email: null,
      phone: null,
      followers: 4_200,
    })
  })
})
