import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { NoAnswer } from '#core/outgoing/failures.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import { createTownFaults, type TownFault } from './faults.ts'
import { withFaults } from './with-faults.ts'

let server: ServerType
let client: HttpClient
let base: string
let acted: number
const stop = Promise.withResolvers<undefined>()
const faults = createTownFaults()

beforeEach(async () => {
  acted = 0
  faults.clear()
  const app = new Hono()
  const refuse = (kind: string) =>
    new Response(JSON.stringify({ kind }), { status: kind === 'gone' ? 404 : 429 })
  const callOf = ({ req }: { req: { method: string } }) => ({ name: 'thing', isActing: req.method !== 'GET' })
  app.use('*', withFaults({ faults, callOf, refuse, stopped: stop.promise }))
  app.get('/thing', (c) => c.json({ hello: 'världen' }))
  app.post('/thing', (c) => {
    acted += 1
    return c.json({ id: '1' })
  })
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve())
  })
  const { port } = server.address() as AddressInfo
  base = `http://127.0.0.1:${port}/thing`
  const allowPrivateHosts = [`127.0.0.1:${port}`]
  client = createHttpClient({
    clock: fixedClock('2026-11-20T09:00:00Z'),
    allowPrivateHosts,
    timeoutMs: 300,
    maxBytes: 10_000,
  })
})
afterEach(async () => {
  if ('closeAllConnections' in server) server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const read = () => client.send({ method: 'GET', url: base })
const act = () => client.send({ method: 'POST', url: base, body: '{}' })
const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes)

describe('a network in trouble', () => {
  it.each<TownFault>([
    { kind: 'no-answer' },
    { kind: 'cut' },
    { kind: 'half-body' },
    { kind: 'drip', delayMs: 60 },
    { kind: 'slow', delayMs: 500 },
    { kind: 'redirect', to: 'http://10.0.0.1/' },
  ])('gives no whole answer: %j', async (fault) => {
    faults.next('every-call', fault)
    await expect(read()).rejects.toBeInstanceOf(NoAnswer)
    expect(textOf(await read())).toBe('{"hello":"världen"}')
  })

  it('answers in its own words, in a machine’s, or in none that can be read', async () => {
    faults.next('every-call', { kind: 'gone' })
    faults.next('every-call', { kind: 'gateway', status: 503 })
    faults.next('every-call', { kind: 'wrong-json' })
    expect(await read()).toMatchObject({ status: 404 })
    const gateway = await read()
    expect([gateway.status, gateway.headers['content-type']]).toEqual([503, 'text/html'])
    const broken = await read()
    expect(() => JSON.parse(textOf(broken)) as unknown).toThrow(SyntaxError)
  })

  it.each([
    ['no-answer', true, 1],
    ['no-answer', false, 0],
    ['cut', true, 1],
    ['cut', false, 0],
  ] as const)('%s, having acted: %s', async (kind, acts, expected) => {
    faults.next('acts', { kind, acts })
    await read()
    await expect(act()).rejects.toBeInstanceOf(NoAnswer)
    expect(acted).toBe(expected)
  })

  it('lasts for as many calls as was said, or until it is cleared', async () => {
    faults.next({ call: 'thing' }, { kind: 'rate-limited' }, 2)
    expect([(await read()).status, (await read()).status, (await read()).status]).toEqual([429, 429, 200])
    const id = faults.always('reads', { kind: 'rate-limited' })
    faults.next({ call: 'something else' }, { kind: 'gone' })
    expect([(await read()).status, (await read()).status, (await act()).status]).toEqual([429, 429, 200])
    faults.clear(id)
    expect((await read()).status).toBe(200)
    expect(faults.list()).toHaveLength(1)
  })
})
