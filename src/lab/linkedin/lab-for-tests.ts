import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import type { TownAccount, TownComment, TownPerson, TownPost } from '../town/state.ts'
import { createLinkedinLab, type LinkedinLab, type LinkedinLabOptions } from './linkedin-lab.ts'

/** One page with a post and a small thread, on a real socket; the clock stands still. */
export type ServedLab = {
  readonly lab: LinkedinLab
  readonly clock: FixedClock
  readonly http: HttpClient
  readonly baseUrl: string
  readonly account: TownAccount
  readonly post: TownPost
  readonly karin: TownPerson
  readonly thread: {
    readonly question: TownComment
    readonly anonymous: TownComment
    readonly answer: TownComment
    readonly thanks: TownComment
  }
  /** Also stands for a network that cannot be reached. */
  readonly closeServer: () => Promise<void>
  readonly close: () => Promise<void>
}

export const CLIENT = { clientId: 'torget-client', clientSecret: 'torget-secret-0123456789' }
export const ANSWER = 'Hej Karin!\nVi öppnar 09.00. 🏊'

export async function serveLab(
  options: Partial<LinkedinLabOptions> = {},
  timeoutMs = 500,
): Promise<ServedLab> {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const lab = createLinkedinLab({ clock, ...CLIENT, ...options })
  const seeded = seed(lab)
  const app = new Hono().route('/lab/linkedin', lab.app)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs, maxBytes: 2_000_000 })
  const closeServer = () => closed(server)
  const close = async () => {
    await lab.stop()
    await closeServer()
  }
  return { lab, clock, http, baseUrl: `http://${host}/lab/linkedin`, ...seeded, closeServer, close }
}

function seed(lab: LinkedinLab): Pick<ServedLab, 'account' | 'post' | 'karin' | 'thread'> {
  const { town } = lab
  const account = town.addAccount({
    name: 'Ekköpings kommun',
    handle: 'ekkopings-kommun',
    about: 'Ekköpings kommuns officiella sida.',
    link: 'https://ekkoping.example',
    phone: '0123-45 67 89',
    followers: 1_234,
  })
  const karin = town.addPerson({ name: 'Karin Öberg' })
  town.addPerson({ name: 'Den som inte syns', isWithheld: true })
  const media = [
    {
      id: 'urn:li:image:C4E10AQpool',
      kind: 'image' as const,
      mediaType: 'image/png',
      altText: 'Simhallens bassäng',
      picture: 'badhus.png',
      extra: {},
    },
  ]
  const at = (time: string): string => `2026-11-20T${time}Z`
  const text = 'Simhallen (den stora) öppnar igen på lördag. #Ekköping'
  const post = town.publishPost({ accountId: account.id, text, media, at: at('07:00:00') })
  const write = (author: string, words: string, time: string, parentId: string | null = null) =>
    town.writeComment({ postId: post.id, author, text: words, at: at(time), parentId })
  const question = write('Karin Öberg', 'När öppnar ni på lördag? 👨‍👩‍👧‍👦', '08:00:00')
  const anonymous = write('Den som inte syns', 'Bra fråga', '08:05:00')
  const answer = write(account.id, ANSWER, '08:10:00', question.id)
  const thanks = write('Karin Öberg', 'Tack!', '08:12:00', question.id)
  return { account, post, karin, thread: { question, anonymous, answer, thanks } }
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    if (server.listening) server.close(() => resolve())
    else resolve()
  })
}
