import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventDirectMessage } from '#connectors/connector.ts'
import { foldDirect } from './fold-direct.ts'
import { reviveEffect, subjectOf, type StoredEffect, type StoredEvent } from './stored-event.ts'

const minute = (n: number): Temporal.Instant =>
  Temporal.Instant.from('2026-04-02T14:00:00Z').add({ minutes: n })

const message = (over: Partial<EventDirectMessage> = {}): EventDirectMessage => ({
  externalId: 'm1',
  author: { externalId: 'u1', name: '' },
  isFromAccount: false,
  otherPartyExternalId: 'u1',
  text: 'Min dotter heter Åsa',
  sentAt: minute(0),
  media: [],
  ...over,
})

let made = 0
const event = (effect: StoredEffect, occurred: number | null, received = 100): StoredEvent => {
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
const sent = (over: Partial<EventDirectMessage> = {}, at: number | null = 0, received?: number) =>
  event({ kind: 'direct-message', message: message(over) }, at, received)
const edited = (text: string, at: number | null, received?: number) =>
  event({ kind: 'direct-message-edited', message: message({ text, sentAt: null }) }, at, received)
const removed = (at: number | null, received?: number) =>
  event({ kind: 'direct-message-removed', messageExternalId: 'm1' }, at, received)

const kinds = (events: readonly StoredEvent[]) => foldDirect('m1', events).versions.map((one) => one.kind)

describe('a direct message folded from its events (F-113, F-135)', () => {
  it('keeps every wording, and shows the last', () => {
    const picture = { kind: 'image', url: 'https://cdn.example/a.jpg?sig=1' } as const
    const folded = foldDirect('m1', [edited('B', 5), sent({ media: [picture] }), edited('C', 9)])
    expect(folded).toMatchObject({ text: 'C', media: [picture], postedAt: minute(0), presence: 'visible' })
    expect(folded.versions.map(({ kind, text }) => [kind, text])).toEqual([
      ['original', 'Min dotter heter Åsa'],
      ['edited', 'B'],
      ['edited', 'C'],
    ])
  })

  it('keeps the words of what was taken back: it was received', () => {
    const folded = foldDirect('m1', [removed(5), sent()])
    expect(folded).toMatchObject({
      text: 'Min dotter heter Åsa',
      presence: 'removed-by-author',
      hasContent: true,
    })
    expect(folded.versions.map(({ kind }) => kind)).toEqual(['original', 'removed-by-author'])
  })

  it('is nothing to handle while only its removal is known', () => {
    expect(foldDirect('m1', [removed(5)])).toMatchObject({
      text: '',
      hasContent: false,
      presence: 'removed-by-author',
    })
  })

  it('begins with the edit where the original was never told', () => {
    expect(kinds([edited('B', 5)])).toEqual(['edited'])
    expect(foldDirect('m1', [edited('B', 5)])).toMatchObject({
      text: 'B',
      conversationKey: 'u1',
      hasContent: true,
    })
  })

  it('an edit with the very time of what it changes comes after it, the same words again are nothing new', () => {
    expect(kinds([edited('B', 0, 1), sent({}, 0, 9)])).toEqual(['original', 'edited'])
    expect(kinds([sent(), sent({}, 1), edited('Min dotter heter Åsa', 5)])).toEqual(['original'])
  })

  it('a network that tells the whole message again tells of an edit too', () => {
    expect(kinds([sent(), sent({ text: 'B' }, 5)])).toEqual(['original', 'edited'])
  })

  it('is the same for any order and any repetition', () => {
    const events = [sent({}, 0, 1), edited('B', 5, 6), edited('C', 9, 10), removed(12, 13)]
    const whole = foldDirect('m1', events)
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 4 }), (shuffled) => {
        expect(foldDirect('m1', [...shuffled, ...shuffled])).toEqual(whole)
      }),
    )
  })

  it.each([edited('B', 5), removed(5)])(
    'is about the message, and comes back from the store as it was',
    ({ effect }) => {
      expect(subjectOf(effect)).toBe('direct:m1')
      expect(reviveEffect(JSON.stringify(effect))).toEqual(effect)
    },
  )
})
