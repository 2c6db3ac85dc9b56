import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createFacebookWebhook } from './facebook-webhook.ts'

const webhook = createFacebookWebhook({ appSecret: 'hemlig', verifyToken: 'ordet' })
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
    const open = createFacebookWebhook({ appSecret: '', verifyToken: '' })
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
    const open = createFacebookWebhook({ appSecret: 'x', verifyToken: '' })
    expect(open.answerHandshake({ ...query, 'hub.verify_token': '' })).toBeNull()
  })
})
