import { describe, expect, it } from 'vitest'
import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import type { HttpAnswer, HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable } from '../connector.ts'
import { mediaBytes } from './media-bytes.ts'

const client = (outcome: Partial<HttpAnswer> | Error): HttpClient => ({
  send: () =>
    outcome instanceof Error
      ? Promise.reject(outcome)
      : Promise.resolve({ headers: {}, bytes: Uint8Array.of(1), status: 200, ...outcome } as HttpAnswer),
})
const asked = { url: 'https://media.example/1.jpg', mostBytes: 100 }

describe('the bytes at an address', () => {
  it.each([
    ['image/PNG; charset=x', 'image/png'],
    ['', 'application/octet-stream'],
  ])('of type %j are %s', async (written, mediaType) => {
    const found = await mediaBytes(client({ headers: { 'content-type': written } }), asked)
    expect(found).toEqual({ bytes: Uint8Array.of(1), mediaType })
  })

  it.each([404, 410])('are gone at %i', async (status) => {
    await expect(mediaBytes(client({ status }), asked)).rejects.toMatchObject({
      isGone: true,
      code: `http-${status}`,
    })
  })

  it('are refused at 403, in the connector’s own code', async () => {
    const codes = { codeOfStatus: () => 'own-status', codeOfReason: () => 'own-reason' }
    const refused = mediaBytes(client({ status: 403 }), { ...asked, ...codes })
    await expect(refused).rejects.toMatchObject({ isGone: false, code: 'own-status' })
    const large = mediaBytes(client(new NoAnswer('too-large', 'x')), { ...asked, ...codes })
    await expect(large).rejects.toMatchObject({ code: 'own-reason' })
  })

  it.each([
    [new NotSent('private-address', 'x'), Rejected],
    [new NotSent('malformed', 'x'), Rejected],
    [new NoAnswer('redirect', 'x'), Rejected],
    [new NotSent('dns', 'x'), Unavailable],
    [new NoAnswer('timeout', 'x'), Unavailable],
    [new TypeError('a bug'), TypeError],
  ])('after %s', async (error, kind) => {
    await expect(mediaBytes(client(error), asked)).rejects.toBeInstanceOf(kind)
  })

  it.each([429, 408, 500, 503])('may be asked for again at %i', async (status) => {
    await expect(mediaBytes(client({ status }), asked)).rejects.toBeInstanceOf(Unavailable)
  })
})
