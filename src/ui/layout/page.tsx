import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'
import type { Assets } from '#core/assets/create-assets.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../texts.ts'

/** The part of the assets a page needs: addresses, nothing that could do I/O. */
export type PageAssets = Pick<Assets, 'url' | 'accentUrl'>

export type PageProps = {
  /** The page itself, most telling word first: "Leif S. – Inkorg". */
  title: string
  /** Whose site: "Torget", or the organisation's name on public pages. */
  site: string
  lang: Lang
  assets: PageAssets
  /** The organisation's colour as "#1b5583"; the default where there is none. */
  accent?: string | undefined
  theme?: 'light' | 'dark' | undefined
  /** The page script. Off on public pages: they carry none. */
  script?: boolean | undefined
  /** Single-key shortcuts, from the person's own settings (WCAG 2.1.4). */
  shortcuts?: boolean | undefined
  /** A style sheet beside the common one; only the gallery has any. */
  moreStyle?: 'gallery.css' | undefined
  /** Says "Fel: " first in the title, so that a screen reader user hears it before anything else. */
  hasErrors?: boolean | undefined
  description?: string | undefined
  /** Keeps signed-in and passing pages out of search engines. */
  hideFromSearch?: boolean | undefined
  bodyClass: string
  children: ComponentChildren
}

function titleOf({ title, site, lang, hasErrors = false }: PageProps): string {
  return `${hasErrors ? `${uiTexts(lang).titleError}: ` : ''}${title} – ${site}`
}

function Head(props: PageProps) {
  const { assets, accent, script = false, description, hideFromSearch = false } = props
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{titleOf(props)}</title>
      {description !== undefined && <meta name="description" content={description} />}
      {hideFromSearch && <meta name="robots" content="noindex" />}
      <meta name="referrer" content="same-origin" />
      <meta name="color-scheme" content="light dark" />
      <link
        rel="preload"
        href={assets.url('latin.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={assets.url('app.css')} />
      {props.moreStyle !== undefined && <link rel="stylesheet" href={assets.url(props.moreStyle)} />}
      {accent !== undefined && <link rel="stylesheet" href={assets.accentUrl(accent)} />}
      <link rel="icon" href={assets.url('favicon.svg')} type="image/svg+xml" />
      {script && <script type="module" src={assets.url('page.js')} />}
    </head>
  )
}

/** The whole document. No inline style or script anywhere: the content security policy allows neither. */
export function Page(props: PageProps) {
  return (
    <html
      lang={props.lang}
      data-theme={props.theme}
      data-shortcuts={props.shortcuts === false ? 'off' : undefined}
    >
      <Head {...props} />
      <body class={props.bodyClass}>{props.children}</body>
    </html>
  )
}

/** A page's HTML, ready for `c.html()`. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** A piece of a page, for the live queue. */
export function renderFragment(fragment: VNode): string {
  return renderToString(fragment)
}
