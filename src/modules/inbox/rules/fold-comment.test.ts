import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventComment } from '#connectors/connector.ts'
import { foldComment } from './fold-comment.ts'
import type { StoredEffect, StoredEvent } from './stored-event.ts'

const minute = (n: number): Temporal.Instant =>
  Temporal.Instant.from('2026-04-02T14:00:00Z').add({ minutes: n })

const comment = (over: Partial<EventComment> = {}): EventComment => ({
  externalId: 'c1',
  postExternalId: 'p1',
  parentExternalId: null,
  author: { externalId: 'u1', name: 'Åsa Öberg' },
  text: 'När öppnar badet?',
  postedAt: minute(0),
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
const added = (over: Partial<EventComment> = {}, at: number | null = 0, received?: number) =>
  event({ kind: 'comment-added', comment: comment(over) }, at, received)
const edited = (text: string, at: number | null, received?: number) =>
  event({ kind: 'comment-edited', comment: comment({ text, postedAt: null }) }, at, received)
const changed = (
  kind: 'comment-removed' | 'comment-hidden' | 'comment-unhidden',
  at: number | null,
  received?: number,
) => event({ kind, commentExternalId: 'c1', postExternalId: 'p1' }, at, received)
const ours = (kind: 'removed-by-us' | 'hidden-by-us' | 'unhidden-by-us', at: number) =>
  event({ kind, commentExternalId: 'c1' }, at, at)
const may = { reply: true, hide: true, remove: true, privateReply: true }
const seen = (text: string, at: number, isHidden = false) =>
  event(
    { kind: 'comment-seen', comment: comment({ text }), permalink: 'https://x.example/c1', isHidden, may },
    null,
    at,
  )

const kinds = (events: readonly StoredEvent[]) => foldComment('c1', events).versions.map((v) => v.kind)
const texts = (events: readonly StoredEvent[]) => foldComment('c1', events).versions.map((v) => v.text)

describe('a comment folded from its events (issue §3: nothing lost, nothing doubled)', () => {
  it('takes other words under the same id, found by asking, for an edit at a time that nobody tells (F-135)', () => {
    const events = [added({}, 0, 1), added({ text: 'När öppnar badet i dag?' }, 0, 60)]
    expect(foldComment('c1', events).versions).toMatchObject([
      { kind: 'original', text: 'När öppnar badet?', occurredAt: minute(0) },
      { kind: 'edited', text: 'När öppnar badet i dag?', occurredAt: null, observedAt: minute(60) },
    ])
  })

  it('stands under the post that is told, whichever event leaves it out', () => {
    const bare = added({ postExternalId: '' }, 0, 1)
    expect(foldComment('c1', [bare]).postExternalId).toBeNull()
    expect(foldComment('c1', [bare, added({}, 0, 60)]).postExternalId).toBe('p1')
  })

  it('takes the same words, trimmed and composed by an answer, for the same words', () => {
    const written = ' A\u030asa:\n\nhej '
    const events = [added({ text: written }, 0, 1), added({ text: 'Åsa: hej' }, 0, 60)]
    expect(texts(events)).toEqual([written])
  })

  it('what is found by asking is how it stood then, not when it was written', () => {
    const lost = [added({}, 0, 1), edited('B', 5, 6), added({ text: 'C' }, 0, 60)]
    expect(texts(lost)).toEqual(['När öppnar badet?', 'B', 'C'])
    const told = [added({}, 0, 1), edited('B', 5, 6), edited('C', 10, 11), added({ text: 'C' }, 0, 60)]
    expect(texts(told)).toEqual(['När öppnar badet?', 'B', 'C'])
  })

  it('puts an edit that came before its original after it', () => {
    const events = [edited('När öppnar badet i dag?', 5, 6), added({}, 0, 9)]
    expect(kinds(events)).toEqual(['original', 'edited'])
    expect(texts(events)).toEqual(['När öppnar badet?', 'När öppnar badet i dag?'])
    expect(foldComment('c1', events)).toMatchObject({ text: 'När öppnar badet i dag?', presence: 'visible' })
  })

  it('keeps what a removal took away, also when the words come after the removal, and it stays removed', () => {
    const events = [changed('comment-removed', 3, 4), added({}, 0, 9)]
    expect(foldComment('c1', events.slice(0, 1))).toMatchObject({
      text: '',
      hasContent: false,
      presence: 'removed-by-author',
    })
    expect(foldComment('c1', events)).toMatchObject({
      text: 'När öppnar badet?',
      hasContent: true,
      presence: 'removed-by-author',
    })
    expect(kinds(events)).toEqual(['original', 'removed-by-author'])
  })

  it.each([
    ['hidden, shown', [changed('comment-hidden', 1), changed('comment-unhidden', 2)], 'visible'],
    [
      'shown came first but happened last',
      [changed('comment-unhidden', 2, 1), changed('comment-hidden', 1, 5)],
      'visible',
    ],
    [
      'hidden again',
      [changed('comment-hidden', 1), changed('comment-unhidden', 2), changed('comment-hidden', 3)],
      'hidden',
    ],
    ['hidden by us and echoed', [ours('hidden-by-us', 1), changed('comment-hidden', 1, 2)], 'hidden'],
    [
      'hidden, then removed',
      [changed('comment-hidden', 1), changed('comment-removed', 2)],
      'removed-by-author',
    ],
    ['removed by us and echoed', [changed('comment-removed', 2), ours('removed-by-us', 3)], 'removed-by-us'],
    ['found hidden when asked', [seen('När öppnar badet?', 7, true)], 'hidden'],
  ] as const)('tells the presence: %s', (_, events, presence) => {
    expect(foldComment('c1', [added(), ...events]).presence).toBe(presence)
  })

  it('notes a hiding of ours and its echo once', () => {
    expect(kinds([added(), ours('hidden-by-us', 1), changed('comment-hidden', 1, 2)])).toEqual([
      'original',
      'hidden',
    ])
  })

  it('fills in an author that was withheld at first', () => {
    const events = [added({ author: null }), edited('x', 4)]
    expect(foldComment('c1', events.slice(0, 1)).author).toBeNull()
    expect(foldComment('c1', events).author).toEqual({ externalId: 'u1', name: 'Åsa Öberg' })
  })

  it('keeps every edit, also back to earlier words, and none that changed nothing', () => {
    const events = [
      added(),
      edited('B', 1),
      edited('När öppnar badet?', 2),
      edited('När öppnar badet?', 3),
      seen('När öppnar badet?', 8),
    ]
    expect(texts(events)).toEqual(['När öppnar badet?', 'B', 'När öppnar badet?'])
  })

  it('takes what the network answers as an edit nobody told us of', () => {
    expect(kinds([added(), seen('Nya ord', 20)])).toEqual(['original', 'edited'])
    expect(foldComment('c1', [added(), seen('Nya ord', 20)])).toMatchObject({
      may,
      permalink: 'https://x.example/c1',
    })
  })

  it('does not take an edit that leaves out the picture for its removal', () => {
    const media = [{ kind: 'image' as const, url: 'https://cdn.example/a.jpg?sig=1' }]
    const folded = foldComment('c1', [added({ media }), edited('Ny text', 2)])
    expect(folded.media).toEqual(media)
  })

  it('uses the newest signed address of the same picture without calling it a change', () => {
    const picture = (sig: number) => [{ kind: 'image' as const, url: `https://cdn.example/a.jpg?sig=${sig}` }]
    const again = event(
      {
        kind: 'comment-seen',
        comment: comment({ media: picture(2) }),
        permalink: null,
        isHidden: false,
        may,
      },
      null,
      9,
    )
    const folded = foldComment('c1', [added({ media: picture(1) }), again])
    expect(folded.versions).toHaveLength(1)
    expect(folded.media).toEqual(picture(2))
  })

  it('counts as received when its words came, not when its removal did', () => {
    expect(foldComment('c1', [changed('comment-removed', 1, 2), added({}, 0, 9)]).receivedAt).toEqual(
      minute(9),
    )
  })

  const anyEvent: fc.Arbitrary<StoredEvent> = fc
    .record({
      kind: fc.constantFrom(
        'added',
        'edited',
        'removed',
        'hidden',
        'unhidden',
        'seen',
        'removed-by-us',
        'hidden-by-us',
      ),
      text: fc.constantFrom('A', 'B', ''),
      occurred: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      received: fc.integer({ min: 0, max: 3 }),
      hasAuthor: fc.boolean(),
    })
    .map(({ kind, text, occurred, received, hasAuthor }) => {
      const author = hasAuthor ? { externalId: 'u1', name: 'Åsa' } : null
      if (kind === 'added') return added({ text, author }, occurred, received)
      if (kind === 'edited') return edited(text, occurred, received)
      if (kind === 'seen') return seen(text, received)
      if (kind === 'removed-by-us' || kind === 'hidden-by-us') return ours(kind, received)
      const verbs = {
        removed: 'comment-removed',
        hidden: 'comment-hidden',
        unhidden: 'comment-unhidden',
      } as const
      return changed(verbs[kind], occurred, received)
    })

  it('gives the same for every order and repetition of the events', () => {
    const shuffled = fc.array(anyEvent, { minLength: 1, maxLength: 9 }).chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], {
          minLength: events.length * 2,
          maxLength: events.length * 2,
        }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([events, again]) => {
        expect(foldComment('c1', again)).toEqual(foldComment('c1', events))
      }),
      { numRuns: 1000 },
    )
  })

  it('never loses words that were told, never comes back from a removal, and counts versions from one', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 9 }), (events) => {
        const folded = foldComment('c1', events)
        for (const { effect } of events) {
          if ('comment' in effect) expect(folded.versions.map((v) => v.text)).toContain(effect.comment.text)
        }
        const isRemoved = events.some(
          (e) => e.effect.kind === 'comment-removed' || e.effect.kind === 'removed-by-us',
        )
        expect(folded.presence.startsWith('removed')).toBe(isRemoved)
        expect(folded.versions.map((v) => v.no)).toEqual(folded.versions.map((_, index) => index + 1))
      }),
      { numRuns: 500 },
    )
  })
})
