import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AccessRevoked,
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type Access,
  type Connector,
  type MediaRef,
} from './connector.ts'

/** How the fake network behaves towards the next calls. */
export type Situation =
  | 'rate-limited'
  | 'access-revoked'
  | 'not-permitted'
  | 'gone'
  | 'own-fault'
  | 'gateway-error'
  | 'not-json'
  | 'silent'
  | 'reset'
  | 'unreachable'

/** A fake network with recorded shapes, and the connector under test pointed at it. Its own time limit must be well under a second. */
export type FakeNetwork = {
  readonly connector: Connector
  readonly access: Access
  readonly examples: {
    readonly postId: string
    /** Its author is known, and the account may do everything with it. */
    readonly commentId: string
    /** The network withholds who wrote it. */
    readonly anonymousCommentId: string
    /** The whole thread in the order it must come: oldest first, parents before children. */
    readonly threadIds: readonly string[]
    readonly picture: MediaRef
    /** A reply of the account's own, under `commentId`. */
    readonly ownReply: { readonly id: string; readonly text: string; readonly at: string }
  }
  readonly meet: (situation: Situation) => void
  /** Every call that reached the network, oldest first. */
  readonly calls: () => readonly { readonly isActing: boolean }[]
  readonly close: () => Promise<void>
}

type Start = () => Promise<FakeNetwork>
type Act = readonly [verb: string, run: (network: FakeNetwork) => Promise<unknown>]
type FailureClass = abstract new (...args: never[]) => Error

/** Situation, what a read must throw, what an act must throw. */
const FAILURES: readonly (readonly [Situation, FailureClass, FailureClass])[] = [
  ['rate-limited', RateLimited, RateLimited],
  ['access-revoked', AccessRevoked, AccessRevoked],
  ['not-permitted', Rejected, Rejected],
  ['gone', Rejected, Rejected],
  ['own-fault', Unavailable, OutcomeUnknown],
  ['gateway-error', Unavailable, OutcomeUnknown],
  ['not-json', Unavailable, OutcomeUnknown],
  ['silent', Unavailable, OutcomeUnknown],
  ['reset', Unavailable, OutcomeUnknown],
  ['unreachable', Unavailable, Unavailable],
]

/** What every connector must do, whatever the network. `start` is called anew for each test. */
export function testConnector(name: string, start: Start): void {
  describe(`${name} keeps the contract of a connector`, () => {
    let network: FakeNetwork
    const current = () => network
    beforeEach(async () => {
      network = await start()
    })
    afterEach(() => network.close())

    describe('profile', () => profileTests(current))
    describe('reading', () => readingTests(current))
    describe('acting', () => actingTests(current))
    describe('settling an unknown outcome', () => settlingTests(current))
    describe('failures', () => failureTests(current))
    describe('access', () => accessTests(current))
  })
}

function profileTests(network: () => FakeNetwork): void {
  it('is data that can be shown before any call', () => {
    const { profile } = network().connector
    expect(profile.network).toMatch(/^[a-z]+$/)
    expect(profile.displayName).not.toBe('')
    expect(profile.apiVersion).not.toBe('')
    expect(new Set(profile.scopes).size).toBe(profile.scopes.length)
    expect(profile.limits.replyCharacters).toBeGreaterThan(0)
    expect(network().calls()).toEqual([])
  })
}

function readingTests(network: () => FakeNetwork): void {
  it('reads a post with the answer kept as sent', async () => {
    const { connector, access, examples } = network()
    const post = await connector.fetchPost(access, examples.postId)
    expect(post.externalId).toBe(examples.postId)
    expect(post.publishedAt).toBeInstanceOf(Temporal.Instant)
    expect(post.raw).toBeTypeOf('object')
  })

  it('reads a thread oldest first, parents before children, each comment once', async () => {
    const { connector, access, examples } = network()
    const thread = await connector.fetchThread(access, examples.postId)
    expect(thread.map((comment) => comment.externalId)).toEqual(examples.threadIds)
    for (const [index, comment] of thread.entries()) {
      const parent = thread.findIndex((other) => other.externalId === comment.parentExternalId)
      expect(parent).toBeLessThan(index)
      expect(comment.postExternalId).toBe(examples.postId)
    }
  })

  it('reads one comment as the same thing as in its thread', async () => {
    const { connector, access, examples } = network()
    const alone = await connector.fetchComment(access, examples.commentId)
    const thread = await connector.fetchThread(access, examples.postId)
    const { raw: _alone, ...expected } = alone
    expect(thread.find((comment) => comment.externalId === examples.commentId)).toMatchObject(expected)
    expect(alone.may).toEqual({ reply: true, hide: true, remove: true, privateReply: true })
  })

  it('says null, not a made-up name, where the network withholds the author', async () => {
    const { connector, access, examples } = network()
    expect((await connector.fetchComment(access, examples.anonymousCommentId)).author).toBeNull()
  })

  it('fetches the bytes of a picture, and nothing that is not on the web', async () => {
    const { connector, access, examples } = network()
    const picture = await connector.fetchMedia(access, examples.picture)
    expect(picture.bytes.length).toBeGreaterThan(0)
    expect(picture.mediaType).toMatch(/^image\//)
    for (const url of ['file:///etc/passwd', 'ftp://example.org/a.jpg', 'http://10.0.0.1/a.jpg']) {
      await expect(connector.fetchMedia(access, { kind: 'image', url })).rejects.toBeInstanceOf(Rejected)
    }
  })

  it('never acts when reading', async () => {
    const { connector, access, examples, calls } = network()
    await connector.fetchThread(access, examples.postId)
    await connector.checkAccess(access)
    expect(calls().filter((call) => call.isActing)).toEqual([])
  })
}

const ACTS: readonly Act[] = [
  ['reply', (n) => n.connector.reply(n.access, n.examples.commentId, 'Tack för din fråga!')],
  ['hide', (n) => n.connector.hide(n.access, n.examples.commentId)],
  ['unhide', (n) => n.connector.unhide(n.access, n.examples.commentId)],
  ['remove', (n) => n.connector.remove(n.access, n.examples.commentId)],
  [
    'privateReply',
    (n) => n.connector.privateReply(n.access, n.examples.commentId, 'Hej! Vi skriver här i stället.'),
  ],
]

function isOffered({ connector }: FakeNetwork, verb: string): boolean {
  return (verb === 'unhide' ? 'hide' : verb) in connector.profile.verbs
}

function actingTests(network: () => FakeNetwork): void {
  it.each(ACTS)('%s is sent exactly once, where the profile offers it', async (verb, run) => {
    if (!isOffered(network(), verb)) return
    await run(network())
    expect(
      network()
        .calls()
        .filter((call) => call.isActing),
    ).toHaveLength(1)
  })

  it('hands back the id of what it wrote', async () => {
    const { connector, access, examples } = network()
    expect((await connector.reply(access, examples.commentId, 'Hej')).externalId).not.toBe('')
  })

  it('refuses a text longer than the limit, or empty, without asking the network', async () => {
    const { connector, access, examples, calls } = network()
    const tooLong = 'å'.repeat(connector.profile.limits.replyCharacters + 1)
    for (const text of [tooLong, '', ' \n']) {
      await expect(connector.reply(access, examples.commentId, text)).rejects.toBeInstanceOf(Rejected)
    }
    expect(calls()).toEqual([])
  })
}

function settlingTests(network: () => FakeNetwork): void {
  it('finds a reply of our own by its words, whatever white space the network made of it', async () => {
    const { connector, access, examples } = network()
    const sentAfter = Temporal.Instant.from(examples.ownReply.at).subtract({ seconds: 5 })
    const text = `  ${examples.ownReply.text}\r\n`
    const found = await connector.findReply(access, examples.commentId, text, sentAfter)
    expect(found).toEqual({ externalId: examples.ownReply.id })
  })

  it('answers null when it is not there, or is older than the attempt, and only reads', async () => {
    const { connector, access, examples, calls } = network()
    const at = Temporal.Instant.from(examples.ownReply.at)
    const { commentId, ownReply } = examples
    expect(await connector.findReply(access, commentId, 'Något annat', at.subtract({ hours: 1 }))).toBeNull()
    expect(await connector.findReply(access, commentId, ownReply.text, at.add({ hours: 1 }))).toBeNull()
    expect(calls().some((call) => call.isActing)).toBe(false)
  })

  it('does not answer null when it could not look', async () => {
    const { connector, access, examples, meet } = network()
    meet('gateway-error')
    const at = Temporal.Instant.from(examples.ownReply.at)
    const look = connector.findReply(access, examples.commentId, examples.ownReply.text, at)
    await expect(look).rejects.toBeInstanceOf(Unavailable)
  })
}

function failureTests(network: () => FakeNetwork): void {
  describe.each(FAILURES)('%s', (situation, readFailure, actFailure) => {
    it('on a read', async () => {
      const { connector, access, examples, meet } = network()
      meet(situation)
      check(await thrownBy(connector.fetchComment(access, examples.commentId)), readFailure)
    })

    it.each(ACTS)('on %s', async (verb, run) => {
      if (!isOffered(network(), verb)) return
      network().meet(situation)
      check(await thrownBy(run(network())), actFailure)
      expect(network().calls().length).toBeLessThanOrEqual(1)
    })
  })

  function check(error: unknown, failure: FailureClass): void {
    expect(error).toBeInstanceOf(failure)
    expect(String(error)).not.toContain(network().access.token)
  }

  it('tells a lost object from a missing permission', async () => {
    const { connector, access, examples, meet } = network()
    meet('gone')
    expect(await thrownBy(connector.fetchComment(access, examples.commentId))).toMatchObject({ isGone: true })
    meet('not-permitted')
    expect(await thrownBy(connector.fetchComment(access, examples.commentId))).toMatchObject({
      isGone: false,
    })
  })
}

function accessTests(network: () => FakeNetwork): void {
  it('is valid, and is not once the network says it was withdrawn', async () => {
    const { connector, access, meet } = network()
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: true, missingScopes: [] })
    meet('access-revoked')
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })

  it.each<Situation>(['gateway-error', 'silent', 'unreachable', 'own-fault'])(
    'is never called withdrawn because of a fault: %s',
    async (situation) => {
      const { connector, access, meet } = network()
      meet(situation)
      expect(await thrownBy(connector.checkAccess(access))).toBeInstanceOf(Unavailable)
    },
  )
}

async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  )
}
