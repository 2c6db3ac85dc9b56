import type { Lang } from '#core/i18n/lang.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { QueueItem, QueueList } from '#ui/components/queue-item/queue-item.tsx'
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
      <QueueHead title={t.title} summary={t.summary(queue.open, queue.urgent)}>
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
          fields={{ vy: choice.view, konto: choice.accountId, sort: choice.classKey }}
          clearHref={queue.search === '' ? undefined : queueHref({ ...choice, search: '', cursor: '' })}
        />
        <Filters {...props} />
      </QueueHead>
      <live-queue data-events={paths.inboxLive} data-fragment={`${paths.inboxRows}${queueQuery(choice)}`}>
        <QueueRows {...props} />
      </live-queue>
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

/** Also served by itself, for the live queue to swap in. */
export function QueueRows({ queue, choice, currentId, lang, now }: QueuePaneProps) {
  const t = deskTexts(lang).inbox
  if (queue.rows.length === 0) {
    const words = queue.search === '' ? t.empty : t.emptySearch
    return (
      <EmptyState
        title={words.title}
        text={words.text}
        icon={queue.search === '' ? 'check-circle' : 'search'}
      />
    )
  }
  return (
    <QueueList label={t.views[queue.view]}>
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
          tag={row.tag}
          holder={row.holder ?? undefined}
          fresh={row.isFresh}
          current={row.id === currentId}
        />
      ))}
    </QueueList>
  )
}

function Filters({ queue, choice, lang }: QueuePaneProps) {
  const t = deskTexts(lang).inbox
  return (
    <details class="fold small" open={choice.accountId !== '' || choice.classKey !== ''}>
      <summary>{t.filter}</summary>
      <form class="row" method="get" action={paths.inbox}>
        <input type="hidden" name="vy" value={choice.view} />
        <input type="hidden" name="q" value={choice.search} />
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
    </details>
  )
}
