import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '../clock.ts'
import { NoAnswer, NotSent } from './failures.ts'
import { createHttpClient, type HttpMethod } from './http-client.ts'

type Seen = { readonly method: string; readonly url: string; readonly authorization: string | undefined }

const clock = fixedClock('2026-11-20T08:00:00Z')
let inside: Server
let gateway: Server
let insidePort = 0
let gatewayPort = 0
let seenInside: Seen[] = []
let seenGateway: Seen[] = []

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** The gateway plays the public internet (it is allowed by setting) and redirects to where its path says. */
beforeEach(async () => {
  seenInside = []
  seenGateway = []
  inside = createServer((request, response) => {
    const { authorization } = request.headers
    seenInside.push({ method: request.method ?? '', url: request.url ?? '', authorization })
    response.end('secret of the intranet')
  })
  gateway = createServer((request, response) => {
    const { authorization } = request.headers
    seenGateway.push({ method: request.method ?? '', url: request.url ?? '', authorization })
    const to = new URL(request.url ?? '/', 'http://gateway').searchParams.get('to')
    if (to === null) response.end('ok')
    else response.writeHead(302, { location: to }).end()
  })
  insidePort = await listen(inside)
  gatewayPort = await listen(gateway)
})

afterEach(async () => {
  for (const server of [inside, gateway]) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

function client(
  allowInside = false,
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>,
) {
  const gatewayHost = `127.0.0.1:${gatewayPort}`
  return createHttpClient({
    clock,
    allowPrivateHosts: allowInside ? [gatewayHost, `127.0.0.1:${insidePort}`] : [gatewayHost],
    timeoutMs: 1_000,
    maxBytes: 10_000,
    ...(resolve && { resolve }),
  })
}

function send(url: string, method: HttpMethod = 'GET', http = client()) {
  return http.send({ method, url, headers: { authorization: 'Bearer t' } }).then(
    () => 'answered',
    (error: unknown) => {
      if (error instanceof NotSent || error instanceof NoAnswer) return `${error.name} ${error.reason}`
      throw error
    },
  )
}

describe('addresses in private networks', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://localhost:PORT/',
    'http://localhost.:PORT/',
    'http://0.0.0.0:PORT/',
    'http://169.254.169.254/latest/meta-data/',
  ])('refuses %s before anything is sent', async (template) => {
    expect(await send(template.replace('PORT', String(insidePort)), 'POST')).toMatch(
      /^NotSent (private-address|dns)$/,
    )
    expect(seenInside).toEqual([])
  })

  it('reaches the same server where host and port are allowed by setting', async () => {
    expect(await send(`http://127.0.0.1:${insidePort}/`, 'GET', client(true))).toBe('answered')
  })

  it('allows one port, not its neighbours', async () => {
    expect(await send(`http://127.0.0.1:${gatewayPort}/`)).toBe('answered')
    expect(await send(`http://127.0.0.1:${insidePort}/`)).toBe('NotSent private-address')
  })

  it('refuses a public name that leads inside', async () => {
    const http = client(false, () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]))
    expect(await send(`http://bilder.example:${insidePort}/`, 'GET', http)).toBe('NotSent private-address')
    expect(seenInside).toEqual([])
  })

  it('connects to the very address that was checked, though the name answers otherwise the next time', async () => {
    let asked = 0
    const http = client(false, () => {
      asked += 1
      // 2d00::/8 lies in public space and is assigned to nobody: nothing outside is disturbed.
      return Promise.resolve([
        { address: asked === 1 ? '2d00::1' : '127.0.0.1', family: asked === 1 ? 6 : 4 },
      ])
    })
    expect(await send(`http://bilder.example:${insidePort}/`, 'GET', http)).toMatch(
      /^NotSent (connection|timeout)$/,
    )
    expect(asked).toBe(1)
    expect(seenInside).toEqual([])
  })

  it('drops the private addresses of a name that has both kinds', async () => {
    const http = client(false, () =>
      Promise.resolve([
        { address: '127.0.0.1', family: 4 },
        { address: '2d00::1', family: 6 },
      ]),
    )
    expect(await send(`http://bilder.example:${insidePort}/`, 'GET', http)).toMatch(
      /^NotSent (connection|timeout)$/,
    )
    expect(seenInside).toEqual([])
  })
})

describe('addresses that are not fetched', () => {
  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://user:pass@example.org/',
    '//x',
    '',
  ])('refuses %j', async (url) => {
    expect(await send(url)).toBe('NotSent bad-address')
  })
})

describe('redirects', () => {
  const through = (to: string) => `http://127.0.0.1:${gatewayPort}/?to=${encodeURIComponent(to)}`

  it('are checked like the first address', async () => {
    expect(await send(through(`http://127.0.0.1:${insidePort}/`))).toBe('NoAnswer redirect')
    expect(await send(through(`http://[::ffff:127.0.0.1]:${insidePort}/`))).toBe('NoAnswer redirect')
    expect(await send(through('file:///etc/passwd'))).toBe('NoAnswer redirect')
    expect(seenInside).toEqual([])
  })

  it('are followed where allowed, and the token stays with the origin it was meant for', async () => {
    const http = client(true)
    expect(await send(through(`http://127.0.0.1:${insidePort}/x`), 'GET', http)).toBe('answered')
    expect(seenGateway.map((s) => s.authorization)).toEqual(['Bearer t'])
    expect(seenInside).toEqual([{ method: 'GET', url: '/x', authorization: undefined }])
  })

  it('keep the token within one origin, and resolve a relative target', async () => {
    expect(await send(through('/next'))).toBe('answered')
    expect(seenGateway.map((s) => [s.url, s.authorization])).toEqual([
      [`/?to=${encodeURIComponent('/next')}`, 'Bearer t'],
      ['/next', 'Bearer t'],
    ])
  })

  it('end after three', async () => {
    let url = '/end'
    for (let hop = 0; hop < 4; hop += 1) url = `/?to=${encodeURIComponent(url)}`
    expect(await send(`http://127.0.0.1:${gatewayPort}${url}`)).toBe('NoAnswer redirect')
    expect(seenGateway).toHaveLength(4)
  })

  it('are never followed for an act: it is handed back as the answer it is', async () => {
    const answer = await client(true).send({
      method: 'POST',
      url: through(`http://127.0.0.1:${insidePort}/`),
    })
    expect(answer.status).toBe(302)
    expect(seenInside).toEqual([])
  })
})
