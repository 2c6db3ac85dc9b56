import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventPost, MediaRef } from '#connectors/connector.ts'
import { asMessage, foldPost } from './fold-post.ts'
import type { StoredEffect, StoredEvent } from './stored-event.ts'

const minute = (n: number): Temporal.Instant =>
  Temporal.Instant.from('2026-04-02T08:00:00Z').add({ minutes: n })
const picture = (name: string): MediaRef => ({ kind: 'image', url: `https://cdn.example/${name}.jpg` })
const post = (over: Partial<EventPost> = {}): EventPost => ({
  externalId: 'p1',
  text: 'Badet öppnar på lördag',
  publishedAt: minute(0),
  author: { externalId: 'page', name: 'Kommunen' },
  media: [],
  permalink: null,
  ...over,
})
let made = 0
const event = (effect: StoredEffect, occurred: number | null, received = 50): StoredEvent => {
  made += 1
  return {
    id: `e${made}`,
    key: `k${made}`,
    occurredAt: occurred === null ? null : minute(occurred),
    receivedAt: minute(received),
    position: 0,
    effect,
  }
}
const told = (
  kind: 'post-added' | 'post-edited' | 'post-seen',
  over: Partial<EventPost>,
  at: number,
  received = at,
) => event({ kind, post: post(over) }, kind === 'post-seen' ? null : at, received)
const act = (kind: 'post-removed' | 'post-hidden' | 'post-unhidden', at: number) =>
  event({ kind, postExternalId: 'p1' }, at, at)

describe('a post folded from its events', () => {
  it('keeps each wording in the order it stood', () => {
    const events = [
      told('post-seen', { text: 'C' }, 9),
      told('post-edited', { text: 'B' }, 5),
      told('post-added', {}, 0, 8),
    ]
    const folded = foldPost('p1', events)
    expect(folded.versions.map((v) => [v.no, v.text, v.source])).toEqual([
      [1, 'Badet öppnar på lördag', 'webhook'],
      [2, 'B', 'webhook'],
      [3, 'C', 'fetch'],
    ])
    expect(folded).toMatchObject({
      text: 'C',
      presence: 'visible',
      publishedAt: minute(0),
      seenAt: minute(9),
    })
  })

  it('gathers pictures that come one event each', () => {
    const events = [
      told('post-added', { media: [picture('a')] }, 0),
      told('post-added', { media: [picture('b')] }, 0),
    ]
    expect(foldPost('p1', events).media.map((m) => m.url)).toEqual([
      'https://cdn.example/a.jpg',
      'https://cdn.example/b.jpg',
    ])
  })

  it('stays removed, and knows hidden from shown', () => {
    expect(foldPost('p1', [act('post-removed', 1), told('post-added', {}, 5)]).presence).toBe(
      'removed-by-author',
    )
    expect(foldPost('p1', [act('post-unhidden', 2), act('post-hidden', 1)]).presence).toBe('visible')
    expect(foldPost('p1', [act('post-hidden', 1)])).toMatchObject({ presence: 'hidden', hasContent: false })
  })

  it('is a message when a visitor wrote it', () => {
    const folded = foldPost('p1', [told('post-added', { author: { externalId: 'u9', name: 'Bo' } }, 0)])
    expect(asMessage(folded)).toMatchObject({
      author: { externalId: 'u9' },
      isHeard: true,
      presence: 'visible',
    })
  })

  it('gives the same for every order and repetition', () => {
    const any = fc
      .record({
        kind: fc.constantFrom('added', 'edited', 'seen', 'removed', 'hidden', 'unhidden'),
        text: fc.constantFrom('A', 'B'),
        at: fc.integer({ min: 0, max: 3 }),
        has: fc.boolean(),
      })
      .map(({ kind, text, at, has }) => {
        const media = has ? [picture(text)] : []
        if (kind === 'added' || kind === 'edited' || kind === 'seen')
          return told(`post-${kind}`, { text, media }, at)
        return act(`post-${kind}` as 'post-removed', at)
      })
    const shuffled = fc
      .array(any, { minLength: 1, maxLength: 8 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        ),
      )
    fc.assert(
      fc.property(shuffled, ([events, again]) => {
        expect(foldPost('p1', again)).toEqual(foldPost('p1', events))
      }),
      { numRuns: 500 },
    )
  })
})
