import type { VNode } from 'preact'
import type { PersonActor } from '#core/actor.ts'
import { actsWithRole } from '#core/actor.ts'
import { otherLang, type Lang } from '#core/i18n/lang.ts'
import type { Tx } from '#core/db/database.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext } from '#core/http/variables.ts'
import { countUnread } from '#modules/alerts/index.ts'
import { findUnit } from '#modules/organisation/index.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { AppPage, type NavGroup } from '#ui/layout/app-page.tsx'
import type { FlashMessage } from '#ui/layout/flash.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import type { MenuEntry, MenuGroup, StaffPage } from '#ui/layout/staff-page.ts'
import { deskTexts, type DeskTexts } from '../texts.ts'
import type { DeskDeps } from './desk-deps.ts'
import type { FormKit, SentForm } from '#ui/form/form-kit.tsx'
import { paths } from './paths.ts'

/** A page of the staff's side: menu, person, organisation's colour, what just happened. */
export async function showPage(c: HttpContext, deps: DeskDeps, page: StaffPage): Promise<Response> {
  const actor = personOf(c)
  const { lang } = c.var
  const around = await deps.db.forOrg(actor.orgId, async (tx) => ({
    policy: (await deps.policies.inForce(tx, actor.orgId, deps.clock.now())).policy,
    unit: await findUnit(tx, actor.orgId, actor.unitId),
    unread: await countUnread(tx, actor.orgId, actor.id),
    counts: await countsOf(tx, actor, deps),
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
      flash={flashOf(c, page.done ?? {})}
      frame={{
        organisation: org.name,
        homeHref: paths.home,
        nav: navigation(actor, lang, { current: page.current, menu: deps.menu, ...around }),
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
  // whatever other attributes the form has
  const logOut = new RegExp(`<form[^>]* action="${paths.signOut}"[^>]*>`, 'g')
  return page.replaceAll(logOut, (form) => `${form}<input type="hidden" name="_csrf" value="${token}"/>`)
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

type Menu = {
  readonly current: string
  readonly menu: readonly MenuEntry[]
  readonly unread: number
  readonly counts: ReadonlyMap<string, number>
}

/** How much waits at each entry that counts, by its key. */
async function countsOf(
  tx: Tx,
  actor: PersonActor,
  { menu, clock }: Pick<DeskDeps, 'menu' | 'clock'>,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { key, count } of menu)
    if (count !== undefined) counts.set(key, await count(tx, actor, clock.now()))
  return counts
}

/** Each sees the desks that are theirs; what one may do there is decided by the actions, not by the menu. */
function navigation(
  actor: PersonActor,
  lang: Lang,
  { current, menu, unread, counts }: Menu,
): readonly NavGroup[] {
  const t = deskTexts(lang)
  const link = (key: keyof typeof t.nav & keyof typeof paths) => ({
    href: paths[key] as string,
    text: t.nav[key],
    current: key === current,
  })
  const brought = (group: MenuGroup) =>
    menu
      .filter((entry) => entry.group === group && (entry.isFor?.(actor) ?? true))
      .map((entry) => ({
        ...{ href: entry.href, text: entry.text[lang], current: entry.key === current },
        ...counted(counts.get(entry.key) ?? 0),
      }))
  const counted = (count: number) => (count === 0 ? {} : { count })
  const alerts = { ...link('alerts'), ...counted(unread) }
  const oversight = [
    ...brought('oversight'),
    ...(actsWithRole(actor, 'administrator') ? [link('events')] : []),
    ...(actsWithRole(actor, 'administrator', 'archivist', 'data-protection-officer', 'manager')
      ? [link('ledger')]
      : []),
  ]
  const groups: readonly NavGroup[] = [
    { links: [link('home'), ...brought('work'), link('inbox'), link('registry'), alerts] },
    { title: t.nav.accountsPart, links: [link('accounts'), ...brought('accounts')] },
    { title: t.nav.rules, links: brought('rules') },
    { title: t.nav.people, links: brought('organisation') },
    { title: t.nav.oversight, links: oversight },
  ]
  return groups.filter(({ links }) => links.length > 0)
}

/** `?klart=answered` after a redirect; anything unknown says nothing. */
function flashOf(c: HttpContext, more: Readonly<Record<string, string>>): FlashMessage | undefined {
  const key = c.req.query('klart')
  const words: Readonly<Record<string, string>> = { ...deskTexts(c.var.lang).done, ...more }
  if (key === undefined || !Object.hasOwn(words, key)) return undefined
  const draft = c.req.query('utkast')
  return { tone: 'done', text: words[key], ...(draft === undefined ? {} : { draftSent: draft }) }
}
