import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Rejected, Unavailable } from './connector.ts'
import { ACTS, comment } from './contract-acts.ts'
import { accessTests, failureTests, revocationTests } from './failure-contract-test.ts'
import type { FakeNetwork } from './contract-network.ts'
import { filmTests } from './film-contract-test.ts'
import { harvestTests } from './harvest-contract-test.ts'
import { publishingTests } from './publishing-contract-test.ts'

type Start = () => Promise<FakeNetwork>
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
    describe('taking access back', () => revocationTests(current))
    describe('publishing', () => publishingTests(current))
    describe('films', () => filmTests(current))
    describe('harvesting', () => harvestTests(current))
  })
}

const VERBS = {
  reply: ['reply'],
  hide: ['hide', 'unhide'],
  remove: ['remove'],
  privateReply: ['privateReply'],
  directReply: ['directReply'],
  block: ['block', 'unblock'],
} as const

function profileTests(network: () => FakeNetwork): void {
  it('is data that can be shown before any call', () => {
    const { profile } = network().connector
    expect(profile.network).toMatch(/^[a-z]+$/)
    expect(profile.displayName).not.toBe('')
    expect(profile.apiVersion).not.toBe('')
    expect(new Set(profile.scopes).size).toBe(profile.scopes.length)
    expect(profile.verbs.reply === undefined || profile.limits.replyCharacters > 0).toBe(true)
    expect(network().calls()).toEqual([])
  })

  it.each(Object.entries(VERBS))('has the methods of %s exactly when it offers the verb', (verb, methods) => {
    const { connector } = network()
    for (const method of methods) expect(method in connector).toBe(verb in connector.profile.verbs)
  })

  it('has what belongs together, or none of it', () => {
    const { connector } = network()
    const writes = 'reply' in connector.profile.verbs || 'directReply' in connector.profile.verbs
    expect('findReply' in connector).toBe(writes)
    expect('fetchComment' in connector).toBe('fetchThread' in connector)
    expect('publishing' in connector).toBe('publish' in connector.profile)
    const { finish, look } = connector.publishing ?? {}
    expect(finish === undefined).toBe(look === undefined)
  })

  it('has words for people in both languages: for every scope, and with the same codes', () => {
    const { profile, words } = network().connector
    const texts = (part: unknown): string[] =>
      typeof part === 'string' ? [part] : Object.values(part ?? {}).flatMap(texts)
    for (const language of [words.sv, words.en]) {
      expect(Object.keys(language.scopes).sort()).toEqual([...profile.scopes].sort())
      expect(texts(language).every((text) => text.trim() !== '')).toBe(true)
    }
    expect(Object.keys(words.en.failures).sort()).toEqual(Object.keys(words.sv.failures).sort())
    expect(Object.keys(words.en.verbs).sort()).toEqual(Object.keys(words.sv.verbs).sort())
    expect(words.en.cannot).toHaveLength(words.sv.cannot.length)
    expect(words.en.before).toHaveLength(words.sv.before.length)
    if (profile.terms !== undefined) expect(words.sv.terms).toBeTypeOf('string')
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

  it('reads a thread oldest first, parents before children, each comment once', async (context) => {
    const { access, examples } = network()
    const { comments, fetchThread } = withComments(network(), context)
    const thread = await fetchThread(access, examples.postId)
    expect(thread.map((comment) => comment.externalId)).toEqual(comments.threadIds)
    for (const [index, comment] of thread.entries()) {
      const parent = thread.findIndex((other) => other.externalId === comment.parentExternalId)
      expect(parent).toBeLessThan(index)
      expect(comment.postExternalId).toBe(examples.postId)
    }
  })

  it('reads one comment as the same thing as in its thread', async (context) => {
    const { access, examples, connector } = network()
    const { comments, fetchThread, fetchComment } = withComments(network(), context)
    const alone = await fetchComment(access, comments.commentId)
    const thread = await fetchThread(access, examples.postId)
    const { raw: _alone, ...expected } = alone
    expect(thread.find((comment) => comment.externalId === comments.commentId)).toMatchObject(expected)
    const { verbs } = connector.profile
    const offered = (verb: keyof typeof verbs) => verb in verbs
    expect(alone.may).toMatchObject({
      reply: offered('reply'),
      hide: offered('hide'),
      remove: offered('remove'),
      privateReply: offered('privateReply'),
    })
  })

  it('says null, not a made-up name, where the network withholds the author', async (context) => {
    const { comments, fetchComment } = withComments(network(), context)
    if (comments.anonymousCommentId === null) return
    expect((await fetchComment(network().access, comments.anonymousCommentId)).author).toBeNull()
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

  it('tells what whoever wrote a message is called, or null, and null never means that it could not ask', async ({
    skip,
  }) => {
    const { connector, access, examples, calls, meet } = network()
    const { nameOf } = connector
    const person = examples.direct?.otherPartyExternalId
    if (nameOf === undefined || person === undefined) return skip('the network is not asked for names')
    expect((await nameOf(access, person))?.trim()).not.toBe('')
    expect(calls().filter((call) => call.isActing)).toEqual([])
    meet('gateway-error')
    await expect(nameOf(access, person)).rejects.toBeInstanceOf(Unavailable)
  })

  it('never acts when reading', async () => {
    const { connector, access, examples, calls } = network()
    await connector.fetchThread?.(access, examples.postId)
    await connector.fetchProfile?.(access)
    await connector.checkAccess(access)
    expect(calls().filter((call) => call.isActing)).toEqual([])
  })
}

type Context = { skip: (why?: string) => never }

/** What the network does not have is not tested; the report says so. */
function withComments({ connector, examples }: FakeNetwork, { skip }: Context) {
  const { comments } = examples
  const { fetchThread, fetchComment, findReply } = connector
  if (comments === undefined || fetchThread === undefined || fetchComment === undefined)
    return skip('the network has no comments')
  return { comments, fetchThread, fetchComment, findReply }
}

function actingTests(network: () => FakeNetwork): void {
  it.each(ACTS)('%s is sent exactly once, where the network has it', async (verb, run) => {
    if (!(verb in network().connector)) return
    await run(network())
    expect(
      network()
        .calls()
        .filter((call) => call.isActing),
    ).toHaveLength(1)
  })

  it.each(ACTS.filter(([verb]) => /reply/i.test(verb)))(
    '%s hands back the id of what it wrote',
    async (verb, run) => {
      if (!(verb in network().connector)) return
      expect(await run(network())).toMatchObject({ externalId: expect.stringMatching(/./) as string })
    },
  )

  it('refuses a text longer than the limit, or empty, without asking the network', async () => {
    const { connector, access, calls } = network()
    if (connector.reply === undefined) return
    const tooLong = 'å'.repeat(connector.profile.limits.replyCharacters + 1)
    for (const text of [tooLong, '', ' \n']) {
      await expect(connector.reply(access, comment(network()), text)).rejects.toBeInstanceOf(Rejected)
    }
    expect(calls()).toEqual([])
  })
}

function settlingTests(network: () => FakeNetwork): void {
  it('finds a reply of our own by its words, whatever white space the network made of it', async (context) => {
    const { access } = network()
    const { comments, findReply } = withComments(network(), context)
    const sentAfter = Temporal.Instant.from(comments.ownReply.at).subtract({ seconds: 5 })
    const text = `  ${comments.ownReply.text}\r\n`
    const found = await findReply?.(access, comments.commentId, text, sentAfter)
    expect(found).toEqual({ externalId: comments.ownReply.id })
  })

  it('answers null when it is not there, or is older than the attempt, and only reads', async (context) => {
    const { access, calls } = network()
    const { comments, findReply } = withComments(network(), context)
    const { commentId, ownReply } = comments
    const at = Temporal.Instant.from(ownReply.at)
    expect(await findReply?.(access, commentId, 'Något annat', at.subtract({ hours: 1 }))).toBeNull()
    expect(await findReply?.(access, commentId, ownReply.text, at.add({ hours: 1 }))).toBeNull()
    expect(calls().some((call) => call.isActing)).toBe(false)
  })

  it('does not answer null when it could not look', async (context) => {
    const { access, meet } = network()
    const { comments, findReply } = withComments(network(), context)
    meet('gateway-error')
    const at = Temporal.Instant.from(comments.ownReply.at)
    await expect(findReply?.(access, comments.commentId, comments.ownReply.text, at)).rejects.toBeInstanceOf(
      Unavailable,
    )
  })
}
