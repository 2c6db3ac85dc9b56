import type { ComponentChildren } from 'preact'
import { activeFaultCount } from './view.ts'
import type { View } from './view.ts'

type Props = { readonly view: View; readonly title: string; readonly children: ComponentChildren }

function Menu({ view }: { readonly view: View }) {
  const { texts, base, path } = view
  const items = [
    [base, texts.menuPages],
    [`${base}/meddelanden`, texts.menuMessages],
    ...(view.hasLeader ? ([[`${base}/ovningsledare`, texts.menuLeader]] as const) : []),
    [`${base}/storningar`, texts.menuFaults],
  ] as const
  return (
    <nav class="menu" aria-label={texts.menu}>
      <ul>
        {items.map(([href, label]) => (
          <li>
            <a href={href} aria-current={path === href ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
        {view.officeUrl === null ? null : (
          <li>
            <a href={view.officeUrl}>{texts.toOffice}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function Notices({ view }: { readonly view: View }) {
  const { texts, done } = view
  const faults = activeFaultCount(view)
  return (
    <>
      {done === null ? null : (
        <p class="notice notice-done" role="status">
          {done}
        </p>
      )}
      {faults === 0 ? null : (
        <p class="notice notice-fault">
          {texts.activeFaults(faults)} <a href={`${view.base}/storningar`}>{texts.seeFaults}</a>
        </p>
      )}
    </>
  )
}

/** The frame of every page. The striped band says on each of them that this is practice. */
export function Layout({ view, title, children }: Props) {
  const { texts, base, me } = view
  const here = encodeURIComponent(view.path)
  return (
    <html lang={texts.code}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title === texts.name ? title : texts.titleOf(title)}</title>
        <link rel="stylesheet" href={`${base}/stil.css`} />
      </head>
      <body>
        <a class="skip" href="#innehall">
          {texts.skip}
        </a>
        <header>
          <p class="strip">{texts.strip}</p>
          <div class="head">
            <a class="name" href={base}>
              {texts.name}
            </a>
            <Menu view={view} />
            <p class="who">
              {texts.youAre} <strong>{me ?? texts.nobody}</strong>
              {' · '}
              <a href={`${base}/vem?till=${here}`}>{texts.become}</a>
              {' · '}
              <a href={`${base}/sprak/${texts.otherCode}?till=${here}`} lang={texts.otherCode}>
                {texts.otherLanguage}
              </a>
            </p>
          </div>
        </header>
        <main id="innehall" tabIndex={-1}>
          <Notices view={view} />
          {children}
        </main>
        <footer class="foot">
          <p>{texts.footer}</p>
        </footer>
      </body>
    </html>
  )
}
