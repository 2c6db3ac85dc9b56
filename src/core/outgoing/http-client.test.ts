import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '../clock.ts'
import { NoAnswer, NotSent } from './failures.ts'
import { createHttpClient, type HttpClient, type HttpSettings } from './http-client.ts'
import { selfSignedLocalhost } from './test-certificate.ts'

const clock = fixedClock('2026-11-20T08:00:00Z')
const open: TcpServer[] = []
let port = 0

function listen(server: TcpServer): Promise<number> {
  open.push(server)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

async function serve(listener: RequestListener): Promise<number> {
  return listen(createServer(listener))
}

afterEach(async () => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) (server as Server).closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

function client(allowedPort: number, settings: Partial<HttpSettings> = {}): HttpClient {
  return createHttpClient({
    clock,
    allowPrivateHosts: [`127.0.0.1:${allowedPort}`, `localhost:${allowedPort}`],
    timeoutMs: 2_000,
    maxBytes: 1_000,
    ...settings,
  })
}

async function failure(call: Promise<unknown>): Promise<NotSent | NoAnswer> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof NotSent || error instanceof NoAnswer) return error
  throw new Error(`neither NotSent nor NoAnswer: ${String(error)}`)
}

describe('an answer', () => {
  it('comes back whole, with status, headers and the time from the clock', async () => {
    port = await serve((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(418, { 'X-Thing': 'one' })
        response.end(`${request.method ?? ''} ${request.url ?? ''} ${Buffer.concat(chunks).toString()}`)
      })
    })
    const answer = await client(port).send({
      method: 'POST',
      url: `http://127.0.0.1:${port}/a?b=1`,
      body: 'åäö',
    })
    expect(answer.status).toBe(418)
    expect(answer.headers['x-thing']).toBe('one')
    expect(new TextDecoder().decode(answer.bytes)).toBe('POST /a?b=1 åäö')
    expect(answer.receivedAt.toString()).toBe('2026-11-20T08:00:00Z')
  })

  it('reads again on a fresh connection when the server had closed the kept one', async () => {
    let connections = 0
    port = await listen(
      createTcpServer((socket) => {
        connections += 1
        let requests = 0
        socket.on('error', () => undefined)
        socket.on('data', () => {
          requests += 1
          if (requests > 1) socket.resetAndDestroy()
          else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
        })
      }),
    )
    const http = client(port)
    const url = `http://127.0.0.1:${port}/`
    await http.send({ method: 'GET', url })
    expect((await http.send({ method: 'GET', url })).status).toBe(200)
    expect(connections).toBe(2)
  })
})

describe('limits', () => {
  it('gives up on a server that never answers, and says that it may have been reached', async () => {
    port = await serve(() => undefined)
    const error = await failure(
      client(port).send({ method: 'POST', url: `http://127.0.0.1:${port}/?secret=1`, timeoutMs: 80 }),
    )
    expect(error).toBeInstanceOf(NoAnswer)
    expect(error.reason).toBe('timeout')
    expect(error.message).not.toContain('secret')
  })

  it('gives up on a body that trickles: the limit is for the whole call', async () => {
    port = await serve((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => {
        clearInterval(timer)
      })
    })
    const error = await failure(
      client(port).send({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 150 }),
    )
    expect(error.reason).toBe('timeout')
  })

  it.each([
    ['announced', { 'content-length': '5000' }],
    ['not announced', { 'transfer-encoding': 'chunked' }],
  ])('stops a body larger than the limit, %s', async (_how, headers) => {
    port = await serve((_request, response) => {
      response.writeHead(200, headers)
      response.end('x'.repeat(5_000))
    })
    const error = await failure(client(port).send({ method: 'GET', url: `http://127.0.0.1:${port}/` }))
    expect(error).toBeInstanceOf(NoAnswer)
    expect(error.reason).toBe('too-large')
  })

  it('takes a larger body where the call allows it', async () => {
    port = await serve((_request, response) => response.end('x'.repeat(5_000)))
    const answer = await client(port).send({
      method: 'GET',
      url: `http://127.0.0.1:${port}/`,
      maxBytes: 5_000,
    })
    expect(answer.bytes).toHaveLength(5_000)
  })

  it.each<[string, string, Buffer, string | null]>([
    ['packed as it says', 'gzip', gzipSync('Hej å'), null],
    ['packed otherwise', 'br', brotliCompressSync('Hej å'), null],
    ['empty', 'gzip', Buffer.alloc(0), null],
    ['not packed as it says', 'gzip', Buffer.from('x'), 'encoding'],
    ['in a way nobody knows', 'zpaq', Buffer.from('x'), 'encoding'],
    ['a megabyte of nothing in a thousand bytes', 'gzip', gzipSync(Buffer.alloc(1_000_000)), 'too-large'],
  ])('a body packed unasked: %s', async (_what, encoding, packed, problem) => {
    port = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding })
      response.end(packed)
    })
    const sent = client(port).send({ method: 'GET', url: `http://127.0.0.1:${port}/`, maxBytes: 2_000 })
    if (problem !== null) {
      expect((await failure(sent)).reason).toBe(problem)
      return
    }
    const words = new TextDecoder().decode((await sent).bytes)
    expect(words).toBe(packed.length === 0 ? '' : 'Hej å')
  })
})

describe('whether the request can have reached the server', () => {
  it.each<[string, (port: number) => string]>([
    ['nobody listens', (p) => `http://127.0.0.1:${p}/`],
    ['the other end speaks no TLS', (p) => `https://127.0.0.1:${p}/`],
  ])('NotSent when %s', async (what, url) => {
    port = await serve((_request, response) => response.end('hello'))
    if (what === 'nobody listens') await new Promise((resolve) => open.pop()?.close(resolve))
    const error = await failure(client(port).send({ method: 'POST', url: url(port), body: 'x' }))
    expect(error).toBeInstanceOf(NotSent)
    expect(error.reason).toBe(what === 'nobody listens' ? 'connection' : 'tls')
  })

  it('NotSent when the name has no address', async () => {
    const http = client(80, { resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    const error = await failure(http.send({ method: 'POST', url: 'http://saknas.example/' }))
    expect(error).toBeInstanceOf(NotSent)
    expect(error.reason).toBe('dns')
  })

  it('NotSent when the name server does not answer in time', async () => {
    const http = client(80, { resolve: () => new Promise(() => undefined), timeoutMs: 60 })
    const error = await failure(http.send({ method: 'POST', url: 'http://saknas.example/' }))
    expect(error).toBeInstanceOf(NotSent)
    expect(error.reason).toBe('timeout')
  })

  it('NotSent when a header cannot be written, without repeating its value', async () => {
    const headers = { authorization: 'Bearer hemlig\nrad' }
    const error = await failure(client(80).send({ method: 'POST', url: 'http://127.0.0.1:80/', headers }))
    expect(error).toBeInstanceOf(NotSent)
    expect(error.reason).toBe('malformed')
    expect(error.message).not.toContain('hemlig')
  })

  it.each<[string, string]>([
    ['before any answer', ''],
    ['in the middle of the headers', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['in the middle of the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":'],
  ])('NoAnswer when the connection is reset %s', async (_when, sent) => {
    port = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => undefined)
        socket.once('data', () => {
          socket.write(sent, () => setTimeout(() => socket.resetAndDestroy(), 20))
        })
      }),
    )
    const error = await failure(
      client(port).send({ method: 'POST', url: `http://127.0.0.1:${port}/`, body: 'x' }),
    )
    expect(error).toBeInstanceOf(NoAnswer)
    expect(error.reason).toBe('connection-lost')
  })
})

describe('over TLS', () => {
  const { key, cert } = selfSignedLocalhost()
  const before = getCACertificates('default')
  let reached = 0

  beforeEach(async () => {
    reached = 0
    port = await listen(
      createSecureServer({ key, cert }, (request, response) => {
        reached += 1
        if (request.url === '/reset') request.socket.destroy()
        else if (request.url === '/down')
          response.writeHead(302, { location: `http://localhost:${port}/` }).end()
        else response.end('ok')
      }),
    )
  })

  afterEach(() => {
    setDefaultCACertificates(before)
  })

  it('NotSent, and nothing of the request is read, when the certificate is not trusted', async () => {
    const error = await failure(
      client(port).send({ method: 'POST', url: `https://localhost:${port}/`, body: 'x' }),
    )
    expect(error).toBeInstanceOf(NotSent)
    expect(error.reason).toBe('tls')
    expect(reached).toBe(0)
  })

  it('NoAnswer when the connection is lost after the request', async () => {
    setDefaultCACertificates([...before, cert])
    const http = client(port)
    expect((await http.send({ method: 'GET', url: `https://localhost:${port}/` })).status).toBe(200)
    const error = await failure(
      http.send({ method: 'POST', url: `https://localhost:${port}/reset`, body: 'x' }),
    )
    expect(error).toBeInstanceOf(NoAnswer)
  })

  it('does not follow a redirect from https to http', async () => {
    setDefaultCACertificates([...before, cert])
    const error = await failure(client(port).send({ method: 'GET', url: `https://localhost:${port}/down` }))
    expect(error.reason).toBe('redirect')
    expect(reached).toBe(1)
  })
})
