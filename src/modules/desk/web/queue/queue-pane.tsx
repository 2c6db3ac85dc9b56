import type { Lang } from '#core/i18n/lang.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { LiveQueue, QueueItem, QueueList } from '#ui/components/queue-item/queue-item.tsx'
import { SearchForm } from '#ui/components/search-form/search-form.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { Views } from '#ui/components/views/views.tsx'
import { QueueHead } from '#ui/layout/inbox-panes.tsx'
import { deskTexts } from '../../texts.ts'
import { paths } from '../paths.ts'
import { itemHref, queueHref, queueQuery, type QueueChoice } from './queue-address.ts'
import { VIEW_KEYS, type QueueView } from './queue-view.ts'

export type QueuePaneProps = {
  queue: QueueView
  choice: QueueChoice
  currentId: string | null
  lang: Lang
  now: Temporal.Instant
}

/** The queue by due time: views, search, filters, rows. New rows arrive without moving the reader's place. */
export function QueuePane(props: QueuePaneProps) {
  const { queue, choice, lang } = props
  const t = deskTexts(lang).inbox
  return (
    <>
      <QueueHead
        level={props.currentId === null ? 1 : 2}
        title={t.title}
        summary={<span data-live="queue-summary">{summaryOf(props)}</span>}
      >
        <Views
          lang={lang}
          label={t.viewsLabel}
          views={VIEW_KEYS.map((view) => ({
            href: queueHref({ ...choice, view, cursor: '' }),
            text: t.views[view],
            current: view === queue.view,
            count: view === 'unowned' && queue.unownedCount > 0 ? queue.unownedCount : undefined,
          }))}
        />
        <SearchForm
          lang={lang}
          action={paths.inbox}
          label={t.search}
          compact
          value={queue.search}
          fields={said({ vy: choice.view, konto: choice.accountId, sort: choice.classKey })}
          clearHref={queue.search === '' ? undefined : queueHref({ ...choice, search: '', cursor: '' })}
        />
        <Filters {...props} />
        {queue.mayEnter && (
          <p class="small">
            <a href={paths.enter}>{deskTexts(lang).enter.link}</a>
          </p>
        )}
      </QueueHead>
      <LiveQueue
        eventsHref={paths.inboxLive}
        fragmentHref={`${paths.inboxRows}${queueQuery(choice)}`}
        logInHref={paths.signIn}
      >
        <QueueRows {...props} />
      </LiveQueue>
      <Pagination
        lang={lang}
        newerHref={queue.isFirstPage ? undefined : queueHref({ ...choice, cursor: '' })}
        olderHref={
          queue.olderCursor === null ? undefined : queueHref({ ...choice, cursor: queue.olderCursor })
        }
      />
    </>
  )
}

const summaryOf = ({ queue, lang }: QueuePaneProps) => deskTexts(lang).inbox.summary(queue.open, queue.urgent)

/** Only what has been chosen goes into the address. */
function said(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

/**
 * Also served by itself, for the live queue to swap in: then the hidden line carries the new count to the head. An empty queue keeps
 * its empty list, so that the first thing to arrive has somewhere to go.
 */
export function QueueRows(props: QueuePaneProps) {
  const { queue, choice, currentId, lang, now } = props
  return (
    <>
      <span data-live="queue-summary" hidden>
        {summaryOf(props)}
      </span>
      <QueueList label={deskTexts(lang).inbox.views[queue.view]}>
        {queue.rows.map((row) => (
          <QueueItem
            key={row.id}
            id={`rad-${row.id}`}
            version={String(row.version)}
            href={itemHref(row.id, choice)}
            lang={lang}
            now={now}
            author={row.author}
            place={row.place}
            receivedAt={row.receivedAt}
            excerpt={row.excerpt}
            clock={row.clock}
            share={row.share ?? undefined}
            tag={row.isFresh ? undefined : row.tag}
            holder={row.holder ?? undefined}
            fresh={row.isFresh}
            current={row.id === currentId}
          />
        ))}
      </QueueList>
      {queue.rows.length === 0 && <NothingHere {...props} />}
    </>
  )
}

function NothingHere({ queue, lang }: QueuePaneProps) {
  const t = deskTexts(lang).inbox
  const isSearch = queue.search !== ''
  const words = isSearch ? t.emptySearch : t.empty
  return <EmptyState title={words.title} text={words.text} icon={isSearch ? 'search' : 'check-circle'} />
}

function Filters({ queue, choice, lang }: QueuePaneProps) {
  const t = deskTexts(lang).inbox
  const account = queue.accounts.find(({ id }) => id === choice.accountId)?.name
  const sort = queue.classes.find(({ key }) => key === choice.classKey)?.label
  const chosen = [account, sort].filter((word) => word !== undefined).join(', ')
  return (
    <Fold title={t.filterTitle} state={chosen === '' ? undefined : chosen}>
      <form class="filters" method="get" action={paths.inbox}>
        {Object.entries(said({ vy: choice.view, q: choice.search })).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          lang={lang}
          name="konto"
          label={t.filterAccount}
          value={queue.accountId}
          choices={[
            { value: '', text: t.allAccounts },
            ...queue.accounts.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Select
          lang={lang}
          name="sort"
          label={t.filterClass}
          value={queue.classKey}
          choices={[
            { value: '', text: t.allClasses },
            ...queue.classes.map(({ key, label }) => ({ value: key, text: label })),
          ]}
        />
        <Button small>{t.filter}</Button>
      </form>
    </Fold>
  )
}
