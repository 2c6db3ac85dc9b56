import type { YoutubeLabCore } from '../lab-core.ts'
import { handleOf } from '../answers/channel.ts'
import { ALL_SCOPES, issue } from '../tokens.ts'

/** What a request for consent asks for, checked; a text says what is wrong with it. */
type Asked = {
  readonly redirectUri: string
  readonly state: string
  readonly scopes: readonly string[]
  readonly challenge: string
  readonly isOffline: boolean
}

function readAsked(core: YoutubeLabCore, search: URLSearchParams): Asked | string {
  const redirectUri = search.get('redirect_uri') ?? ''
  const scopes = (search.get('scope') ?? '').split(' ')
  const challenge = search.get('code_challenge') ?? ''
  if (search.get('client_id') !== core.settings.clientId) return 'invalid_client'
  if (search.get('response_type') !== 'code') return 'response_type must be code'
  if (!URL.canParse(redirectUri)) return 'redirect_uri is no address'
  if (scopes.some((scope) => !ALL_SCOPES.includes(scope))) return `unknown scope in ${scopes.join(' ')}`
  if (challenge !== '' && search.get('code_challenge_method') !== 'S256')
    return 'code_challenge_method must be S256'
  if (!/^[\w-]{43}$/.test(challenge)) return 'code_challenge is no SHA-256'
  // Google gives a refresh token a second time only when it is asked to ask again.
  const isOffline = search.get('access_type') === 'offline' && search.get('prompt') === 'consent'
  return { redirectUri, state: search.get('state') ?? '', scopes, challenge, isOffline }
}

/** The page where a person picks a channel, and where a pick (`channel`) or a refusal (`refuse`) leads back. */
export function answerConsent(
  core: YoutubeLabCore,
  url: URL,
  breach: (kind: string, detail: string) => void,
): Response {
  const search = url.searchParams
  const asked = readAsked(core, search)
  if (typeof asked === 'string') {
    breach('consent', asked)
    return new Response(`Error 400: ${asked}`, { status: 400, headers: { 'content-type': 'text/plain' } })
  }
  const channel = search.get('channel')
  if (search.has('refuse')) return back(asked, { error: 'access_denied' })
  if (channel === null) return page(core, url)
  if (core.town.state.accounts[channel] === undefined) return back(asked, { error: 'access_denied' })
  const scopes = asked.scopes.filter((scope) => !search.getAll('without').includes(scope))
  const { challenge, redirectUri, isOffline } = asked
  const extra = { challenge, redirectUri, isOffline }
  const { token } = issue(core, 'code', { accountId: channel, scopes, extra })
  return back(asked, { code: token.token, scope: scopes.join(' ') })
}

function back({ redirectUri, state }: Asked, params: Readonly<Record<string, string>>): Response {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries({ state, ...params })) url.searchParams.set(name, value)
  return new Response(null, { status: 302, headers: { location: url.href } })
}

function page(core: YoutubeLabCore, url: URL): Response {
  const link = (name: string, value: string) => {
    const params = new URLSearchParams(url.searchParams)
    params.set(name, value)
    return `?${params.toString()}`
  }
  const rows = Object.values(core.town.state.accounts).map(
    (account) =>
      `<li><a href="${escaped(link('channel', account.id))}">${escaped(account.name)} (${escaped(handleOf(account))})</a></li>`,
  )
  const html = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Välj kanal</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>Välj kanal</h1><p>Övningstorgets inloggning. Torget får läsa och sköta den kanal du väljer.</p>
<ul>${rows.join('')}</ul><p><a href="${escaped(link('refuse', '1'))}">Avbryt</a></p></main></body></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
