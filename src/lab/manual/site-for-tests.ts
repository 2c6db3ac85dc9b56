import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import type { Emulator } from '../emulator.ts'
import type { TownAccount } from '../town/state.ts'
import { createTown, type Town } from '../town/town.ts'
import { createSite } from './create-site.ts'
import { siteRules } from './site-rules.ts'

export type SiteForTests = {
  readonly clock: FixedClock
  readonly town: Town
  readonly site: Emulator
  readonly account: TownAccount
  readonly base: string
  readonly http: HttpClient
  /** Everything asked so far. */
  readonly seen: { readonly method: string; readonly path: string; readonly isActing: boolean }[]
  /** Nobody answers at that address any more. */
  readonly close: () => Promise<void>
}

/** The practice site on a real socket, with one account. */
export async function siteForTests(): Promise<SiteForTests> {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const town = createTown({ clock, rules: siteRules })
  const account = town.addAccount({
    name: 'Ekköpings kommunblogg',
    handle: 'kommunbloggen',
    about: 'Det som händer i Ekköping, åäö.',
  })
  let base = ''
  const site = createSite({ town, publicUrl: () => base })
  const seen: SiteForTests['seen'] = []
  const app = new Hono()
  app.use('*', async ({ req }, next) => {
    seen.push({ method: req.method, path: req.path, isActing: req.method !== 'GET' })
    await next()
  })
  app.route('/webb', site.app)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  base = `http://${host}/webb`
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs: 300, maxBytes: 1_000_000 })
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await site.stop()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { clock, town, site, account, base, http, seen, close }
}

export const PICTURE = {
  id: 'bild-1',
  kind: 'image',
  mediaType: 'image/png',
  altText: 'En snövall',
  picture: 'snovall.png',
  extra: {},
} as const
