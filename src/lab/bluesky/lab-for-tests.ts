import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import type { Emulator } from '../emulator.ts'
import type { TownAccount, TownPost } from '../town/state.ts'
import { createBlueskyLab, type BlueskyLabOptions } from './create-bluesky-lab.ts'

export type SeenCall = { readonly nsid: string; readonly isActing: boolean }

export type ServedLab = {
  readonly lab: Emulator
  readonly clock: FixedClock
  readonly http: HttpClient
  readonly baseUrl: string
  readonly account: TownAccount
  readonly post: TownPost
  readonly seen: SeenCall[]
  readonly close: () => Promise<void>
}

const ACT = /\.(createRecord|putRecord|deleteRecord|applyWrites)$/

/** The emulated network on loopback under a folder, with one account and one post with a picture. */
export async function serveBlueskyLab(
  options: Partial<BlueskyLabOptions> & { readonly timeoutMs?: number } = {},
): Promise<ServedLab> {
  const { timeoutMs = 400, ...rest } = options
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const seen: SeenCall[] = []
  let baseUrl = ''
  const lab = createBlueskyLab({ clock, baseUrl: () => baseUrl, ...rest })
  const app = new Hono()
  app.use('*', (context, next) => {
    const nsid = new URL(context.req.url).pathname.split('/').at(-1) ?? ''
    seen.push({ nsid, isActing: context.req.method === 'POST' && ACT.test(nsid) })
    return next()
  })
  app.route('/lab/bluesky', lab.app)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await new Promise((resolve) => server.once('listening', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  baseUrl = `http://${host}/lab/bluesky`
  const account = lab.town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping.test', followers: 1_204 })
  const post = lab.town.publishPost({
    accountId: account.id,
    text: 'Simhallen öppnar igen på lördag.',
    at: '2026-11-20T07:00:00.000Z',
    media: [
      {
        id: 'm1',
        kind: 'image',
        mediaType: 'image/png',
        altText: 'Simhall med banor',
        picture: 'badhus.png',
        extra: {},
      },
    ],
  })
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs, maxBytes: 30_000_000 })
  return { lab, clock, http, baseUrl, account, post, seen, close: () => closed(server, lab) }
}

async function closed(server: Server, lab: Emulator): Promise<void> {
  await lab.stop()
  server.closeAllConnections()
  if (server.listening) await new Promise((resolve) => server.close(resolve))
}
