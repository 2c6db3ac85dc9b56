import { afterEach, describe, expect, it } from 'vitest'
import { createInstagram } from '#connectors/instagram/instagram.ts'
import type { OAuthSignIn } from '#connectors/sign-in.ts'
import { APP_ID } from './instagram-for-tests.ts'
import { wire, type Wired } from './wired-for-tests.ts'

type Set = Wired & { readonly signIn: OAuthSignIn }
const REDIRECT = 'https://torget.example/kopplingar/retur'
let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

async function start(timeoutMs?: number): Promise<Set> {
  const wired = await wire({}, timeoutMs)
  open = wired
  const { signIn } = createInstagram(wired.settings)
  if (signIn?.kind !== 'oauth') throw new Error('no sign-in')
  return { ...wired, signIn }
}

/** Where the dialog's links lead, in order; the last one breaks off. */
async function walk({ signIn, settings }: Set): Promise<readonly URL[]> {
  const { url } = await signIn.begin({ redirectUri: REDIRECT, state: 'st&te<', server: null })
  expect(url.startsWith(`${settings.baseUrl}/v26.0/dialog/oauth?client_id=${APP_ID}`)).toBe(true)
  const page = await (await fetch(url)).text()
  return [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => new URL(href.replaceAll('&amp;', '&')))
}

const finish = ({ signIn }: Set, url: URL | undefined) =>
  signIn.finish({ redirectUri: REDIRECT, pending: '', query: Object.fromEntries(url?.searchParams ?? []) })

describe('signing in', () => {
  it('finds each Page’s account, with a token that works', async () => {
    const set = await start()
    set.emulator.town.addAccount({ name: 'Biblioteket', handle: 'ekkoping.bibliotek' })
    const [all, first] = await walk(set)
    expect(all?.searchParams.get('state')).toBe('st&te<')
    const found = await finish(set, all)
    expect(found.map(({ handle }) => handle)).toEqual(['ekkoping', 'ekkoping.bibliotek'])
    const [account] = found
    expect(account).toMatchObject({
      externalId: set.account.id,
      name: 'Ekköpings kommun',
      url: 'https://www.instagram.com/ekkoping/',
      missingScopes: [],
      grant: { expiresAt: null, renewableUntil: Temporal.Instant.from('2027-02-18T09:00:00Z') },
    })
    const access = { accountExternalId: set.account.id, token: account?.grant.secret ?? '' }
    expect(await createInstagram(set.settings).fetchProfile(access)).toMatchObject({ handle: 'ekkoping' })
    expect(await finish(set, first)).toHaveLength(1)
    expect(set.emulator.breaches).toEqual([])
  })

  it('uses a code once, and tells when the person said no', async () => {
    const set = await start()
    const links = await walk(set)
    await finish(set, links[0])
    await expect(finish(set, links[0])).rejects.toMatchObject({ name: 'Rejected', code: '100' })
    await expect(finish(set, links.at(-1))).rejects.toMatchObject({ code: 'access-denied' })
    await expect(finish(set, undefined)).rejects.toMatchObject({ code: 'no-code' })
  })

  it('says what was not granted, in the network’s own words', async () => {
    const set = await start()
    const links = await walk(set)
    const code = links[0]?.searchParams.get('code')
    const token = set.emulator.town.state.tokens.find((one) => one.token === code)
    if (token === undefined) throw new Error('there is no code')
    token.scopes = token.scopes.filter((scope) => !/messages|business/.test(scope))
    const [account] = await finish(set, links[0])
    expect(account?.missingScopes).toEqual(['instagram_manage_messages', 'business_management'])
  })

  it('leaves the person free to begin again when the network falls silent', async () => {
    const set = await start(1_000)
    const links = await walk(set)
    set.emulator.town.faults.next('reads', { kind: 'cut' })
    await expect(finish(set, links[0])).rejects.toMatchObject({ name: 'Unavailable' })
    expect(await finish(set, links[0])).toHaveLength(1)
  })
})
