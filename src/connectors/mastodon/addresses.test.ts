import { describe, expect, it } from 'vitest'
import { AccessRevoked, Rejected } from '../connector.ts'
import { mastodonSecret, missingScopes, readSecret } from './account-secret.ts'
import { pageAt } from './link-header.ts'
import { serverAddress } from './server-address.ts'

describe('serverAddress', () => {
  it.each<[written: string, address: string]>([
    ['mastodon.nu', 'https://mastodon.nu'],
    [' https://Mastodon.nu/ ', 'https://mastodon.nu'],
    ['@ekkoping@social.ekkoping.example', 'https://social.ekkoping.example'],
    ['ekkoping@social.ekkoping.example', 'https://social.ekkoping.example'],
    ['https://mastodon.nu/@ekkoping/117020', 'https://mastodon.nu'],
    ['https://mastodon.nu/home', 'https://mastodon.nu'],
    ['http://127.0.0.1:3000/lab/mastodon/', 'http://127.0.0.1:3000/lab/mastodon'],
    ['åäö.example', 'https://xn--4cab6c.example'],
  ])('%s', (written, address) => {
    expect(serverAddress(written)).toBe(address)
  })

  it.each([
    '',
    '   ',
    'ftp://mastodon.nu',
    'https://',
    'javascript:alert(1)',
    'https://a:b@mastodon.nu',
    'två ord',
  ])('refuses %j', (written) => {
    expect(() => serverAddress(written)).toThrow(Rejected)
  })
})

describe('pageAt', () => {
  const recorded =
    '<http://localhost:3000/api/v1/notifications?max_id=20>; rel="next", <http://localhost:3000/api/v1/notifications?min_id=20>; rel="prev"'
  it.each<[header: string | undefined, rel: 'next' | 'prev', page: object | null]>([
    [recorded, 'next', { max_id: '20' }],
    [recorded, 'prev', { min_id: '20' }],
    ['</api/v1/x?limit=2&since_id=abc>; rel=prev', 'prev', { since_id: 'abc' }],
    ['<https://m.example/x?max_id=1,2>; title="a, b"; rel="last next"', 'next', { max_id: '1,2' }],
    ['<https://m.example/x?offset=40>; rel="next"', 'next', null],
    ['nonsense', 'next', null],
    [undefined, 'next', null],
  ])('%j %s', (header, rel, page) => {
    expect(pageAt(header, rel)).toEqual(page)
  })
})

describe('the secret', () => {
  const open = (token: string) => readSecret({ accountExternalId: '1', token })

  it('holds the server with the token', () => {
    const token = mastodonSecret({ server: 'https://mastodon.nu/', access_token: 't', scope: 'read write' })
    const scope = 'read write'
    expect(open(token)).toEqual({ server: 'https://mastodon.nu', token: 't', scope, app: null })
  })

  it.each(['', 'a bare token', '{}', '{"server":"https://m.example"}', '[]'])(
    'is lost when it is %j',
    (token) => {
      expect(() => open(token)).toThrow(AccessRevoked)
    },
  )

  it.each<[granted: string | null, missing: string[]]>([
    [null, []],
    ['read write', []],
    ['read write:statuses', ['write:media']],
    ['read:statuses+write:statuses write:media', []],
    ['', ['read:statuses', 'write:statuses', 'write:media']],
  ])('granted %j', (granted, missing) => {
    expect(missingScopes(['read:statuses', 'write:statuses', 'write:media'], granted)).toEqual(missing)
  })
})
