import type { Lang } from '#core/i18n/lang.ts'
import { formatMoment } from '#core/i18n/dates.ts'
import { alertTexts, type AlertWords } from '#modules/alerts/index.ts'
import type { AlertRow, AlertsView } from '../alerts/alerts-page.tsx'
import { at, NOW } from './moment.fixture.ts'

type Sample = Pick<AlertRow, 'id' | 'mail' | 'isRead' | 'raisedAt'> & {
  readonly words: Partial<AlertWords> & Pick<AlertWords, 'kind'>
  readonly moment: Temporal.Instant
}

const LONG_NAME = 'Kultur-, fritids- och turistförvaltningen i Falkenbergs kommun'

const samples: readonly Sample[] = [
  {
    id: 'urgent',
    mail: 'sent',
    isRead: false,
    raisedAt: at(20, '14:20'),
    moment: at(21, '14:02'),
    words: { kind: 'urgent', modality: 'ska' },
  },
  {
    id: 'lost',
    mail: 'refused',
    isRead: false,
    raisedAt: at(20, '11:05'),
    moment: at(20, '11:05'),
    words: { kind: 'access-lost', loss: 'password-changed', code: '190/460', account: LONG_NAME },
  },
  {
    id: 'removal',
    mail: 'waiting',
    isRead: false,
    raisedAt: at(20, '09:40'),
    moment: at(20, '20:00'),
    words: { kind: 'removal-near', modality: 'ska' },
  },
  {
    id: 'near',
    mail: 'turned-off',
    isRead: false,
    raisedAt: at(19, '23:59'),
    moment: at(20, '23:59'),
    words: { kind: 'deadline-near', modality: 'bör' },
  },
  {
    id: 'passed',
    mail: 'unknown',
    isRead: true,
    raisedAt: at(18, '23:59'),
    moment: at(18, '23:59'),
    words: { kind: 'deadline-passed', modality: 'ska', missedAs: 'breach', handed: 'to-you' },
  },
  {
    id: 'missed',
    mail: 'not-needed',
    isRead: true,
    raisedAt: at(17, '20:00'),
    moment: at(17, '20:00'),
    words: { kind: 'removal-missed', modality: 'bör', missedAs: 'deviation' },
  },
]

function toRow({ words, moment, ...rest }: Sample, lang: Lang): AlertRow {
  const t = alertTexts(lang)
  const whole: AlertWords = {
    modality: null,
    missedAs: null,
    handed: 'no',
    loss: null,
    code: null,
    account: 'Falkenbergs kommun',
    network: 'Facebook',
    when: formatMoment(moment, NOW, lang),
    ...words,
  }
  return {
    ...rest,
    kind: whole.kind,
    title: t.titles[whole.kind],
    sentences: t.sentences(whole),
    account: whole.account,
    network: whole.network,
    href: whole.kind === 'access-lost' ? '/konton' : `/inkorg/${rest.id}`,
  }
}

export const alertsView = (lang: Lang): AlertsView => ({
  rows: samples.map((sample) => toRow(sample, lang)),
  unread: samples.filter(({ isRead }) => !isRead).length,
  olderHref: '/aviseringar?fran=x',
  email: 'kim.akerlund.kommunikatör@utvecklingsavdelningen.falkenberg.example',
  wantsWarnings: true,
  shownAt: NOW,
})

export const noAlerts: AlertsView = {
  rows: [],
  unread: 0,
  olderHref: null,
  email: null,
  wantsWarnings: true,
  shownAt: NOW,
}
