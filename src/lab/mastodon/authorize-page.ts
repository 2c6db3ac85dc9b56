import type { LabCall } from './lab-call.ts'
import { textIn } from './lab-call.ts'
import { issueCode, wishFrom, type Wish } from './oauth.ts'
import { escaped } from './status-text.ts'

/** The server's own page, where a person says yes or no. Everybody may sign in as any account: this is practice. */
export function authorizePage(call: LabCall): Response {
  const wish = wishFrom(call, (name) => call.query.get(name))
  const accounts = Object.values(call.lab.town.state.accounts)
  const hidden = Object.entries({
    client_id: wish.clientId,
    redirect_uri: wish.redirectUri,
    scope: wish.scope,
    state: wish.state,
    code_challenge: wish.challenge,
  }).flatMap(([name, value]) =>
    value === null ? [] : `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  )
  const choices = accounts.map(
    ({ id, name, handle }, index) =>
      `<p><label><input type="radio" name="account" value="${escaped(id)}"${index === 0 ? ' checked' : ''}> ${escaped(name)} (@${escaped(handle)})</label></p>`,
  )
  const scopes = wish.scope.split(' ').map((scope) => `<li><code>${escaped(scope)}</code></li>`)
  const page = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Övningsservern: godkänn ${escaped(wish.app.name)}</title></head>
<body><main><h1>${escaped(wish.app.name)} vill använda kontot</h1><p>Det här är övningsnätet. På en riktig server loggar du in först.</p>
<ul>${scopes.join('')}</ul><form method="post" action="authorize">${hidden.join('')}<fieldset><legend>Konto</legend>${choices.join('')}</fieldset>
<button name="answer" value="yes">Godkänn</button> <button name="answer" value="no">Avböj</button></form></main></body></html>`
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(page, { headers })
}

/** Sends the person back to where they came from, with a code or with their no. */
export function decide(call: LabCall): Response {
  const wish = wishFrom(call, (name) => textIn(call.body, name))
  const accountId = textIn(call.body, 'account') ?? ''
  const isYes = textIn(call.body, 'answer') === 'yes' && call.lab.town.state.accounts[accountId] !== undefined
  return new Response(null, {
    status: 302,
    headers: { location: backTo(call, wish, isYes ? accountId : null) },
  })
}

function backTo({ lab }: LabCall, wish: Wish, accountId: string | null): string {
  const url = new URL(wish.redirectUri)
  if (accountId === null) url.searchParams.set('error', 'access_denied')
  else url.searchParams.set('code', issueCode(lab.town, wish, accountId))
  if (wish.state !== null) url.searchParams.set('state', wish.state)
  return url.href
}
