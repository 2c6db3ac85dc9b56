/** Torget's connector on the practice square: signing in, renewing, publishing over a killed process, and what faults do to it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBluesky, type BlueskyConnector } from '#connectors/bluesky/bluesky.ts'
import { blueskySecret, readSession } from '#connectors/bluesky/session.ts'
import type { Access } from '#connectors/connector.ts'
import type { PostDraft } from '#connectors/publishing.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import { serveBlueskyLab, type ServedLab } from './lab-for-tests.ts'
import { PRACTICE_APP_PASSWORD } from './sessions.ts'

let served: ServedLab
let quota: QuotaLedger
let bluesky: BlueskyConnector
let access: Access

beforeEach(async () => {
  served = await serveBlueskyLab()
  const { clock, http, baseUrl, lab, account } = served
  quota = createMemoryQuota(clock)
  bluesky = createBluesky({
    http,
    clock,
    quota,
    baseUrl,
    plcUrl: `${baseUrl}/plc`,
    pause: () => Promise.resolve(),
  })
  access = { accountExternalId: account.id, token: blueskySecret(lab.grantFor(account.id)) }
})
afterEach(() => served.close())

const uri = (one: { readonly authorId: string; readonly id: string }) =>
  `at://${one.authorId}/app.bsky.feed.post/${one.id}`
const ask = (text: string, parentId: string | null = null) =>
  served.lab.town.writeComment({ postId: served.post.id, author: 'Karin Öberg', text, parentId })
const acts = () => served.seen.filter(({ isActing }) => isActing).length
const textDraft: PostDraft = {
  key: 'utkast-0001',
  form: 'text',
  text: 'Hej å ä ö @ekkoping.test 👩‍🚒 #brand',
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}
const signIn = (identifier: string, password = PRACTICE_APP_PASSWORD, server: string | null = null) =>
  bluesky.signIn.signIn({ server, identifier, password })

describe('signing in', () => {
  it.each(['ekkoping.test', '@Ekkoping.test ', 'did'])('as %s, without naming a server', async (typed) => {
    const [found] = await signIn(typed === 'did' ? served.account.id : typed)
    expect(found).toMatchObject({
      externalId: served.account.id,
      name: 'Ekköpings kommun',
      handle: 'ekkoping.test',
      missingScopes: [],
      grant: {
        expiresAt: Temporal.Instant.from('2026-11-20T11:00:00Z'),
        renewableUntil: Temporal.Instant.from('2027-02-18T09:00:00Z'),
      },
    })
    expect(readSession(found?.grant.secret ?? '').pds).toBe(served.baseUrl)
  })

  it('with e-mail, at a server that was named; the account’s own server is then asked for', async () => {
    served.account.email = 'social@ekkoping.example'
    const [found] = await signIn('social@ekkoping.example', PRACTICE_APP_PASSWORD, served.baseUrl)
    expect(found?.externalId).toBe(served.account.id)
  })

  it.each<[string, string, string]>([
    ['ekkoping.test', 'fel', 'sign-in-refused'],
    ['ingen.test', PRACTICE_APP_PASSWORD, 'handle-not-found'],
    ['inget namn', PRACTICE_APP_PASSWORD, 'handle-malformed'],
    ['social@ekkoping.example', PRACTICE_APP_PASSWORD, 'handle-malformed'],
    ['did:plc:aaaaaaaaaaaaaaaaaaaaaaaa', PRACTICE_APP_PASSWORD, 'did-not-found'],
    ['did:key:zQ3shZc2QzApp2oymGvQbzP8eKheVshBHbU4ZYjeXqwSKEn6N', PRACTICE_APP_PASSWORD, 'did-not-found'],
  ])('%s with %s is refused: %s', async (identifier, password, code) => {
    await expect(signIn(identifier, password)).rejects.toMatchObject({ name: 'Rejected', code })
    expect(bluesky.words.sv.failures[code]).toBeDefined()
  })

  it('sends the password nowhere when the account does not call itself so', async () => {
    const other = served.lab.town.addAccount({ name: 'Annan', handle: 'annan.test' })
    served.lab.town.faults.next(
      { call: 'directory' },
      { kind: 'redirect', to: `${served.baseUrl}/plc/${other.id}` },
    )
    await expect(signIn('ekkoping.test')).rejects.toMatchObject({ name: 'Rejected' })
    expect(served.seen.some(({ nsid }) => nsid.endsWith('createSession'))).toBe(false)
  })

  it('throws a network’s fault as what it is', async () => {
    served.lab.town.faults.next({ call: 'directory' }, { kind: 'gateway', status: 503 })
    await expect(signIn('ekkoping.test')).rejects.toMatchObject({ name: 'Unavailable' })
    served.lab.town.faults.next({ call: 'com.atproto.server.createSession' }, { kind: 'rate-limited' })
    await expect(signIn('ekkoping.test')).rejects.toMatchObject({ name: 'RateLimited' })
  })
})

describe('renewing', () => {
  it('goes on after the two hours, with a new token each time', async () => {
    served.clock.advance({ hours: 3 })
    await expect(bluesky.fetchProfile(access)).rejects.toMatchObject({
      name: 'AccessRevoked',
      loss: 'expired',
    })
    const grant = await bluesky.signIn.renew(access.token)
    expect(await bluesky.fetchProfile({ ...access, token: grant.secret })).toMatchObject({ followers: 1_204 })
    // A process killed before it kept the new one asks again with the old.
    await expect(bluesky.signIn.renew(access.token)).resolves.toMatchObject({ scopes: null })
  })

  it.each<[string, () => void, object]>([
    ['the app password was removed', () => revoke(), { code: 'app-password-removed', loss: 'withdrawn' }],
    [
      'three months passed',
      () => served.clock.advance({ hours: 24 * 91 }),
      { code: 'ExpiredToken', loss: 'expired' },
    ],
    [
      'the account was deleted',
      () => void (served.account.extra['isDeleted'] = true),
      { code: 'AccountNotFound' },
    ],
  ])('ends when %s', async (_what, happen, expected) => {
    happen()
    await expect(bluesky.signIn.renew(access.token)).rejects.toMatchObject({
      name: 'AccessRevoked',
      ...expected,
    })
  })

  const revoke = () => {
    for (const token of served.lab.town.state.tokens) token.revokedAs = 'ExpiredToken'
  }

  it.each<'gateway' | 'own-fault' | 'no-answer' | 'cut' | 'wrong-json'>([
    'gateway',
    'own-fault',
    'no-answer',
    'cut',
    'wrong-json',
  ])('is never lost by a fault of the network: %s', async (kind) => {
    served.lab.town.faults.next('every-call', kind === 'gateway' ? { kind, status: 502 } : { kind })
    await expect(bluesky.signIn.renew(access.token)).rejects.toMatchObject({ name: 'Unavailable' })
    await expect(bluesky.signIn.renew(access.token)).resolves.toMatchObject({ scopes: null })
  })

  it('says so when what is stored is no session', async () => {
    const spoilt = { ...access, token: 'hemligt' }
    await expect(bluesky.fetchProfile(spoilt)).rejects.toMatchObject({
      name: 'AccessRevoked',
      code: 'unreadable-sign-in',
    })
  })
})

describe('a process killed in the middle', () => {
  it('of publishing: the next attempt finds the first one and makes no second', async () => {
    served.lab.town.faults.next('acts', { kind: 'no-answer', acts: true })
    await expect(bluesky.publishing.start(access, textDraft)).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    const found = await bluesky.publishing.find(access, textDraft, served.clock.now())
    expect(found).not.toBeNull()
    expect(await bluesky.publishing.start(access, textDraft)).toEqual({ state: 'published', ...found })
    expect(Object.values(served.lab.town.state.posts)).toHaveLength(2)
  })

  it('of publishing twice at once: one post', async () => {
    const both = await Promise.all([
      bluesky.publishing.start(access, textDraft),
      bluesky.publishing.start(access, textDraft),
    ])
    expect(both[0]).toEqual(both[1])
    expect(Object.values(served.lab.town.state.posts)).toHaveLength(2)
  })

  it('of replying: it is found, and the same words are not sent twice', async () => {
    const question = uri(ask('När öppnar ni?'))
    served.lab.town.faults.next('acts', { kind: 'cut', acts: true })
    await expect(bluesky.reply(access, question, 'På lördag.')).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    expect(await bluesky.findReply(access, question, 'På lördag.', served.clock.now())).not.toBeNull()
    await expect(bluesky.reply(access, question, 'På lördag.')).rejects.toMatchObject({
      code: 'duplicate-reply',
    })
    expect(served.lab.breaches).toEqual([])
  })

  it('before the network acted: nothing is found, and a new attempt is the first', async () => {
    served.lab.town.faults.next('acts', { kind: 'no-answer' })
    await expect(bluesky.publishing.start(access, textDraft)).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    expect(await bluesky.publishing.find(access, textDraft, served.clock.now())).toBeNull()
    expect(await bluesky.publishing.start(access, textDraft)).toMatchObject({ state: 'published' })
  })
})

describe('the thread gate', () => {
  it('keeps who may answer, and what others hide at the same moment', async () => {
    const [one, two] = [ask('Ett'), ask('Två')]
    await bluesky.hide(access, uri(one))
    const gates = served.lab.town.state.extra['gates'] as Record<
      string,
      { allow?: unknown; hiddenReplies: string[] }
    >
    const [key = ''] = Object.keys(gates)
    gates[key] = { ...gates[key]!, allow: [{ $type: 'app.bsky.feed.threadgate#followerRule' }] }
    await Promise.all([bluesky.hide(access, uri(two)), bluesky.unhide(access, uri(one))])
    expect(gates[key]).toMatchObject({ allow: [{}], hiddenReplies: [uri(two)] })
    expect(served.lab.town.publicView(served.post.id).comments.map(({ text }) => text)).toEqual(['Ett'])
    expect(served.lab.breaches).toEqual([])
  })

  it('is not made by showing what nobody hid', async () => {
    await bluesky.unhide(access, uri(ask('Hej')))
    expect(acts()).toBe(0)
  })

  it('takes three hundred, and says so', async () => {
    const comment = ask('En för mycket')
    await bluesky.hide(access, uri(comment))
    const gates = served.lab.town.state.extra['gates'] as Record<string, { hiddenReplies: string[] }>
    const gate = Object.values(gates)[0]!
    gate.hiddenReplies = Array.from(
      { length: 300 },
      (_, n) => `at://did:plc:x/app.bsky.feed.post/3aaaaaaaaa${n + 222}`,
    )
    await expect(bluesky.hide(access, uri(comment))).rejects.toMatchObject({ code: 'hidden-limit' })
  })

  it('is only in threads of our own', async () => {
    const { id } = served.account
    const theirs = served.lab.town.publishPost({
      accountId: id,
      author: 'Bosse Lind',
      text: 'Hej @ekkoping.test',
    })
    await expect(bluesky.hide(access, uri(theirs))).rejects.toMatchObject({ code: 'not-own-thread' })
    await expect(bluesky.publishing.unpublish(access, uri(theirs))).rejects.toMatchObject({
      code: 'not-own-post',
    })
  })
})

describe('faults on the way', () => {
  it('too many calls: nobody calls again before the time that the network said', async () => {
    served.lab.town.faults.next('every-call', { kind: 'rate-limited' })
    const refused = bluesky.fetchProfile(access)
    await expect(refused).rejects.toMatchObject({ retryAt: Temporal.Instant.from('2026-11-20T09:02:00Z') })
    const calls = served.seen.length
    await expect(bluesky.fetchProfile(access)).rejects.toMatchObject({ name: 'RateLimited' })
    expect(served.seen).toHaveLength(calls)
    served.clock.advance({ minutes: 2 })
    expect(await bluesky.fetchProfile(access)).toMatchObject({ handle: 'ekkoping.test' })
  })

  it('the writing points run dry for posts before they do for moderation', async () => {
    const window = { startsAt: served.clock.now(), endsAt: served.clock.now().add({ hours: 1 }) }
    const bucket = { network: 'bluesky', owner: served.account.id, name: 'points-hour' }
    await quota.take({ purpose: 'moderation', costs: [{ bucket, cost: 4_000, limit: 5_000, window }] })
    await expect(bluesky.publishing.start(access, textDraft)).rejects.toMatchObject({
      name: 'RateLimited',
      retryAt: Temporal.Instant.from('2026-11-20T10:00:00Z'),
    })
    await expect(bluesky.hide(access, uri(ask('Skräp')))).resolves.toBeUndefined()
  })
})

describe('accounts that change', () => {
  it('a renamed one is the same: by its DID', async () => {
    served.account.handle = 'ekkopings-kommun.test'
    expect(await bluesky.fetchProfile(access)).toMatchObject({
      handle: 'ekkopings-kommun.test',
      externalId: served.account.id,
    })
    expect(await bluesky.publishing.start(access, textDraft)).toMatchObject({ state: 'published' })
  })

  it('a citizen who is gone takes nothing else along', async () => {
    const gone = ask('Borta snart')
    const stays = served.lab.town.writeComment({ postId: served.post.id, author: 'Bosse Lind', text: 'Kvar' })
    served.lab.town.state.people[gone.authorId]!.extra['isDeleted'] = true
    const thread = await bluesky.fetchThread(access, uri(served.post))
    expect(thread.map(({ externalId }) => externalId)).toEqual([uri(stays)])
    await expect(bluesky.fetchComment(access, uri(gone))).rejects.toMatchObject({ isGone: true })
    const target = { commentExternalId: uri(gone), authorExternalId: gone.authorId }
    await bluesky.block(access, target)
    await bluesky.unblock(access, target)
    expect(served.lab.town.state.blocks).toEqual([])
  })

  it('our own, deleted, is told of and throws nothing strange', async () => {
    served.account.extra['isDeleted'] = true
    expect(await bluesky.checkAccess(access)).toMatchObject({ isValid: false })
    await expect(bluesky.harvest.news(access, '{"v":"1"}')).resolves.toMatchObject({ bodies: [] })
    await expect(bluesky.fetchProfile(access)).rejects.toMatchObject({
      name: 'AccessRevoked',
      loss: 'withdrawn',
    })
  })
})

describe('the account’s own copy', () => {
  it('holds its document, its repository and its pictures', async () => {
    const [image] = [
      { bytes: new Uint8Array(64).fill(7), mediaType: 'image/png', width: 8, height: 8, altText: 'Grå' },
    ]
    await bluesky.publishing.start(access, { ...textDraft, form: 'image', images: [image] })
    const files = await Array.fromAsync(bluesky.ownCopy(access))
    expect(files.map(({ path }) => path.replace(/bafk.*/, '…'))).toEqual(['did.json', 'repo.car', 'blobs/…'])
    expect(files[2]?.bytes).toEqual(Buffer.from(image.bytes))
    expect(served.lab.breaches).toEqual([])
  })
})
