/** The emulated server is strict: what a client gets wrong is refused as the real one refuses, or written down. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlText } from '#connectors/mastodon/html-text.ts'
import { mastodonLength } from '#connectors/mastodon/text-length.ts'
import { fixedClock } from '#core/clock.ts'
import { createMastodonLab, type MastodonLabOptions } from './create-mastodon-lab.ts'
import { countedLength, statusHtml } from './status-text.ts'
import { emptyTown } from '../town/state.ts'

const BASE = 'http://mastodon.invalid/lab/mastodon'

function open(options: Partial<MastodonLabOptions> = {}) {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const lab = createMastodonLab({ clock, baseUrl: BASE, ...options })
  const account = lab.town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping' })
  const { access_token: token } = lab.grantFor(account.id)
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await lab.app.request(`${BASE}${path}`, {
      method,
      headers: { authorization: `Bearer ${token ?? ''}`, ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return {
      status: answer.status,
      body: (await answer.json()) as Record<string, unknown>,
      headers: answer.headers,
    }
  }
  return { lab, clock, account, call }
}

const KEY = { 'idempotency-key': 'k1' }

describe('requests', () => {
  it.each<[what: string, method: string, path: string, body: unknown, status: number, kind: string | null]>([
    ['an unknown address', 'GET', '/api/v1/nothing', undefined, 404, 'unknown-endpoint'],
    ['the wrong method', 'PATCH', '/api/v1/statuses/1', {}, 404, 'unknown-endpoint'],
    [
      'a parameter that the server would not read',
      'GET',
      '/api/v1/notifications?type=mention',
      undefined,
      200,
      'unknown-parameter',
    ],
    ['more rows than it gives', 'GET', '/api/v1/notifications?limit=200', undefined, 200, 'limit-cut'],
    [
      'a kind of notice that is none',
      'GET',
      '/api/v1/notifications?types[]=sparkle',
      undefined,
      422,
      'wrong-type',
    ],
    ['a number that is none', 'GET', '/api/v1/notifications?limit=alla', undefined, 422, 'wrong-type'],
    [
      'a visibility that is none',
      'POST',
      '/api/v1/statuses',
      { status: 'a', visibility: 'hidden' },
      422,
      'wrong-type',
    ],
    ['an empty status', 'POST', '/api/v1/statuses', { status: ' ' }, 422, null],
    ['a long status', 'POST', '/api/v1/statuses', { status: 'å'.repeat(501) }, 422, null],
    [
      'a time too near',
      'POST',
      '/api/v1/statuses',
      { status: 'a', scheduled_at: '2026-11-20T09:04:00Z' },
      422,
      null,
    ],
    [
      'a time that is none',
      'POST',
      '/api/v1/statuses',
      { status: 'a', scheduled_at: 'snart' },
      422,
      'wrong-type',
    ],
    [
      'media that was never uploaded',
      'POST',
      '/api/v1/statuses',
      { status: 'a', media_ids: ['1'] },
      422,
      null,
    ],
    ['an answer to nothing', 'POST', '/api/v1/statuses', { status: 'a', in_reply_to_id: '1' }, 404, null],
    [
      'a private status to nobody',
      'POST',
      '/api/v1/statuses',
      { status: 'a', visibility: 'direct' },
      422,
      'nobody-named',
    ],
    ['JSON that is none', 'POST', '/api/v1/statuses', '{"status":', 400, null],
    [
      'an app without a name',
      'POST',
      '/api/v1/apps',
      { redirect_uris: 'https://a.example' },
      422,
      'missing-parameter',
    ],
    [
      'an app with a scope that is none',
      'POST',
      '/api/v1/apps',
      { client_name: 'a', redirect_uris: 'https://a.example', scopes: 'all' },
      422,
      null,
    ],
    [
      'an app that leads nowhere',
      'POST',
      '/api/v1/apps',
      { client_name: 'a', redirect_uris: 'hit' },
      422,
      null,
    ],
    [
      'an app nobody knows',
      'GET',
      '/oauth/authorize?response_type=code&client_id=1&redirect_uri=https://a.example',
      undefined,
      401,
      null,
    ],
    [
      'a challenge in the open',
      'GET',
      '/oauth/authorize?response_type=code&client_id=1&redirect_uri=https://a.example&code_challenge_method=plain',
      undefined,
      422,
      'wrong-type',
    ],
    ['a file that is none', 'POST', '/api/v2/media', { file: 'text' }, 422, null],
  ])('%s', async (_what, ...row) => {
    const [method, path, body, status, kind] = row
    const { call, lab } = open()
    expect((await call(method, path, body, KEY)).status).toBe(status)
    expect(lab.breaches.map((breach) => breach.kind)).toEqual(kind === null ? [] : [kind])
  })

  it('writes down a status without a key, and an answer that names nobody', async () => {
    const { call, lab, account } = open()
    const post = lab.town.publishPost({ accountId: account.id, text: 'Hej' })
    const { id } = lab.town.writeComment({ postId: post.id, author: 'Karin', text: 'Hej själva' })
    await call('POST', '/api/v1/statuses', { status: 'Tack', in_reply_to_id: id })
    expect(lab.breaches.map(({ kind }) => kind)).toEqual(['missing-header', 'nobody-named'])
  })

  it.each<[header: string, status: number]>([
    ['', 401],
    ['Bearer wrong', 401],
    ['Basic abc', 401],
  ])('refuses the token %j', async (authorization, status) => {
    const { call } = open()
    expect((await call('GET', '/api/v1/notifications', undefined, { authorization })).status).toBe(status)
  })

  it('refuses what the token does not reach', async () => {
    const { call, lab } = open()
    for (const token of lab.town.state.tokens) token.scopes = ['read:accounts']
    expect((await call('GET', '/api/v1/accounts/verify_credentials')).status).toBe(200)
    expect((await call('GET', '/api/v1/notifications')).status).toBe(403)
  })

  it('hides other people’s private writing', async () => {
    const { call, lab } = open()
    const other = lab.town.addAccount({ name: 'Region', handle: 'region' })
    const message = lab.town.sendDirectMessage({ accountId: other.id, author: 'Karin', text: 'Hemligt' })
    expect((await call('GET', `/api/v1/statuses/${message.id}`)).status).toBe(404)
  })
})

describe('limits', () => {
  it('counts each family in its own window and says so', async () => {
    const { call, clock, lab } = open()
    const { headers } = await call('GET', '/api/v1/notifications')
    expect(headers.get('x-ratelimit-remaining')).toBe('299')
    expect(headers.get('x-ratelimit-reset')).toBe('2026-11-20T09:05:00.000000Z')
    for (let n = 0; n < 29; n += 1) await call('DELETE', `/api/v1/statuses/${n}`)
    expect((await call('DELETE', '/api/v1/statuses/x')).status).toBe(404)
    const refused = await call('DELETE', '/api/v1/statuses/x')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('x-ratelimit-limit')).toBe('30')
    expect(lab.breaches.at(-1)?.kind).toBe('rate-limit')
    clock.advance({ minutes: 30 })
    expect((await call('DELETE', '/api/v1/statuses/x')).status).toBe(404)
  })

  it('remembers a key for an hour', async () => {
    const { call, clock, lab } = open()
    const first = await call('POST', '/api/v1/statuses', { status: 'Hej' }, KEY)
    const again = await call('POST', '/api/v1/statuses', { status: 'Något annat' }, KEY)
    expect(again.body['id']).toBe(first.body['id'])
    clock.advance({ minutes: 61 })
    expect((await call('POST', '/api/v1/statuses', { status: 'Hej' }, KEY)).body['id']).not.toBe(
      first.body['id'],
    )
    expect(lab.breaches).toEqual([])
  })
})

describe('texts', () => {
  const state = emptyTown()
  state.people['1'] = { id: '1', name: 'Karin', handle: 'karin', isWithheld: false, extra: {} }
  const word = fc.oneof(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .map((text) => text.replace(/[\s<]+/g, '') || 'å'),
    fc.constantFrom(
      '@karin',
      '#snö',
      'https://ekkoping.example/a?b=c&d=e',
      '👩‍👩‍👧‍👦',
      'مرحبا',
      '<b>',
      '&amp;',
      '"',
      "'",
    ),
  )

  it('come out of the server’s HTML as they went in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (lines) => {
          const text = lines.map((words) => words.join(' ').trim()).join('\n')
          const shown = htmlText(statusHtml(text, { state, base: BASE }))
          const plain = (written: string) => written.replace(/[ \t\f\r]+/g, ' ').trim()
          expect(plain(shown)).toBe(plain(text))
        },
      ),
    )
  })

  it('are counted alike by both sides', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ')
        fc.pre(!/https?:/.test(words.filter((one) => !one.startsWith('https://ekk')).join('')))
        expect(mastodonLength(text)).toBe(countedLength(text, 23))
      }),
    )
  })
})
