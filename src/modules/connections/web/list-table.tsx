import type { ComponentChildren } from 'preact'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { SectionHead } from '#ui/components/card/card.tsx'
import { DataTable, type Column } from '#ui/components/table/table.tsx'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { connectionTexts } from '../texts.ts'
import { ConnectLink, StateTag } from './advice.tsx'
import { endOf } from './card-facts.ts'
import { connectionPaths } from './paths.ts'

type Shown = { readonly now: Temporal.Instant; readonly lang: Lang }

/** Rows shown of a group before "show all": more than that and nobody sees what comes after. */
export const FIRST_ROWS = 10

type GroupProps = {
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly cards: readonly ConnectionCard[]
  readonly columns: readonly Column<ConnectionCard>[]
  /** Where all of them are; null: they are all here. */
  readonly allHref: string | null
  readonly lang: Lang
}

/** Accounts that stand alike, one line each. */
export function TableGroup({ id, title, hint, cards, columns, allHref, lang }: GroupProps) {
  if (cards.length === 0) return null
  const isCut = allHref !== null && cards.length > FIRST_ROWS
  return (
    <section id={id} class="stack">
      <SectionHead title={title} />
      {hint !== undefined && <p class="quiet">{hint}</p>}
      <DataTable
        caption={title}
        captionHidden
        columns={columns}
        rows={isCut ? cards.slice(0, FIRST_ROWS) : cards}
        rowKey={({ account }) => account.id}
      />
      {isCut && (
        <p>
          <a href={`${allHref}#${id}`}>{connectionTexts(lang).list.showAll(cards.length)}</a>
        </p>
      )}
    </section>
  )
}

type Cell = (card: ConnectionCard) => ComponentChildren
type Columns = Readonly<Record<'works' | 'disconnected' | 'waiting', readonly Column<ConnectionCard>[]>>

export function columnsOf(shown: Shown): Columns {
  const { lang, now } = shown
  const t = connectionTexts(lang)
  const words = t.list.columns
  const when = (at: Temporal.Instant | null | undefined) =>
    at === null || at === undefined ? t.card.noEvent : formatMoment(at, now, lang)
  const link: Cell = ({ account }) => <a href={connectionPaths.card(account.id)}>{account.name}</a>
  const named: Column<ConnectionCard> = { header: words.account, cell: link, naming: true }
  const network = {
    header: words.network,
    cell: ({ connector }) => connector.profile.displayName,
    stackedLabel: '',
  } satisfies Column<ConnectionCard>
  const state = {
    header: words.state,
    cell: (card) => <StateTag state={card.state} lang={lang} />,
    stackedLabel: '',
  } satisfies Column<ConnectionCard>
  const step = {
    header: words.step,
    cell: (card) => <ConnectLink card={card} lang={lang} isLine />,
    stackedLabel: '',
  } satisfies Column<ConnectionCard>
  const holder = {
    header: words.holder,
    cell: ({ holderName }) => holderName,
  } satisfies Column<ConnectionCard>
  return {
    works: [
      ...[named, network, state],
      { header: words.lastEvent, cell: ({ connection }) => when(connection?.lastEventAt) },
      { header: words.ends, cell: (card) => endOf(card, shown) },
    ],
    disconnected: [
      ...[named, network],
      {
        header: words.by,
        cell: ({ disconnection }) =>
          disconnection === null ? '' : `${disconnection.byName}, ${when(disconnection.at)}`,
      },
      step,
    ],
    waiting: [named, network, holder, step],
  }
}
