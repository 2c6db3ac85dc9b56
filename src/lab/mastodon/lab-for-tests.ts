import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import type { Emulator } from '../emulator.ts'
import { createMastodonLab, type MastodonLabOptions } from './create-mastodon-lab.ts'

export type RunningLab = {
  readonly lab: Emulator
  readonly clock: FixedClock
  readonly baseUrl: string
  readonly accountId: string
  /** Anybody's id on this server, as it is kept outside it. */
  readonly kept: (id: string) => string
  readonly close: () => Promise<void>
}

/** The emulated server over real HTTP on loopback, with one account, and a clock that stands still. */
export async function startMastodonLab(options: Partial<MastodonLabOptions> = {}): Promise<RunningLab> {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const address = { url: 'http://127.0.0.1' }
  const lab = createMastodonLab({ clock, baseUrl: () => address.url, ...options })
  const server = await listen(lab)
  address.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const account = lab.town.addAccount({
    name: 'Ekköpings kommun',
    handle: 'ekkoping',
    about: 'Kommunens officiella konto. Läs mer på https://ekkoping.example/',
    link: 'https://ekkoping.example/',
    phone: '0346-88 60 00',
    email: 'kontakt@ekkoping.example',
    followers: 1_204,
  })
  const close = async () => {
    await lab.stop()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
    })
  }
  const kept = (id: string) => `${id}@${new URL(address.url).host}`
  return { lab, clock, baseUrl: address.url, accountId: account.id, kept, close }
}

function listen(lab: Emulator): Promise<ServerType> {
  return new Promise((resolve) => {
    const server = serve({ fetch: lab.app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
      resolve(server)
    })
  })
}
