import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AccessRevoked, OutcomeUnknown, RateLimited, Rejected, Unavailable } from '#connectors/connector.ts'
import { InvalidInput } from '#core/errors.ts'
import { failureOf, retryAt } from './act-outcome.ts'
import { noticeChannels, type NoticeFacts } from './notice-channel.ts'
import { verbOffers, type OfferFacts } from './offers.ts'
import { readPoliceSettlement } from './police.ts'

const now = Temporal.Instant.from('2026-11-21T10:00:00Z')
const verbs = {
  reply: { reversible: true },
  hide: { reversible: true },
  remove: { reversible: false },
  privateReply: { reversible: false, withinDays: 7, once: true },
}

describe('what is offered (design principle 8)', () => {
  const facts: OfferFacts = {
    verbs,
    may: { hide: true, remove: true },
    kind: 'comment',
    isOurs: false,
    presence: 'visible',
    ground: { actions: ['remove', 'hide'] },
  }
  const shown = (change: Partial<OfferFacts>) =>
    verbOffers({ ...facts, ...change })
      .map((offer) => (offer.isOffered ? (offer.isReversible ? 'can be undone' : 'final') : offer.why))
      .join(', ')

  it.each<[string, Partial<OfferFacts>, string]>([
    ['both verbs', {}, 'final, can be undone'],
    ['not asked yet: the attempt shows', { may: null }, 'final, can be undone'],
    [
      'this object may not be removed',
      { may: { remove: false, hide: true } },
      'object-not-allowed, can be undone',
    ],
    ['a network without hiding', { verbs: { remove: verbs.remove } }, 'final, network-cannot'],
    [
      'a ground that only refers (F-122)',
      { ground: { actions: ['refer'] } },
      'ground-does-not-allow, ground-does-not-allow',
    ],
    ['hidden already', { presence: 'hidden' }, 'final, already-hidden'],
    ['the author was quicker', { presence: 'removed-by-author' }, 'already-gone, already-gone'],
    ['a direct message', { kind: 'direct' }, 'direct-message, direct-message'],
  ])('%s', (_name, change, expected) => {
    expect(shown(change)).toBe(expected)
  })
})

describe('how the author is told (F-123)', () => {
  const facts: NoticeFacts = {
    profile: { verbs, limits: { replyCharacters: 8000, privateReplyCharacters: 2000 } },
    verb: 'remove',
    externalId: 'c1',
    parentExternalId: null,
    postExternalId: 'p1',
    mayReplyPrivately: true,
    postedAt: now.subtract({ hours: 2 }),
    now,
    characters: 300,
  }
  it.each<[string, Partial<NoticeFacts>, string]>([
    ['privately, else under the post', {}, 'private c1, public p1'],
    [
      'an answer in a thread: under the comment it answered',
      { parentExternalId: 'c0' },
      'private c1, public c0',
    ],
    ['hidden: under the comment itself', { verb: 'hide' }, 'private c1, public c1'],
    ['the network says no to a private reply', { mayReplyPrivately: false }, 'public p1'],
    ['older than the network allows', { postedAt: now.subtract({ hours: 24 * 8 }) }, 'public p1'],
    ['too long to be private', { characters: 2001 }, 'public p1'],
    ['too long for anything', { characters: 9000 }, ''],
    ['a network that only removes', { profile: { ...facts.profile, verbs: { remove: verbs.remove } } }, ''],
  ])('%s', (_name, change, expected) => {
    const found = noticeChannels({ ...facts, ...change })
    expect(found.map((one) => `${one.channel} ${one.target}`).join(', ')).toBe(expected)
  })
})

describe('what a failed call means', () => {
  it.each<[Error, string, string]>([
    [new RateLimited('wait', now.add({ seconds: 90 })), 'again', 'rate-limited'],
    [new Unavailable('refused'), 'again', 'unavailable'],
    [new AccessRevoked('no', '190'), 'rejected', 'access-revoked'],
    [new Rejected('no', '10'), 'rejected', 'network-10'],
    [new Rejected('gone', '100/33', true), 'rejected', 'gone'],
    [new OutcomeUnknown('?'), 'unknown', 'no-clear-answer'],
    [new TypeError('a bug'), 'unknown', 'no-clear-answer'],
  ])('%o is %s', (error, kind, code) => {
    expect(failureOf(error, { now, attempts: 1 })).toMatchObject({ kind, code })
  })

  it('waits longer each time, never more than an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (attempts) => {
        const seconds = retryAt(now, attempts).since(now).total('seconds')
        expect(seconds).toBeGreaterThanOrEqual(30)
        expect(seconds).toBeLessThanOrEqual(3600)
      }),
    )
  })
})

describe('how a police matter ends (scenario 16)', () => {
  it.each([
    [{ reportNumber: ' 5000-k123456-26 ' }, { as: 'reported', reportNumber: '5000-K123456-26' }],
    [
      { reason: 'Hotet är inte tillräckligt bestämt för åtal.' },
      { as: 'decided-not', reason: 'Hotet är inte tillräckligt bestämt för åtal.' },
    ],
  ])('takes %j', (input, settlement) => {
    expect(readPoliceSettlement(input)).toEqual(settlement)
  })

  it.each([
    [{}, 'number-or-reason'],
    [{ reportNumber: 'K1', reason: 'och ett skäl som är långt nog' }, 'number-or-reason'],
    [{ reportNumber: 'kommer senare' }, 'police-number-form'],
    [{ reason: 'nej' }, 'too-short'],
  ])('refuses %j as %s', (input, code) => {
    expect(() => readPoliceSettlement(input)).toThrow(InvalidInput)
    expect(() => readPoliceSettlement(input)).toThrow(new RegExp(code))
  })
})
