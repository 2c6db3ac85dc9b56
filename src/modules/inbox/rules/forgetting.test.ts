import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Author } from '#connectors/connector.ts'
import { foldComment } from './fold-comment.ts'
import { foldDirect } from './fold-direct.ts'
import { foldPost } from './fold-post.ts'
import { withoutAuthor } from './forgetting.ts'
import type { StoredEffect, StoredEvent } from './stored-event.ts'

const OWN = 'page-1'
const vera: Author = { externalId: 'u1', name: 'Vera Lindqvist' }
const ours: Author = { externalId: OWN, name: 'Kommunen' }
const rest = { text: 'Hej', media: [] }

const comment = (author: Author | null, kind: 'comment-added' | 'comment-edited' = 'comment-added') =>
  ({
    kind,
    comment: {
      ...rest,
      ...{ externalId: 'c1', postExternalId: 'p1', parentExternalId: null, author, postedAt: null },
    },
  }) satisfies StoredEffect
const post = (author: Author | null) =>
  ({
    kind: 'post-added',
    post: { ...rest, externalId: 'p1', author, publishedAt: null, permalink: null },
  }) satisfies StoredEffect
const direct = (author: Author | null, isFromAccount: boolean) =>
  ({
    kind: 'direct-message',
    message: {
      ...rest,
      ...{ externalId: 'd1', author, isFromAccount, otherPartyExternalId: 'u1', sentAt: null },
    },
  }) satisfies StoredEffect

const forgotten = { isAuthorForgotten: true } as const

describe('what is left of an event', () => {
  it.each<readonly [string, StoredEffect, StoredEffect]>([
    ['somebody’s comment', comment(vera), { ...comment(null), ...forgotten }],
    ['our own comment', comment(ours), comment(ours)],
    ['a comment that nobody told the writer of', comment(null), comment(null)],
    ['a visitor’s post', post(vera), { ...post(null), ...forgotten }],
    ['our own post', post(ours), post(ours)],
    [
      'a removal',
      { kind: 'comment-removed', commentExternalId: 'c1', postExternalId: 'p1' },
      { kind: 'comment-removed', commentExternalId: 'c1', postExternalId: 'p1' },
    ],
  ])('%s', (_what, effect, left) => {
    expect(withoutAuthor(effect, OWN)).toEqual(left)
    expect(withoutAuthor(left, OWN)).toEqual(left)
  })

  it('of a conversation neither who wrote nor whom we wrote to', () => {
    expect(JSON.stringify(withoutAuthor(direct(vera, false), OWN))).not.toMatch(/u1|Vera/)
    const sent = withoutAuthor(direct(ours, true), OWN)
    expect(sent).toMatchObject({ message: { author: ours, otherPartyExternalId: null } })
    expect(sent.isAuthorForgotten).toBeUndefined()
  })
})

const at = (n: number) => Temporal.Instant.from('2026-04-02T14:00:00Z').add({ minutes: n })
const event = (effect: StoredEffect, n: number): StoredEvent => ({
  ...{ id: `e${String(n)}`, key: `k${String(n)}`, position: 0, effect },
  ...{ occurredAt: at(n), receivedAt: at(n) },
})

describe('forgotten once is forgotten', () => {
  it('whatever else is told, in any order', () => {
    const authors = fc.constantFrom(
      vera,
      { externalId: 'u1', name: '' },
      { externalId: null, name: 'Vera' },
      null,
    )
    fc.assert(
      fc.property(fc.array(authors, { maxLength: 6 }), fc.nat(6), fc.boolean(), (told, place, isOrdered) => {
        const effects: StoredEffect[] = told.map((author) => comment(author, 'comment-edited'))
        effects.splice(place, 0, withoutAuthor(comment(vera), OWN))
        const events = effects.map(event)
        const folded = foldComment('c1', isOrdered ? events : events.toReversed())
        expect(folded).toMatchObject({ author: null, isAuthorForgotten: true, text: 'Hej' })
      }),
    )
  })

  it('of a post and of a direct message too; what was never told is not forgotten', () => {
    expect(foldPost('p1', [event(withoutAuthor(post(vera), OWN), 1), event(post(vera), 2)])).toMatchObject({
      author: null,
      ...forgotten,
    })
    expect(foldDirect('d1', [event(withoutAuthor(direct(vera, false), OWN), 1)])).toMatchObject({
      ...{ author: null, conversationKey: null },
      ...forgotten,
    })
    expect(foldComment('c1', [event(comment(null), 1)])).toMatchObject({
      author: null,
      isAuthorForgotten: false,
    })
  })
})
