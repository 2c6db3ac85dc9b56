import { createHash } from 'node:crypto'
import { Hono, type Context } from 'hono'
import type { ContractBreach, Emulator } from '../emulator.ts'
import { pictureBytes, pictureNamed } from '../graph/media.ts'
import { postsOf, standingPost } from '../town/posts.ts'
import type { TownAccount, TownMedia } from '../town/state.ts'
import { nowIso } from '../town/town-core.ts'
import type { Town } from '../town/town.ts'
import { withFaults } from '../town/with-faults.ts'
import { atomFeed, feedUrl, POSTS_PER_PAGE, type SitePlace } from './atom-feed.ts'
import { siteBreach } from './check-site-request.ts'
import { postPage, sitePage } from './site-page.ts'

export type SiteOptions = {
  readonly town: Town
  /** Where the app is mounted, as its readers reach it: `http://127.0.0.1:3400/webb`. */
  readonly publicUrl: () => string
}

type Site = SiteOptions & { readonly breaches: ContractBreach[]; readonly base: () => string }

/** A web site with a feed for each account of the town: pages with OpenGraph, Atom with conditional requests, pictures. */
export function createSite(options: SiteOptions): Emulator {
  const { town, publicUrl } = options
  const site: Site = { ...options, breaches: [], base: () => publicUrl().replace(/\/$/, '') }
  const stopped = Promise.withResolvers<undefined>()
  const app = new Hono()
  const { faults } = town
  app.use('*', withFaults({ faults, callOf, refuse, stopped: stopped.promise }))
  app.on(['GET', 'HEAD'], '/media/:id', (c) => serve(site, c, [], () => media(site, c.req.param('id'))))
  app.on(['GET', 'HEAD'], '/:handle/flode.atom', (c) => serve(site, c, ['sida'], () => feed(site, c)))
  app.on(['GET', 'HEAD'], '/:handle', (c) => serve(site, c, [], () => front(site, c)))
  app.on(['GET', 'HEAD'], '/:handle/:post', (c) => serve(site, c, [], () => post(site, c)))
  app.all('*', (c) => serve(site, c, [], () => notFound()))
  return {
    network: 'manual',
    app,
    town,
    breaches: site.breaches,
    grantFor: (accountId) => ({ feed: feedUrl({ base: site.base(), account: accountOf(town, accountId) }) }),
    start: () => undefined,
    stop: async () => {
      stopped.resolve(undefined)
      await town.settled()
    },
  }
}

function callOf({ req }: Context) {
  const isFeed = req.path.endsWith('/flode.atom')
  const isActing = req.method !== 'GET' && req.method !== 'HEAD'
  return { name: isFeed ? 'feed' : req.path.includes('/media/') ? 'media' : 'page', isActing }
}

type Refusal = 'unauthorised' | 'forbidden' | 'gone' | 'rate-limited' | 'own-fault'

const STATUS: Readonly<Record<Refusal, number>> = {
  unauthorised: 401,
  forbidden: 403,
  gone: 410,
  'rate-limited': 429,
  'own-fault': 500,
}

function refuse(kind: Refusal): Response {
  const headers = kind === 'rate-limited' ? { 'retry-after': '120' } : {}
  return html(`<h1>${STATUS[kind]}</h1>`, STATUS[kind], headers)
}

function serve(site: Site, c: Context, parameters: readonly string[], answer: () => Response): Response {
  const { method, url, raw, path } = c.req
  const breach = siteBreach({ method, url, headers: raw.headers, parameters })
  if (breach === null) return answer()
  site.breaches.push({ at: nowIso(site.town.core), method, path, ...breach })
  return html(`<h1>${breach.kind}</h1>`, breach.kind === 'wrong-method' ? 405 : 400)
}

function html(body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })
}

const notFound = (): Response => html('<h1>Sidan finns inte</h1>', 404)

function accountOf(town: Town, id: string): TownAccount {
  const account = town.state.accounts[id]
  if (account === undefined) throw new Error(`no account ${id} on the site`)
  return account
}

/** A renamed handle is another address: the old one is not there any more. */
function placeOf({ town, base }: Site, c: Context): SitePlace | null {
  const handle = c.req.param('handle')
  const account = Object.values(town.state.accounts).find((one) => one.handle === handle)
  return account === undefined ? null : { base: base(), account }
}

function feed(site: Site, c: Context): Response {
  const place = placeOf(site, c)
  const page = Number(c.req.query('sida') ?? '1')
  if (place === null || !Number.isInteger(page) || page < 1) return notFound()
  const posts = postsOf(site.town.core, place.account.id)
  const from = (page - 1) * POSTS_PER_PAGE
  const shown = posts.slice(from, from + POSTS_PER_PAGE)
  const updatedAt = posts
    .map((one) => one.updatedAt)
    .reduce((a, b) => (a > b ? a : b), '2000-01-01T00:00:00Z')
  const isLast = from + POSTS_PER_PAGE >= posts.length
  const xml = atomFeed({ ...place, posts: shown, page, isLast, updatedAt })
  const etag = `"${createHash('sha256').update(xml).digest('hex').slice(0, 24)}"`
  const headers = { etag, 'content-type': 'application/atom+xml; charset=utf-8' }
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } })
  return new Response(xml, { headers })
}

function front(site: Site, c: Context): Response {
  const place = placeOf(site, c)
  if (place === null) return notFound()
  return html(sitePage(place, postsOf(site.town.core, place.account.id).slice(0, POSTS_PER_PAGE)))
}

function post(site: Site, c: Context): Response {
  const place = placeOf(site, c)
  const found = site.town.state.posts[c.req.param('post') ?? '']
  if (place === null || found?.accountId !== place.account.id) return notFound()
  if (found.removedAt !== null) return refuse('gone')
  return html(postPage(place, standingPost(site.town.core, found.id)))
}

function media({ town }: Site, id: string): Response {
  const found = Object.values(town.state.posts)
    .flatMap((one) => one.media)
    .find((one) => one.id === id)
  const file = found === undefined ? null : bytesOf(town, found)
  return file === null
    ? notFound()
    : new Response(file.bytes, { headers: { 'content-type': file.mediaType } })
}

function bytesOf({ state }: Town, found: TownMedia) {
  if (found.picture !== null) {
    const bytes = pictureBytes(found.picture)
    const supplied = pictureNamed(found.picture)
    return bytes === undefined || supplied === undefined ? null : { bytes, mediaType: supplied.mediaType }
  }
  const kept = state.files[found.id]
  return kept === undefined ? null : { bytes: Buffer.from(kept.base64, 'base64'), mediaType: kept.mediaType }
}
