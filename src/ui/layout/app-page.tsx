import type { ComponentChildren } from 'preact'
import { BrandMark } from '../brand/brand-mark.tsx'
import { PostButton } from '../components/button/button.tsx'
import { Icon } from '../components/icon/icon.tsx'
import { KeyboardDialog } from '../components/keyboard/keyboard.tsx'
import { formatNumber } from '#core/i18n/numbers.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../texts.ts'
import type { FlashMessage } from './flash.tsx'
import { Flash } from './flash.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import type { PageProps } from './page.tsx'
import { Page } from './page.tsx'
import type { SkipTarget } from './skip-links.tsx'
import { SkipLinks } from './skip-links.tsx'

export type NavLink = {
  href: string
  text: string
  count?: number | undefined
  current?: boolean | undefined
}
export type NavGroup = { title?: string | undefined; links: readonly NavLink[] }

export type SignedIn = {
  name: string
  /** "kommunikatör, Utvecklingsavdelningen". */
  role?: string | undefined
  /** The person's own settings. */
  href?: string | undefined
  /** Where the log-out form is posted. */
  logOutAction: string
}

export type AppFrame = {
  organisation: string
  homeHref: string
  nav: readonly NavGroup[]
  person?: SignedIn | undefined
  /** This page in the other language. */
  languageHref: string
}

export type AppPageProps = Omit<PageProps, 'children' | 'bodyClass' | 'site'> & {
  frame: AppFrame
  /** Above everything: practice square, crisis mode. */
  notice?: ComponentChildren | undefined
  flash?: FlashMessage | undefined
  /** `column` for reading and forms, `wide` for tables, `panes` for the inbox (scrolls inside its panes). */
  width?: 'column' | 'wide' | 'panes' | undefined
  skipTo?: readonly SkipTarget[] | undefined
  children: ComponentChildren
}

function NavItem({ link, lang }: { link: NavLink; lang: Lang }) {
  return (
    <li>
      <a class="nav-link" href={link.href} aria-current={link.current === true ? 'page' : undefined}>
        <span>{link.text}</span>
        {link.count !== undefined && <span class="nav-count">{formatNumber(link.count, lang)}</span>}
      </a>
    </li>
  )
}

function Navigation({ frame, lang }: { frame: AppFrame; lang: Lang }) {
  return (
    <nav class="nav" aria-label={uiTexts(lang).mainMenu}>
      {frame.nav.map((group, i) => (
        <div key={i}>
          {group.title !== undefined && <p class="nav-title">{group.title}</p>}
          <ul aria-label={group.title}>
            {group.links.map((link) => (
              <NavItem key={link.href} link={link} lang={lang} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Brand({ frame, lang }: { frame: AppFrame; lang: Lang }) {
  return (
    <a class="brand" href={frame.homeHref}>
      <BrandMark />
      <span class="brand-words">
        {uiTexts(lang).product}
        <span class="brand-org">{frame.organisation}</span>
      </span>
    </a>
  )
}

function Who({ frame, lang }: { frame: AppFrame; lang: Lang }) {
  const { person } = frame
  return (
    <div class="who">
      {person !== undefined && (
        <>
          <p class="who-name">
            {person.href === undefined ? person.name : <a href={person.href}>{person.name}</a>}
          </p>
          {person.role !== undefined && <p>{person.role}</p>}
        </>
      )}
      <div class="who-links">
        {person !== undefined && (
          <PostButton kind="quiet" small action={person.logOutAction} purpose="log-out">
            {uiTexts(lang).logOut}
          </PostButton>
        )}
        <LanguageSwitch lang={lang} href={frame.languageHref} />
      </div>
    </div>
  )
}

/**
 * Brand, menu and person at the side; on a narrow screen a bar with a menu button. The menu is a popover: it opens, closes
 * on Escape and gives back focus by the browser itself, without script. It stands once in the page.
 */
function Side({ frame, lang }: { frame: AppFrame; lang: Lang }) {
  const t = uiTexts(lang)
  return (
    <header class="side-holder">
      <div class="top-bar">
        <Brand frame={frame} lang={lang} />
        <button class="button button-small" type="button" popovertarget="meny">
          <Icon name="menu" />
          <span>{t.menu}</span>
        </button>
      </div>
      <div class="side" id="meny" popover="auto">
        <div class="side-brand">
          <Brand frame={frame} lang={lang} />
          <button class="side-close button button-quiet button-small" type="button" popovertarget="meny">
            <Icon name="cross" />
            <span class="sr">{t.closeMenu}</span>
          </button>
        </div>
        <Navigation frame={frame} lang={lang} />
        <Who frame={frame} lang={lang} />
      </div>
    </header>
  )
}

function Notice({ lang, children }: { lang: Lang; children: ComponentChildren }) {
  return (
    <aside class="app-notice" aria-label={uiTexts(lang).notice}>
      {children}
    </aside>
  )
}

/** A page for those who are signed in. */
export function AppPage({
  frame,
  notice,
  flash,
  width = 'column',
  skipTo = [],
  children,
  ...page
}: AppPageProps) {
  const t = uiTexts(page.lang)
  return (
    <Page
      script
      hideFromSearch
      {...page}
      site={`${t.product}, ${frame.organisation}`}
      bodyClass={`app app-${width}`}
    >
      <SkipLinks targets={[...skipTo, { href: '#innehall', text: t.skipToContent }]} />
      <Side frame={frame} lang={page.lang} />
      <div class="app-body">
        {notice !== undefined && <Notice lang={page.lang}>{notice}</Notice>}
        <main id="innehall" tabindex={-1}>
          <p class="print-head">
            {t.product}, {frame.organisation}: {page.title}
          </p>
          <Flash flash={flash} />
          {children}
        </main>
      </div>
      <KeyboardDialog lang={page.lang} />
    </Page>
  )
}
