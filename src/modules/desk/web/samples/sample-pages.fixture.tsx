import { deskTexts } from '../../texts.ts'
import { AlertsPage } from '../alerts/alerts-page.tsx'
import { EventsPage } from '../admin/events-page.tsx'
import { LedgerPage } from '../admin/ledger-page.tsx'
import { SettingsPage } from '../admin/settings-page.tsx'
import { SetUpPage } from '../entry/set-up-page.tsx'
import { SignInPage } from '../entry/sign-in-page.tsx'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { JournalPage, VersionsPage } from '../item/record-pages.tsx'
import { RegistryPage } from '../registry/registry-page.tsx'
import { events, ledgerRows, settings } from './admin.fixture.ts'
import { alertsView, noAlerts } from './alerts.fixture.ts'
import { baseItem } from './base-item.fixture.ts'
import { demo, policies } from './entry.fixture.ts'
import { busyHome, emptyHome, oneTaskHome } from './home.fixture.ts'
import * as items from './items.fixture.ts'
import { emptyQueue, fullQueue, noHits, queue } from './queue.fixture.ts'
import { registrations, registryRows } from './registry.fixture.ts'
import * as removals from './removals.fixture.ts'
import {
  enterPage,
  entryPage,
  homePage,
  inside,
  itemPage,
  kitOf,
  queuePage,
  registrationPage,
  tablePage,
  type SamplePage,
} from './sample-frame.fixture.tsx'

const sentBack = (
  form: string,
  problems: Record<string, string>,
  values: Record<string, string> = {},
): SentForm => ({
  form,
  values,
  problems,
})

const STAGES = ['ground', 'evidence', 'registration', 'action', 'notice', 'police', 'closed'] as const

/** Every page in every state worth looking at, by a name that is also its address in the tests. */
export const samplePages: Readonly<Record<string, SamplePage>> = {
  'att-gora': homePage(busyHome),
  'att-gora-tom': homePage(emptyHome),
  'att-gora-en-sak': homePage(oneTaskHome),
  inkorg: queuePage(queue),
  'inkorg-full': queuePage(fullQueue),
  'inkorg-tom': queuePage(emptyQueue),
  'inkorg-sok-utan-traff': queuePage(noHits),
  fraga: itemPage({ item: baseItem }),
  obedomd: itemPage({ item: items.untriagedItem }),
  akut: itemPage({ item: items.urgentItem }),
  politisk: itemPage({ item: removals.politicalItem }),
  kritik: itemPage({ item: removals.criticismItem }),
  ...Object.fromEntries(
    STAGES.map((stage) => [`hot-${stage}`, itemPage({ item: removals.threatAt(stage) })]),
  ),
  'hot-i-kon': itemPage({ item: removals.threatAt('registration'), queue }),
  'hot-fastnat': itemPage({ item: removals.stuckItem }),
  'okant-utfall': itemPage({ item: items.unknownItem }),
  besvarad: itemPage({ item: items.handledItem }),
  begransad: itemPage({ item: items.restrictedItem }),
  forseglad: itemPage({ item: items.sealedItem }),
  lang: itemPage({ item: items.longItem }),
  'hoger-till-vanster': itemPage({ item: items.rtlItem }),
  'pa-vag-till-diariet': itemPage({ item: items.underWayItem }),
  'att-diariefora': itemPage({ item: items.toRegisterItem }),
  'utan-signatur': itemPage({ item: items.answerWithoutSignature }),
  direkt: itemPage({ item: items.directItem }),
  'svara-pa-plats': itemPage({ item: items.placingItem }),
  'svara-pa-plats-fel': itemPage({
    item: items.placingItem,
    sent: sentBack('pa-plats', { link: 'Skriv hela webbadressen.' }, { link: 'forum' }),
  }),
  'skriv-in': enterPage(),
  'skriv-in-utan-konto': enterPage({ accounts: [] }),
  'skriv-in-fel': enterPage(
    {},
    sentBack(
      'skriv-in',
      { text: 'Fyll i fältet.', link: 'Skriv hela webbadressen.' },
      { link: 'forum', kind: 'direct' },
    ),
  ),
  'obedomd-fel': itemPage({
    item: items.untriagedItem,
    sent: sentBack('bedom', { classKey: 'Välj vad det är.', isAcute: 'Svara ja eller nej.' }),
  }),
  'svar-fel': itemPage({
    item: baseItem,
    sent: sentBack(
      'svara',
      { text: 'Svaret innehåller ett personnummer. Ta bort det.' },
      { text: 'Hej 19470101-0000!', isPrivate: 'yes' },
    ),
  }),
  'grund-fel': itemPage({
    item: removals.threatAt('ground'),
    sent: sentBack('grund', { assessment: 'Skriv din bedömning.' }, { groundCode: 'violation' }),
  }),
  'diarieforing-fel': itemPage({
    item: removals.threatAt('registration'),
    sent: sentBack('diariefor', { note: 'Skriv kort vad saken gäller.', unitId: 'Välj en verksamhet.' }),
  }),
  'overlamning-fel': itemPage({
    item: baseItem,
    sent: sentBack('lamna-over', { toId: 'Välj en kollega.', reason: 'Skriv varför.' }),
  }),
  journal: tablePage('inbox', ({ lang }) => <JournalPage item={removals.threatAt('closed')} lang={lang} />),
  lydelser: tablePage('inbox', ({ lang }) => (
    <VersionsPage itemId={baseItem.id} versions={items.versions} lang={lang} />
  )),
  diarieforing: tablePage('registry', ({ lang }) => (
    <RegistryPage rows={registryRows} olderHref="/diarieforing?fran=x" lang={lang} />
  )),
  'diarieforing-tom': tablePage('registry', ({ lang }) => (
    <RegistryPage rows={[]} olderHref={null} lang={lang} />
  )),
  ...Object.fromEntries(
    Object.entries(registrations).map(([state, view]) => [`diarieforing-${state}`, registrationPage(view)]),
  ),
  'diarieforing-nummer-fel': registrationPage(
    registrations.sameNumber,
    sentBack('nummer', { number: 'Numret används redan.' }, { number: 'SBN 2026/512' }),
  ),
  'diarieforing-nummer-form': registrationPage(
    registrations.registrar,
    sentBack('nummer', { number: 'Skriv numret som SBN 2026/123.' }, { number: '512' }),
  ),
  aviseringar: tablePage('alerts', (frame) => (
    <AlertsPage view={alertsView(frame.lang)} kit={kitOf(frame)} />
  )),
  'aviseringar-tom': tablePage('alerts', (frame) => <AlertsPage view={noAlerts} kit={kitOf(frame)} />),
  handelser: tablePage('events', (frame) => (
    <EventsPage
      kit={kitOf(frame)}
      state="unknown"
      rows={events}
      olderHref="/handelser?fran=x"
      refusedCount="14"
    />
  )),
  'handelser-tomt': tablePage('events', (frame) => (
    <EventsPage kit={kitOf(frame)} state="failed" rows={[]} olderHref={null} refusedCount={null} />
  )),
  liggaren: tablePage('ledger', (frame) => (
    <LedgerPage kit={kitOf(frame)} rows={ledgerRows} verdict={null} olderHref="/liggaren?fore=1" />
  )),
  'liggaren-hel': tablePage('ledger', (frame) => (
    <LedgerPage
      kit={kitOf(frame)}
      rows={ledgerRows}
      verdict={{ isIntact: true, rows: 18_229, at: 18_229 }}
      olderHref={null}
    />
  )),
  'liggaren-bruten': tablePage('ledger', (frame) => (
    <LedgerPage
      kit={kitOf(frame)}
      rows={ledgerRows}
      verdict={{ isIntact: false, rows: 18_229, at: 17_004 }}
      olderHref={null}
    />
  )),
  installningar: (frame) =>
    inside(frame, {
      title: deskTexts(frame.lang).settings.title,
      current: 'settings',
      flash: { tone: 'done', text: deskTexts(frame.lang).done.saved },
      children: <SettingsPage view={settings} kit={kitOf(frame)} />,
    }),
  'logga-in': entryPage((frame) => <SignInPage kit={kitOf(frame)} next="/" demo={[]} />),
  'logga-in-fel': entryPage((frame) => (
    <SignInPage
      kit={kitOf(
        frame,
        sentBack(
          'logga-in',
          { password: deskTexts(frame.lang).entry.wrong },
          { email: 'kim@kommunen.example' },
        ),
      )}
      next="/"
      demo={[]}
    />
  )),
  'logga-in-ova': entryPage((frame) => <SignInPage kit={kitOf(frame)} next="/" demo={demo} />),
  'kom-igang': entryPage((frame) => <SetUpPage kit={kitOf(frame)} policies={policies} canTryDemo />),
  'kom-igang-utan-ovning': entryPage((frame) => (
    <SetUpPage kit={kitOf(frame)} policies={policies} canTryDemo={false} />
  )),
  'kom-igang-fel': entryPage((frame) => (
    <SetUpPage
      kit={kitOf(
        frame,
        sentBack(
          'kom-igang',
          {
            slug: 'Bara små bokstäver, siffror och bindestreck.',
            password: 'Lösenordet är för kort.',
            policyYaml: 'Rad 12: värdet ”imorgon” är ingen svarstid.',
          },
          { name: 'Östra Göinge kommun', slug: 'Östra Göinge', policyYaml: 'meta:\n  org: fel' },
        ),
      )}
      policies={policies}
      canTryDemo
    />
  )),
}
