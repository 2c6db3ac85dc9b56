import { describe, expect, it } from 'vitest'
import type { AppPageProps } from './app-page.tsx'
import { AppPage } from './app-page.tsx'
import type { PageAssets } from './page.tsx'
import { renderPage } from './page.tsx'
import { PublicPage } from './public-page.tsx'

const assets: PageAssets = {
  url: (name) => `/assets/${name}`,
  accentUrl: (hex) => `/assets/accent-${hex}.css`,
}

const app = (more: Partial<AppPageProps> = {}) =>
  renderPage(
    <AppPage
      title="Att göra"
      lang="sv"
      assets={assets}
      frame={{
        organisation: 'Exempelkommunen',
        homeHref: '/',
        nav: [{ links: [{ href: '/inkorg', text: 'Inkorg', count: 1204, current: true }] }],
        person: { name: 'Kim <b>', role: 'kommunikatör', logOutAction: '/logga-ut' },
        languageHref: '?lang=en',
      }}
      {...more}
    >
      <h1>Hej</h1>
    </AppPage>,
  )

describe('the signed-in page', () => {
  it('is a whole document in its language, with a way past the menu', () => {
    const html = app()
    expect(html).toMatch(/^<!doctype html><html lang="sv">/)
    expect(html).toContain('<title>Att göra – Torget, Exempelkommunen</title>')
    expect(html).toMatch(/<body class="app app-column"><div class="skip-links"><a href="#innehall">/)
    expect(html).toContain('<main id="innehall" tabindex="-1">')
    expect(html).toContain('1\u00a0204')
    expect(html).toContain('Kim &lt;b>')
    expect(html).toContain('src="/assets/page.js"')
    expect(html).toContain('content="noindex"')
  })

  it('logs out with a form, not a link', () => {
    expect(app()).toContain(
      '<form class="post-button" method="post" action="/logga-ut" data-purpose="log-out">',
    )
  })

  it('says an error first in the title, and a person’s choices on the root', () => {
    const html = app({ hasErrors: true, theme: 'dark', shortcuts: false, accent: '#c8102e' })
    expect(html).toContain('<title>Fel: Att göra')
    expect(html).toContain('<html lang="sv" data-theme="dark" data-shortcuts="off">')
    expect(html).toContain('href="/assets/accent-#c8102e.css"')
  })

  it('carries the key of a draft that has been sent', () => {
    expect(app({ flash: { tone: 'done', text: 'Skickat', draftSent: 'kim-7' } })).toContain(
      'data-draft-sent="kim-7"',
    )
  })
})

describe('the public page', () => {
  it('bears the organisation’s name, no script, and is found by search engines', () => {
    const html = renderPage(
      <PublicPage
        title="Våra konton"
        organisation="Exempelkommunen"
        homeHref="/"
        lang="en"
        assets={assets}
        links={[]}
        languageHref="?lang=sv"
      >
        <h1>Hej</h1>
      </PublicPage>,
    )
    expect(html).toContain('<title>Våra konton – Exempelkommunen</title>')
    expect(html).not.toContain('<script')
    expect(html).not.toContain('noindex')
    expect(html).toContain(
      '<a class="language-switch" href="?lang=sv" lang="sv" hreflang="sv">På svenska</a>',
    )
  })
})
