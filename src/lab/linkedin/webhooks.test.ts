import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { NetworkEvent } from '#connectors/connector.ts'
import { createLinkedinWebhook } from '#connectors/linkedin/linkedin-webhook.ts'
import { createLinkedin } from '#connectors/linkedin/linkedin.ts'
import { linkedinSecret } from '#connectors/linkedin/secret.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { CLIENT, serveLab, type ServedLab } from './lab-for-tests.ts'
import { PRACTICE_APP_ID } from './linkedin-lab.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The receiving end as an application has it: the challenge answered, signatures checked over the raw bytes. */
async function receiver(clientSecret: string, status: () => number, port = 0) {
  const webhook = createLinkedinWebhook({ clientSecret })
  const events: NetworkEvent[] = []
  const app = new Hono()
  app.get('/hook', (context) => {
    const answer = webhook.answerChallenge(context.req.query())
    return answer === null ? context.body(null, 400) : context.json(answer)
  })
  app.post('/hook', async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer())
    if (!webhook.isSignatureValid(body, context.req.header('x-li-signature'))) return context.body(null, 401)
    if (status() === 200) events.push(...webhook.readEvents(body))
    return new Response(null, { status: status() })
  })
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return { events, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

async function started(hookUrl: string): Promise<ServedLab> {
  const served = await serveLab()
  closing.push(served.close)
  const { http, clock, baseUrl, lab, account } = served
  const push = { appId: PRACTICE_APP_ID, hookUrl }
  const linkedin = createLinkedin({ http, clock, quota: createMemoryQuota(clock), baseUrl, push, ...CLIENT })
  const token = linkedinSecret(lab.grantFor(account.id))
  await linkedin.push?.subscribe({ accountExternalId: account.id, token })
  await served.lab.webhooks.deliver()
  return served
}

it('proves itself by the challenge, then sends in tens what the reader understands, again until it is taken', async () => {
  let status = 503
  const { events, url } = await receiver(CLIENT.clientSecret, () => status)
  const { lab, post } = await started(url)
  for (let index = 0; index < 12; index += 1)
    lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: `Hej ${index} åäö` })
  await lab.webhooks.deliver()
  expect(events).toEqual([])
  status = 200
  for (let rounds = 0; rounds < 3; rounds += 1) await lab.webhooks.deliver()
  const told = events.flatMap(({ effect }) => ('comment' in effect ? [effect.comment] : []))
  expect(told.filter(({ text }) => /^Hej \d/.test(text))).toHaveLength(12)
  expect(new Set(told.map(({ postExternalId }) => postExternalId))).toEqual(new Set([post.id]))
  expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(events.length)
})

it('sends nothing to whoever does not know the secret', async () => {
  const { events, url } = await receiver('en annan hemlighet', () => 200)
  const { lab } = await started(url)
  expect(await lab.webhooks.challenge(url)).toBe(false)
  await lab.webhooks.deliver()
  expect(events).toEqual([])
})

it('asks its challenge anew when two hours have passed, and stops sending to whoever no longer answers it', async () => {
  const { events, url } = await receiver(CLIENT.clientSecret, () => 200)
  const { lab, post, clock } = await started(url)
  const write = () => void lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Hej' })
  write()
  await lab.webhooks.deliver()
  expect(events).toHaveLength(1)
  closing.splice(0, 1).forEach((close) => close())
  const { events: others } = await receiver('en annan hemlighet', () => 200, Number(new URL(url).port))
  clock.advance({ hours: 3 })
  write()
  await lab.webhooks.deliver()
  expect([events.length, others.length]).toEqual([1, 0])
})

it('sends nothing for a page that nobody has subscribed to, and lets no app subscribe that is not approved', async () => {
  const { lab, post, http, clock, baseUrl, account, close } = await serveLab({ hasWebhooks: false })
  closing.push(close)
  lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Hej' })
  expect(lab.isSubscribed(account.id)).toBe(false)
  const push = { appId: PRACTICE_APP_ID, hookUrl: 'https://torget.example/hooks/linkedin' }
  const linkedin = createLinkedin({ http, clock, quota: createMemoryQuota(clock), baseUrl, push, ...CLIENT })
  // a token from the developer portal does not say whose it is
  const token = lab.grantFor(account.id)['access_token'] ?? ''
  await expect(linkedin.push?.subscribe({ accountExternalId: account.id, token })).rejects.toMatchObject({
    code: 'webhooks-not-approved',
  })
  expect(lab.breaches).toEqual([])
})
