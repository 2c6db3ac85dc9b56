/** The connector pointed at the emulated network over a real socket, for tests: a page with a post, a thread and a conversation. */
import { serve } from '@hono/node-server'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createGraphLab } from '#lab/graph/create-lab.ts'
import type { CallName } from '#lab/graph/faults.ts'
import { scopedPersonId } from '#lab/graph/ids.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import type { LabComment, LabMessage, LabPost } from '#lab/graph/state.ts'
import type { Access } from '#connectors/connector.ts'
import {
  createFacebook,
  type FacebookConnector,
  type FacebookSettings,
} from '#connectors/facebook/facebook.ts'

export const SECRET = 'practice-secret'
export const NOW = '2026-11-20T09:00:00Z'

export type OnLab = {
  readonly lab: GraphLab
  readonly clock: FixedClock
  readonly baseUrl: string
  readonly host: string
  readonly access: Access
  readonly calls: CallName[]
  readonly post: LabPost
  readonly thread: readonly LabComment[]
  readonly message: LabMessage
  readonly personId: (name: string) => string
  readonly connect: (more?: Partial<FacebookSettings>) => FacebookConnector
  readonly close: () => Promise<void>
}

/** Long enough on a busy machine; tests of silence take less. */
const TIMEOUT_MS = 2_000

export async function startOnLab({ timeoutMs = TIMEOUT_MS } = {}): Promise<OnLab> {
  const clock = fixedClock(NOW)
  const calls: CallName[] = []
  let baseUrl = ''
  const lab = createGraphLab({
    clock,
    appSecret: SECRET,
    verifyToken: 'verify',
    baseUrl: () => baseUrl,
    onCall: (call) => void calls.push(call),
  })
  const server = serve({ fetch: lab.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  baseUrl = `http://${host}`
  const { page, token } = lab.addPage({
    name: 'Exempelköpings kommun',
    id: '100000000000001',
    about: 'Här svarar kommunen på vardagar.',
    phone: '0123-45 67 89',
    email: 'kommun@example.org',
    website: 'www.example.org/kontakt https://example.org',
    followers: 4711,
  })
  const http = createHttpClient({
    clock,
    allowPrivateHosts: [host],
    timeoutMs,
    maxBytes: 5_000_000,
  })
  const connect = (more: Partial<FacebookSettings> = {}) =>
    createFacebook({ http, clock, appSecret: SECRET, baseUrl, pause: () => Promise.resolve(), ...more })
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await lab.stop()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const access = { accountExternalId: page.id, token }
  const personId = (name: string) => scopedPersonId(page.id, lab.addPerson({ name }).id)
  return {
    lab,
    clock,
    baseUrl,
    host,
    access,
    calls,
    ...writeExamples(lab, page.id),
    personId,
    connect,
    close,
  }
}

function writeExamples(lab: GraphLab, pageId: string): Pick<OnLab, 'post' | 'thread' | 'message'> {
  const text = 'Simhallen öppnar igen på lördag. 🏊'
  const post = lab.publishPost({ pageId, text, media: ['badhus.png'], at: '2026-11-20T07:00:00.000Z' })
  lab.addPerson({ name: 'Anonym Granne', isWithheld: true })
  const under = { postId: post.id }
  const question = lab.writeComment({
    ...under,
    author: 'Karin Öberg',
    text: 'När öppnar den på lördag? 👩‍👩‍👧‍👦',
    at: '2026-11-20T08:00:00.000Z',
  })
  const anonymous = lab.writeComment({
    ...under,
    author: 'Anonym Granne',
    text: 'Bra fråga',
    at: '2026-11-20T08:05:00.000Z',
  })
  const answer = lab.writeComment({
    ...under,
    parentId: question.id,
    author: pageId,
    text: 'Hej Karin!\nVi öppnar 09.00.',
    at: '2026-11-20T08:10:00.000Z',
  })
  const followUp = lab.writeComment({
    ...under,
    parentId: answer.id,
    author: 'Karin Öberg',
    text: 'Tack! שלום',
    at: '2026-11-20T08:10:00.000Z',
  })
  const message = lab.sendDirectMessage({
    pageId,
    author: 'Karin Öberg',
    text: 'Får man ta med hund?',
    at: '2026-11-20T08:30:00.000Z',
  })
  return { post, thread: [question, anonymous, answer, followUp], message }
}

export const picture = (): Uint8Array =>
  new Uint8Array(readFileSync(new URL('../../src/lab/media/badhus.png', import.meta.url)))
