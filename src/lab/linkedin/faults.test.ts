/** What the connector makes of a network that fails, over a real socket: never a second act, never a lost access that is none. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Access } from '#connectors/connector.ts'
import { createLinkedin, type LinkedinConnector } from '#connectors/linkedin/linkedin.ts'
import { linkedinSecret } from '#connectors/linkedin/secret.ts'
import type { PostDraft } from '#connectors/publishing.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { TownFault } from '../town/faults.ts'
import { CLIENT, serveLab, type ServedLab } from './lab-for-tests.ts'

type Wired = ServedLab & { connector: LinkedinConnector; access: Access; quota: QuotaLedger }

let served: ServedLab | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

async function wire(dailyCalls = { app: 500, member: 100 }): Promise<Wired> {
  served = await serveLab()
  const { http, clock, baseUrl, account, lab } = served
  const quota = createMemoryQuota(clock)
  const pause = () => Promise.resolve()
  const connector = createLinkedin({ http, clock, quota, baseUrl, dailyCalls, pause, ...CLIENT })
  const token = linkedinSecret(lab.grantFor(account.id))
  return { ...served, connector, quota, access: { accountExternalId: account.id, token } }
}

const draft: PostDraft = {
  key: 'utkast-0001',
  form: 'text',
  text: 'Snöröjningen är klar (nästan)',
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}

const acts = ({ lab }: Wired) => lab.calls.filter(({ isActing }) => isActing).length
const ownPosts = ({ lab, post }: Wired) =>
  Object.values(lab.town.state.posts).filter(({ id }) => id !== post.id)

describe('an act that the network does not answer clearly', () => {
  const FAULTS: readonly (readonly [string, TownFault])[] = [
    ['silence before it acts', { kind: 'no-answer' }],
    ['silence after it acted', { kind: 'no-answer', acts: true }],
    ['a broken line after it acted', { kind: 'cut', acts: true }],
    ['a gateway’s error after it acted', { kind: 'gateway', status: 504, acts: true }],
    ['its own fault after it acted', { kind: 'own-fault', acts: true }],
    ['wrong JSON', { kind: 'wrong-json', acts: true }],
    ['a slow answer', { kind: 'slow', delayMs: 900 }],
  ]

  it.each(FAULTS)('%s: unknown, sent once, and settled by looking', async (_what, fault) => {
    const all = await wire()
    const { connector, access, lab } = all
    lab.town.faults.next('acts', fault)
    const sentAfter = all.clock.now()
    await expect(connector.publishing.start(access, draft)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    expect(acts(all)).toBe(1)
    const wasDone = ownPosts(all).length === 1
    const found = await connector.publishing.find(access, draft, sentAfter)
    expect(found?.externalId ?? null).toBe(wasDone ? ownPosts(all)[0]!.id : null)
  })

  it.each(FAULTS)('%s, while answering', async (_what, fault) => {
    const all = await wire()
    const { connector, access, lab, thread } = all
    const comment = lab.commentUrn(thread.question.id)
    lab.town.faults.next('acts', fault)
    const sentAfter = all.clock.now()
    await expect(connector.reply(access, comment, 'Klockan nio.')).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    expect(acts(all)).toBe(1)
    const wasDone = Object.values(lab.town.state.comments).some(({ text }) => text === 'Klockan nio.')
    const found = await connector.findReply(access, comment, 'Klockan nio.', sentAfter)
    expect(found !== null).toBe(wasDone)
  })
})

describe('the daily calls', () => {
  it('stop at the person’s limit with the time they go on, and keep a reserve for moderation', async () => {
    const { connector, access, lab, post, clock, thread } = await wire({ app: 500, member: 40 })
    const asked = async (): Promise<unknown> =>
      connector.harvest.past!(access, null, Temporal.Instant.from('2026-01-01T00:00:00Z'))
    let failure: unknown
    for (let calls = 0; failure === undefined && calls < 40; calls += 1)
      failure = await asked().then(
        () => undefined,
        (error: unknown) => error,
      )
    const midnight = Temporal.Instant.from('2026-11-21T00:00:00Z')
    expect(failure).toMatchObject({ name: 'RateLimited', retryAt: midnight })
    const used = lab.calls.length
    expect(used).toBeLessThanOrEqual(20)
    expect((await connector.fetchPost(access, post.id)).externalId).toBe(post.id)
    await connector.remove(access, lab.commentUrn(thread.anonymous.id))
    clock.set('2026-11-21T00:00:01Z')
    await expect(asked()).resolves.toBeDefined()
  })

  it('hold until midnight UTC after a 429, and ask nobody meanwhile', async () => {
    const { connector, access, lab, post, clock, quota } = await wire()
    lab.town.faults.next('every-call', { kind: 'rate-limited' })
    const midnight = Temporal.Instant.from('2026-11-21T00:00:00Z')
    const limited = { name: 'RateLimited', retryAt: midnight }
    await expect(connector.fetchPost(access, post.id)).rejects.toMatchObject(limited)
    const before = lab.calls.length
    await expect(connector.fetchPost(access, post.id)).rejects.toMatchObject(limited)
    expect(lab.calls.length).toBe(before)
    expect(await quota.read()).toContainEqual(expect.objectContaining({ heldUntil: midnight }))
    clock.set('2026-11-21T00:00:00Z')
    expect((await connector.fetchPost(access, post.id)).externalId).toBe(post.id)
  })

  it('are counted for the whole app by every connection of it', async () => {
    const { connector, access, quota, post } = await wire()
    await connector.fetchPost(access, post.id)
    const standings = await quota.read()
    const app = standings.find(({ bucket }) => bucket.owner === '')
    const member = standings.find(({ bucket }) => bucket.owner !== '')
    expect(app).toMatchObject({ used: 2, limit: 500 })
    expect(member).toMatchObject({ used: 2, limit: 100 })
  })
})
