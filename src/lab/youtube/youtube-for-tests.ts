import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import type { TownComment, TownPost } from '../town/state.ts'
import { townCall } from './call-name.ts'
import { createYoutubeLab, type YoutubeLab, type YoutubeLabOptions } from './create-youtube-lab.ts'

export type SeenCall = { readonly name: string; readonly isActing: boolean; readonly url: string }

export type YoutubeForTests = {
  readonly lab: YoutubeLab
  readonly clock: FixedClock
  readonly baseUrl: string
  readonly host: string
  readonly channelId: string
  readonly film: TownPost
  readonly comments: {
    readonly question: TownComment
    readonly anonymous: TownComment
    readonly answer: TownComment
    readonly followUp: TownComment
    readonly held: TownComment
    readonly spam: TownComment
  }
  /** Every call that came in, faults or not. */
  readonly seen: readonly SeenCall[]
  readonly close: () => Promise<void>
}

/** YouTube on a real socket: one channel with one film, and a thread with each standing in it. */
export async function youtubeForTests(options: Partial<YoutubeLabOptions> = {}): Promise<YoutubeForTests> {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const seen: SeenCall[] = []
  let baseUrl = ''
  const lab = createYoutubeLab({ clock, ...options, baseUrl: () => baseUrl })
  const app = new Hono()
  app.use(async ({ req }, next) => {
    const call = townCall(req.method, req.path)
    if (call !== null) seen.push({ ...call, url: req.url })
    await next()
  })
  app.route('/lab/youtube', lab.app)
  const server = await listening(app)
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  baseUrl = `http://${host}/lab/youtube`
  const { town } = lab
  const account = town.addAccount({
    name: 'Ekköpings kommun',
    handle: 'ekkoping',
    followers: 12_345,
    about: 'Om kommunen',
  })
  const film = town.publishPost({
    accountId: account.id,
    text: 'Simhallen öppnar\n\nVälkomna på lördag! 🏊',
    at: '2026-11-20T07:00:00.000Z',
  })
  const write = (author: string, text: string, at: string, rest: object = {}) =>
    town.writeComment({ postId: film.id, author, text, at: `2026-11-20T${at}.000Z`, ...rest })
  town.addPerson({ name: 'Okänd', isWithheld: true })
  const question = write('Karin Öberg', 'När öppnar simhallen på lördag? 👨‍👩‍👧‍👦', '08:00:00')
  const anonymous = write('Okänd', 'Bra fråga', '08:05:00')
  const answer = write(account.id, 'Hej Karin!\nVi öppnar 09.00.', '08:10:00', { parentId: question.id })
  const followUp = write('Karin Öberg', 'Tack! مرحبا', '08:11:00', { parentId: question.id })
  const held = write('Nils Ek', 'Ring mig på 070-000 00 00', '08:20:00', { standing: 'held' })
  const spam = write('Bot Botsson', 'Billiga klockor', '08:21:00', {
    standing: 'held',
    extra: { isLikelySpam: true },
  })
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await lab.stop()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
  }
  const comments = { question, anonymous, answer, followUp, held, spam }
  return { lab, clock, baseUrl, host, channelId: account.id, film, comments, seen, close }
}

async function listening(app: Hono): Promise<ServerType> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => {
    server.once('listening', () => resolve())
  })
  return server
}
