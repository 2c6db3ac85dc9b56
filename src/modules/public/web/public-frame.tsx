import type { ComponentChildren } from 'preact'
import { isLang, otherLang, type Lang } from '#core/i18n/lang.ts'
import type { HttpContext, HttpMiddleware } from '#core/http/variables.ts'
import { PublicPage } from '#ui/layout/public-page.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import type { PublicGround } from '../queries.ts'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'
import type { PublicDeps } from './public-deps.ts'

/** `?lang=en` or Swedish: neither cookie nor browser decides, so that caches may keep the page. */
export function languageFromAddress(): HttpMiddleware {
  return async (c, next) => {
    const wanted = c.req.query('lang')
    c.set('lang', isLang(wanted) ? wanted : 'sv')
    await next()
  }
}

export type PublicView = {
  readonly title: string
  readonly description?: string
  readonly current: 'register' | 'rules' | 'accessibility' | null
  readonly footer?: ComponentChildren
  readonly hasErrors?: boolean
  readonly hideFromSearch?: boolean
  readonly children: ComponentChildren
}

/** A page in the organisation's name and colour, with its three neighbours. */
export function publicHtml(
  c: HttpContext,
  deps: Pick<PublicDeps, 'assets'>,
  ground: PublicGround,
  view: PublicView,
): string {
  const { lang } = c.var
  const { org } = ground.policy.meta
  const { current, ...page } = view
  return renderPage(
    <PublicPage
      {...page}
      lang={lang}
      assets={deps.assets}
      {...(org.accentColour === 'unknown' ? {} : { accent: org.accentColour })}
      organisation={org.name}
      homeHref={inLang(publicPaths(ground.organisation.slug).register, lang)}
      links={linksOf(ground.organisation.slug, lang, current)}
      languageHref={sameInOtherLanguage(c)}
    />,
  )
}

function linksOf(slug: string, lang: Lang, current: PublicView['current']) {
  const paths = publicPaths(slug)
  const t = publicTexts(lang).nav
  return (['register', 'rules', 'accessibility'] as const).map((key) => ({
    href: inLang(paths[key], lang),
    text: t[key],
    current: key === current,
  }))
}

function sameInOtherLanguage(c: HttpContext): string {
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  if (otherLang(c.var.lang) === 'en') url.searchParams.set('lang', 'en')
  return `${url.pathname}${url.search}`
}
