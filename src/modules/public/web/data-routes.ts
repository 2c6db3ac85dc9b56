import { Hono } from 'hono'
import { toLocal } from '#core/clock.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import type { RegisterEntry } from '#modules/accounts/index.ts'
import { NotFound } from '#core/errors.ts'
import { readGround, readPublicRegister, type PublicGround } from '../queries.ts'
import { registerCsv } from '../rules/register-csv.ts'
import { registerFeed } from '../rules/register-feed.ts'
import { toRow } from '../rules/register-rows.ts'
import { registerTurtle } from '../rules/register-turtle.ts'
import { lastChangedAt } from '../rules/search-register.ts'
import { known } from '../rules/visitor-rules.ts'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'
import type { PublicDeps } from './public-deps.ts'
import { closedWords } from './register-page.tsx'

type Source = {
  readonly ground: PublicGround
  readonly entries: readonly RegisterEntry[]
  readonly pageUrl: string
}

/** The register for programs. Readable from any site: it is public already, and nothing here depends on who asks. */
export function dataRoutes(deps: PublicDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const serve = (
    ending: string,
    mediaType: string,
    write: (c: HttpContext, source: Source) => string,
  ): void => {
    routes.get(`/o/:org/${ending}`, async (c) => {
      const source = await readSource(c, deps, c.req.param('org'))
      const body = write(c, source)
      c.header('access-control-allow-origin', '*')
      noteLastChange(c, source.entries)
      return c.body(body, 200, { 'content-type': mediaType })
    })
  }
  serve('konton.json', 'application/json; charset=utf-8', (_, source) => JSON.stringify(documentOf(source)))
  serve('konton.csv', 'text/csv; charset=utf-8; header=present', (c, { entries, ground }) => {
    c.header('content-disposition', `attachment; filename="konton-${ground.organisation.slug}.csv"`)
    return registerCsv(entries)
  })
  serve('konton.ttl', 'text/turtle; charset=utf-8', (_, source) => catalogue(source))
  serve('konton.atom', 'application/atom+xml; charset=utf-8', (c, source) => feed(c, source))
  return routes
}

async function readSource(c: HttpContext, deps: PublicDeps, slug: string): Promise<Source> {
  const ground = await readGround(deps, slug)
  if (!ground.told.isRegisterPublic) throw new NotFound('register', slug)
  const entries = await readPublicRegister(deps, ground)
  return { ground, entries, pageUrl: new URL(publicPaths(slug).register, deps.baseUrl).href }
}

export function noteLastChange(c: HttpContext, entries: readonly RegisterEntry[]): void {
  const changedAt = lastChangedAt(entries)
  if (changedAt !== null) c.header('last-modified', new Date(changedAt.epochMilliseconds).toUTCString())
}

function documentOf({ ground, entries, pageUrl }: Source) {
  return {
    organisation: ground.policy.meta.org.name,
    page: pageUrl,
    licence: 'https://creativecommons.org/publicdomain/zero/1.0/',
    changedAt: lastChangedAt(entries)?.toString({ smallestUnit: 'second' }) ?? null,
    accounts: entries.map((entry) => ({ ...toRow(entry), assignments: entry.assignments })),
  }
}

function catalogue({ ground, entries, pageUrl }: Source): string {
  const { contacts, meta } = ground.policy
  const [sv, en] = [publicTexts('sv'), publicTexts('en')]
  const changedAt = lastChangedAt(entries)
  return registerTurtle({
    organisation: meta.org.name,
    legalKind: meta.org.legalKind,
    pageUrl,
    homepage: known(contacts.web),
    email: known(contacts.email),
    phone: known(contacts.phone),
    modifiedOn: changedAt === null ? null : toLocal(changedAt).toPlainDate(),
    title: { sv: sv.data.title(meta.org.name), en: en.data.title(meta.org.name) },
    description: { sv: sv.register.description(meta.org.name), en: en.register.description(meta.org.name) },
    keywords: { sv: sv.data.keywords, en: en.data.keywords },
  })
}

/** An organisation without accounts has changed nothing since the list began. */
const BEGINNING = Temporal.Instant.from('2026-01-01T00:00:00Z')

function feed(c: HttpContext, { ground, entries, pageUrl }: Source): string {
  const { lang } = c.var
  const t = publicTexts(lang)
  return registerFeed(entries, {
    title: t.feed.title(ground.policy.meta.org.name),
    author: ground.policy.meta.org.name,
    lang,
    selfUrl: inLang(`${pageUrl}.atom`, lang),
    pageUrl,
    emptyAt: BEGINNING,
    describe: (entry) => {
      const named = `${entry.name} (${entry.platformName})`
      const words = t.feed.entry
      const titles = {
        active: words.opened,
        planned: words.opened,
        resting: words.resting,
        closing: words.closing,
        closed: words.closed,
      }
      const text =
        entry.status === 'closed' ? closedWords(entry, lang) : `${entry.purpose} ${entry.url ?? ''}`.trim()
      return { title: titles[entry.status](named), text }
    },
  })
}
