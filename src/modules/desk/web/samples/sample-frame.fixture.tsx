import type { VNode } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { AppPage, type AppPageProps } from '#ui/layout/app-page.tsx'
import { FocusPage } from '#ui/layout/focus-page.tsx'
import { InboxPanes } from '#ui/layout/inbox-panes.tsx'
import type { PageAssets } from '#ui/layout/page.tsx'
import { uiTexts } from '#ui/texts.ts'
import { deskTexts } from '../../texts.ts'
import type { FormKit, SentForm } from '#ui/form/form-kit.tsx'
import { HomePage, type HomeView } from '../home/home-page.tsx'
import { EnterPage, type EnterView } from '../enter/enter-page.tsx'
import { DecisionPane } from '../item/decision-pane.tsx'
import { ItemPane } from '../item/item-pane.tsx'
import type { ItemView } from '../item/item-view.ts'
import { paths } from '../paths.ts'
import { QueuePane } from '../queue/queue-pane.tsx'
import type { QueueView } from '../queue/queue-view.ts'
import { RegistrationPage } from '../registry/registration-page.tsx'
import type { RegistrationPageView } from '../registry/registration-view.ts'
import { NOW } from './moment.fixture.ts'
import { choice, shortQueue } from './queue.fixture.ts'

export type SampleFrame = {
  readonly lang: Lang
  readonly assets: PageAssets
  readonly theme?: 'light' | 'dark'
}
export type SamplePage = (frame: SampleFrame) => VNode

export const kitOf = ({ lang }: SampleFrame, sent: SentForm | null = null): FormKit => ({
  lang,
  csrf: 'prov',
  sent,
})

type Inside = Pick<AppPageProps, 'title' | 'children' | 'width' | 'flash' | 'skipTo'> & { current: string }

/** The frame a communicator sees, with the demo's notice. */
export function inside(frame: SampleFrame, { current, ...page }: Inside): VNode {
  const t = deskTexts(frame.lang)
  const link = (
    key: 'home' | 'inbox' | 'registry' | 'alerts' | 'accounts' | 'events' | 'ledger',
    count?: number,
  ) => ({
    href: paths[key],
    text: t.nav[key],
    count,
    current: key === current,
  })
  return (
    <AppPage
      lang={frame.lang}
      assets={frame.assets}
      theme={frame.theme}
      notice={
        <Banner tone="demo" actions={<a href="/torget">{t.demo.toSquare}</a>}>
          {t.demo.notice}
        </Banner>
      }
      frame={{
        organisation: 'Falkenbergs kommun',
        homeHref: paths.home,
        nav: [
          {
            links: [
              link('home', 12),
              link('inbox', 23),
              link('registry', 3),
              link('alerts', 4),
              link('accounts'),
            ],
          },
          { title: t.nav.oversight, links: [link('events'), link('ledger')] },
        ],
        person: {
          name: 'Kim Åkerlund',
          role: 'kommunikatör, Utvecklingsavdelningen',
          href: paths.settings,
          logOutAction: paths.signOut,
        },
        languageHref: paths.language,
      }}
      {...page}
    />
  )
}

type Open = { item: ItemView; queue?: QueueView; sent?: SentForm }

export const itemPage =
  ({ item, queue: shown = shortQueue, sent }: Open): SamplePage =>
  (frame) =>
    inside(frame, {
      title: item.title,
      current: 'inbox',
      width: 'panes',
      skipTo: [{ href: '#beslut', text: uiTexts(frame.lang).skipToDecision }],
      children: (
        <InboxPanes
          lang={frame.lang}
          isOpen
          queue={<QueuePane queue={shown} choice={choice} currentId={item.id} lang={frame.lang} now={NOW} />}
          item={<ItemPane item={item} lang={frame.lang} now={NOW} backHref={paths.inbox} />}
          decision={<DecisionPane item={item} kit={kitOf(frame, sent ?? null)} now={NOW} />}
        />
      ),
    })

export const queuePage =
  (shown: QueueView): SamplePage =>
  (frame) => {
    const t = deskTexts(frame.lang).inbox
    const filter = { ...choice, view: shown.view, search: shown.search }
    return inside(frame, {
      title: t.title,
      current: 'inbox',
      width: 'panes',
      children: (
        <InboxPanes
          lang={frame.lang}
          isOpen={false}
          queue={<QueuePane queue={shown} choice={filter} currentId={null} lang={frame.lang} now={NOW} />}
          item={<EmptyState icon="inbox" title={t.chooseTitle} text={t.chooseText} />}
        />
      ),
    })
  }

export const homePage =
  (home: HomeView): SamplePage =>
  (frame) =>
    inside(frame, {
      title: deskTexts(frame.lang).nav.home,
      current: 'home',
      width: 'wide',
      children: <HomePage home={home} lang={frame.lang} now={NOW} />,
    })

export const registrationPage =
  (view: RegistrationPageView, sent?: SentForm): SamplePage =>
  (frame) =>
    inside(frame, {
      title: view.author,
      current: 'registry',
      children: <RegistrationPage view={view} kit={kitOf(frame, sent ?? null)} />,
    })

const enterView: EnterView = {
  accounts: [
    { id: 'k-1', name: 'Falkenbergs kommun' },
    { id: 'k-2', name: 'Föräldraforum Vessigebro' },
  ],
  accountId: 'k-2',
  latest: '2026-11-20T14:30',
}

export const enterPage =
  (change: Partial<EnterView> = {}, sent?: SentForm): SamplePage =>
  (frame) =>
    inside(frame, {
      title: deskTexts(frame.lang).enter.title,
      current: 'inbox',
      children: <EnterPage view={{ ...enterView, ...change }} kit={kitOf(frame, sent ?? null)} />,
    })

export const tablePage =
  (current: string, make: (frame: SampleFrame) => VNode): SamplePage =>
  (frame) =>
    inside(frame, { title: current, current, width: 'wide', children: make(frame) })

export const entryPage =
  (make: (frame: SampleFrame) => VNode): SamplePage =>
  (frame) => (
    <FocusPage
      title={deskTexts(frame.lang).entry.signIn}
      lang={frame.lang}
      assets={frame.assets}
      theme={frame.theme}
      task={uiTexts(frame.lang).product}
      languageHref={paths.language}
    >
      {make(frame)}
    </FocusPage>
  )
