/** What happens to the connector when the emulated Instagram fails as the real one does. */
import { afterEach, describe, expect, it } from 'vitest'
import { Unavailable } from '#connectors/connector.ts'
import { createInstagram, type InstagramConnector } from '#connectors/instagram/instagram.ts'
import { wire, type Wired } from './wired-for-tests.ts'

type Set = Wired & { readonly connector: InstagramConnector; readonly commentId: string }
let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

async function start(timeoutMs?: number): Promise<Set> {
  const wired = await wire({}, timeoutMs)
  open = wired
  const commentId = wired.write('Karin Åberg', 'När öppnar ni?').id
  return { ...wired, connector: createInstagram(wired.settings), commentId }
}

const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  )

describe('each fault', () => {
  it('a short fault is over when it is over', async () => {
    const { connector, access, emulator, post } = await start()
    emulator.town.faults.next('reads', { kind: 'gateway', status: 502 })
    expect(await failure(connector.fetchPost(access, post.id))).toBeInstanceOf(Unavailable)
    expect(await connector.fetchPost(access, post.id)).toMatchObject({ externalId: post.id })
  })

  it.each([458, 459, 460, 463, 464, 467, 492])('190/%i is told apart, and has words', async (subcode) => {
    const { connector, access, account, emulator, post } = await start()
    emulator.revoke(account.id, subcode)
    expect(await failure(connector.fetchPost(access, post.id))).toMatchObject({
      name: 'AccessRevoked',
      code: `190/${subcode}`,
    })
    expect(connector.words.sv.failures[`190/${subcode}`]).toBeDefined()
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })
})

describe('the allowance', () => {
  it('heeds Retry-After, asks nobody before then, and asks again after', async () => {
    const { connector, access, clock, calls, emulator, post } = await start()
    emulator.town.faults.next('reads', { kind: 'rate-limited' })
    const retryAt = clock.now().add({ seconds: 120 })
    expect(await failure(connector.fetchPost(access, post.id))).toMatchObject({ retryAt })
    const asked = calls.length
    expect(await failure(connector.fetchPost(access, post.id))).toMatchObject({ name: 'RateLimited' })
    expect(calls).toHaveLength(asked)
    clock.advance({ seconds: 121 })
    expect(await connector.fetchPost(access, post.id)).toMatchObject({ externalId: post.id })
  })

  it('keeps a share for moderation when it runs dry at noon', async () => {
    const { connector, access, commentId, emulator, clock, post } = await start()
    emulator.usage.set({ callCount: 96 })
    await connector.fetchPost(access, post.id)
    expect(await failure(connector.fetchPost(access, post.id))).toMatchObject({ name: 'RateLimited' })
    const day = Temporal.PlainDate.from('2026-11-18')
    expect(await failure(connector.insights.ofAccount(access, { from: day, to: day }))).toMatchObject({
      name: 'RateLimited',
    })
    await connector.hide(access, commentId)
    emulator.usage.set({ callCount: 3 })
    clock.advance({ minutes: 61 })
    expect(await connector.fetchPost(access, post.id)).toMatchObject({ externalId: post.id })
  })
})

describe('the account', () => {
  it('says which scopes are missing, and that data access ends', async () => {
    const { connector, access, emulator } = await start()
    const token = emulator.town.state.tokens.find((one) => one.token === access.token)
    if (token === undefined) throw new Error('there is no token')
    token.scopes = token.scopes.filter((scope) => scope !== 'instagram_content_publish')
    expect(await connector.checkAccess(access)).toEqual({
      isValid: true,
      expiresAt: Temporal.Instant.from('2027-02-18T09:00:00Z'),
      missingScopes: ['instagram_content_publish'],
    })
  })

  it('tells expiry and scopes only with the app’s id, and then no sign-in either', async () => {
    const { settings, access } = await start()
    const { appId: _appId, ...rest } = settings
    const connector = createInstagram(rest)
    expect(connector.signIn).toBeUndefined()
    expect(await connector.checkAccess(access)).toEqual({ isValid: true, expiresAt: null, missingScopes: [] })
  })
})
