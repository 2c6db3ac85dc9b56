import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { NetworkEvent } from '#connectors/connector.ts'
import { createYoutubeWebhook } from '#connectors/youtube/push/youtube-webhook.ts'

export const HOOK_SECRET = 'hub-secret'

export type HookForTests = {
  readonly url: string
  /** What came with a good signature. */
  readonly events: readonly NetworkEvent[]
  readonly close: () => Promise<void>
}

/** The receiving end as Torget has it, on a real socket: the hub's question answered, signatures checked over the raw bytes. */
export async function hookForTests(): Promise<HookForTests> {
  const webhook = createYoutubeWebhook({ secret: HOOK_SECRET })
  const events: NetworkEvent[] = []
  const app = new Hono()
  app.get('/hooks/youtube', (c) => {
    const challenge = webhook.answerChallenge(c.req.query())
    return challenge === null ? c.text('no', 404) : c.text(challenge)
  })
  app.post('/hooks/youtube', async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    if (!webhook.isSignatureValid(body, c.req.header('x-hub-signature'))) return c.text('no', 401)
    events.push(...webhook.readEvents(body))
    return c.body(null, 204)
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/youtube`,
    events,
    close: () =>
      new Promise<void>((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
