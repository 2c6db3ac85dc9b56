import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeFor } from '#lab/graph/sign-in-dialog.ts'
import { Rejected } from '../connector.ts'
import type { OAuthSignIn } from '../sign-in.ts'
import { startOnLab, type OnLab } from '#test/facebook-on-lab.ts'
import { facebookSecret } from './secret.ts'

const redirectUri = 'http://127.0.0.1:3000/konton/anslut/facebook'
let on: OnLab
let signIn: OAuthSignIn
beforeEach(async () => {
  on = await startOnLab()
  const found = on.connect({ appId: on.lab.core.settings.appId }).signIn
  if (found?.kind !== 'oauth') throw new Error('no sign-in')
  signIn = found
})
afterEach(() => on.close())

const finish = (query: Readonly<Record<string, string>>) =>
  signIn.finish({ redirectUri, pending: 'x', query })
const grant = (scopes: readonly string[], pageIds = [on.access.accountExternalId]) =>
  codeFor(on.lab.core, { pageIds, scopes, redirectUri })

async function walkThrough(answer: 'yes' | 'no'): Promise<URLSearchParams> {
  const { url } = await signIn.begin({ redirectUri, state: 'hemligt-tillstånd', server: null })
  const dialog = await fetch(url)
  expect(dialog.status).toBe(200)
  const search = new URL(url).searchParams
  for (const scope of search.get('scope')?.split(',') ?? []) search.append('granted', scope)
  search.append('page', on.access.accountExternalId)
  search.append('answer', answer)
  const next = new URL(url)
  next.pathname += '/answer'
  next.search = search.toString()
  const back = await fetch(next, { redirect: 'manual' })
  return new URL(back.headers.get('location') ?? '').searchParams
}

describe('Facebook Login', () => {
  it('sends the person to the dialog with a state, and comes back with the pages they chose', async () => {
    const back = await walkThrough('yes')
    expect(back.get('state')).toBe('hemligt-tillstånd')
    const accounts = await finish(Object.fromEntries(back))
    expect(accounts).toMatchObject([
      {
        externalId: on.access.accountExternalId,
        name: 'Exempelköpings kommun',
        handle: 'exempelkopingskommun',
        missingScopes: [],
        grant: { expiresAt: null },
      },
    ])
    const { secret, renewableUntil } = accounts[0]!.grant
    expect(renewableUntil).toBeInstanceOf(Temporal.Instant)
    const access = {
      accountExternalId: on.access.accountExternalId,
      token: facebookSecret({ access_token: secret }),
    }
    expect(await on.connect().checkAccess(access)).toMatchObject({ isValid: true })
    expect(on.lab.violations).toEqual([])
  })

  it('says what is needed and was not granted', async () => {
    const scopes = ['pages_show_list', 'pages_read_engagement', 'pages_read_user_content']
    const [account] = await finish({ code: grant(scopes) })
    expect(account?.missingScopes).toEqual([
      'pages_manage_posts',
      'pages_manage_engagement',
      'pages_manage_metadata',
      'pages_messaging',
      'read_insights',
    ])
  })

  it('finds every page, also beyond the first list', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => on.lab.addPage({ name: `Sida ${n}` }).page.id)
    expect(await finish({ code: grant(['pages_show_list'], ids) })).toHaveLength(60)
  })

  it('is Rejected when the person says no, and tells that apart from a fault', async () => {
    const back = await walkThrough('no')
    const error = await finish(Object.fromEntries(back)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Rejected)
    expect(error).toMatchObject({ code: 'access_denied' })
    await expect(finish({ error: 'server_error' })).rejects.toMatchObject({ code: 'sign-in-failed' })
    await expect(finish({})).rejects.toMatchObject({ code: 'sign-in-failed' })
  })

  it('uses a code once, and only for the address it was made for', async () => {
    const code = grant(['pages_show_list'])
    await finish({ code })
    await expect(finish({ code })).rejects.toBeInstanceOf(Rejected)
    const other = signIn.finish({
      redirectUri: 'https://other.example',
      pending: '',
      query: { code: grant([]) },
    })
    await expect(other).rejects.toBeInstanceOf(Rejected)
  })

  it('never tells the app’s secret or a token', async () => {
    on.lab.faults.next({ call: 'any' }, { kind: 'error', code: 100 })
    const error = await finish({ code: grant([]) }).catch(String)
    expect(error).not.toContain('practice-secret')
  })

  it('is not offered without the app’s id', () => {
    expect(on.connect()).not.toHaveProperty('signIn')
    expect(() => facebookSecret({})).toThrow(TypeError)
  })
})
