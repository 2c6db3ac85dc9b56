import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  AccessRevoked,
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type Connector,
  type NetworkEvent,
} from './connector.ts'
import { askPast, given, idsIn, LONG_AGO, news, toTheEnd, type Current } from './hard-cases-asking.ts'
import type { HardNetwork, Trouble } from './hard-cases-network.ts'
import { largeThreadTests } from './large-thread-contract-test.ts'

type FailureClass = abstract new (...args: never[]) => Error
type Case = readonly [Trouble, onRead: FailureClass, onAct: FailureClass, isDone: boolean]

const CASES: readonly Case[] = [
  ['401', AccessRevoked, AccessRevoked, false],
  ['403', Rejected, Rejected, false],
  ['429', RateLimited, RateLimited, false],
  ['5xx of its own', Unavailable, OutcomeUnknown, false],
  ['502 of a gateway', Unavailable, OutcomeUnknown, false],
  ['504 of a gateway, after', Unavailable, OutcomeUnknown, true],
  ['silence', Unavailable, OutcomeUnknown, false],
  ['silence, after', Unavailable, OutcomeUnknown, true],
  ['a cut line, after', Unavailable, OutcomeUnknown, true],
  ['half a body', Unavailable, OutcomeUnknown, true],
  ['wrong JSON', Unavailable, OutcomeUnknown, false],
  ['a slow drip', Unavailable, OutcomeUnknown, true],
  ['a redirect to a private address', Unavailable, OutcomeUnknown, false],
]

/** 11:00 UTC is noon in Sweden in November. */
const NOON = '2026-11-20T11:00:00Z'
const ANSWER = 'Hej! Vi öppnar klockan nio. 🏊 /Kim'

/** The cases that a network meets on its bad days; the same for each. `start` is called anew for each test. */
export function testHardCases(name: string, start: () => Promise<HardNetwork>): void {
  describe(`${name} on a bad day`, () => {
    let network: HardNetwork
    let connector: Connector
    const current = () => ({ network, connector })
    beforeEach(async () => {
      network = await start()
      connector = network.connect()
    })
    afterEach(async () => {
      await network.close()
      expect(network.breaches()).toEqual([])
    })

    describe.each(CASES)('%s', (trouble, onRead, onAct, isDone) => {
      const { into, reached } = insideTheHouse()
      it('on reads: a failure that is told, never silence, and nothing is lost by it', async () => {
        await readingTest(current(), { trouble, failure: onRead, into: into() })
        expect(reached()).toBe(0)
      })
      it('on an act: sent once, and settled by looking', async () => {
        await actingTest(current(), { trouble, failure: onAct, into: into(), isDone })
        expect(reached()).toBe(0)
      })
    })
    it('an allowance run dry at noon: asking waits until it is counted anew, moderation goes on', () =>
      dryTest(current()))
    describe('an account of ours', () => ownAccountTests(current))
    describe('a person who wrote', () => writerTests(current))
    describe('fifty thousand comments on one post', () => largeThreadTests(current))
  })
}

type Told = {
  readonly trouble: Trouble
  readonly failure: FailureClass
  readonly into: string
}

async function readingTest({ network, connector }: Current, { trouble, failure, into }: Told): Promise<void> {
  const { clock, postId } = network
  const { cursor } = await toTheEnd(network, news(network, connector))
  clock.advance({ minutes: 20 })
  const { commentId } = network.write('Karin Öberg', 'När öppnar ni?')
  const access = network.access()
  network.meet(trouble, 'reads', into)
  const failed = await thrownBy(connector.fetchPost(access, postId))
  expect(failed).toBeInstanceOf(failure)
  expect(String(failed)).not.toContain(access.token)
  expect(await thrownBy(connector.harvest?.news(access, cursor))).toBeInstanceOf(failure)
  expect(await thrownBy(connector.harvest?.past?.(access, null, LONG_AGO))).toBeInstanceOf(failure)

  network.meet(null, 'reads', into)
  if (failed instanceof RateLimited) clock.set(failed.retryAt)
  const { events } = await toTheEnd(network, news(network, connector), cursor)
  expect(idsIn(events)).toContain(commentId)
}

async function actingTest(
  { network, connector }: Current,
  { trouble, failure, into, isDone }: Told & { readonly isDone: boolean },
): Promise<void> {
  const { commentId } = network.write('Karin Öberg', 'När öppnar ni?')
  const sentAfter = network.clock.now()
  network.meet(trouble, 'acts', into)
  const before = acts(network)
  const failed = await thrownBy(connector.reply?.(network.access(), commentId, ANSWER))
  // Where tokens are renewed a refused act was certainly not done, and may be made again.
  const isRenewed = trouble === '401' && failed instanceof Unavailable
  expect(isRenewed || failed instanceof failure, String(failed)).toBe(true)
  expect(String(failed)).not.toContain(network.access().token)
  expect(acts(network) - before).toBeLessThanOrEqual(1)
  expect(network.seenInPublic(ANSWER)).toBe(isDone ? 1 : 0)

  network.meet(null, 'acts', into)
  if (failed instanceof RateLimited) network.clock.set(failed.retryAt)
  const found = await connector.findReply?.(network.access(), commentId, ANSWER, sentAfter)
  expect(found === null).toBe(!isDone)
  expect(network.seenInPublic(ANSWER)).toBe(isDone ? 1 : 0)
}

async function dryTest({ network, connector }: Current): Promise<void> {
  const { clock, quota } = network
  const { commentId, authorId } = network.write('Bosse Lind', 'Köp billiga klockor')
  const { cursor } = await toTheEnd(network, news(network, connector))
  clock.set(NOON)
  const { resetsAt, calm } = await network.useUp()
  expect(Temporal.Instant.compare(resetsAt, clock.now())).toBe(1)

  const before = network.calls().length
  const asked = [
    connector.harvest?.news(network.access(), cursor),
    connector.harvest?.past?.(network.access(), null, LONG_AGO),
    connector.fetchPost(network.access(), network.postId),
  ]
  for (const call of asked)
    expect(await thrownBy(call)).toMatchObject({ name: 'RateLimited', retryAt: resetsAt })
  expect(network.calls()).toHaveLength(before)
  const tight = (await quota.read()).filter(({ percent }) => percent >= 95)
  expect(tight.map((standing) => standing.resetsAt.toString())).toContain(resetsAt.toString())

  const access = network.access()
  const target = { commentExternalId: commentId, authorExternalId: authorId }
  const { hide, remove, block } = connector
  await (hide?.(access, commentId) ?? remove?.(access, commentId) ?? block?.(access, target))
  expect(acts(network)).toBe(1)

  calm()
  clock.set(resetsAt)
  network.write('Karin Öberg', 'Är ni där?')
  const { events } = await toTheEnd(network, news(network, connector), cursor)
  expect(events.map(({ effect }) => ('comment' in effect ? effect.comment.text : ''))).toContainEqual(
    expect.stringContaining('Är ni där?'),
  )
}

function ownAccountTests(current: () => Current): void {
  it('renamed: its profile tells the new name, and everything else goes on by its id', async () => {
    const { network, connector } = current()
    const before = await connector.fetchProfile?.(network.access())
    const { cursor } = await toTheEnd(network, news(network, connector))
    network.ours.rename('nyaekkoping')
    const after = await connector.fetchProfile?.(network.access())
    expect(after?.externalId).toBe(before?.externalId)
    expect(`${after?.handle ?? ''} ${after?.url ?? ''}`).toContain('nyaekkoping')
    expect(`${before?.handle ?? ''} ${before?.url ?? ''}`).not.toContain('nyaekkoping')
    expect(await connector.checkAccess(network.access())).toMatchObject({ isValid: true })
    network.clock.advance({ minutes: 20 })
    const { commentId } = network.write('Karin Öberg', 'Heter ni något nytt?')
    const { events } = await toTheEnd(network, news(network, connector), cursor)
    expect(idsIn(events)).toContain(commentId)
    for (const { accountExternalId } of events)
      expect(accountExternalId).toBe(network.access().accountExternalId)
  })

  it('closed: a loss that is told as what it is, never as a fault or as silence', async () => {
    const { network, connector } = current()
    const { commentId } = network.write('Karin Öberg', 'Finns ni kvar?')
    const access = network.access()
    const { lost } = network.ours
    network.ours.close()
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
    expect(await thrownBy(connector.fetchProfile?.(access))).toMatchObject(lost)
    expect(await thrownBy(connector.reply?.(access, commentId, ANSWER))).toSatisfy(isLoss)
    expect(await thrownBy(connector.harvest?.past?.(access, null, LONG_AGO))).toSatisfy(isLoss)
    expect(network.seenInPublic(ANSWER)).toBe(0)
  })
}

function writerTests(current: () => Current): void {
  it('renamed: the same person by id, and what was told is not told as new', async () => {
    const { network, connector } = current()
    const { commentId } = network.write('Karin Öberg', 'När öppnar ni?')
    const before = await connector.fetchComment?.(network.access(), commentId)
    const past = (cursor: string | null) => askPast(network, connector, cursor)
    const keys = (events: readonly NetworkEvent[]) => events.map(({ dedupeKey }) => dedupeKey)
    const first = keys((await toTheEnd(network, past)).events)
    network.theirs.rename('Karin Öberg', 'Karin Nyhlén')
    const after = await network.connect().fetchComment?.(network.access(), commentId)
    expect(after?.author?.externalId).toBe(before?.author?.externalId)
    expect(before?.author?.name).not.toBe(after?.author?.name)
    expect(after).toMatchObject({ externalId: commentId, text: before?.text })
    expect(keys((await toTheEnd(network, past)).events)).toEqual(first)
  })

  it('nameless from now on, where the network does that: the words stay, with no made-up name', async () => {
    const { network, connector } = current()
    const { commentId } = network.write('Karin Öberg', 'När öppnar ni?')
    const before = await connector.fetchComment?.(network.access(), commentId)
    if (network.theirs.becomeNameless === undefined) return
    network.theirs.becomeNameless('Karin Öberg')
    const after = await network.connect().fetchComment?.(network.access(), commentId)
    expect(after).toMatchObject({ author: null, text: before?.text })
    const { events } = await toTheEnd(network, (cursor) => askPast(network, network.connect(), cursor))
    const told = events.flatMap(({ effect }) => ('comment' in effect ? [effect.comment] : []))
    expect(told).toMatchObject([{ externalId: commentId, author: null, text: before?.text }])
  })

  it('gone with everything they wrote: told as gone, and nobody else’s words go with theirs', async () => {
    const { network, connector } = current()
    const gone = network.write('Karin Öberg', 'När öppnar ni?')
    const stays = network.write('Bosse Lind', 'Jag undrar också')
    network.theirs.leave('Karin Öberg')
    expect(await thrownBy(connector.fetchComment?.(network.access(), gone.commentId))).toMatchObject({
      name: 'Rejected',
      isGone: true,
    })
    const thread = await connector.fetchThread?.(network.access(), network.postId)
    expect(thread?.map(({ externalId }) => externalId)).toEqual([stays.commentId])
    const { events } = await toTheEnd(network, (cursor) => askPast(network, connector, cursor))
    expect(idsIn(events)).toEqual([stays.commentId])
    expect(await thrownBy(connector.reply?.(network.access(), gone.commentId, ANSWER))).toMatchObject({
      isGone: true,
    })
  })
}

/** A server in our own network that nobody from outside may lead us to. */
function insideTheHouse(): { readonly into: () => string; readonly reached: () => number } {
  let server: Server
  let reached = 0
  beforeAll(async () => {
    server = createServer((_request, response) => {
      reached += 1
      response.end('{"secret":"of the house"}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const into = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/latest/meta-data`
  return { into, reached: () => reached }
}

function acts({ calls }: HardNetwork): number {
  return calls().filter(({ isActing }) => isActing).length
}

function isLoss(error: unknown): boolean {
  return error instanceof AccessRevoked || error instanceof Rejected
}

async function thrownBy(call: Promise<unknown> | undefined): Promise<unknown> {
  return given(call).then(
    () => undefined,
    (error: unknown) => error,
  )
}
