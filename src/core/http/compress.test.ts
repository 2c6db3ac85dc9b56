import { streamSSE } from 'hono/streaming'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createHttpKit } from '#test/http-kit.ts'
import { cachedPublicly } from './caching.ts'

const words = '<p>Hej! Är återvinningscentralen på Stafsinge öppen på annandagen?</p>'.repeat(200)

function createApp() {
  const { app } = createHttpKit()
  app.get('/sida', (c) => c.html(words))
  app.get('/kort', (c) => c.text('ok', 200, { 'content-length': '2' }))
  app.get('/lista.json', (c) => c.json({ words }))
  app.get('/bild', (c) => c.body(words, 200, { 'content-type': 'image/png' }))
  app.get('/paket', (c) => c.body(words, 200, { 'content-type': 'application/zip' }))
  app.get('/underlag', (c) => c.html(words, 200, { 'content-disposition': 'attachment' }))
  app.get('/klar', (c) => c.html(words, 200, { 'content-encoding': 'br' }))
  app.get('/direkt', (c) => streamSSE(c, (stream) => stream.writeSSE({ data: words })))
  app.get('/stark', (c) => c.html(words, 200, { etag: '"ab"' }))
  app.get('/publik', cachedPublicly({ maxAgeSeconds: 60 }), (c) => c.html(words))
  return app
}

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  createApp().request(path, { method, headers: { 'accept-encoding': 'gzip, deflate, br', ...headers } })
const encodingOf = async (path: string, headers?: Record<string, string>) =>
  (await ask(path, headers)).headers.get('content-encoding')

describe('a text on its way out', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('goes as %s, and is the same at the other end', async (encoding, unpack) => {
    const response = await ask('/sida', { 'accept-encoding': encoding })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(response.headers.get('content-length')).toBeNull()
    expect(response.headers.get('content-security-policy')).not.toBeNull()
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.length).toBeLessThan(words.length / 10)
    expect(unpack(bytes).toString('utf8')).toBe(words)
  })

  it('covers data, and the words of an error', async () => {
    expect(await encodingOf('/lista.json')).toBe('br')
    expect(await encodingOf('/finns-inte')).toBe('br')
  })

  it.each(['/kort', '/bild', '/paket', '/underlag', '/direkt'])('%s goes as it is', async (path) => {
    const response = await ask(path)
    expect(response.headers.get('content-encoding')).toBeNull()
    await response.body?.cancel()
  })

  it('is not compressed twice, nor for somebody who cannot read it', async () => {
    const response = await ask('/klar')
    expect(await response.text()).toBe(words)
    const plain = await ask('/sida', { 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('vary')).toBe('Accept-Encoding')
    expect(await plain.text()).toBe(words)
    expect((await ask('/sida', {}, 'HEAD')).headers.get('content-encoding')).toBeNull()
  })
})

describe('tags', () => {
  it('are weak over compressed bytes', async () => {
    expect((await ask('/stark')).headers.get('etag')).toBe('W/"ab"')
    expect((await ask('/stark', { 'accept-encoding': 'identity' })).headers.get('etag')).toBe('"ab"')
  })

  it('of a public page hold for both forms, and an unchanged page is an empty 304', async () => {
    const first = await ask('/publik')
    expect(first.headers.get('content-encoding')).toBe('br')
    expect(first.headers.get('vary')).toBe('Accept-Language, Cookie, Accept-Encoding')
    const tag = first.headers.get('etag') ?? ''
    expect((await ask('/publik', { 'accept-encoding': 'identity' })).headers.get('etag')).toBe(tag)
    const again = await ask('/publik', { 'if-none-match': tag })
    expect(again.status).toBe(304)
    expect(again.headers.get('content-encoding')).toBeNull()
    expect(await again.text()).toBe('')
  })
})

describe('what another site may have asked for (BREACH)', () => {
  const cookie = '__Host-torget=x'
  it.each([
    [{ cookie, 'sec-fetch-site': 'same-origin' }, 'br'],
    [{ cookie, 'sec-fetch-site': 'none' }, 'br'],
    [{ cookie, 'sec-fetch-site': 'cross-site' }, null],
    [{ cookie, 'sec-fetch-site': 'same-site' }, null],
    [{ cookie }, null],
    [{ 'sec-fetch-site': 'cross-site' }, 'br'],
    [{}, 'br'],
  ])('%j: %s', async (headers, encoding) => {
    expect(await encodingOf('/sida', headers)).toBe(encoding)
  })
})
