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

  it('is another text on every page, with no part in common that a compressed length could tell (BREACH)', () => {
    const tokens = Array.from({ length: 50 }, () => csrfToken(key, session))
    expect(new Set(tokens.map((token) => token.slice(0, 8))).size).toBe(50)
    expect(new Set(tokens.map((token) => token.slice(-8))).size).toBe(50)
    expect(tokens.every((token) => isCsrfTokenValid(key, session, token))).toBe(true)
  })

  it('falls with any one of its bytes', () => {
    const token = Buffer.from(csrfToken(key, session), 'base64url')
    for (let at = 0; at < token.length; at++) {
      const bent = Buffer.from(token)
      bent.writeUInt8(bent.readUInt8(at) ^ 1, at)
      expect(isCsrfTokenValid(key, session, bent.toString('base64url'))).toBe(false)
    }
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
