import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InvalidInput } from '#core/errors.ts'
import { createHttpKit } from '#test/http-kit.ts'
import { clientAddress, isFromThisMachine, onlyKnownHosts } from './client-address.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { preferredLanguage } from './language.ts'
import { safePath } from './safe-path.ts'
import { cleanText, isStorable } from './text.ts'
import type { HttpEnv } from './variables.ts'

describe('a cursor', () => {
  const schema = z.tuple([z.iso.datetime(), z.string(), z.number().nullable()])

  it('comes back as it was made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.integer()), (text, number) => {
        fc.pre(isStorable(text))
        const position = ['2026-11-21T10:00:00Z', text, number] as const
        const cursor = encodeCursor(position)
        fc.pre(cursor.length <= 1000)
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(decodeCursor(cursor, schema)).toEqual(position)
      }),
    )
  })

  it.each([
    '',
    'hej',
    '!!!!',
    encodeCursor({ annat: 1 }),
    encodeCursor(['2026-11-21', 'x', 1]),
    encodeCursor(['2026-11-21T10:00:00Z', 'nul \0', 1]),
    Buffer.from('["2026-11-21T10:00:00Z","\\ud800",1]').toString('base64url'),
    encodeCursor(['2026-11-21T10:00:00Z', 'x'.repeat(2000), 1]),
  ])('that is wrong is the sender’s fault: %j', (cursor) => {
    expect(() => decodeCursor(cursor, schema)).toThrow(InvalidInput)
  })

  it('of any other text never becomes a bug', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, schema)).toThrow(InvalidInput)
      }),
    )
  })
})

/** Any sixteen bits, halves of pairs and NUL among them. */
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))

describe('text from a form', () => {
  it.each([
    ['a\0b', 'a\ufffdb'],
    ['a\ud800b', 'a\ufffdb'],
    ['rad\r\nrad\rrad', 'rad\nrad\nrad'],
    ['a\u030a', 'å'],
    ['👩‍👩‍👧 مرحبا 你好', '👩‍👩‍👧 مرحبا 你好'],
  ])('%j becomes %j', (text, clean) => expect(cleanText(text)).toBe(clean))

  it('can always be stored, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: codeUnit }), (text) => {
        const clean = cleanText(text)
        expect(isStorable(clean)).toBe(true)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })
})

describe('where to go next', () => {
  it.each([
    ['/inkorg', '/inkorg'],
    ['/inkorg?sida=2#rad', '/inkorg?sida=2#rad'],
    ['/å', '/%C3%A5'],
    [undefined, '/'],
    ['', '/'],
    ['inkorg', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/..//evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('%j leads to %s', (wanted, path) => expect(safePath(wanted)).toBe(path))

  it('is always on this site', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', 'a', '\t', '\n', '@', '?', '#') }),
        (text) => {
          expect(new URL(safePath(`/${text}`), 'http://here.test').origin).toBe('http://here.test')
        },
      ),
    )
  })
})

describe('the language', () => {
  it.each([
    [undefined, null],
    ['sv', 'sv'],
    ['en-GB,en;q=0.9', 'en'],
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['en;q=0.5, sv;q=0.7', 'sv'],
    ['de,fr;q=0.9', null],
    ['de, en;q=0.1', 'en'],
    ['sv;q=0, en;q=0.1', 'en'],
    ['*', null],
    [';;;,=q', null],
  ])('of %j is %s', (header, lang) => expect(preferredLanguage(header)).toBe(lang))

  it('is the visitor’s choice before the browser’s, and Swedish without either', async () => {
    const { app } = createHttpKit()
    app.get('/', (c) => c.text(c.var.lang))
    const ask = async (headers: Record<string, string>) => (await app.request('/', { headers })).text()
    expect(await ask({})).toBe('sv')
    expect(await ask({ 'accept-language': 'en' })).toBe('en')
    expect(await ask({ 'accept-language': 'en', cookie: 'lang=sv' })).toBe('sv')
    expect(await ask({ cookie: 'lang=klingon' })).toBe('sv')
  })
})

describe('who is at the other end', () => {
  type Bindings = HttpEnv['Bindings']
  const connection = (remoteAddress: string) =>
    ({ incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } } }) as unknown as Bindings
  const ask = async (from: string, headers: Record<string, string>, trusts: boolean): Promise<unknown> => {
    const { app } = createHttpKit()
    app.get('/', (c) => c.json([clientAddress(c, trusts), isFromThisMachine(c)]))
    return (await app.request('/', { headers }, connection(from))).json()
  }

  it('is the connection, and the proxy’s own entry when there is a trusted proxy', async () => {
    const forged = { 'x-forwarded-for': '198.51.100.1, 192.0.2.7' }
    expect(await ask('203.0.113.5', {}, false)).toEqual(['203.0.113.5', false])
    expect(await ask('203.0.113.5', forged, false)).toEqual(['203.0.113.5', false])
    expect(await ask('127.0.0.1', forged, true)).toEqual(['192.0.2.7', false])
  })

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is this machine for %s', async (address) => {
    expect(await ask(address, {}, false)).toEqual([address, true])
  })

  it('must know us by name', async () => {
    const { app } = createHttpKit()
    app.use(onlyKnownHosts('http://127.0.0.1:3000'))
    app.get('/', (c) => c.text('ok'))
    const ask = async (host: string) => (await app.request('/', { headers: { host } })).status
    for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000']) expect(await ask(host)).toBe(200)
    for (const host of ['evil.example:3000', '127.0.0.1.evil.example', '']) expect(await ask(host)).toBe(421)
  })
})
