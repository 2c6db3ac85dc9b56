/** The emulator refuses what the real network refuses, and keeps a record of every breach. */
import { afterEach, expect, it } from 'vitest'
import { serveLab, type ServedLab } from './lab-for-tests.ts'

let served: ServedLab | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

type Ask = {
  readonly method?: string
  readonly path: (lab: ServedLab) => string
  readonly headers?: Readonly<Record<string, string>>
  readonly without?: string
  readonly body?: (lab: ServedLab) => unknown
}

const encoded = (urn: string): string =>
  encodeURIComponent(urn).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
const FINDER = { 'x-restli-method': 'FINDER' }
const posts = ({ account }: ServedLab): string => `posts?q=author&author=${encoded(account.id)}`
const post =
  (rest: object) =>
  ({ account }: ServedLab) => ({
    author: account.id,
    commentary: 'Hej',
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
    ...rest,
  })

async function ask(lab: ServedLab, { method = 'GET', path, headers = {}, without, body }: Ask) {
  const sent = new Headers({
    authorization: `Bearer ${lab.lab.grantFor(lab.account.id)['access_token'] ?? ''}`,
    'linkedin-version': '202607',
    'x-restli-protocol-version': '2.0.0',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  })
  if (without !== undefined) sent.delete(without)
  const text = body === undefined ? {} : { body: JSON.stringify(body(lab)) }
  return fetch(`${lab.baseUrl}/rest/${path(lab)}`, { method, headers: sent, ...text })
}

it.each<[string, Ask, number, string | null]>([
  ['a well-formed finder', { path: posts, headers: FINDER }, 200, null],
  ['no token', { path: posts, headers: FINDER, without: 'authorization' }, 401, null],
  ['no version', { path: posts, headers: FINDER, without: 'linkedin-version' }, 400, 'missing-header'],
  [
    'a version that is gone',
    { path: posts, headers: { ...FINDER, 'linkedin-version': '202401' } },
    426,
    'version',
  ],
  [
    'no protocol version',
    { path: posts, headers: FINDER, without: 'x-restli-protocol-version' },
    400,
    'missing-header',
  ],
  ['no Rest.li method', { path: posts }, 400, 'restli-method'],
  [
    'a URN that is not encoded',
    { path: ({ account }) => `posts?q=author&author=${account.id}`, headers: FINDER },
    400,
    'encoding',
  ],
  [
    'an unknown parameter',
    { path: (lab) => `${posts(lab)}&fields=id`, headers: FINDER },
    400,
    'unknown-parameter',
  ],
  ['a missing parameter', { path: () => 'posts?q=author', headers: FINDER }, 400, 'missing-parameter'],
  ['a page too large', { path: (lab) => `${posts(lab)}&count=101`, headers: FINDER }, 400, 'limit'],
  ['an unknown resource', { path: () => 'shares' }, 404, 'not-emulated'],
  [
    'another page’s posts',
    { path: () => 'posts?q=author&author=urn%3Ali%3Aorganization%3A1', headers: FINDER },
    403,
    null,
  ],
  ['a body without its fields', { method: 'POST', path: () => 'posts', body: () => ({}) }, 422, 'body'],
  ['a field nobody knows', { method: 'POST', path: () => 'posts', body: post({ title: 'x' }) }, 422, 'body'],
  [
    'a text too long',
    { method: 'POST', path: () => 'posts', body: post({ commentary: 'å'.repeat(3_001) }) },
    422,
    'body',
  ],
  [
    'an image that was never uploaded',
    { method: 'POST', path: () => 'posts', body: post({ content: { media: { id: 'urn:li:image:x' } } }) },
    422,
    'body',
  ],
  [
    'bare signs in the text',
    { method: 'POST', path: () => 'posts', body: post({ commentary: 'Öppet (nästan)' }) },
    201,
    'unescaped-text',
  ],
  [
    'a list that is encoded',
    {
      path: ({ post: { id } }) => `socialMetadata?ids=List%28${encoded(id)}%29`,
      headers: { 'x-restli-method': 'BATCH_GET' },
    },
    400,
    'parameter',
  ],
])('%s', async (_what, asked, status, kind) => {
  const lab = await serveLab()
  served = lab
  const answer = await ask(lab, asked)
  expect(answer.status).toBe(status)
  expect(lab.lab.breaches.map((breach) => breach.kind)).toEqual(kind === null ? [] : [kind])
})

it('refuses the call after the last one of the day, and takes calls again after midnight UTC', async () => {
  const lab = await serveLab({ dailyCalls: { app: 5, member: 2 } })
  served = lab
  const call = async () => (await ask(lab, { path: posts, headers: FINDER })).status
  expect([await call(), await call(), await call()]).toEqual([200, 200, 429])
  lab.clock.set('2026-11-21T00:00:00Z')
  expect(await call()).toBe(200)
})
