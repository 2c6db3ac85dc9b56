import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../connector.ts'
import { createMetaWebhook } from './meta-webhook.ts'

const webhook = createMetaWebhook({ appSecret: 'hemlig', verifyToken: 'ordet' })
const bytes = (text: string) => new TextEncoder().encode(text)
const sign = (body: Uint8Array, secret = 'hemlig') =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

describe('signature', () => {
  const escaped = bytes(
    '{"object":"page","entry":[{"id":"1","changes":[{"value":{"message":"\\u00e5\\u00e4\\u00f6"}}]}]}',
  )

  it('is over the bytes as sent: the same body written with åäö does not pass', () => {
    const signature = sign(escaped)
    expect(webhook.isSignatureValid(escaped, signature)).toBe(true)
    const rewritten = bytes(JSON.stringify(JSON.parse(new TextDecoder().decode(escaped))))
    expect(webhook.isSignatureValid(rewritten, signature)).toBe(false)
  })

  it.each([
    ['another secret', sign(escaped, 'annan')],
    ['SHA-1', `sha1=${createHmac('sha1', 'hemlig').update(escaped).digest('hex')}`],
    ['no prefix', sign(escaped).slice(7)],
    ['no hex', `sha256=${'z'.repeat(64)}`],
    ['a second one after it', `${sign(escaped)}, ${sign(escaped)}`],
  ])('refuses %s', (_what, header) => {
    expect(webhook.isSignatureValid(escaped, header)).toBe(false)
  })

  it('lets nobody in when no secret is set', () => {
    const open = createMetaWebhook({ appSecret: '', verifyToken: '' })
    expect(open.isSignatureValid(escaped, sign(escaped, ''))).toBe(false)
  })
})

describe('handshake', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': 'ordet', 'hub.challenge': '1158201444' }

  it('echoes the challenge to whoever knows the verify token', () => {
    expect(webhook.answerHandshake(query)).toBe('1158201444')
  })

  it.each<[string, Record<string, string | undefined>]>([
    ['another token', { 'hub.verify_token': 'ordet2' }],
    ['no token', { 'hub.verify_token': undefined }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': undefined }],
    ['a challenge that is a page', { 'hub.challenge': '<script>alert(1)</script>' }],
  ])('answers nothing to %s', (_what, change) => {
    expect(webhook.answerHandshake({ ...query, ...change })).toBeNull()
  })

  it('answers nobody when no verify token is set', () => {
    const open = createMetaWebhook({ appSecret: 'x', verifyToken: '' })
    expect(open.answerHandshake({ ...query, 'hub.verify_token': '' })).toBeNull()
  })
})

describe('what a body is about', () => {
  const body = (object: string, entry: readonly unknown[]) => bytes(JSON.stringify({ object, entry }))
  const kindsOf = (events: readonly NetworkEvent[]) =>
    events.map(({ network, effect }) => [network, effect.kind])
  const change = {
    field: 'feed',
    value: { item: 'comment', verb: 'remove', comment_id: '9_1', post_id: '1_9' },
  }

  it('is a Page’s, read here', () => {
    expect(kindsOf(webhook.readEvents(body('page', [{ id: '1', time: 1, changes: [change] }])))).toEqual([
      ['facebook', 'comment-removed'],
    ])
  })

  it('is Instagram’s, handed over entry by entry', () => {
    const seen: unknown[] = []
    const both = createMetaWebhook({
      appSecret: 'hemlig',
      verifyToken: 'ordet',
      readInstagramEntry: (entry) => {
        seen.push(entry)
        return [
          {
            network: 'instagram',
            accountExternalId: '17',
            dedupeKey: `instagram:${seen.length}`,
            occurredAt: null,
            effect: { kind: 'irrelevant', what: 'story_insights' },
            raw: entry,
          },
        ]
      },
    })
    const entries = [{ id: '17' }, { id: '17', changes: [] }]
    expect(kindsOf(both.readEvents(body('instagram', entries)))).toEqual([
      ['instagram', 'irrelevant'],
      ['instagram', 'irrelevant'],
    ])
    expect(seen).toEqual(entries)
  })

  it.each(['instagram', 'whatsapp_business_account', 'constructor', '__proto__'])(
    'is %s, which nobody reads: kept as unknown',
    (object) => {
      expect(kindsOf(webhook.readEvents(body(object, [{ id: '17', time: 1 }])))).toEqual([
        ['facebook', 'unknown'],
      ])
    },
  )
})
