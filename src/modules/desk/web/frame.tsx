import type { ComponentChildren, VNode } from 'preact'
import type { PersonActor } from '#core/actor.ts'
import { hasRole } from '#core/actor.ts'
import { otherLang } from '#core/i18n/lang.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext } from '#core/http/variables.ts'
import { countUnread } from '#modules/alerts/index.ts'
import { findUnit } from '#modules/organisation/index.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { AppPage, type AppPageProps, type NavGroup } from '#ui/layout/app-page.tsx'
import type { FlashMessage } from '#ui/layout/flash.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { deskTexts, type DeskTexts } from '../texts.ts'
import type { DeskDeps } from './desk-deps.ts'
import type { FormKit, SentForm } from './form-kit.tsx'
import { paths } from './paths.ts'

export type DeskPage = {
  readonly title: string
  readonly current: keyof typeof paths
  readonly width?: AppPageProps['width']
  readonly hasErrors?: boolean
  readonly status?: 200 | 409 | 422
  readonly children: ComponentChildren
}

/** A page of the staff's side: menu, person, organisation's colour, what just happened. */
export async function showPage(c: HttpContext, deps: DeskDeps, page: DeskPage): Promise<Response> {
  const actor = personOf(c)
  const { lang } = c.var
  const around = await deps.db.forOrg(actor.orgId, async (tx) => ({
    policy: (await deps.policies.inForce(tx, actor.orgId, deps.clock.now())).policy,
    unit: await findUnit(tx, actor.orgId, actor.unitId),
    unread: await countUnread(tx, actor.orgId, actor.id),
  }))
  const { org } = around.policy.meta
  const node = (
    <AppPage
      title={page.title}
      lang={lang}
      assets={deps.assets}
      accent={org.accentColour}
      width={page.width ?? 'column'}
      hasErrors={page.hasErrors ?? false}
      notice={
        deps.demo === null ? undefined : <DemoNotice href={deps.demo.squareHref} texts={deskTexts(lang)} />
      }
      flash={flashOf(c)}
      frame={{
        organisation: org.name,
        homeHref: paths.home,
        nav: navigation(actor, deskTexts(lang), { current: page.current, unread: around.unread }),
        person: {
          name: actor.name,
          role: [actor.title, around.unit?.name].filter((part) => part !== undefined).join(', '),
          href: paths.settings,
          logOutAction: paths.signOut,
        },
        languageHref: languageHref(c),
      }}
    >
      {page.children}
    </AppPage>
  )
  return html(c, node, page.status ?? 200)
}

export function html(c: HttpContext, node: VNode, status: 200 | 401 | 409 | 422 | 429 = 200): Response {
  return c.html(withTokens(renderPage(node), c.var.formToken()), status)
}

/** The log-out button stands in the frame, which knows no session: its form gets the token here, as every form must have one. */
function withTokens(page: string, token: string): string {
  const logOut = `action="${paths.signOut}">`
  return page.replaceAll(logOut, `${logOut}<input type="hidden" name="_csrf" value="${token}"/>`)
}

export function languageHref(c: HttpContext): string {
  const { pathname, search } = new URL(c.req.url)
  return `${paths.language}?lang=${otherLang(c.var.lang)}&till=${encodeURIComponent(pathname + search)}`
}

export function kitOf(c: HttpContext, sent: SentForm | null = null): FormKit {
  return { lang: c.var.lang, csrf: c.var.formToken(), sent }
}

function DemoNotice({ href, texts }: { href: string; texts: DeskTexts }) {
  return (
    <Banner tone="demo" actions={<a href={href}>{texts.demo.toSquare}</a>}>
      {texts.demo.notice}
    </Banner>
  )
}

/** Each sees the desks that are theirs; what one may do there is decided by the actions, not by the menu. */
function navigation(
  actor: PersonActor,
  t: DeskTexts,
  { current, unread }: { readonly current: keyof typeof paths; readonly unread: number },
): readonly NavGroup[] {
  const link = (key: keyof typeof t.nav & keyof typeof paths) => ({
    href: paths[key] as string,
    text: t.nav[key],
    current: key === current,
  })
  const alerts = { ...link('alerts'), ...(unread === 0 ? {} : { count: unread }) }
  const work = [link('home'), link('inbox'), link('registry'), alerts, link('accounts')]
  const oversight = [
    ...(hasRole(actor, 'administrator') ? [link('events')] : []),
    ...(hasRole(actor, 'administrator', 'archivist', 'data-protection-officer', 'manager')
      ? [link('ledger')]
      : []),
  ]
  return oversight.length === 0
    ? [{ links: work }]
    : [{ links: work }, { title: t.nav.oversight, links: oversight }]
}

/** `?klart=answered` after a redirect; anything unknown says nothing. */
function flashOf(c: HttpContext): FlashMessage | undefined {
  const key = c.req.query('klart')
  const words = deskTexts(c.var.lang).done as Readonly<Record<string, string>>
  if (key === undefined || !Object.hasOwn(words, key)) return undefined
  const draft = c.req.query('utkast')
  return { tone: 'done', text: words[key], ...(draft === undefined ? {} : { draftSent: draft }) }
}

/** Back to a page with word of what was done. 303, so that reloading does not send the form again. */
export function doneAt(
  c: HttpContext,
  path: string,
  what: keyof DeskTexts['done'],
  draftKey?: string,
): Response {
  const draft = draftKey === undefined ? '' : `&utkast=${encodeURIComponent(draftKey)}`
  return c.redirect(`${path}${path.includes('?') ? '&' : '?'}klart=${what}${draft}`, 303)
}
