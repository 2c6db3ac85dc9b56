import { describe, expect, it } from 'vitest'
import { csrfToken, isCsrfTokenValid, isFromOwnPage, type CsrfBinding } from './csrf.ts'

const key = Buffer.alloc(32, 1)
const session: CsrfBinding = { kind: 'session', value: 'a'.repeat(64) }

describe('the hidden field of a form', () => {
  it('holds for its session and nothing else', () => {
    const token = csrfToken(key, session)
    expect(isCsrfTokenValid(key, session, token)).toBe(true)
    expect(isCsrfTokenValid(Buffer.alloc(32, 2), session, token)).toBe(false)
    expect(isCsrfTokenValid(key, { ...session, value: 'b'.repeat(64) }, token)).toBe(false)
    expect(isCsrfTokenValid(key, { kind: 'visitor', value: session.value }, token)).toBe(false)
  })

  it.each([undefined, null, '', 'å', 12, ['x'], csrfToken(key, session).slice(1)])('refuses %j', (token) => {
    expect(isCsrfTokenValid(key, session, token)).toBe(false)
  })

  it('does not give the session away', () => {
    expect(csrfToken(key, session)).not.toContain(session.value)
  })
})

describe('where a request comes from', () => {
  const own = 'https://torget.example.se'
  it.each([
    ['same-origin', own, true],
    ['same-origin', undefined, true],
    ['none', undefined, true],
    ['same-site', own, false],
    ['cross-site', own, false],
    ['cross-site', 'https://evil.example', false],
    [undefined, own, true],
    [undefined, 'https://evil.example', false],
    [undefined, 'https://torget.example.se.evil.example', false],
    [undefined, 'http://torget.example.se', false],
    [undefined, 'null', false],
    [undefined, undefined, false],
  ])('Sec-Fetch-Site %s, Origin %s: %s', (secFetchSite, origin, isOurs) => {
    expect(isFromOwnPage({ secFetchSite, origin }, own)).toBe(isOurs)
  })
})
