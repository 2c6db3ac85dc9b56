import { afterEach, beforeEach, expect, it } from 'vitest'
import { connectorAt } from '#connectors/youtube/youtube-for-tests.ts'
import { removePost } from '../town/posts.ts'
import { HOOK_SECRET, hookForTests, type HookForTests } from '#test/youtube-hook.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

let network: YoutubeForTests
let hook: HookForTests
beforeEach(async () => {
  network = await youtubeForTests()
  network.lab.start()
  hook = await hookForTests()
})
afterEach(async () => {
  await network.close()
  await hook.close()
})

const subscribe = () => {
  const { push } = connectorAt(network, { hook: { url: hook.url, secret: HOOK_SECRET } })
  return push!.subscribe({ accountExternalId: network.channelId, token: '' })
}

it('asks, is answered, and tells of films that come and go', async () => {
  const { channelId, lab } = network
  await subscribe()
  await expect.poll(() => lab.isSubscribed(channelId)).toBe(true)
  const film = lab.town.publishPost({ accountId: channelId, text: 'Å & ö <live>\n\nmer' })
  await expect.poll(() => hook.events.length).toBe(1)
  expect(hook.events[0]).toMatchObject({
    accountExternalId: channelId,
    dedupeKey: `post:${film.id}`,
    effect: { kind: 'post-added', post: { text: 'Å & ö <live>', author: { name: 'Ekköpings kommun' } } },
  })
  removePost(lab.town.core, film.id)
  await expect.poll(() => hook.events.length).toBe(2)
  expect(hook.events[1]).toMatchObject({ effect: { kind: 'post-hidden', postExternalId: film.id } })
})

it('is asked again well before the hub forgets, also when it grants half of what was asked for', async () => {
  const { channelId, lab, clock } = network
  const { renewAt } = await subscribe()
  await expect.poll(() => lab.isSubscribed(channelId)).toBe(true)
  clock.set(renewAt!)
  expect(lab.isSubscribed(channelId)).toBe(true)
  clock.advance({ hours: 5 * 24 })
  expect(lab.isSubscribed(channelId)).toBe(false)
})

it('begins or ends nothing that somebody else asks the hub for in our name', async () => {
  const { channelId, lab, baseUrl } = network
  await subscribe()
  await expect.poll(() => lab.isSubscribed(channelId)).toBe(true)
  const topic = (id: string) => `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`
  for (const [mode, id] of [
    ['unsubscribe', channelId],
    ['subscribe', 'UCotherchannel0000000000'],
  ] as const) {
    const body = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic(id), 'hub.callback': hook.url })
    expect((await fetch(`${baseUrl}/subscribe`, { method: 'POST', body })).status).toBe(202)
  }
  await lab.stop()
  expect(lab.isSubscribed(channelId)).toBe(true)
  expect(lab.isSubscribed('UCotherchannel0000000000')).toBe(false)
})
