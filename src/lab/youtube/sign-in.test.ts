import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OAuthSignIn } from '#connectors/sign-in.ts'
import { readSecret } from '#connectors/youtube/secret.ts'
import { connectorAt } from '#connectors/youtube/youtube-for-tests.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

const REDIRECT = 'https://torget.example/anslut/youtube'
const FIGURES = 'https://www.googleapis.com/auth/yt-analytics.readonly'
const MANAGE = 'https://www.googleapis.com/auth/youtube.force-ssl'

let network: YoutubeForTests
afterEach(() => network.close())
beforeEach(async () => {
  network = await youtubeForTests()
})

function signInOf(): OAuthSignIn & Required<Pick<OAuthSignIn, 'renew'>> {
  const { signIn } = connectorAt(network, PRACTICE_CLIENT)
  if (signIn?.kind !== 'oauth' || signIn.renew === undefined) throw new Error('no sign-in')
  return { ...signIn, renew: signIn.renew }
}

/** A person on Google's page: picks the channel, unticks what `without` names. */
async function through(url: string, choice: Record<string, string>): Promise<Record<string, string>> {
  const page = new URL(url)
  for (const [name, value] of Object.entries(choice)) page.searchParams.set(name, value)
  const answer = await fetch(page, { redirect: 'manual' })
  return Object.fromEntries(new URL(answer.headers.get('location') ?? 'x:').searchParams)
}

async function connect(choice: Record<string, string> = {}) {
  const signIn = signInOf()
  const { url, pending } = await signIn.begin({ redirectUri: REDIRECT, state: 'st4te', server: null })
  const query = await through(url, { channel: network.channelId, ...choice })
  return { signIn, url, query, finish: () => signIn.finish({ redirectUri: REDIRECT, pending, query }) }
}

describe('signing in', () => {
  it('asks with PKCE for a refresh token, and finds the channel', async () => {
    const { url, query, finish } = await connect()
    const asked = Object.fromEntries(new URL(url).searchParams)
    expect(asked).toMatchObject({
      access_type: 'offline',
      prompt: 'consent',
      code_challenge_method: 'S256',
      response_type: 'code',
    })
    expect(query['state']).toBe('st4te')
    const [found] = await finish()
    expect(found).toMatchObject({
      externalId: network.channelId,
      name: 'Ekköpings kommun',
      handle: '@ekkoping',
      missingScopes: [],
    })
    expect(found?.grant).toMatchObject({
      expiresAt: network.clock.now().add({ hours: 1 }),
      renewableUntil: null,
    })
    const access = { accountExternalId: network.channelId, token: found?.grant.secret ?? '' }
    const state = await connectorAt(network, PRACTICE_CLIENT).checkAccess(access)
    expect(state).toEqual({ isValid: true, expiresAt: null, missingScopes: [] })
    expect(network.lab.breaches).toEqual([])
  })

  it('shows the channels to choose from', async () => {
    const { url } = await connect()
    const page = await (await fetch(url)).text()
    expect(page).toContain('Ekköpings kommun')
  })

  it('tells what was not ticked', async () => {
    const { finish } = await connect({ without: FIGURES })
    expect((await finish())[0]?.missingScopes).toEqual([FIGURES])
    const { finish: without } = await connect({ without: MANAGE })
    await expect(without()).rejects.toMatchObject({ code: 'insufficientPermissions' })
  })

  it('refused by the person is Rejected', async () => {
    const { finish } = await connect({ refuse: '1' })
    await expect(finish()).rejects.toMatchObject({ name: 'Rejected', code: 'access_denied' })
  })

  it('takes a code once, and with its own verifier only', async () => {
    const { finish, signIn, query } = await connect()
    await finish()
    await expect(finish()).rejects.toMatchObject({ name: 'Rejected', code: 'invalid_grant' })
    const other = await connect()
    const { pending } = await signIn.begin({ redirectUri: REDIRECT, state: 's', server: null })
    const stolen = signIn.finish({ redirectUri: REDIRECT, pending, query: other.query })
    await expect(stolen).rejects.toMatchObject({ code: 'invalid_grant' })
    expect(query['code']).toMatch(/^4\//)
  })

  it('without the installation’s own client is not there, and with a wrong one says so', async () => {
    expect('signIn' in connectorAt(network)).toBe(false)
    const { signIn } = connectorAt(network, { ...PRACTICE_CLIENT, clientSecret: 'wrong' })
    const secret = JSON.stringify(network.lab.grantFor(network.channelId))
    await expect(
      (signIn as OAuthSignIn & Required<Pick<OAuthSignIn, 'renew'>>).renew(secret),
    ).rejects.toMatchObject({
      code: 'invalid_client',
    })
  })
})

describe('renewing', () => {
  it('keeps the refresh token that Google does not send again', async () => {
    const { signIn, finish } = await connect()
    const [found] = await finish()
    const before = readSecret(found?.grant.secret ?? '')
    network.clock.advance({ minutes: 50 })
    const renewed = await signIn.renew(found?.grant.secret ?? '')
    const after = readSecret(renewed.secret)
    expect(after.refreshToken).toBe(before.refreshToken)
    expect(after.accessToken).not.toBe(before.accessToken)
    expect(renewed.expiresAt).toEqual(network.clock.now().add({ hours: 1 }))
  })

  it('withdrawn by the person is a lost access; a fault of Google’s is not', async () => {
    const { signIn, finish } = await connect()
    const secret = (await finish())[0]?.grant.secret ?? ''
    const { faults, state } = network.lab.town
    faults.next({ call: 'token' }, { kind: 'gateway', status: 503 })
    await expect(signIn.renew(secret)).rejects.toMatchObject({ name: 'Unavailable' })
    faults.next({ call: 'token' }, { kind: 'rate-limited' })
    await expect(signIn.renew(secret)).rejects.toMatchObject({ name: 'RateLimited' })
    for (const token of state.tokens) token.revokedAs = 'withdrawn'
    await expect(signIn.renew(secret)).rejects.toMatchObject({
      name: 'AccessRevoked',
      code: 'invalid_grant',
      loss: 'withdrawn',
    })
  })

  it('of a client in testing ends after seven days, and is told beforehand', async () => {
    await network.close()
    network = await youtubeForTests({ isInTesting: true })
    const { signIn, finish } = await connect()
    const grant = (await finish())[0]?.grant
    expect(grant?.renewableUntil).toEqual(network.clock.now().add({ hours: 7 * 24 }))
    network.clock.advance({ hours: 8 * 24 })
    await expect(signIn.renew(grant?.secret ?? '')).rejects.toMatchObject({
      code: 'invalid_grant',
      loss: 'expired',
    })
  })

  it('happens by itself when the hour is over, once for all calls at the same time', async () => {
    const connector = connectorAt(network, PRACTICE_CLIENT)
    const token = JSON.stringify(network.lab.grantFor(network.channelId))
    const access = { accountExternalId: network.channelId, token }
    network.clock.advance({ hours: 2 })
    const films = Array.from({ length: 5 }, () => connector.fetchPost(access, network.film.id))
    expect(await Promise.all(films)).toHaveLength(5)
    expect(network.seen.filter(({ name }) => name === 'token')).toHaveLength(1)
  })

  it('an act refused for its token was not done, and may be made again', async () => {
    const connector = connectorAt(network, PRACTICE_CLIENT)
    const grant = network.lab.grantFor(network.channelId)
    const access = { accountExternalId: network.channelId, token: JSON.stringify(grant) }
    const { question } = network.comments
    for (const one of network.lab.town.state.tokens) if (one.kind === 'access') one.revokedAs = 'old'
    await expect(connector.hide(access, question.id)).rejects.toMatchObject({ name: 'Unavailable' })
    await connector.hide(access, question.id)
    expect(network.lab.town.state.comments[question.id]?.standing).toBe('held')
  })
})
