import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRevoked, RateLimited, Rejected, Unavailable } from '#connectors/connector.ts'
import type { MessageId } from '#core/ids.ts'
import { connectAccount } from '#modules/accounts/index.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { fetchContext, markSealed, readHandling, readMessage, sweepInbox } from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
})
afterAll(async () => kit.close())

const fetch = async (externalId: string) => {
  const { id } = await kit.message(externalId)
  await fetchContext(kit.deps, { orgId: kit.orgId, messageId: id as MessageId })
}
const detail = async (externalId: string) => {
  const { id } = await kit.message(externalId)
  return kit.org((tx) => readMessage(kit.deps, tx, kit.people.holder, id))
}
const picture = (name: string) => ({ kind: 'image' as const, url: `https://cdn.example/${name}.jpg` })

describe('the context of a message', () => {
  it('is the post as it stood, the thread, what may be done, and the bytes of pictures', async () => {
    const { network } = kit
    network.posts.set('p-full', { ...network.addPost('p-full', 'Badet öppnar'), media: [picture('post')] })
    network.addComment('old', {
      postExternalId: 'p-full',
      text: 'gammal',
      postedAt: Temporal.Instant.from('2020-01-01T00:00:00Z'),
    })
    network.addComment('lost', {
      postExternalId: 'p-full',
      parentExternalId: 'old',
      postedAt: Temporal.Instant.from('2026-04-02T15:00:00Z'),
    })
    network.addComment('c-full', {
      postExternalId: 'p-full',
      parentExternalId: 'old',
      text: 'När?',
      media: [picture('comment')],
    })
    network.media.set(picture('comment').url, { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/jpeg' })
    await kit.receive(added('c-full', { postExternalId: 'p-full', parentExternalId: 'old', text: 'När?' }))
    await fetch('c-full')

    const message = await detail('c-full')
    expect(message.post).toMatchObject({ text: 'Badet öppnar', versions: [{ no: 1, source: 'fetch' }] })
    expect(message.may).toEqual({ reply: true, hide: true, remove: true, privateReply: true })
    expect(message.thread.map((entry) => [entry.text, entry.depth])).toEqual([
      ['gammal', 0],
      ['När?', 1],
      ['kommentar lost', 1],
    ])
    expect(message.kept).toMatchObject([{ mediaType: 'image/jpeg', problem: null }])
    // what the network does not give is noted with why
    expect(message.post?.kept).toMatchObject([{ sha256: null, problem: 'refused-missing' }])
    expect(message.contextFetchedAt).not.toBeNull()

    // written before the account was registered: context only; after it: its webhook was lost, so it is work
    expect(await kit.message('old')).toMatchObject({ state: 'none', dueAt: null })
    expect(await kit.message('lost')).toMatchObject({ state: 'open', ownerId: kit.people.holder.id })
  })

  it('is found through the comment itself where no event told under which post it stands', async () => {
    const { network } = kit
    network.addPost('p-home', 'Biblioteket stänger')
    network.addComment('homeless', { postExternalId: 'p-home', text: 'Varför?' })
    await kit.receive(added('homeless', { postExternalId: '', text: 'Varför?' }))
    expect((await kit.message('homeless')).state).toBe('open')
    expect((await detail('homeless')).post).toBeNull()
    await fetch('homeless')
    expect(await detail('homeless')).toMatchObject({
      post: { text: 'Biblioteket stänger' },
      contextProblem: null,
    })
  })

  it('adds nothing when it is fetched again, and serves everybody who wrote before it', async () => {
    const count = async () =>
      (await kit.org((tx) => sql<{ n: number }>`select count(*) as n from network_event`.execute(tx))).rows[0]
        ?.n
    const before = await count()
    const calls = kit.network.calls.length
    await fetch('lost')
    expect(await count()).toBe(before)
    kit.clock.advance({ minutes: 1 })
    await kit.receive(added('c-later', { postExternalId: 'p-full' }))
    kit.network.addComment('c-later', { postExternalId: 'p-full' })
    await fetch('c-later')
    const after = kit.network.calls.filter((call) => call === 'fetchThread').length
    await fetch('lost')
    expect(kit.network.calls.filter((call) => call === 'fetchThread')).toHaveLength(after)
    expect(kit.network.calls.length).toBeGreaterThan(calls)
  })

  it('tells an edit that no webhook told of', async () => {
    const known = kit.network.comments.get('c-later')!
    kit.network.comments.set('c-later', { ...known, text: 'andra ord' })
    kit.clock.advance({ minutes: 1 })
    await kit.receive(added('c-next', { postExternalId: 'p-full' }))
    await fetch('c-next')
    expect((await detail('c-later')).versions.map((one) => one.kind)).toEqual(['original', 'edited'])
  })

  it('notes a message that is gone', async () => {
    kit.network.addPost('p-gone', 'inlägg')
    await kit.receive(added('c-gone', { postExternalId: 'p-gone' }))
    await fetch('c-gone')
    expect(await kit.message('c-gone')).toMatchObject({ presence: 'removed-by-author', state: 'open' })
  })

  it('notes a post that is gone, and what the network refuses, without trying for ever', async () => {
    await kit.receive(
      added('c-post-gone', { postExternalId: 'p-never' }),
      added('c-refused', { postExternalId: 'p-full' }),
    )
    await fetch('c-post-gone')
    expect(await kit.message('c-post-gone')).toMatchObject({ contextProblem: 'post-gone' })
    kit.clock.advance({ minutes: 1 })
    kit.network.fail('fetchThread', new Rejected('no', '200'))
    await kit.receive(added('c-refused-2', { postExternalId: 'p-full' }))
    await fetch('c-refused-2')
    expect(await kit.message('c-refused-2')).toMatchObject({ contextProblem: 'thread-refused-200' })
  })
})

describe('when the network cannot be asked', () => {
  it('a fault is thrown for the queue to try again, and the next try completes it', async () => {
    kit.network.addPost('p-down', 'x')
    kit.network.addComment('c-down', { postExternalId: 'p-down' })
    await kit.receive(added('c-down', { postExternalId: 'p-down' }))
    kit.network.fail('fetchThread', new Unavailable('down'))
    await expect(fetch('c-down')).rejects.toThrow(Unavailable)
    expect((await kit.message('c-down')).contextFetchedAt).toBeNull()
    await fetch('c-down')
    expect((await kit.message('c-down')).contextFetchedAt).not.toBeNull()
  })

  it('a picture that is not to be had just now is tried again, alone', async () => {
    kit.network.addComment('c-pic', { postExternalId: 'p-down', media: [picture('later')] })
    kit.network.media.set(picture('later').url, { bytes: new Uint8Array([9]), mediaType: 'image/png' })
    kit.network.fail('fetchMedia', new Unavailable('down'))
    kit.clock.advance({ minutes: 1 })
    await kit.receive(added('c-pic', { postExternalId: 'p-down', media: [picture('later')] }))
    await expect(fetch('c-pic')).rejects.toThrow(Unavailable)
    expect((await detail('c-pic')).kept).toMatchObject([{ sha256: null, problem: 'not-available' }])
    await fetch('c-pic')
    const [kept, ...more] = (await detail('c-pic')).kept
    expect(more).toEqual([])
    expect(kept).toMatchObject({ mediaType: 'image/png', problem: null })
  })

  it('waits for as long as it is asked to', async () => {
    await kit.receive(added('c-wait', { postExternalId: 'p-full' }))
    const jobs = await kit.jobs('inbox.fetch-context')
    kit.network.fail('fetchPost', new RateLimited('slow down', kit.clock.now().add({ minutes: 20 })))
    await fetch('c-wait')
    expect(await kit.jobs('inbox.fetch-context')).toBe(jobs + 1)
  })

  it('what never came is asked for again when the network has been down for longer than the queue tries', async () => {
    const jobs = await kit.jobs('inbox.fetch-context')
    kit.clock.advance({ hours: 3 })
    await sweepInbox(kit.deps)
    const after = await kit.jobs('inbox.fetch-context')
    expect(after).toBeGreaterThan(jobs)
    await sweepInbox(kit.deps)
    expect(await kit.jobs('inbox.fetch-context')).toBe(after)
  })

  it('lost access is noted once and the account holder told, until somebody connects it again', async () => {
    kit.network.fail('fetchPost', new AccessRevoked('token', '190/463'))
    await fetch('c-wait')
    await fetch('c-wait')
    expect(kit.told.filter((one) => one.what === 'accountAccessLost')).toEqual([
      {
        what: 'accountAccessLost',
        detail: {
          accountId: kit.account.id,
          holderId: kit.people.holder.id,
          code: '190/463',
          loss: 'unknown',
        },
      },
    ])
    expect(await kit.message('c-wait')).toMatchObject({ contextProblem: 'no-access', contextFetchedAt: null })
    expect((await detail('c-wait')).obstacles.answer.map((one) => one.code)).toContain('account-disconnected')
    await connectAccount(kit.deps, kit.people.admin, { accountId: kit.account.id, token: 'new' })
    await fetch('c-wait')
    expect(await kit.message('c-wait')).toMatchObject({ contextProblem: null })
  })
})

describe('sealed material (F-118)', () => {
  it('is never fetched again, and nothing leads to what had been fetched', async () => {
    const { id } = await kit.message('c-pic')
    const [kept] = (await detail('c-pic')).kept
    const sha256s = await kit.org((tx) => markSealed(tx, kit.orgId, id))
    expect(sha256s).toEqual([kept?.sha256])
    const calls = kit.network.calls.length
    await fetch('c-pic')
    expect(kit.network.calls).toHaveLength(calls)
    for (const actor of [kit.people.holder, kit.people.admin, kit.people.registrar]) {
      const seen = await kit.org((tx) => readMessage(kit.deps, tx, actor, id))
      expect(seen).toMatchObject({ content: 'sealed', text: null, media: [], kept: [] })
      expect(seen.versions.every((version) => version.text === null)).toBe(true)
      expect(JSON.stringify(seen)).not.toContain('later.jpg')
    }
    const handling = await kit.org((tx) => readHandling(tx, kit.orgId, id))
    expect(handling?.thread.find((entry) => entry.message.id === id)?.media).toEqual([])
  })
})
