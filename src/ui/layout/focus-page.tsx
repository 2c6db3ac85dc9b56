import type { ComponentChildren } from 'preact'
import { BrandMark } from '../brand/brand-mark.tsx'
import { uiTexts } from '../texts.ts'
import type { FlashMessage } from './flash.tsx'
import { Flash } from './flash.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import type { PageProps } from './page.tsx'
import { Page } from './page.tsx'
import { SkipLinks } from './skip-links.tsx'

export type FocusPageProps = Omit<PageProps, 'children' | 'bodyClass' | 'site'> & {
  /** "Starta konto · Simhallen, Kultur- och fritid". */
  task: ComponentChildren
  /** At the right of the bar: "Sparat 10:42 · Fortsätt senare". */
  status?: ComponentChildren | undefined
  /** Above the heading: "Del 2 av 6 · frågorna 4–7 av 19". */
  place?: ComponentChildren | undefined
  heading?: string | undefined
  languageHref: string
  aside?: ComponentChildren | undefined
  asideLabel?: string | undefined
  flash?: FlashMessage | undefined
  children: ComponentChildren
}

/** One task and nothing else: a long form, setting up, signing in. */
export function FocusPage(props: FocusPageProps) {
  const { task, status, place, heading, languageHref, aside, asideLabel, flash, children, ...page } = props
  const t = uiTexts(page.lang)
  return (
    <Page script hideFromSearch {...page} site={t.product} bodyClass="focus-page">
      <SkipLinks targets={[{ href: '#innehall', text: t.skipToContent }]} />
      <header class="focus-bar">
        <p class="focus-task">
          <BrandMark />
          <span>{task}</span>
        </p>
        <p class="focus-status quiet">
          {status} <LanguageSwitch lang={page.lang} href={languageHref} />
        </p>
      </header>
      <div class={`focus-body${aside === undefined ? '' : ' focus-with-aside'}`}>
        <main id="innehall" tabindex={-1}>
          <Flash flash={flash} />
          {place !== undefined && <p class="quiet small">{place}</p>}
          {heading !== undefined && <h1>{heading}</h1>}
          {children}
        </main>
        {aside !== undefined && (
          <aside class="focus-aside" aria-label={asideLabel}>
            {aside}
          </aside>
        )}
      </div>
    </Page>
  )
}
