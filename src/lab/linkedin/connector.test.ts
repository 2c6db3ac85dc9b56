/** Torget's own connector against the emulated network, over a real socket: what it does, it does without breaking the network's contract. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Access } from '#connectors/connector.ts'
import {
  createLinkedin,
  type LinkedinConnector,
  type LinkedinSettings,
} from '#connectors/linkedin/linkedin.ts'
import { linkedinSecret, openTokens } from '#connectors/linkedin/secret.ts'
import type { PostDraft } from '#connectors/publishing.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import { CLIENT, serveLab, type ServedLab } from './lab-for-tests.ts'
import type { LinkedinLabOptions } from './linkedin-lab.ts'

type Wired = ServedLab & { connector: LinkedinConnector; access: Access; quota: QuotaLedger }

let served: ServedLab | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

async function wire(
  lab: Partial<LinkedinLabOptions> = {},
  settings: Partial<LinkedinSettings> = {},
): Promise<Wired> {
  const found = await serveLab(lab)
  served = found
  const { http, clock, baseUrl, account } = found
  const quota = createMemoryQuota(clock)
  const dailyCalls = { app: 100_000, member: 100_000 }
  const connector = createLinkedin({ http, clock, quota, baseUrl, dailyCalls, ...CLIENT, ...settings })
  const token = linkedinSecret(found.lab.grantFor(account.id))
  return { ...found, connector, quota, access: { accountExternalId: account.id, token } }
}

const textDraft = (text: string): PostDraft => ({
  key: 'utkast-0001',
  form: 'text',
  text,
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
})

describe('signing in', () => {
  const redirectUri = 'https://torget.example/back'

  async function consent({ http }: Wired, url: string, decision: string): Promise<Record<string, string>> {
    const answer = await http
      .send({ method: 'GET', url: `${url}&decision=${decision}`, timeoutMs: 300 })
      .catch(() => null)
    expect(answer).toBeNull()
    const raw = await fetch(`${url}&decision=${decision}`, { redirect: 'manual' })
    return Object.fromEntries(new URL(raw.headers.get('location') ?? '').searchParams)
  }

  it('finds the pages that the person administers, with the end of the consent', async () => {
    const all = await wire()
    const { url, pending } = await begin(all)
    expect(await (await fetch(url)).text()).toContain('Tillåt')
    const query = await consent(all, url, 'allow')
    expect(query).toMatchObject({ state: 'tillstand-1' })
    const found = await finish(all, { redirectUri, pending, query })
    expect(found).toMatchObject([
      {
        externalId: all.account.id,
        name: 'Ekköpings kommun',
        url: 'https://www.linkedin.com/company/ekkopings-kommun/',
        missingScopes: [],
      },
    ])
    const [account] = found
    const now = all.clock.now()
    expect(account?.grant.expiresAt).toEqual(now.add({ hours: 60 * 24 }))
    expect(account?.grant.renewableUntil).toEqual(now.add({ hours: 365 * 24 }))
    const access = { accountExternalId: all.account.id, token: account?.grant.secret ?? '' }
    expect(await all.connector.checkAccess(access)).toMatchObject({ isValid: true, missingScopes: [] })
    expect(all.lab.breaches).toEqual([])
    await expect(finish(all, { redirectUri, pending, query })).rejects.toMatchObject({ code: 'code-expired' })
  })

  it('renews without moving the end of the consent, and says when that is over', async () => {
    const all = await wire()
    const { url, pending } = await begin(all)
    const [account] = await finish(all, { redirectUri, pending, query: await consent(all, url, 'allow') })
    const first = account?.grant
    all.clock.advance({ hours: 50 * 24 })
    const renewed = await renew(all, first?.secret ?? '')
    expect(renewed.renewableUntil).toEqual(first?.renewableUntil)
    expect(renewed.expiresAt).toEqual(all.clock.now().add({ hours: 60 * 24 }))
    expect(openTokens(renewed.secret).access).not.toBe(openTokens(first?.secret ?? '').access)
    all.clock.advance({ hours: 320 * 24 })
    await expect(renew(all, renewed.secret)).rejects.toMatchObject({
      name: 'AccessRevoked',
      code: 'invalid-grant',
    })
  })

  it('without approval as a partner the consent ends with the token, and nothing can be renewed', async () => {
    const all = await wire({ isPartner: false })
    const { url, pending } = await begin(all)
    const [account] = await finish(all, { redirectUri, pending, query: await consent(all, url, 'allow') })
    expect(account?.grant.renewableUntil).toEqual(account?.grant.expiresAt)
    await expect(renew(all, account?.grant.secret ?? '')).rejects.toMatchObject({ code: 'cannot-renew' })
  })

  it('a fault of the network while renewing is no lost access', async () => {
    const all = await wire()
    all.lab.town.faults.always('every-call', { kind: 'gateway', status: 503 })
    await expect(renew(all, all.access.token)).rejects.toMatchObject({ name: 'Unavailable' })
    all.lab.town.faults.clear()
    await all.closeServer()
    await expect(renew(all, all.access.token)).rejects.toMatchObject({ name: 'Unavailable' })
  })

  it('tells a no from a failure', async () => {
    const all = await wire()
    const { url, pending } = await begin(all)
    const query = await consent(all, url, 'cancel')
    await expect(finish(all, { redirectUri, pending, query })).rejects.toMatchObject({
      code: 'consent-refused',
    })
    const wrong = await wire({}, { clientSecret: 'fel' })
    await expect(finish(wrong, { redirectUri, pending: '', query: { code: 'x' } })).rejects.toMatchObject({
      code: 'invalid-app',
    })
  })

  const oauth = ({ connector }: Wired) => {
    if (connector.signIn.kind !== 'oauth') throw new Error('LinkedIn signs in by OAuth')
    return connector.signIn
  }
  const begin = (all: Wired) => oauth(all).begin({ redirectUri, state: 'tillstand-1', server: null })
  const finish = (all: Wired, back: Parameters<ReturnType<typeof oauth>['finish']>[0]) =>
    oauth(all).finish(back)
  const renew = (all: Wired, secret: string) =>
    oauth(all).renew?.(secret) ?? Promise.reject(new Error('no renew'))
})

describe('reading and acting', () => {
  it('reads, answers, removes and publishes without a breach of the contract', async () => {
    const { connector, access, post, lab, thread } = await wire()
    const shown = await connector.fetchPost(access, post.id)
    expect(shown).toMatchObject({
      text: post.text,
      author: { externalId: access.accountExternalId, name: 'Ekköpings kommun' },
      media: [{ kind: 'image', altText: 'Simhallens bassäng' }],
    })
    const [picture] = shown.media
    expect((await connector.fetchMedia(access, picture!)).bytes.length).toBeGreaterThan(1_000)
    const [question] = await connector.fetchThread(access, post.id)
    expect(question).toMatchObject({ text: 'När öppnar ni på lördag? 👨‍👩‍👧‍👦', author: { name: 'Karin Öberg' } })
    const written = await connector.reply(access, question!.externalId, 'Klockan nio! (åäö) 🙂')
    expect((await connector.fetchComment(access, written.externalId)).text).toBe('Klockan nio! (åäö) 🙂')
    await connector.remove(access, lab.commentUrn(thread.anonymous.id))
    expect(lab.town.state.comments[thread.anonymous.id]?.removedBy).toBe('account')
    const text = 'Snö (mycket) på väg: info@ekkoping.example [1] #snö 👩‍🚒'
    const step = await connector.publishing.start(access, textDraft(text))
    const id = step.state === 'published' ? step.externalId : ''
    expect(lab.town.state.posts[id]?.text).toBe(text)
    await connector.publishing.edit?.(access, id, 'Rättat: {12} cm')
    expect((await connector.fetchPost(access, id)).text).toBe('Rättat: {12} cm')
    await connector.publishing.unpublish?.(access, id)
    await connector.publishing.unpublish?.(access, id)
    await expect(connector.fetchPost(access, id)).rejects.toMatchObject({ isGone: true })
    expect(lab.breaches).toEqual([])
  })

  it('answers a reply beside it, under the comment above', async () => {
    const { connector, access, lab, thread } = await wire()
    const written = await connector.reply(access, lab.commentUrn(thread.thanks.id), 'Varsågod')
    const made = Object.values(lab.town.state.comments).find(({ text }) => text === 'Varsågod')
    expect(made?.parentId).toBe(thread.question.id)
    expect(written.externalId).toBe(lab.commentUrn(made!.id))
    const sentAfter = Temporal.Instant.from('2026-11-20T08:59:00Z')
    const found = await connector.findReply(access, lab.commentUrn(thread.thanks.id), 'Varsågod', sentAfter)
    expect(found).toEqual(written)
  })

  it('finds the post behind an activity that it has never met', async () => {
    const { connector, access, lab, post, thread } = await wire()
    const fresh = await connector.fetchComment(access, lab.commentUrn(thread.question.id))
    expect(fresh.postExternalId).toBe(post.id)
    const activity = lab.commentUrn(thread.question.id).replace(/^.*\((.*),.*$/, '$1')
    expect((await connector.fetchPost(access, activity)).externalId).toBe(post.id)
  })

  it('leaves the name empty where LinkedIn keeps it private, and reads on when names are refused', async () => {
    const { connector, access, lab, post, karin } = await wire()
    karin.extra['isPrivate'] = true
    const [question] = await connector.fetchThread(access, post.id)
    expect(question?.author).toEqual({ externalId: karin.id, name: '' })
    lab.town.faults.always({ call: 'people.BATCH_GET' }, { kind: 'forbidden' })
    lab.town.faults.always({ call: 'people.GET' }, { kind: 'gateway', status: 500 })
    expect((await connector.fetchThread(access, post.id)).length).toBe(4)
  })

  it('a duplicate, a version out of force and a malformed id are told apart', async () => {
    const { connector, access, http, clock, baseUrl, quota } = await wire()
    await connector.publishing.start(access, textDraft('Samma sak'))
    await expect(connector.publishing.start(access, textDraft('Samma sak'))).rejects.toMatchObject({
      code: 'duplicate',
    })
    const old = createLinkedin({ http, clock, quota, baseUrl, apiVersion: '202401' })
    await expect(old.fetchProfile(access)).rejects.toMatchObject({ code: 'version-sunset' })
    await expect(connector.reply(access, '../../me', 'Hej')).rejects.toMatchObject({ code: 'malformed-id' })
    for (const id of ['..', '../me', 'organizations'])
      await expect(connector.fetchPost(access, id)).rejects.toMatchObject({ code: 'malformed-id' })
    const tooLong = connector.publishing.edit?.(access, 'urn:li:share:1', 'å'.repeat(3_001))
    await expect(tooLong).rejects.toMatchObject({ code: 'draft-not-accepted' })
  })

  it('shows a renamed page under its new name, and a deleted one as gone', async () => {
    const { connector, access, account, lab } = await wire()
    account.handle = 'nya-ekkoping'
    account.name = 'Nya Ekköping'
    expect(await connector.fetchProfile(access)).toMatchObject({
      name: 'Nya Ekköping',
      url: 'https://www.linkedin.com/company/nya-ekkoping/',
      about: 'Ekköpings kommuns officiella sida.',
      links: ['https://ekkoping.example'],
      phone: '0123-45 67 89',
      followers: 1_234,
    })
    lab.town.state.accounts = {}
    await expect(connector.fetchProfile(access)).rejects.toMatchObject({ isGone: true })
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })

  it('copies the page’s own content, files included', async () => {
    const { connector, access, lab } = await wire()
    const paths: string[] = []
    for await (const { path, bytes } of connector.ownCopy(access)) {
      expect(bytes.length).toBeGreaterThan(0)
      paths.push(path.replace(/\d{10,}/, 'N'))
    }
    expect(paths).toEqual([
      'organisation.json',
      'posts/00001.json',
      'files/C4E10AQpool.png',
      'comments/N/00001.json',
    ])
    expect(lab.breaches).toEqual([])
  })

  it('tells figures by day, and what is not known as not known', async () => {
    const { connector, access, post, lab } = await wire()
    const day = (text: string) => Temporal.PlainDate.from(text)
    const figures = await connector.insights.ofAccount(access, {
      from: day('2025-11-01'),
      to: day('2026-11-20'),
    })
    const one = (key: string, on: string | null) =>
      figures.find((figure) => figure.key === key && (figure.day?.toString() ?? null) === on)
    expect(one('followers', null)).toMatchObject({ value: 1_234 })
    expect(one('followers-lost', null)).toMatchObject({ value: null, why: 'not-offered' })
    expect(one('followers-gained', '2026-11-10')?.value).toBeTypeOf('number')
    expect(one('followers-gained', '2026-11-20')).toMatchObject({ value: null, why: 'not-yet' })
    expect(one('views', '2025-11-01')).toMatchObject({ value: null, why: 'withdrawn' })
    const before = await connector.insights.ofPost(access, post.id)
    expect(before.find(({ key }) => key === 'comments')?.value).toBe(4)
    const quiet = lab.town.publishPost({ accountId: access.accountExternalId, text: 'Tyst' })
    expect((await connector.insights.ofPost(access, quiet.id)).map(({ value, why }) => [value, why])).toEqual(
      Array(6).fill([null, 'not-yet']),
    )
    lab.town.faults.always({ call: 'organizationPageStatistics.FINDER-organization' }, { kind: 'forbidden' })
    const again = await connector.insights.ofAccount(access, {
      from: day('2026-11-10'),
      to: day('2026-11-10'),
    })
    expect(again.find(({ key }) => key === 'profile-views')).toMatchObject({
      value: null,
      why: 'no-permission',
    })
    expect(lab.breaches).toEqual([])
  })
})
