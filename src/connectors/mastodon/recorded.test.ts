/** The connector against answers that a real server gave (fixtures/README.md), served again over loopback. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { PostDraft } from '../publishing.ts'
import { mastodonSecret } from './account-secret.ts'
import { createMastodon } from './mastodon.ts'

type Exchange = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: unknown
}

const FOLDER = new URL('./fixtures/mastodon.py/', import.meta.url)
const EXCHANGES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Exchange[])

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Answers each path as it was recorded; `POST /api/v1/statuses` with what was asked for there. */
async function replay(account: string, posted: (exchange: Exchange) => boolean = () => true) {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const found = EXCHANGES.find(
      (one) =>
        one.method === request.method &&
        one.path.replace(/\/$/, '') === path &&
        (path !== '/api/v1/statuses' || posted(one)),
    )
    response.writeHead(found?.status ?? 404, { 'content-type': 'application/json', ...found?.headers })
    response.end(JSON.stringify(found?.body ?? { error: 'Not Found' }))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const clock = fixedClock('2026-08-01T13:49:00Z')
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs: 2_000, maxBytes: 1_000_000 })
  const quota = createMemoryQuota(clock)
  const token = mastodonSecret({ server: `http://${host}`, access_token: 't', scope: 'read write' })
  return {
    connector: createMastodon({ http, clock, quota }),
    quota,
    access: { accountExternalId: account, token },
  }
}

const draft: PostDraft = {
  key: 'utkast-2026-1',
  form: 'text',
  text: 'Hej',
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}

describe('a real server', () => {
  it('says whose token it is, and how much may still be asked', async () => {
    const { connector, access, quota } = await replay('117020457624302809')
    expect(await connector.checkAccess(access)).toEqual({ isValid: true, expiresAt: null, missingScopes: [] })
    const other = { ...access, accountExternalId: '1' }
    expect(await connector.checkAccess(other)).toMatchObject({ isValid: false })
    expect(await connector.fetchProfile(access)).toMatchObject({
      name: '',
      handle: '@admin@localhost:3000',
      about: '',
    })
    const [standing] = await quota.read()
    expect(standing).toMatchObject({ bucket: { name: 'calls' }, percent: expect.closeTo(0.33, 1) as number })
  })

  it('blocks and unblocks', async () => {
    const { connector, access } = await replay('1')
    const target = { commentExternalId: '2', authorExternalId: '117020457624302809' }
    await expect(connector.block(access, target)).resolves.toBeUndefined()
    await expect(connector.unblock(access, target)).resolves.toBeUndefined()
  })

  it('reads a post, an empty thread, and what is not there', async () => {
    const { connector, access } = await replay('117020566092212359')
    const post = await connector.fetchPost(access, '117020586180926938')
    expect(post).toMatchObject({
      text: 'the best editor? why, of course it is the KDE Advanced Text Editor, Kate',
      permalink: 'http://localhost:3000/@mastodonpy_test_2/117020586180926938',
      media: [],
    })
    expect(await connector.fetchThread(access, '117020585487094447')).toEqual([])
    await expect(connector.fetchPost(access, '0')).rejects.toMatchObject({ name: 'Rejected', isGone: true })
    await expect(connector.publishing.edit(access, '117020586180926938', 'Ny text')).resolves.toBeUndefined()
    await expect(connector.publishing.unpublish(access, '117020585487094447')).resolves.toBeUndefined()
  })

  it('publishes, and answers otherwise when it is to wait', async () => {
    const isScheduled = ({ body }: Exchange) => (body as Record<string, unknown>)['params'] !== undefined
    const now = await replay('117020565966271181', (exchange) => !isScheduled(exchange))
    expect(await now.connector.publishing.start(now.access, draft)).toMatchObject({ state: 'published' })
    const later = await replay('117020565966271181', isScheduled)
    const publishAt = Temporal.Instant.from('2026-08-01T14:00:00Z')
    const step = await later.connector.publishing.start(later.access, { ...draft, publishAt })
    expect(step).toEqual({
      state: 'scheduled',
      externalId: expect.stringMatching(/^scheduled-\d+$/) as string,
    })
  })
})
