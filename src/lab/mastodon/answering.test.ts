/** Answering people on the emulated server, over a real socket. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Access } from '#connectors/connector.ts'
import { mastodonSecret } from '#connectors/mastodon/account-secret.ts'
import { createMastodon, type MastodonConnector } from '#connectors/mastodon/mastodon.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { startMastodonLab, type RunningLab } from './lab-for-tests.ts'

type Wired = RunningLab & { readonly connector: MastodonConnector; readonly access: Access }

const running: RunningLab[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

async function wire(options: Parameters<typeof startMastodonLab>[0] = {}): Promise<Wired> {
  const lab = await startMastodonLab(options)
  running.push(lab)
  const { clock, baseUrl } = lab
  const allowPrivateHosts = [new URL(baseUrl).host]
  const http = createHttpClient({ clock, allowPrivateHosts, timeoutMs: 2_000, maxBytes: 1_000_000 })
  const connector = createMastodon({ http, clock, quota: createMemoryQuota(clock), baseUrl })
  const access = {
    accountExternalId: lab.kept(lab.accountId),
    token: mastodonSecret(lab.lab.grantFor(lab.accountId)),
  }
  return { ...lab, connector, access }
}

describe('answering', () => {
  it('names whom it answers, once, as openly as they wrote', async () => {
    const { connector, lab, access, accountId } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    const asked = lab.town.writeComment({
      postId: post.id,
      author: 'Karin Öberg',
      text: 'När?',
      extra: { visibility: 'unlisted' },
    })
    const { externalId } = await connector.reply(access, asked.id, 'Klockan nio. /Kim')
    expect(lab.town.state.comments[externalId]).toMatchObject({
      text: '@karin.oberg Klockan nio. /Kim',
      parentId: asked.id,
      extra: { visibility: 'unlisted' },
    })
    const named = await connector.reply(access, asked.id, 'Hej @karin.oberg! /Kim')
    expect(lab.town.state.comments[named.externalId]?.text).toBe('Hej @karin.oberg! /Kim')
    expect(lab.breaches).toEqual([])
  })

  it.each(['limited', 'local', 'list:7', 'mutuals_only'])(
    'answers what another server shows as %s to its writer alone',
    async (visibility) => {
      const { connector, lab, access, accountId } = await wire()
      const post = lab.town.publishPost({ accountId, text: 'Hej' })
      const asked = lab.town.writeComment({
        postId: post.id,
        author: 'Karin Öberg',
        text: 'Bara för kretsen',
        extra: { visibility },
      })
      const { externalId } = await connector.reply(access, asked.id, 'Hej. /Kim')
      expect(lab.town.state.messages).toMatchObject([{ id: externalId, text: '@karin.oberg Hej. /Kim' }])
      expect(Object.keys(lab.town.state.comments)).toHaveLength(1)
    },
  )

  it('is sent once when it is sent again within the hour, and found when nobody knows', async () => {
    const { connector, lab, access, accountId, clock } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    const asked = lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'När?' })
    lab.town.faults.next({ call: 'create-status' }, { kind: 'no-answer', acts: true })
    await expect(connector.reply(access, asked.id, 'I natt. /Kim')).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    const found = await connector.findReply(access, asked.id, 'I natt. /Kim', clock.now())
    expect(await connector.reply(access, asked.id, 'I natt. /Kim')).toEqual(found)
    expect(Object.keys(lab.town.state.comments)).toHaveLength(2)
    lab.town.faults.next({ call: 'create-status' }, { kind: 'no-answer' })
    await expect(connector.reply(access, asked.id, 'Aldrig')).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    expect(await connector.findReply(access, asked.id, 'Aldrig', clock.now())).toBeNull()
  })

  it('writes privately, and finds that again', async () => {
    const { connector, lab, access, accountId, clock, kept } = await wire()
    const message = lab.town.sendDirectMessage({ accountId, author: 'Karin Öberg', text: 'Hemligt' })
    const to = { messageExternalId: message.id, otherPartyExternalId: kept(message.personId) }
    const sent = await connector.directReply(access, to, 'Ring oss. /Kim')
    expect(lab.town.state.messages[1]).toMatchObject({
      isFromAccount: true,
      text: '@karin.oberg Ring oss. /Kim',
    })
    expect(await connector.findReply(access, message.id, 'Ring oss. /Kim', clock.now())).toEqual(sent)
    expect(lab.breaches).toEqual([])
  })

  it('answers in private what was written in public, and finds that again', async () => {
    const { connector, lab, access, accountId, clock } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    const asked = lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Mitt ärende?' })
    lab.town.faults.next({ call: 'create-status' }, { kind: 'no-answer', acts: true })
    const write = () => connector.privateReply(access, asked.id, 'Ring oss. /Kim')
    await expect(write()).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    const found = await connector.findReply(access, asked.id, 'Ring oss. /Kim', clock.now())
    expect(lab.town.state.messages).toMatchObject([
      { id: found?.externalId, isFromAccount: true, text: '@karin.oberg Ring oss. /Kim' },
    ])
    expect(await write()).toEqual(found)
    // The same words in public are another answer.
    const open = await connector.reply(access, asked.id, 'Ring oss. /Kim')
    expect(open).not.toEqual(found)
    expect(await connector.fetchThread(access, post.id)).toHaveLength(2)
    expect(lab.breaches).toEqual([])
  })

  it.each([
    ['somebody else', 'Fråga @bosse', 'names-others'],
    ['a namesake elsewhere', 'Hej @karin.oberg@annan.example', 'names-others'],
    ['nobody', ' \n', 'text-empty'],
    ['too much', 'å'.repeat(469), 'text-too-long'],
  ])('does not answer in private with a text that names %s', async (_what, text, code) => {
    const { connector, lab, access, accountId, kept } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    const asked = lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Mitt ärende?' })
    await expect(connector.privateReply(access, asked.id, text)).rejects.toMatchObject({ code })
    const to = { messageExternalId: asked.id, otherPartyExternalId: kept(asked.authorId) }
    await expect(connector.directReply(access, to, text)).rejects.toMatchObject({ code })
    expect(lab.town.state.messages).toEqual([])
  })

  it('may name whom it answers and itself, and never answers itself in private', async () => {
    const { connector, lab, access, accountId } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    const asked = lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Mitt ärende?' })
    await connector.privateReply(access, asked.id, 'Hej @karin.oberg, skriv till @ekkoping. /Kim')
    expect(lab.town.state.messages[0]?.text).toBe('Hej @karin.oberg, skriv till @ekkoping. /Kim')
    await expect(connector.privateReply(access, post.id, 'Hej')).rejects.toMatchObject({ name: 'Rejected' })
    expect(lab.town.state.messages).toHaveLength(1)
  })

  it('blocks and unblocks, and says when whom it is about is gone', async () => {
    const { connector, lab, access, accountId, kept } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    const rude = lab.town.writeComment({ postId: post.id, author: 'Leif S.', text: 'Dumt' })
    const target = { commentExternalId: rude.id, authorExternalId: kept(rude.authorId) }
    await connector.block(access, target)
    expect(lab.town.state.blocks).toHaveLength(1)
    await connector.unblock(access, target)
    expect(lab.town.state.blocks).toEqual([])
    const gone = { ...target, authorExternalId: kept('404') }
    await expect(connector.block(access, gone)).rejects.toMatchObject({ isGone: true })
    const elsewhere = { ...target, authorExternalId: `${rude.authorId}@annan.example` }
    await expect(connector.block(access, elsewhere)).rejects.toMatchObject({ code: 'malformed-id' })
    expect(lab.town.state.blocks).toEqual([])
    const odd = { ...target, authorExternalId: '../../admin' }
    await expect(connector.block(access, odd)).rejects.toMatchObject({ code: 'malformed-id' })
  })
})
