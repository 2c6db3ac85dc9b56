import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { subscribeToPush } from '#connectors/youtube/push/subscribe-to-push.ts'
import { createYoutubeWebhook } from '#connectors/youtube/push/youtube-webhook.ts'
import { removePost } from '../town/posts.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

const secret = 'hub-secret'
const webhook = createYoutubeWebhook({ secret })
let network: YoutubeForTests
let events: NetworkEvent[]
let callback: ReturnType<typeof serve>
beforeEach(async () => {
  network = await youtubeForTests()
  network.lab.start()
  events = []
  const app = new Hono()
  app.get('/hooks/youtube', (c) => {
    const challenge = webhook.answerChallenge(c.req.query())
    return challenge === null ? c.text('no', 404) : c.text(challenge)
  })
  app.post('/hooks/youtube', async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    expect(webhook.isSignatureValid(body, c.req.header('x-hub-signature'))).toBe(true)
    events.push(...webhook.readEvents(body))
    return c.body(null, 204)
  })
  callback = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => {
    callback.once('listening', () => resolve())
  })
})
afterEach(async () => {
  await network.close()
  callback.close()
})

it('the hub asks, is answered, and tells of films that come and go', async () => {
  const { clock, host, baseUrl, channelId, lab } = network
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs: 5_000, maxBytes: 1_000_000 })
  const callbackUrl = `http://127.0.0.1:${(callback.address() as AddressInfo).port}/hooks/youtube`
  const { renewAt } = await subscribeToPush(
    { http, hubUrl: `${baseUrl}/subscribe` },
    { channelId, callbackUrl, secret },
    clock.now(),
  )
  expect(renewAt).toEqual(clock.now().add({ hours: 5 * 24 }))
  const subscriptions = () => (lab.town.state.extra['subscriptions'] as unknown[] | undefined)?.length
  await expect.poll(subscriptions).toBe(1)
  const film = lab.town.publishPost({ accountId: channelId, text: 'Å & ö <live>\n\nmer' })
  await expect.poll(() => events.length).toBe(1)
  expect(events[0]).toMatchObject({
    accountExternalId: channelId,
    dedupeKey: `post:${film.id}`,
    effect: { kind: 'post-added', post: { text: 'Å & ö <live>', author: { name: 'Ekköpings kommun' } } },
  })
  removePost(lab.town.core, film.id)
  await expect.poll(() => events.length).toBe(2)
  expect(events[1]).toMatchObject({ effect: { kind: 'post-removed', postExternalId: film.id } })
})
