import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFile } from 'node:fs/promises'
import type { PersonActor } from '#core/actor.ts'
import { readPolicy, type Policy } from '#modules/policy/index.ts'
import { isNear } from './warn-of-deadline.ts'
import { missedAs } from './deadline.ts'
import type { Message } from './message.ts'
import { orderThread } from './order-thread.ts'
import { actorKey, referral, referrals } from './referral.ts'
import { replyObstacles, type ReplyFacts } from './reply-obstacles.ts'
import { concealment } from './visible-content.ts'

let policy: Policy
let botkyrka: Policy
const load = async (name: string): Promise<Policy> => {
  const path = fileURLToPath(new URL(`../../../../policies/${name}.yaml`, import.meta.url))
  const read = readPolicy(await readFile(path, 'utf8'))
  if (!read.ok) throw new Error(`policies/${name}.yaml does not read`)
  return read.policy
}
beforeAll(async () => {
  policy = await load('falkenberg')
  botkyrka = await load('botkyrka')
})

const at = (iso: string) => Temporal.Instant.from(iso)
const now = at('2026-04-02T14:00:00Z')
const message = (over: Partial<Message> = {}): Message =>
  ({
    kind: 'comment',
    isPost: false,
    isOurs: false,
    isSealed: false,
    isRestricted: false,
    state: 'open',
    presence: 'visible',
    classKey: 'question',
    may: null,
    postedAt: now,
    receivedAt: now,
    ownerId: null,
    unitId: null,
    ...over,
  }) as Message
const verb = { reversible: true }
const facts = (over: Partial<ReplyFacts> = {}, of: Partial<Message> = {}): ReplyFacts => ({
  message: message(of),
  isOwnPost: true,
  account: { status: 'active', accessState: 'ok' },
  policy,
  profile: { verbs: { reply: verb, privateReply: { ...verb, withinDays: 7, once: true } } },
  hasUnsettledReply: false,
  hasReplyToPlace: false,
  hasPrivateReply: false,
  way: 'network',
  lastDirectAt: null,
  now,
  ...over,
})
const may = { reply: true, hide: true, remove: true, privateReply: true }
const talking = { verbs: { directReply: { ...verb, withinHours: 24 } } }

describe('what stands in the way of a reply', () => {
  const publicly = { kind: 'answer', isPrivate: false } as const
  it.each<[string, Partial<ReplyFacts>, Partial<Message>, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['nothing known of whose post it is', { isOwnPost: null }, {}, []],
    ['it is ours', {}, { isOurs: true }, ['own-message']],
    ['it is sealed', {}, { isSealed: true }, ['sealed']],
    ['a reply is under way', {}, { state: 'waiting' }, ['reply-under-way']],
    ['it is handled', {}, { state: 'handled' }, ['already-handled']],
    ['a reply is unsettled', { hasUnsettledReply: true }, {}, ['reply-unsettled']],
    ['a reply waits to be put there', { hasReplyToPlace: true }, {}, ['reply-to-place']],
    ['nobody has sorted it', {}, { classKey: null }, ['triage-first']],
    ['it is political', {}, { classKey: 'political' }, ['refer-only']],
    ['it is secret', {}, { classKey: 'secret' }, ['refer-only']],
    ['it is under somebody else’s post', { isOwnPost: false }, {}, ['not-own-post']],
    ['it is a visitor’s own post', {}, { isPost: true }, ['not-own-post']],
    ['it is gone', {}, { presence: 'removed-by-author' }, ['message-gone']],
    ['the network says no', {}, { may: { ...may, reply: false } }, ['network-refuses-reply']],
    ['the network has no replies', { profile: { verbs: {} } }, {}, ['network-cannot-reply']],
    ['it is a direct message', {}, { kind: 'direct', conversationKey: 'a' }, ['direct-not-possible']],
    [
      'nobody knows whom it is from',
      { profile: talking },
      { kind: 'direct', conversationKey: null },
      ['direct-not-possible'],
    ],
    ['the conversation is open', { profile: talking }, { kind: 'direct', conversationKey: 'a' }, []],
    [
      'the last minute of the conversation',
      { profile: talking, now: now.add({ hours: 24 }) },
      { kind: 'direct', conversationKey: 'a' },
      [],
    ],
    [
      'the conversation has closed',
      { profile: talking, now: now.add({ hours: 25 }) },
      { kind: 'direct', conversationKey: 'a' },
      ['direct-too-late'],
    ],
    [
      'the other has written again',
      { profile: talking, now: now.add({ hours: 25 }), lastDirectAt: now.add({ hours: 2 }) },
      { kind: 'direct', conversationKey: 'a' },
      [],
    ],
    [
      'nothing when a person puts it there',
      { way: 'by-hand', profile: { verbs: {} }, account: { status: 'active', accessState: 'none' } },
      { may: { ...may, reply: false } },
      [],
    ],
    [
      'access is lost',
      { account: { status: 'active', accessState: 'revoked' } },
      {},
      ['account-disconnected'],
    ],
    ['the account is closed', { account: { status: 'closed', accessState: 'ok' } }, {}, ['account-closed']],
  ])('%s', (_, over, of, codes) => {
    expect(replyObstacles(facts(over, of), publicly).map((one) => one.code)).toEqual(codes)
  })

  it.each<[string, Partial<ReplyFacts>, Partial<Message>, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['the time is out', { now: now.add({ hours: 169 }) }, {}, ['private-too-late']],
    ['the last minute', { now: now.add({ hours: 168 }) }, {}, []],
    ['one was sent', { hasPrivateReply: true }, {}, ['private-once']],
    ['the network says no', {}, { may: { ...may, privateReply: false } }, ['network-refuses-private']],
    ['the network has none', { profile: { verbs: { reply: verb } } }, {}, ['private-not-possible']],
  ])('in private: %s', (_, over, of, codes) => {
    expect(
      replyObstacles(facts(over, of), { kind: 'answer', isPrivate: true }).map((one) => one.code),
    ).toEqual(codes)
  })

  it('names the rule, and lets a referral through where an answer is not (F-109)', () => {
    const political = facts({}, { classKey: 'political' })
    expect(replyObstacles(political, publicly)).toEqual([{ code: 'refer-only', ruleId: 'class-political' }])
    expect(replyObstacles(political, { kind: 'referral', isPrivate: false })).toEqual([])
    expect(replyObstacles(facts({ isOwnPost: false }), publicly)[0]?.ruleId).toBe(policy.inbox.replyScope.id)
  })
})

describe('referrals from the policy (F-108 to F-112)', () => {
  it('are made of its own words and contacts', () => {
    const found = referral(policy, 'question', 'contact-centre')
    expect(found).toMatchObject({ ok: true, templateKey: 'refer-contact-centre' })
    expect(found.ok && found.text).toContain('0346-88 60 00')
    expect(referral(policy, 'secret', 'contact-centre')).toMatchObject({
      ok: true,
      templateKey: 'move-to-safe-channel',
    })
    expect(referral(policy, 'other-actor', 'actor:region-halland')).toMatchObject({ ok: true })
  })

  it('say what has to be filled in when a contact is unknown', () => {
    expect(referral(policy, 'political', 'politicians')).toMatchObject({
      ok: false,
      problem: { code: 'referral-contact-unknown', paths: ['contacts.politicians'] },
    })
    const problems = referrals(botkyrka, 'question').map((one) => (one.ok ? '' : one.problem.code))
    expect(problems).toEqual(['referral-contact-unknown', 'referral-contact-unknown'])
  })

  it('keep secret matters to the contact centre', () => {
    const ways = referrals(policy, 'secret')
    expect(ways.filter((one) => one.ok).map((one) => one.key)).toEqual(['contact-centre'])
    expect(referral(policy, 'secret', 'politicians')).toMatchObject({
      problem: { code: 'referral-not-safe', ruleId: 'class-secret' },
    })
  })

  it('name actors by a key that an address can carry', () => {
    expect(actorKey('Region Halland')).toBe('actor:region-halland')
    expect(actorKey('Östgötatrafiken AB (bussar)')).toBe('actor:ostgotatrafiken-ab-bussar')
  })
})

describe('who may read what', () => {
  const person = (roles: readonly string[], over: Partial<PersonActor> = {}): PersonActor =>
    ({
      kind: 'person',
      id: 'p',
      roles,
      unitIds: ['u1'],
      unitId: 'u1',
      orgId: 'o',
      name: '',
      title: '',
      hidesName: false,
      ...over,
    }) as PersonActor
  const restricted = { isRestricted: true, unitId: 'u1', ownerId: 'owner' } as unknown as Partial<Message>
  it.each([
    [['communicator'], restricted, 'shown'],
    [['communicator'], { ...restricted, unitId: 'u2' }, 'restricted'],
    [['administrator'], restricted, 'restricted'],
    [['registrar'], { ...restricted, unitId: 'u2' }, 'shown'],
    [['manager'], { ...restricted, unitId: 'u2', ownerId: 'p' }, 'shown'],
    [['administrator'], { kind: 'direct' }, 'restricted'],
    [['administrator'], {}, 'shown'],
    [['registrar'], { ...restricted, isSealed: true }, 'sealed'],
  ] as const)('%j of %j: %s', (roles, of, expected) => {
    expect(concealment(person(roles), message(of as Partial<Message>))).toBe(expected)
  })
})

describe('time and order', () => {
  it.each([
    ['ska', 'breach'],
    ['bör', 'deviation'],
    ['gärna', 'none'],
  ])('a missed "%s" is a %s', (modality, expected) => {
    expect(missedAs(modality)).toBe(expected)
  })

  it.each([
    ['24 h', 24, 17.9, false],
    ['24 h', 24, 18, true],
    ['24 h, too late', 24, 24, false],
    ['a week', 168, 143, false],
    ['a week', 168, 144, true],
  ])('warns of %s (%s h) after %s h: %s', (_, hours, passed, expected) => {
    const after = (n: number) => now.add({ minutes: n * 60 })
    expect(isNear({ receivedAt: now, dueAt: after(hours) }, after(passed))).toBe(expected)
  })

  it('puts answers under what they answer and loses nobody', () => {
    const entries = [
      { id: 'b1', parentId: 'b' },
      { id: 'a', parentId: null },
      { id: 'b', parentId: null },
      { id: 'a1', parentId: 'a' },
      { id: 'orphan', parentId: 'elsewhere' },
      { id: 'x', parentId: 'y' },
      { id: 'y', parentId: 'x' },
    ]
    expect(orderThread(entries).map((one) => `${one.id}${one.depth}`)).toEqual([
      'a0',
      'a11',
      'b0',
      'b11',
      'orphan0',
      'x0',
      'y1',
    ])
  })
})
