/** Torget's own connector against the emulated server, over a real socket: the two were written apart from the same contract. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Access } from '#connectors/connector.ts'
import { mastodonSecret } from '#connectors/mastodon/account-secret.ts'
import { createMastodon, type MastodonConnector } from '#connectors/mastodon/mastodon.ts'
import type { PostDraft } from '#connectors/publishing.ts'
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

const draft: PostDraft = {
  key: 'utkast-2026-1',
  form: 'text',
  text: 'Vi plogar i natt ❄️',
  language: 'sv-SE',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}
const image = {
  bytes: new Uint8Array([1, 2, 3]),
  mediaType: 'image/png',
  width: 4,
  height: 3,
  altText: 'Plogbil på Storgatan',
}

describe('signing in', () => {
  const redirectUri = 'https://torget.example/kopplingar/retur'

  async function decideAs(url: string, answer: 'yes' | 'no', account: string) {
    const asked = new URL(url)
    const page = await fetch(url)
    expect(await page.text()).toContain('Torget vill använda kontot')
    const names = ['client_id', 'redirect_uri', 'scope', 'state', 'code_challenge']
    const form = new URLSearchParams(names.map((name) => [name, asked.searchParams.get(name) ?? '']))
    form.set('account', account)
    form.set('answer', answer)
    const sent = await fetch(asked.origin + asked.pathname, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    return Object.fromEntries(new URL(sent.headers.get('location') ?? '').searchParams)
  }

  it('registers an app on the server, comes back with a code, and finds the account', async () => {
    const { connector, lab, baseUrl, accountId, kept } = await wire()
    const { url, pending } = await connector.signIn.begin({ redirectUri, state: 's1', server: baseUrl })
    expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256')
    const query = await decideAs(url, 'yes', accountId)
    expect(query['state']).toBe('s1')
    const [found] = await connector.signIn.finish({ redirectUri, pending, query })
    expect(found).toMatchObject({
      externalId: kept(accountId),
      name: 'Ekköpings kommun',
      handle: `@ekkoping@${new URL(baseUrl).host}`,
      missingScopes: [],
      grant: { expiresAt: null, renewableUntil: null },
    })
    const access = { accountExternalId: kept(accountId), token: found?.grant.secret ?? '' }
    expect(await connector.checkAccess(access)).toEqual({ isValid: true, expiresAt: null, missingScopes: [] })
    await expect(connector.signIn.finish({ redirectUri, pending, query })).rejects.toMatchObject({
      code: 'invalid_grant',
    })
    expect(lab.breaches).toEqual([])
  })

  it('tells when the person said no, and when the server is none', async () => {
    const { connector, baseUrl, accountId } = await wire()
    const { url, pending } = await connector.signIn.begin({ redirectUri, state: 's2', server: null })
    const query = await decideAs(url, 'no', accountId)
    await expect(connector.signIn.finish({ redirectUri, pending, query })).rejects.toMatchObject({
      name: 'Rejected',
      code: 'access_denied',
    })
    const begin = (server: string) => connector.signIn.begin({ redirectUri, state: 's3', server })
    await expect(begin(`${baseUrl}/nowhere`)).rejects.toMatchObject({ name: 'Rejected' })
    await expect(begin('http://10.0.0.1')).rejects.toMatchObject({ name: 'Unavailable' })
    await expect(begin('inte en server')).rejects.toMatchObject({ code: 'server-address' })
  })

  it('says what was not granted', async () => {
    const { connector, lab, access, accountId } = await wire()
    for (const token of lab.town.state.tokens) token.scopes = ['read']
    const narrow = { ...access, token: mastodonSecret(lab.grantFor(accountId)) }
    const missing = ['write:statuses', 'write:media', 'write:blocks']
    expect(await connector.checkAccess(narrow)).toMatchObject({ isValid: true, missingScopes: missing })
    await expect(connector.publishing.start(narrow, draft)).rejects.toMatchObject({ code: 'scope-missing' })
  })

  it.each([
    ['revoked', 'withdrawn'],
    ['expired', 'expired'],
    ['disabled', 'blocked'],
  ])('tells a token that was %s', async (revokedAs, loss) => {
    const { connector, lab, access } = await wire()
    for (const token of lab.town.state.tokens) token.revokedAs = revokedAs
    await expect(connector.fetchProfile(access)).rejects.toMatchObject({ name: 'AccessRevoked', loss })
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })
})

describe('the account', () => {
  it('presents itself, under a new name too', async () => {
    const { connector, lab, access, accountId } = await wire()
    expect(await connector.fetchProfile(access)).toMatchObject({
      name: 'Ekköpings kommun',
      links: ['https://ekkoping.example/'],
      phone: '0346-88 60 00',
      email: 'kontakt@ekkoping.example',
      followers: 1_204,
    })
    const account = lab.town.state.accounts[accountId]
    if (account !== undefined) account.handle = 'ekkopings_kommun'
    expect((await connector.fetchProfile(access)).handle).toMatch(/^@ekkopings_kommun@/)
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: true })
  })

  it('has figures, and says "not available" for what nobody counts', async () => {
    const { connector, lab, access, accountId } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    lab.town.react(post.id, 'Åsa Öberg', 'favourite')
    const day = Temporal.PlainDate.from('2026-11-20')
    const ofAccount = await connector.insights.ofAccount(access, { from: day, to: day })
    expect(ofAccount[0]).toMatchObject({ key: 'followers', value: 1_204, day: null })
    expect(ofAccount.find(({ key }) => key === 'reach')).toMatchObject({ value: null, why: 'not-offered' })
    const ofPost = await connector.insights.ofPost(access, post.id)
    expect(ofPost.find(({ key }) => key === 'reactions')?.value).toBe(1)
    expect(ofPost.find(({ key }) => key === 'comments')?.value).toBe(0)
    expect(ofPost.find(({ key }) => key === 'views')?.value).toBeNull()
  })

  it('is copied whole, and what is missing is named', async () => {
    const { connector, lab, access } = await wire()
    const step = await connector.publishing.start(access, { ...draft, form: 'image', images: [image] })
    expect(step.state).toBe('published')
    const files = await Array.fromAsync(connector.ownCopy(access))
    expect(files.map(({ path }) => path.replace(/\d{10,}/, 'N'))).toEqual([
      'account.json',
      'statuses/0001.json',
      'media/N.png',
      'missing.json',
    ])
    expect([...(files[2]?.bytes ?? [])]).toEqual([1, 2, 3])
    lab.town.faults.always({ call: 'file' }, { kind: 'gone' })
    const again = await Array.fromAsync(connector.ownCopy(access))
    expect(new TextDecoder().decode(again.at(-1)?.bytes)).toContain('/system/media/')
    expect(lab.breaches).toEqual([])
  })
})

describe('publishing', () => {
  it('posts with alternative text, edits without losing it, and takes it away', async () => {
    const { connector, lab, access } = await wire()
    const step = await connector.publishing.start(access, { ...draft, form: 'image', images: [image] })
    if (step.state !== 'published') throw new Error('not published')
    const post = lab.town.state.posts[step.externalId]
    expect(post).toMatchObject({
      text: draft.text,
      media: [{ altText: image.altText }],
      extra: { language: 'sv' },
    })
    await connector.publishing.edit(access, step.externalId, 'Vi plogar i natt och i morgon ❄️')
    expect(post).toMatchObject({
      text: 'Vi plogar i natt och i morgon ❄️',
      media: [{ altText: image.altText }],
    })
    lab.town.faults.next({ call: 'source' }, { kind: 'gone' })
    await connector.publishing.edit(access, step.externalId, 'Vi plogar i natt och i morgon ❄️')
    await connector.publishing.unpublish(access, step.externalId)
    await connector.publishing.unpublish(access, step.externalId)
    await expect(connector.fetchPost(access, step.externalId)).rejects.toMatchObject({ isGone: true })
    expect(lab.town.state.deeds.map(({ kind }) => kind)).toEqual([
      'published',
      'edited',
      'edited',
      'unpublished',
    ])
    expect(lab.breaches).toEqual([])
  })

  it('is one post however often the same attempt is made', async () => {
    const { connector, lab, access } = await wire()
    lab.town.faults.next('acts', { kind: 'cut', acts: true })
    await expect(connector.publishing.start(access, draft)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    const found = await connector.publishing.find(
      access,
      draft,
      Temporal.Instant.from('2026-11-20T09:00:00Z'),
    )
    const again = await connector.publishing.start(access, draft)
    expect(again).toMatchObject({ state: 'published', externalId: found?.externalId })
    expect(Object.keys(lab.town.state.posts)).toHaveLength(1)
  })

  it('lets the server wait, finds what waits, and takes it back', async () => {
    const { connector, lab, access, clock } = await wire()
    const publishAt = clock.now().add({ hours: 2 })
    const step = await connector.publishing.start(access, { ...draft, publishAt })
    if (step.state !== 'scheduled') throw new Error('not scheduled')
    expect(await connector.publishing.find(access, draft, clock.now())).toEqual({
      externalId: step.externalId,
      permalink: null,
    })
    await expect(connector.publishing.edit(access, step.externalId, 'Nytt')).rejects.toMatchObject({
      code: 'scheduled-not-editable',
    })
    clock.advance({ hours: 2 })
    const published = await connector.publishing.find(access, draft, clock.now().subtract({ hours: 3 }))
    expect(published?.permalink).toMatch(/\/@ekkoping\//)
    const other = { ...draft, key: 'utkast-2026-2', text: 'Senare', publishAt: clock.now().add({ hours: 1 }) }
    const second = await connector.publishing.start(access, other)
    if (second.state !== 'scheduled') throw new Error('not scheduled')
    await connector.publishing.unpublish(access, second.externalId)
    expect(await connector.publishing.find(access, other, clock.now())).toBeNull()
    expect(lab.breaches).toEqual([])
  })

  it('holds to what this very server takes, before anything is sent', async () => {
    const short = await wire({ limits: { characters: 10, altTextCharacters: 5 } })
    await expect(short.connector.publishing.start(short.access, draft)).rejects.toMatchObject({
      code: 'text-too-long',
    })
    const pictured = { ...draft, form: 'image' as const, text: 'Kort', images: [image] }
    await expect(short.connector.publishing.start(short.access, pictured)).rejects.toMatchObject({
      code: 'alt-text-too-long',
    })
    expect(short.lab.town.state.posts).toEqual({})
    expect(short.lab.breaches).toEqual([])
  })

  it('leaves the votes of a poll alone', async () => {
    const { connector, lab, access, accountId } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Rösta', extra: { poll: ['Ja', 'Nej'] } })
    await expect(connector.publishing.edit(access, post.id, 'Nytt')).rejects.toMatchObject({
      code: 'has-poll',
    })
  })
})
