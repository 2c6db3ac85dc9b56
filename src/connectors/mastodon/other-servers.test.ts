/**
 * Other programs that speak Mastodon's API, in the shapes they are seen with in public issue threads and in the test data of clients for
 * several of them. Everybody here is invented, and every word our own.
 */
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { NetworkEvent } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import type { Json } from '../kit/json.ts'
import { failureOf } from './classify-failure.ts'
import { createMastodon } from './mastodon.ts'
import { createMastodonReader } from './reader.ts'
import { limitsIn } from './server-limits.ts'

const US = '9xUs@fediverse.example'
const askedAt = Temporal.Instant.from('2026-08-01T14:00:00Z')
const reader = createMastodonReader()

function read(kind: string, answer: unknown, about: Record<string, string> = {}): readonly NetworkEvent[] {
  const bytes = new TextEncoder().encode(JSON.stringify(answer))
  return reader.readEvents(sealAnswer({ kind, accountExternalId: US, about, askedAt, answer: bytes }))
}

const person: Json = {
  id: '9xKarin',
  username: 'karin',
  acct: 'karin@annan.example',
  display_name: 'Karin Ö',
}
const status = (rest: Json): Json => ({
  id: '9xA',
  created_at: '2026-08-01T13:00:00.000Z',
  in_reply_to_id: null,
  visibility: 'public',
  content: '<p>Hej</p>',
  account: person,
  mentions: [{ id: '9xUs' }],
  ...rest,
})

const AKKOMA = status({
  uri: 'https://annan.example/objects/1',
  url: 'https://annan.example/objects/1',
  content: '<p>Hej <strong>kommunen</strong></p><blockquote>Citat</blockquote>',
  edited_at: null,
  quote: status({
    id: '9xB',
    url: 'https://annan.example/objects/2',
    content: '<p>Ursprunget</p>',
    account: person,
  }),
  pleroma: {
    local: false,
    conversation_id: 12,
    content: { 'text/plain': 'Hej' },
    direct_conversation_id: null,
  },
  account: { ...person, pleroma: { is_admin: false }, source: { fields: [], note: '', pleroma: {} } },
})
const PLEROMA_QUOTE = status({
  quote: null,
  pleroma: { quote: status({ id: '9xC', url: 'https://annan.example/notice/3', content: 'Ursprunget' }) },
})
const PIXELFED = status({
  id: '#767063711305415804',
  account: { ...person, id: '#172618787449868288', display_name: null, header: '' },
  created_at: '2026-08-01T13:00:00.000000Z',
  content: null,
  favourited: null,
  media_attachments: [
    {
      id: '7',
      type: 'image',
      url: 'https://bild.example/a.jpg',
      preview_url: null,
      description: null,
      mime: 'image/jpeg',
    },
  ],
  mentions: null,
  poll: null,
  tags: null,
})
const GOTOSOCIAL = status({
  id: '01F8MHAMCHF6Y650WCRSCP4WMY',
  in_reply_to_account_id: null,
  content: '',
  content_type: 'text/markdown',
  text: 'Bilden säger allt',
  interaction_policy: { can_reply: { always: ['public'], with_approval: [] } },
  media_attachments: [
    {
      id: '01F8',
      type: 'unknown',
      url: null,
      remote_url: 'https://annan.example/borta.jpg',
      description: 'Borta',
    },
    { id: '01F9', type: 'image', url: '/fileserver/01F9.jpg', remote_url: null, preview_url: '' },
    { id: '01FA', type: 'image', url: 'javascript:alert(1)' },
  ],
})
const FRIENDICA = status({
  id: 4711,
  account: { id: 33, acct: 'bo', username: 'bo', display_name: 'Bo', source: null, fields: null, note: null },
  spoiler_text: null,
  content: '<h3>Rubrik</h3>Text<br>på två rader',
  friendica: { title: 'Rubrik', dislikes_count: 0, delivery_data: null },
})
const FEDIBIRD = status({
  visibility: 'limited',
  quote: true,
  quote_id: '9',
  circle_id: '4',
  emoji_reactions: [],
})

describe('what other servers send', () => {
  it.each<[what: string, item: Json, effect: object]>([
    [
      'Akkoma: a quotation is a status itself',
      AKKOMA,
      {
        post: {
          externalId: '9xA',
          text: 'Hej kommunen\n\nCitat',
          author: { externalId: '9xKarin@fediverse.example', name: 'Karin Ö' },
          media: [{ kind: 'link', url: 'https://annan.example/objects/2', title: 'Ursprunget' }],
        },
      },
    ],
    [
      'Pleroma: a quotation among its own fields',
      PLEROMA_QUOTE,
      { post: { media: [{ url: 'https://annan.example/notice/3' }] } },
    ],
    [
      'Pixelfed: numbers for ids, null for words and lists',
      PIXELFED,
      {
        post: {
          externalId: '767063711305415804',
          text: '',
          author: { externalId: '172618787449868288@fediverse.example', name: 'karin@annan.example' },
          publishedAt: Temporal.Instant.from('2026-08-01T13:00:00Z'),
          media: [{ kind: 'image', url: 'https://bild.example/a.jpg' }],
        },
      },
    ],
    [
      'GoToSocial: attachments that are gone, without an address, or with one that leads elsewhere',
      GOTOSOCIAL,
      { post: { media: [{ kind: 'file', url: 'https://annan.example/borta.jpg', altText: 'Borta' }] } },
    ],
    [
      'Friendica: small numbers, no warning',
      FRIENDICA,
      { post: { externalId: '4711', text: 'Rubrik\n\nText\npå två rader' } },
    ],
    [
      'Fedibird: a circle, and a quotation that is only noted',
      FEDIBIRD,
      { kind: 'post-added', post: { media: [] } },
    ],
  ])('%s', (_what, item, effect) => {
    // Numbers beyond 2^53 stand in the body as they were sent.
    const answer = new TextEncoder().encode(JSON.stringify([item]).replaceAll(/"#(\d+)"/g, '$1'))
    const envelope = sealAnswer({ kind: 'statuses', accountExternalId: US, about: {}, askedAt, answer })
    expect(reader.readEvents(envelope)[0]?.effect).toMatchObject(effect)
  })

  it.each<[state: string, quote: Json | null, shown: number]>([
    ['accepted', { state: 'accepted', quoted_status: status({ id: '8', url: 'https://a.example/8' }) }, 1],
    ['pending', { state: 'pending', quoted_status: null }, 0],
    ['rejected, told by its id alone', { state: 'rejected', quoted_status_id: '8' }, 0],
    ['revoked', { state: 'revoked' }, 0],
    ['deleted', { state: 'deleted', quoted_status: null }, 0],
    ['of a later version', { state: 'blocked_domain', quoted_status: null, note: 'x' }, 0],
    ['none', null, 0],
  ])('Mastodon 4.4 and newer: a quotation %s', (_state, quote, shown) => {
    const [event] = read('statuses', [
      status({ quote, quote_approval: { automatic: ['public'], manual: [] } }),
    ])
    expect(event?.effect).toMatchObject({ kind: 'post-added', post: { text: 'Hej' } })
    expect((event?.effect as { post: { media: readonly unknown[] } }).post.media).toHaveLength(shown)
  })

  it.each([
    ['pleroma:emoji_reaction', { emoji: '🦭', status: status({}) }, 'irrelevant'],
    ['emoji_reaction', { status: status({}) }, 'irrelevant'],
    ['move', { target: person }, 'irrelevant'],
    ['pending.favourite', { status: status({}) }, 'irrelevant'],
    ['favourite', { status: null }, 'irrelevant'],
    ['annual_report', { annual_report: { year: '2026' } }, 'irrelevant'],
    ['pending.reply', { status: status({}) }, 'post-added'],
    ['status_reference', { status: status({}) }, 'post-added'],
    ['mention', { status: null }, 'unknown'],
    ['mention', { status: status({ account: null }) }, 'unknown'],
    ['pleroma:chat_mention', { chat_message: { id: '1', content: 'Hej' } }, 'unknown'],
  ])('a notice of type %s is %s: %s', (type, rest, kind) => {
    const whole = [{ id: 5, type, created_at: '2026-08-01T13:00:00.000Z', account: person, ...rest }]
    const after = { id: '6', type: 'mention', status: status({ id: '9xLast' }) }
    expect(read('notifications', [...whole, after]).map(({ effect }) => effect.kind)).toEqual([
      kind,
      'post-added',
    ])
  })

  it('a thread without lists is an empty one', () => {
    expect(read('context', { ancestors: null, descendants: null }, { post: '9xA' })).toEqual([])
    expect(read('context', { ancestors: [], descendants: {} }, { post: '9xA' })[0]?.effect.kind).toBe(
      'unknown',
    )
  })

  it('limits written as texts count, and a server without any has the usual', () => {
    expect(limitsIn({ max_toot_chars: '5000', description_limit: 5_000 })).toMatchObject({
      characters: 5_000,
    })
    const media = { image_size_limit: '15000000', supported_mime_types: null }
    expect(limitsIn({ configuration: { media_attachments: media, statuses: null } })).toMatchObject({
      characters: 500,
      imageBytes: 15_000_000,
      mediaTypes: [],
    })
    expect(limitsIn({ max_toot_chars: 'many' })).toMatchObject({ characters: 500 })
  })

  it.each<[body: unknown, status: number, expected: object]>([
    [{ error: 'Invalid credentials.' }, 403, { name: 'AccessRevoked', code: 'token-invalid' }],
    [{ errors: { detail: 'Not found' } }, 404, { name: 'Rejected', isGone: true }],
    [{ error: 'Unauthorized: token not recognized' }, 401, { name: 'AccessRevoked' }],
    [[], 404, { name: 'Rejected', isGone: true }],
    [{ error: { code: 422, message: 'x' } }, 422, { name: 'Rejected', code: 'unprocessable' }],
    [{ error: null }, 500, { name: 'Unavailable' }],
  ])('a refusal %j with status %d', (body, code, expected) => {
    const call = { isActing: false, now: askedAt, secrets: [] }
    expect(failureOf({ status: code, headers: {}, body }, call)).toMatchObject(expected)
  })
})

describe('signing in elsewhere', () => {
  const redirectUri = 'https://torget.example/kopplingar/retur'
  const clock = fixedClock('2026-08-01T14:00:00Z')
  /** A server that answers each path with this, and knows no other. */
  const server = (answers: Readonly<Record<string, unknown>>) => {
    const http: HttpClient = {
      send: ({ url }) => {
        const body = answers[new URL(url).pathname]
        const bytes = new TextEncoder().encode(JSON.stringify(body ?? { error: 'Record not found' }))
        const status = body === undefined ? 404 : 200
        return Promise.resolve({ status, headers: {}, bytes, url, receivedAt: clock.now() })
      },
    }
    return createMastodon({ http, clock, quota: createMemoryQuota(clock) })
  }
  const APP = { client_id: 12, client_secret: 'hemlig', id: '12', name: 'Torget', vapid_key: null }
  const ACCOUNT = {
    id: 33,
    username: 'kommunen',
    acct: 'kommunen',
    display_name: null,
    url: null,
    source: null,
    fields: null,
  }

  it.each<[what: string, granted: Json, expiresAt: string | null, scopes: readonly string[] | null]>([
    ['no end and no scopes', {}, null, null],
    ['an end', { expires_in: 31_536_000, refresh_token: 'r' }, '2027-08-01T14:00:00Z', null],
    [
      'an end as a text',
      { expires_in: '600', scope: 'read write' },
      '2026-08-01T14:10:00Z',
      ['read', 'write'],
    ],
    ['an end that means none', { expires_in: 0 }, null, null],
    ['an end that cannot be', { expires_in: 9e15 }, null, null],
    ['an end that is none', { expires_in: null, scope: '' }, null, []],
  ])('takes a token with %s', async (_what, granted, expiresAt, scopes) => {
    const connector = server({
      '/api/v1/apps': APP,
      '/oauth/token': { access_token: 'a', token_type: 'Bearer', ...granted },
      '/api/v1/accounts/verify_credentials': ACCOUNT,
    })
    const { url, pending } = await connector.signIn.begin({
      redirectUri,
      state: 's',
      server: 'social.example',
    })
    expect(new URL(url).searchParams.get('client_id')).toBe('12')
    const [found] = await connector.signIn.finish({ redirectUri, pending, query: { code: 'c' } })
    expect(found).toMatchObject({
      externalId: '33@social.example',
      name: 'kommunen',
      handle: '@kommunen@social.example',
    })
    expect(found?.grant.expiresAt?.toString() ?? null).toBe(expiresAt)
    expect(found?.grant.scopes).toEqual(scopes)
    const access = { accountExternalId: '33@social.example', token: found?.grant.secret ?? '' }
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: true })
    expect(await connector.fetchProfile(access)).toMatchObject({
      externalId: '33@social.example',
      handle: '@kommunen@social.example',
      about: '',
      links: [],
      followers: null,
    })
  })
})
