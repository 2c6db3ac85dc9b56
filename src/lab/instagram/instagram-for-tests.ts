import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import {
  createInstagramEmulator,
  type InstagramEmulator,
  type InstagramEmulatorOptions,
} from './create-emulator.ts'

export const APP_ID = '900000000000001'
export const APP_SECRET = 'practice-secret'
export const START = '2026-11-20T09:00:00Z'

/** A JPEG as far as its first bytes go. */
export const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)

type Call = { readonly method: string; readonly path: string; readonly isActing: boolean }

export type InstagramForTests = {
  readonly emulator: InstagramEmulator
  readonly clock: FixedClock
  readonly baseUrl: string
  readonly host: string
  /** Every call that reached the network. */
  readonly calls: Call[]
  readonly hooks: { readonly body: string; readonly signature: string }[]
  readonly close: () => Promise<void>
}

/** An emulated Instagram on loopback, with a clock that stands still. */
export async function startInstagram(
  options: Partial<InstagramEmulatorOptions> = {},
): Promise<InstagramForTests> {
  const clock = fixedClock(START)
  const calls: Call[] = []
  const hooks: { body: string; signature: string }[] = []
  let baseUrl = ''
  const emulator = createInstagramEmulator({
    clock,
    appId: APP_ID,
    appSecret: APP_SECRET,
    baseUrl: () => baseUrl,
    fetchMedia: (url) =>
      Promise.resolve(
        url.endsWith('.mp4')
          ? { bytes: JPEG, mediaType: 'video/mp4' }
          : { bytes: JPEG, mediaType: 'image/jpeg' },
      ),
    postHook: (body, headers) => {
      hooks.push({ body, signature: headers['x-hub-signature-256'] ?? '' })
      return Promise.resolve(200)
    },
    ...options,
  })
  const app = new Hono()
  app.use('*', async (context, next) => {
    const { method, path } = context.req
    // What is being prepared is seen by nobody.
    calls.push({ method, path, isActing: method !== 'GET' && !/\/(media|subscribed_apps)$/.test(path) })
    await next()
  })
  app.route('/lab/instagram', emulator.app)
  const server = await listening(app)
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  baseUrl = `http://${host}/lab/instagram`
  const close = async () => {
    await emulator.stop()
    await new Promise((resolve) => server.close(resolve))
  }
  return { emulator, clock, baseUrl, host, calls, hooks, close }
}

function listening(app: Hono): Promise<ServerType> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server))
  })
}
