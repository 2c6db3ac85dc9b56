import { readFileSync } from 'node:fs'
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { createLinkedinReader } from './linkedin-reader.ts'
import { createLinkedinWebhook } from './linkedin-webhook.ts'

const reader = createLinkedinReader()
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const push = (...notifications: unknown[]) =>
  bytes({ type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS', notifications })
const COMMENT = 'urn:li:comment:(urn:li:activity:7094637247890620418,7094977717598625792)'
const POST = 'urn:li:share:7094637247487995904'

function answered(kind: string, elements: readonly unknown[]): readonly NetworkEvent[] {
  return reader.readEvents(
    sealAnswer({
      kind,
      accountExternalId: 'urn:li:organization:12345',
      about: { post: POST },
      askedAt: Temporal.Instant.from('2026-11-20T09:00:00Z'),
      answer: bytes({ elements }),
    }),
  )
}

const row = (text: string, rest: object = {}) => ({
  actor: 'urn:li:person:member123',
  commentUrn: COMMENT,
  created: { time: 1_691_574_506_310 },
  lastModified: { time: 1_691_574_506_310 },
  id: '7094977717598625792',
  message: { text },
  object: 'urn:li:activity:7094637247890620418',
  ...rest,
})

describe('notifications', () => {
  it('reads a comment as documented', () => {
    expect(reader.readEvents(fixture('push-comment.json'))).toMatchObject([
      {
        accountExternalId: 'urn:li:organization:12345',
        effect: { kind: 'comment-added', comment: { text: 'Hello from LinkedIn', parentExternalId: null } },
      },
    ])
  })

  it('takes the post’s own name where it is told, and the long form of a comment written short', () => {
    const [event] = reader.readEvents(fixture('push-comment-short-urn.json'))
    expect(event?.effect).toMatchObject({
      kind: 'comment-added',
      comment: {
        externalId: COMMENT,
        postExternalId: POST,
        text: 'När öppnar ni? åäö 🙂',
        author: { externalId: 'urn:li:person:member123', name: '' },
      },
    })
  })

  it.each([
    ['push-comment-edit.json', { kind: 'comment-edited', comment: { externalId: COMMENT } }],
    [
      'push-comment-delete.json',
      { kind: 'comment-removed', commentExternalId: COMMENT, postExternalId: POST },
    ],
    ['push-like.json', { kind: 'irrelevant', what: 'LIKE' }],
    ['push-mention.json', { kind: 'post-added', post: { text: 'Tack Ekköpings kommun (igen)!' } }],
  ])('%s', (name, effect) => {
    expect(reader.readEvents(fixture(name))).toMatchObject([{ effect }])
  })

  it('takes a comment by an administrator for the page’s own', () => {
    const comment = { entity: COMMENT, owner: 'urn:li:person:admin', text: 'Vi öppnar nio.' }
    const decoratedGeneratedActivity = { comment }
    const organizationalEntity = 'urn:li:organization:12345'
    const body = {
      action: 'ADMIN_COMMENT',
      organizationalEntity,
      sourcePost: POST,
      decoratedGeneratedActivity,
    }
    expect(reader.readEvents(push(body))).toMatchObject([
      { effect: { kind: 'comment-added', comment: { author: { externalId: organizationalEntity } } } },
    ])
  })

  it('gives the same fact the same key, pushed or harvested, and an edit a new one', () => {
    const [pushed] = reader.readEvents(fixture('push-comment-short-urn.json'))
    const [harvested] = answered('comments', [row('När öppnar ni? åäö 🙂')])
    expect(harvested?.dedupeKey).toBe(pushed?.dedupeKey)
    const [edited] = reader.readEvents(fixture('push-comment-edit.json'))
    const [found] = answered('comments', [
      row('När öppnar ni? åäö 🙂', { lastModified: { time: 1_691_574_999_000 } }),
    ])
    expect(edited?.dedupeKey).not.toBe(pushed?.dedupeKey)
    expect(found?.effect.kind).toBe('comment-edited')
    expect(found?.dedupeKey).toBe(edited?.dedupeKey)
  })

  it('keeps what is odd as unknown, and reads the rest', () => {
    const [good] = (JSON.parse(fixture('push-comment.json').toString()) as { notifications: unknown[] })
      .notifications
    const events = reader.readEvents(
      push(null, 7, {}, { action: 'COMMENT' }, { action: 'DANCE', notificationId: '9' }, good),
    )
    expect(events.map(({ effect }) => effect.kind)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'comment-added',
    ])
    expect(reader.readEvents(bytes({ type: 'LEAD_ACTION', leadAction: 'CREATED' }))).toMatchObject([
      { effect: { kind: 'unknown' } },
    ])
  })

  it('survives ids as numbers, missing owners, and text beside or inside message', () => {
    const comment = { entity: COMMENT, message: { text: 'Hej' } }
    const [event] = reader.readEvents(
      push({
        action: 'COMMENT',
        organizationalEntity: 12_345,
        sourcePost: 'urn:li:activity:1',
        decoratedGeneratedActivity: { comment },
      }),
    )
    expect(event).toMatchObject({
      accountExternalId: 'urn:li:organization:12345',
      effect: { comment: { author: null, text: 'Hej', postExternalId: 'urn:li:activity:1' } },
    })
  })

  it('never throws for JSON of the outer shape', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.jsonValue(), fc.constant({ action: 'COMMENT_DELETE' }))),
        (notifications) => {
          const body = push(...notifications)
          const keys = (events: readonly NetworkEvent[]) => events.map(({ dedupeKey }) => dedupeKey)
          expect(keys(reader.readEvents(body))).toEqual(keys(reader.readEvents(body)))
        },
      ),
    )
  })
})

describe('harvested answers', () => {
  it('reads the documented comment element', () => {
    const element: unknown = JSON.parse(fixture('comment-element.json').toString())
    expect(answered('comments', [element])).toMatchObject([
      {
        effect: {
          kind: 'comment-added',
          comment: {
            externalId: 'urn:li:comment:(urn:li:activity:6631349431612559360,6636062862760562688)',
            postExternalId: POST,
            text: 'Can someone from support answer this?',
            postedAt: Temporal.Instant.from('2020-02-20T00:57:58.569Z'),
          },
        },
      },
    ])
  })

  it('does not take the administrator behind a page’s comment for its author', () => {
    const { actor: _actor, ...withheld } = row('Hej', { created: { actor: 'urn:li:person:admin', time: 1 } })
    expect(answered('comments', [withheld])).toMatchObject([{ effect: { comment: { author: null } } }])
  })

  it('reads posts, tells edited ones, and sets drafts aside', () => {
    const post = {
      id: POST,
      author: 'urn:li:organization:12345',
      commentary: 'Öppet \\(igen\\) {hashtag|\\#|Ekköping}',
      publishedAt: 1_691_574_506_310,
    }
    const edited = {
      ...post,
      commentary: 'Stängt',
      lifecycleStateInfo: { isEditedByAuthor: true },
      lastModifiedAt: 1_691_574_999_000,
    }
    const events = answered('posts', [post, edited, { ...post, lifecycleState: 'DRAFT' }, 'skräp', {}])
    expect(events.map(({ effect }) => effect.kind)).toEqual([
      'post-added',
      'post-edited',
      'irrelevant',
      'unknown',
      'unknown',
    ])
    expect(events[0]?.effect).toMatchObject({ post: { text: 'Öppet (igen) #Ekköping' } })
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(5)
  })
})

describe('the webhook’s challenge', () => {
  const webhook = createLinkedinWebhook({ clientSecret: 'hemligheten' })

  it('is answered with the digest of the code', () => {
    const challengeCode = '890e4665-4dfe-4ab1-b689-ed553bceeed0'
    const challengeResponse = createHmac('sha256', 'hemligheten').update(challengeCode).digest('hex')
    expect(webhook.answerChallenge({ challengeCode })).toEqual({ challengeCode, challengeResponse })
  })

  it.each<Record<string, string | undefined>>([
    {},
    { challengeCode: '' },
    { challengeCode: '<script>' },
    { challengeCode: undefined },
  ])('is not answered for %j', (query) => {
    expect(webhook.answerChallenge(query)).toBeNull()
  })

  it('lets nobody in without a secret', () => {
    const open = createLinkedinWebhook({ clientSecret: '' })
    const body = new TextEncoder().encode('{}')
    const signature = createHmac('sha256', '').update('hmacsha256={}').digest('hex')
    expect(open.isSignatureValid(body, signature)).toBe(false)
    expect(open.answerChallenge({ challengeCode: 'abc' })).toBeNull()
  })
})
