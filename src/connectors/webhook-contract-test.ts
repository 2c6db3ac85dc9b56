import { describe, expect, it } from 'vitest'
import type { WebhookReader } from './connector.ts'

export type WebhookExamples = {
  readonly reader: WebhookReader
  readonly sign: (body: Uint8Array) => string
  /** Bodies with one event each, all different. */
  readonly bodies: readonly Uint8Array[]
}

/** What every webhook reader must do. */
export function testWebhook(name: string, { reader, sign, bodies }: WebhookExamples): void {
  describe(`${name} keeps the contract of a webhook reader`, () => {
    it('accepts the bytes as signed and nothing else', () => {
      for (const body of bodies) {
        const signature = sign(body)
        expect(reader.isSignatureValid(body, signature)).toBe(true)
        expect(reader.isSignatureValid(Uint8Array.of(...body, 32), signature)).toBe(false)
        expect(reader.isSignatureValid(body, signature.slice(0, -1))).toBe(false)
        expect(reader.isSignatureValid(body, undefined)).toBe(false)
        expect(reader.isSignatureValid(body, '')).toBe(false)
      }
    })

    it('gives one event twice the same key and two events different ones', () => {
      const keys = bodies.map((body) => reader.readEvents(body).map((event) => event.dedupeKey))
      expect(keys).toEqual(bodies.map((body) => reader.readEvents(body).map((event) => event.dedupeKey)))
      expect(keys.map((list) => list.length)).toEqual(bodies.map(() => 1))
      expect(new Set(keys.flat()).size).toBe(bodies.length)
    })

    it.each(['', 'x', 'null', '[]', '"text"', '{}', '[{"entry":[]}]'])(
      'throws SyntaxError for %j',
      (text) => {
        expect(() => reader.readEvents(new TextEncoder().encode(text))).toThrow(SyntaxError)
      },
    )
  })
}
