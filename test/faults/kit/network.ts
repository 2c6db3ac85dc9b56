import { serve, type ServerType } from '@hono/node-server'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Clock } from '#core/clock.ts'
import { createGraphLab } from '#lab/graph/create-lab.ts'
import type { GraphLab } from '#lab/graph/lab.ts'

export const APP_ID = '900000000000001'
export const APP_SECRET = 'fault-tests-app-secret'
export const VERIFY_TOKEN = 'fault-tests-verify-token'

type Headers = Readonly<Record<string, string>>
export type TakeHook = (body: string, headers: Headers) => Promise<number>

/** The emulated network on a port of its own, outside of whatever process dies: it remembers what was really done. */
export type NetworkOnLoopback = {
  readonly lab: GraphLab
  readonly url: string
  readonly host: string
  /** Who takes the webhooks from now on. */
  sendHooksTo(take: TakeHook): void
  /** Nobody answers at its address, and then somebody does again. */
  down(): Promise<void>
  up(): Promise<void>
  /** How often the municipality did that with the comment, by what the network remembers. */
  deeds(kind: 'hid' | 'showed' | 'removed' | 'wrote-privately', commentId: string): number
  /** What the municipality answered there, for everybody to read. */
  answersTo(commentId: string): readonly string[]
  close(): Promise<void>
}

export async function openNetwork(clock: Clock): Promise<NetworkOnLoopback> {
  let take: TakeHook = () => Promise.resolve(0)
  let server: ServerType | null = null
  let port = 0
  const lab = createGraphLab({
    clock,
    appId: APP_ID,
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    baseUrl: () => `http://127.0.0.1:${port}`,
    postHook: (body, headers) => take(body, headers),
  })
  const up = async () => {
    server = serve({ fetch: lab.app.fetch, hostname: '127.0.0.1', port })
    if (!server.listening) await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const down = async () => {
    const closing = server
    server = null
    if (closing === null) return
    const closed = once(closing, 'close')
    closing.close()
    if ('closeAllConnections' in closing) closing.closeAllConnections()
    await closed
  }
  await up()
  return {
    lab,
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    sendHooksTo: (next) => {
      take = next
    },
    down,
    up,
    deeds: (kind, commentId) =>
      lab.state.deeds.filter((deed) => deed.kind === kind && deed.commentId === commentId).length,
    answersTo: (commentId) =>
      Object.values(lab.state.comments)
        .filter(({ parentId, authorId }) => parentId === commentId && authorId in lab.state.pages)
        .map(({ text }) => text),
    close: async () => {
      await lab.stop()
      await down()
    },
  }
}
