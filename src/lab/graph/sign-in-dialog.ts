import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { allScopes } from './facts/scopes.ts'
import type { LabCore } from './lab-core.ts'
import { isoOf } from './lab-time.ts'
import { issueToken } from './pages.ts'

/** The first token of a person works for an hour or two. */
const SHORT_HOURS = 2

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)

type Asked = { readonly redirectUri: URL; readonly state: string; readonly scopes: readonly string[] }

/** What the app asks for, or why the network shows a fault instead of the dialog. */
function readAsked(core: LabCore, query: Readonly<Record<string, string>>): Asked | string {
  if (query['client_id'] !== core.settings.appId) return 'Invalid App ID'
  const redirectUri = URL.parse(query['redirect_uri'] ?? '')
  if (redirectUri === null || !['http:', 'https:'].includes(redirectUri.protocol))
    return 'Invalid redirect_uri'
  if ((query['response_type'] ?? 'code') !== 'code') return 'Invalid response_type'
  const scopes = (query['scope'] ?? '').split(/[\s,]+/).filter((scope) => scope !== '')
  const known: readonly string[] = [...allScopes, 'business_management']
  const strange = scopes.find((scope) => !known.includes(scope))
  if (strange !== undefined) return `Invalid Scopes: ${strange}`
  return { redirectUri, state: query['state'] ?? '', scopes }
}

const box = (name: string, value: string, label: string): string =>
  `<label><input type="checkbox" name="${name}" value="${escaped(value)}" checked> ${escaped(label)}</label><br>`

function dialog(core: LabCore, asked: Asked, query: Readonly<Record<string, string>>): string {
  const hidden = ['client_id', 'redirect_uri', 'state', 'scope', 'response_type']
    .map((name) => `<input type="hidden" name="${name}" value="${escaped(query[name] ?? '')}">`)
    .join('')
  const pages = Object.values(core.state.pages).map(({ id, name }) => box('page', id, name))
  const scopes = asked.scopes.map((scope) => box('granted', scope, scope))
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Logga in</title>
<h1>Torget vill få åtkomst</h1><form action="oauth/answer">${hidden}
<fieldset><legend>Sidor</legend>${pages.join('')}</fieldset>
<fieldset><legend>Behörigheter</legend>${scopes.join('')}</fieldset>
<button name="answer" value="yes">Godkänn</button> <button name="answer" value="no">Avbryt</button></form></html>`
}

function answerTo(core: LabCore, asked: Asked, chosen: URLSearchParams): URL {
  const back = new URL(asked.redirectUri)
  if (asked.state !== '') back.searchParams.set('state', asked.state)
  if (chosen.get('answer') !== 'yes') {
    back.searchParams.set('error', 'access_denied')
    back.searchParams.set('error_code', '200')
    back.searchParams.set('error_description', 'Permissions error')
    back.searchParams.set('error_reason', 'user_denied')
    return back
  }
  const pageIds = chosen.getAll('page').filter((id) => core.state.pages[id] !== undefined)
  const code = codeFor(core, {
    pageIds,
    scopes: chosen.getAll('granted'),
    redirectUri: asked.redirectUri.href,
  })
  back.searchParams.set('code', code)
  // The network adds it, and browsers keep it out of what is sent on.
  back.hash = '_=_'
  return back
}

type Granted = {
  readonly pageIds: readonly string[]
  readonly scopes: readonly string[]
  readonly redirectUri: string
}

/** What a person who has signed in is sent back with. */
export function codeFor(core: LabCore, { pageIds, scopes, redirectUri }: Granted): string {
  const expiresAt = isoOf(core.clock.now().add({ hours: SHORT_HOURS }))
  const { token } = issueToken(core, { kind: 'user', pageIds, scopes, expiresAt })
  const code = `AQ${randomBytes(48).toString('base64url')}`
  core.state.codes.push({ code, redirectUri, token })
  core.changed()
  return code
}

/** The page on which a person lets the app in, with pages and permissions to choose among. */
export function addSignInDialog(app: Hono, core: LabCore): void {
  const asked = (context: Context): Asked | string => readAsked(core, context.req.query())
  app.get('/:version/dialog/oauth', (context) => {
    const wanted = asked(context)
    return typeof wanted === 'string'
      ? context.text(wanted, 400)
      : context.html(dialog(core, wanted, context.req.query()))
  })
  app.get('/:version/dialog/oauth/answer', (context) => {
    const wanted = asked(context)
    if (typeof wanted === 'string') return context.text(wanted, 400)
    const chosen = new URL(context.req.url).searchParams
    return context.redirect(answerTo(core, wanted, chosen).href)
  })
}
