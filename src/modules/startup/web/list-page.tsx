import { relativeDate, shortStamp } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { DataTable, type Column } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { Views } from '#ui/components/views/views.tsx'
import type { ApplicationList, ListedApplication, ListWish } from '../queries/list-applications.ts'
import { APPLICATION_STATES } from '../rules/application.ts'
import { startupTexts } from '../texts.ts'
import { startupPaths } from './paths.ts'
import { nameOf, STATE_TONES } from './words.ts'

type Props = {
  readonly list: ApplicationList
  readonly wish: ListWish
  /** The address of the next page; null on the last. */
  readonly olderHref: string | null
  readonly now: Temporal.Instant
  readonly lang: Lang
}

/** Applications of one's own, of one's unit, or all; and how far each has come. */
export function ListPage({ list, wish, olderHref, now, lang }: Props) {
  const t = startupTexts(lang).list
  const all = APPLICATION_STATES.reduce((sum, state) => sum + list.counts[state], 0)
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <FormActions>
        <ButtonLink kind="main" href={startupPaths.start}>
          {t.start}
        </ButtonLink>
      </FormActions>
      <Views
        label={t.viewsLabel}
        lang={lang}
        views={list.views.map((view) => ({
          href: addressOf({ ...wish, view }),
          text: t.views[view],
          current: view === wish.view,
        }))}
      />
      <Views
        label={t.statesLabel}
        lang={lang}
        views={[
          {
            href: addressOf({ ...wish, state: null }),
            text: t.states.all,
            count: all,
            current: wish.state === null,
          },
          ...APPLICATION_STATES.map((state) => ({
            href: addressOf({ ...wish, state }),
            text: t.states[state],
            count: list.counts[state],
            current: state === wish.state,
          })),
        ]}
      />
      <DataTable
        caption={t.title}
        captionHidden
        rows={list.rows}
        rowKey={(row) => row.application.id}
        isClosed={({ application }) => application.state === 'withdrawn'}
        empty={<EmptyState title={t.empty.title} text={t.empty.text} icon="info" />}
        columns={columnsIn(lang, now)}
      />
      <Pagination lang={lang} olderHref={olderHref ?? undefined} />
    </div>
  )
}

type Address = Pick<ListWish, 'view' | 'state'>

export function addressOf({ view, state }: Address, after?: string): string {
  const query = new URLSearchParams()
  if (view !== 'mine') query.set('vy', view)
  if (state !== null) query.set('lage', state)
  if (after !== undefined) query.set('efter', after)
  const text = query.toString()
  return text === '' ? startupPaths.list : `${startupPaths.list}?${text}`
}

function columnsIn(lang: Lang, now: Temporal.Instant): readonly Column<ListedApplication>[] {
  const t = startupTexts(lang)
  const { columns } = t.list
  return [
    {
      header: columns.name,
      naming: true,
      cell: ({ application, unit }) => (
        <>
          <a href={startupPaths.application(application.id)}>{nameOf(application, lang)}</a>
          <span class="table-under">{t.page.kindLine(t.kinds[application.kind], unit)}</span>
        </>
      ),
    },
    { header: columns.who, cell: ({ applicant }) => applicant },
    {
      header: columns.state,
      cell: ({ application: { state } }) => <Tag tone={STATE_TONES[state]}>{t.states[state]}</Tag>,
    },
    { header: columns.waits, cell: (row) => <Waits row={row} lang={lang} now={now} /> },
    {
      header: columns.changed,
      cell: ({ application }) => <span class="num">{shortStamp(application.changedAt, now, lang)}</span>,
    },
  ]
}

function Waits({ row, lang, now }: { row: ListedApplication; lang: Lang; now: Temporal.Instant }) {
  const t = startupTexts(lang).list
  return (
    <>
      {row.asked.map(({ role, names, since }) => (
        <div key={role.sv}>
          {role[lang]}
          <span class="table-under">
            {names.length === 0 ? t.nobody : joinList(names, lang, 'or')},{' '}
            {t.since(relativeDate(since, now, lang))}
          </span>
        </div>
      ))}
    </>
  )
}
