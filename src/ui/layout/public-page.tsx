import type { ComponentChildren } from 'preact'
import { uiTexts } from '../texts.ts'
import { LanguageSwitch } from './language-switch.tsx'
import type { PageProps } from './page.tsx'
import { Page } from './page.tsx'
import { SkipLinks } from './skip-links.tsx'

export type PublicPageProps = Omit<PageProps, 'children' | 'bodyClass' | 'site' | 'script'> & {
  organisation: string
  homeHref: string
  links: readonly { href: string; text: string; current?: boolean | undefined }[]
  languageHref?: string | undefined
  footer?: ComponentChildren | undefined
  notice?: ComponentChildren | undefined
  children: ComponentChildren
}

/** A page for anyone: the organisation's name, not ours; no script, no sign-in, larger type. */
export function PublicPage(props: PublicPageProps) {
  const { organisation, homeHref, links, languageHref, footer, notice, children, ...page } = props
  const t = uiTexts(page.lang)
  return (
    <Page {...page} site={organisation} bodyClass="public">
      <SkipLinks targets={[{ href: '#innehall', text: t.skipToContent }]} />
      <header class="public-head">
        <div class="public-wrap">
          <a class="public-org" href={homeHref}>
            {organisation}
          </a>
          <nav aria-label={t.mainMenu}>
            <ul class="public-links">
              {links.map((link) => (
                <li key={link.href}>
                  <a href={link.href} aria-current={link.current === true ? 'page' : undefined}>
                    {link.text}
                  </a>
                </li>
              ))}
              {languageHref !== undefined && (
                <li>
                  <LanguageSwitch lang={page.lang} href={languageHref} />
                </li>
              )}
            </ul>
          </nav>
        </div>
      </header>
      {notice !== undefined && (
        <aside class="public-wrap public-notice" aria-label={t.notice}>
          {notice}
        </aside>
      )}
      <main class="public-wrap" id="innehall" tabindex={-1}>
        {children}
      </main>
      {footer !== undefined && (
        <footer class="public-foot">
          <div class="public-wrap">{footer}</div>
        </footer>
      )}
    </Page>
  )
}

/** The opening of a public page: heading, lead, and what one came to do. */
export function Hero({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string | undefined
  children?: ComponentChildren | undefined
}) {
  return (
    <div class="hero">
      <h1>{title}</h1>
      {lead !== undefined && <p class="lead">{lead}</p>}
      {children}
    </div>
  )
}

/** A ruled line of short facts under the opening. */
export function FactStrip({ facts }: { facts: readonly ComponentChildren[] }) {
  return (
    <ul class="fact-strip">
      {facts.map((fact, i) => (
        <li key={i}>{fact}</li>
      ))}
    </ul>
  )
}
