import { Hono } from 'hono'
import { cachedPublicly } from '#core/http/caching.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { citationOf, formatCitation, lawCatalogue } from '#modules/policy/index.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Hero } from '#ui/layout/public-page.tsx'
import { readGround, readPublicRegister, type PublicGround } from '../queries.ts'
import { checkAccount } from '../rules/check-account.ts'
import { ownSites } from '../rules/public-policy.ts'
import { LONGEST_ASKED } from '../rules/read-address.ts'
import { searchRegister, type RegisterSearch } from '../rules/search-register.ts'
import { known, visitorRules } from '../rules/visitor-rules.ts'
import { publicTexts } from '../texts.ts'
import { AccessibilityPage } from './accessibility-page.tsx'
import { CheckPage } from './check-page.tsx'
import { dataRoutes, noteLastChange } from './data-routes.ts'
import { EmbedPage, frameHtml } from './embed-page.tsx'
import { inLang, publicPaths } from './paths.ts'
import type { PublicDeps } from './public-deps.ts'
import { languageFromAddress, publicHtml } from './public-frame.tsx'
import { RegisterPage } from './register-page.tsx'
import { RulesPage } from './rules-page.tsx'
import { tipRoutes } from './tip-routes.tsx'

/** Half a minute in caches: an approval shows within the minute (scenario 3). */
const MAX_AGE_SECONDS = 30

/** Everything under `/o/`: no sign-in, no script, no cookie. */
export function createPublicPages(deps: PublicDeps): Hono<HttpEnv> {
  const pages = new Hono<HttpEnv>()
  pages.use(
    '/o/*',
    languageFromAddress(),
    cachedPublicly({ maxAgeSeconds: MAX_AGE_SECONDS, isLanguageInAddress: true }),
  )
  pages.route('/', dataRoutes(deps))
  pages.route('/', tipRoutes(deps))
  pages.get('/o/:org', (c) => c.redirect(inLang(publicPaths(c.req.param('org')).register, c.var.lang), 302))
  pages.get('/o/:org/konton', (c) => showRegister(c, deps, c.req.param('org')))
  pages.get('/o/:org/konton/kontroll', (c) => showCheck(c, deps, c.req.param('org')))
  pages.get('/o/:org/konton/badda-in/sa-har', (c) => showEmbed(c, deps, c.req.param('org')))
  pages.get('/o/:org/konton/badda-in', (c) => showFrame(c, deps, c.req.param('org')))
  pages.get('/o/:org/regler', (c) => showRules(c, deps, c.req.param('org')))
  pages.get('/o/:org/tillganglighet', (c) => showAccessibility(c, deps, c.req.param('org')))
  return pages
}

async function showRegister(c: HttpContext, deps: PublicDeps, slug: string): Promise<Response> {
  const ground = await readGround(deps, slug)
  const { lang } = c.var
  const t = publicTexts(lang)
  const { name } = ground.policy.meta.org
  const page = {
    title: t.register.title,
    description: t.register.description(name),
    current: 'register',
  } as const
  if (!ground.told.isRegisterPublic) {
    const children = <Hero title={t.register.notPublicTitle} lead={t.register.notPublic(name)} />
    return c.html(publicHtml(c, deps, ground, { ...page, children }))
  }
  const all = await readPublicRegister(deps, ground)
  const search = searchOf(c)
  const basis = basisWords(ground, lang)
  noteLastChange(c, all)
  return c.html(
    publicHtml(c, deps, ground, {
      ...page,
      footer: (
        <p>
          {t.register.tipLine} <a href={inLang(publicPaths(slug).tip, lang)}>{t.register.tipLink}</a>.
        </p>
      ),
      children: (
        <RegisterPage
          lang={lang}
          slug={slug}
          all={all}
          shown={searchRegister(all, search)}
          search={search}
          basis={basis}
        />
      ),
    }),
  )
}

const LONGEST_SEARCH = 200

function searchOf(c: HttpContext): RegisterSearch {
  const chosen = (name: string): string | null => {
    const value = c.req.query(name) ?? ''
    return value === '' ? null : value
  }
  const show = c.req.query('visa')
  return {
    words: (c.req.query('q') ?? '').slice(0, LONGEST_SEARCH),
    platform: chosen('plats'),
    unit: chosen('verksamhet'),
    show: show === 'open' || show === 'closed' ? show : 'all',
  }
}

/** Each law with its paragraph, worded as everywhere else. */
function basisWords({ policy, told }: PublicGround, lang: Lang): readonly string[] {
  return told.legalBasis.flatMap(({ lawId, section }) => {
    const law = { id: lawId, ...(section === null ? {} : { section }) }
    const rule = { ...policy.inbox.replyScope, source: { doc: 'law', law } }
    return formatCitation(citationOf(policy, rule), lang).law ?? []
  })
}

async function showCheck(c: HttpContext, deps: PublicDeps, slug: string): Promise<Response> {
  const ground = await readGround(deps, slug)
  const { lang } = c.var
  const asked = (c.req.query('konto') ?? '').slice(0, LONGEST_ASKED)
  const entries = await readPublicRegister(deps, ground)
  const found = checkAccount(entries, asked, ground.told.hosts)
  // whether an account is ours is told even where the list itself is not on the web
  const answer = ground.told.isRegisterPublic || !('entries' in found) ? found : { ...found, entries: [] }
  // what somebody asked about is theirs: no cache keeps it
  c.header('cache-control', 'no-store')
  const children = <CheckPage lang={lang} slug={slug} asked={asked} answer={answer} />
  const { title } = publicTexts(lang).check
  return c.html(publicHtml(c, deps, ground, { title, current: null, hideFromSearch: true, children }))
}

async function showEmbed(c: HttpContext, deps: PublicDeps, slug: string): Promise<Response> {
  const ground = await readGround(deps, slug)
  const { lang } = c.var
  const children = (
    <EmbedPage lang={lang} slug={slug} baseUrl={deps.baseUrl} sites={ownSites(ground.policy)} />
  )
  return c.html(
    publicHtml(c, deps, ground, { title: publicTexts(lang).embed.title, current: null, children }),
  )
}

async function showFrame(c: HttpContext, deps: PublicDeps, slug: string): Promise<Response> {
  const ground = await readGround(deps, slug)
  const entries = ground.told.isRegisterPublic ? await readPublicRegister(deps, ground) : []
  const { name, accentColour } = ground.policy.meta.org
  c.set('contentPolicy', { framedBy: ownSites(ground.policy) })
  noteLastChange(c, entries)
  return c.html(
    frameHtml({
      lang: c.var.lang,
      organisation: name,
      assets: deps.assets,
      accent: known(accentColour),
      isPublic: ground.told.isRegisterPublic,
      entries,
    }),
  )
}

async function showRules(c: HttpContext, deps: PublicDeps, slug: string): Promise<Response> {
  const ground = await readGround(deps, slug)
  const { lang } = c.var
  const t = publicTexts(lang).rules
  const { policy } = ground
  const children = (
    <RulesPage
      lang={lang}
      slug={slug}
      rules={visitorRules(policy, lang)}
      laws={lawCatalogue(policy)}
      document={policy.meta.document}
    />
  )
  const description = t.lead(policy.meta.org.senderName)
  return c.html(publicHtml(c, deps, ground, { title: t.title, description, current: 'rules', children }))
}

async function showAccessibility(c: HttpContext, deps: PublicDeps, slug: string): Promise<Response> {
  const ground = await readGround(deps, slug)
  const { lang } = c.var
  const children = <AccessibilityPage lang={lang} rules={visitorRules(ground.policy, lang)} />
  const { title } = publicTexts(lang).accessibility
  return c.html(publicHtml(c, deps, ground, { title, current: 'accessibility', children }))
}
