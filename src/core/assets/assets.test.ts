import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Assets } from './create-assets.ts'
import { createAssets } from './create-assets.ts'
import { chooseEncoding } from './precompress.ts'

let assets: Assets

beforeAll(async () => {
  assets = await createAssets()
})

const get = (path: string, headers: Record<string, string> = {}) => assets.app.request(path, { headers })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('built files', () => {
  it.each([
    ['app.css', /^\/assets\/app-\w{8}\.css$/, 'text/css; charset=utf-8'],
    ['page.js', /^\/assets\/page-\w{8}\.js$/, 'text/javascript; charset=utf-8'],
    ['favicon.svg', /^\/assets\/favicon-\w{8}\.svg$/, 'image/svg+xml; charset=utf-8'],
    ['latin.woff2', /^\/assets\/latin-\w{8}\.woff2$/, 'font/woff2'],
  ] as const)(
    '%s has an address of its own content and may be kept for ever',
    async (name, address, type) => {
      expect(assets.url(name)).toMatch(address)
      const response = await get(assets.url(name))
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe(type)
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect((await bytesOf(response)).length).toBe(assets.weight(name, 'identity'))
    },
  )

  it('are the same bytes however they are packed', async () => {
    const path = assets.url('app.css')
    const plain = await bytesOf(await get(path))
    const brotli = await get(path, { 'accept-encoding': 'gzip, br' })
    const gzip = await get(path, { 'accept-encoding': 'gzip' })
    expect([brotli, gzip].map((r) => r.headers.get('content-encoding'))).toEqual(['br', 'gzip'])
    expect(brotli.headers.get('vary')).toBe('accept-encoding')
    expect(brotliDecompressSync(await bytesOf(brotli)).equals(plain)).toBe(true)
    expect(gunzipSync(await bytesOf(gzip)).equals(plain)).toBe(true)
  })

  it('a font is not packed twice', async () => {
    const response = await get(assets.url('latin.woff2'), { 'accept-encoding': 'br' })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect((await bytesOf(response)).subarray(0, 4).toString()).toBe('wOF2')
  })

  it('name the fonts they need and nothing from elsewhere', async () => {
    const css = (await bytesOf(await get(assets.url('app.css')))).toString()
    const addresses = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map((match) => match[1] ?? '')
    expect(addresses).toHaveLength(2)
    for (const address of addresses) expect((await get(address)).status).toBe(200)
    expect(css).not.toMatch(/https?:|data:|@import/)
  })

  it.each(['/assets/app.css', '/assets/page-AAAAAAAA.js', '/assets/..%2f..%2fpackage.json', '/assets/'])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it('stay light: script, style and font together under 34 kB', () => {
    const names = ['app.css', 'page.js', 'latin.woff2'] as const
    expect(names.reduce((sum, name) => sum + assets.weight(name, 'br'), 0)).toBeLessThan(34_000)
    expect(assets.weight('page.js', 'identity')).toBeLessThan(15 * 1024)
  })
})

describe('the accent', () => {
  it('is a style sheet, never inline style', async () => {
    const response = await get(assets.accentUrl('#1B5583'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(await response.text()).toContain('--accent:light-dark(#1b5583,')
  })

  it.each(['1b5583', '#12', '#12345g', 'red', '#1b5583;}body{display:none'])('refuses %s', (colour) => {
    expect(() => assets.accentUrl(colour)).toThrow('is not a colour')
  })

  it.each(['/assets/accent-zzzzzz.css', '/assets/accent-1B5583.css', '/assets/accent-1b5583.css.js'])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})

describe('chooseEncoding (RFC 9110 12.5.3)', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['BR', 'br'],
    ['identity', 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('%s: %s', (header, wanted) => {
    expect(chooseEncoding(header)).toBe(wanted)
  })
})
