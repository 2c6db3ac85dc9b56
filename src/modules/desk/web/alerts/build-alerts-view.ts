import type { PersonActor } from '#core/actor.ts'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import {
  alertPath,
  alertTexts,
  readAlerts,
  readAlertSubject,
  subjectWords,
  type Alert,
  type AlertSubject,
} from '#modules/alerts/index.ts'
import { findPerson } from '#modules/organisation/index.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { paths } from '../paths.ts'
import type { AlertRow, AlertsView } from './alerts-page.tsx'

type Wanted = { readonly after: string | null; readonly lang: Lang }

/** The reader's own alerts, in words. */
export async function buildAlertsView(
  deps: Pick<DeskDeps, 'db' | 'clock' | 'alerts'>,
  actor: PersonActor,
  { after, lang }: Wanted,
): Promise<AlertsView> {
  const shownAt = deps.clock.now()
  const page = await readAlerts(deps.alerts, actor, { after })
  const { subjects, me } = await deps.db.forOrg(actor.orgId, async (tx) => {
    const subjects: AlertSubject[] = []
    for (const alert of page.alerts)
      subjects.push(await readAlertSubject(deps.alerts, tx, actor.orgId, alert))
    return { subjects, me: await findPerson(tx, actor.orgId, actor.id) }
  })
  const nothing: AlertSubject = { account: null, application: null }
  const rowOf = (alert: Alert, index: number) =>
    toRow(deps, { alert, subject: subjects[index] ?? nothing, lang, now: shownAt })
  return {
    rows: page.alerts.map(rowOf),
    unread: page.unread,
    olderHref: page.next === null ? null : `${paths.alerts}?fran=${encodeURIComponent(page.next)}`,
    email: deps.alerts.mailer.isConfigured ? (me?.email ?? '') : null,
    wantsWarnings: page.wishes.wantsWarnings,
    shownAt,
  }
}

type Row = {
  readonly alert: Alert
  readonly subject: AlertSubject
  readonly lang: Lang
  readonly now: Temporal.Instant
}

function toRow({ alerts }: Pick<DeskDeps, 'alerts'>, { alert, subject, lang, now }: Row): AlertRow {
  const t = alertTexts(lang)
  const words = {
    ...alert,
    when: formatMoment(alert.moment, now, lang),
    ...subjectWords(alerts, subject, lang),
  }
  return {
    id: alert.id,
    kind: alert.kind,
    title: t.titles[alert.kind],
    sentences: t.sentences(words),
    account: words.account,
    network: words.network,
    mail: alert.mail,
    raisedAt: alert.raisedAt,
    isRead: alert.readAt !== null,
    href: alertPath(alert),
  }
}
