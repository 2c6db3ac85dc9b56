import type { Context } from 'hono'
import { issueCode } from './calls/oauth.ts'
import type { InstagramLab } from './lab-core.ts'

/** What the network asks the person who signs in: which accounts the app may act for. A page of its own, so that a demo can be walked. */
export function showDialog(lab: InstagramLab, context: Context): Response {
  const query = context.req.query()
  const { client_id: clientId, redirect_uri: redirectUri = '', state = '', scope = '' } = query
  if (clientId !== lab.appId || URL.parse(redirectUri) === null)
    return context.text('Invalid App ID or redirect_uri', 400)
  const accounts = Object.values(lab.town.state.accounts)
  const scopes = scope.split(',').filter((one) => one !== '')
  const link = (params: Readonly<Record<string, string>>): string => {
    const url = new URL(redirectUri)
    for (const [name, value] of Object.entries({ ...params, state })) url.searchParams.set(name, value)
    return url.href
  }
  const choices = [
    ...(accounts.length > 1 ? [{ label: 'Alla konton', ids: accounts.map(({ id }) => id) }] : []),
    ...accounts.map(({ id, name, handle }) => ({ label: `${name} (@${handle})`, ids: [id] })),
  ].map(({ label, ids }) => {
    const code = issueCode(lab, { accountIds: ids, scopes, redirectUri })
    return `<li><a href="${escaped(link({ code }))}">${escaped(label)}</a></li>`
  })
  const denied = link({ error: 'access_denied', error_reason: 'user_denied' })
  const body = [
    '<!doctype html><html lang="sv"><meta charset="utf-8"><title>Övningstorget: logga in</title>',
    '<h1>Vilka konton får Torget sköta?</h1><p>Det här är övningstorget och inte Facebook.</p>',
    `<ul>${choices.join('')}</ul><p><a href="${escaped(denied)}">Avbryt</a></p></html>`,
  ]
  return context.html(body.join(''))
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
