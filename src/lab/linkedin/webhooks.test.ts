import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { NetworkEvent } from '#connectors/connector.ts'
import { createLinkedinWebhook } from '#connectors/linkedin/linkedin-webhook.ts'
import { CLIENT, serveLab, type ServedLab } from './lab-for-tests.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The receiving end as an application has it: the challenge answered, signatures checked over the raw bytes. */
async function receiver(clientSecret: string, status: () => number) {
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
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => server.close())
  return { events, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

async function started(webhookUrl: string): Promise<ServedLab> {
  const served = await serveLab({ webhookUrl })
  closing.push(served.close)
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
