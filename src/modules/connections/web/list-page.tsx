import type { Connector } from '#connectors/connector.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { QuotaStanding } from '#core/quota/quota.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { FactLines, SectionHead } from '#ui/components/card/card.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { Views } from '#ui/components/views/views.tsx'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { isLost, isUsable } from '../rules/connection.ts'
import { connectionTexts } from '../texts.ts'
import { Advice, MissingScopes, StateTag } from './advice.tsx'
import { factsOf, quotaLine } from './card-facts.ts'
import { columnsOf, FIRST_ROWS, TableGroup } from './list-table.tsx'
import { connectionPaths } from './paths.ts'

/** Which part of the list is looked at, as its address says. */
export type ListView = { readonly network: string | null; readonly isAll: boolean }

export type ListProps = {
  readonly cards: readonly ConnectionCard[]
  readonly view: ListView
  /** Those that can be signed in to. */
  readonly networks: readonly Connector[]
  readonly mayConnectNew: boolean
  /** Allowances that the whole installation shares. */
  readonly shared: readonly QuotaStanding[]
  readonly now: Temporal.Instant
  readonly lang: Lang
}

/** Every connection, the ones that need a person first; what works and what waits in lines. */
export function ListPage(props: ListProps) {
  const { cards: all, view, networks, mayConnectNew, shared, now, lang } = props
  const t = connectionTexts(lang).list
  const cards = view.network === null ? all : all.filter(({ account }) => account.network === view.network)
  const needs = cards.filter(needsSomething)
  const groups = {
    works: cards.filter((card) => isUsable(card.state) && !needsSomething(card)),
    disconnected: cards.filter(({ state }) => state === 'disconnected'),
    waiting: cards.filter(({ state }) => state === 'never-connected'),
  }
  const ok = all.filter(({ state }) => isUsable(state)).length
  const columns = columnsOf({ now, lang })
  const common = { allHref: view.isAll ? null : hrefOf({ ...view, isAll: true }), lang }
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">
        {t.lead} {all.length > 0 && t.summary(ok, all.length)}
      </p>
      <NetworkViews cards={all} view={view} lang={lang} />
      {all.length === 0 && <EmptyState icon="link" title={t.none.title} text={t.none.text} />}
      <Needs cards={needs} now={now} allHref={common.allHref} lang={lang} />
      <TableGroup id="anslutna" title={t.works} cards={groups.works} columns={columns.works} {...common} />
      <TableGroup
        {...{ id: 'inte-anslutna', title: t.waiting, hint: t.waitingHint, ...common }}
        cards={groups.waiting}
        columns={columns.waiting}
      />
      <TableGroup
        {...{ id: 'frankopplade', title: t.disconnected, ...common }}
        cards={groups.disconnected}
        columns={columns.disconnected}
      />
      {mayConnectNew && <Networks networks={networks} lang={lang} />}
      <Shared {...{ shared, networks, now, lang }} />
      <StorageLinks networks={networks} lang={lang} />
    </div>
  )
}

function hrefOf({ network, isAll }: ListView): string {
  const query = new URLSearchParams({
    ...(network === null ? {} : { natverk: network }),
    ...(isAll ? { visa: 'alla' } : {}),
  })
  return query.size === 0 ? connectionPaths.list : `${connectionPaths.list}?${query.toString()}`
}

/** With few accounts, or all on one network, there is nothing to choose between. */
function NetworkViews({ cards, view, lang }: Pick<ListProps, 'cards' | 'view' | 'lang'>) {
  const t = connectionTexts(lang).list
  const groups = [...Map.groupBy(cards, ({ account }) => account.network)]
  if (view.network === null && (cards.length <= FIRST_ROWS || groups.length < 2)) return null
  const views = groups.map(([network, of]) => ({
    href: hrefOf({ network, isAll: false }),
    text: of[0]?.connector.profile.displayName ?? network,
    count: of.length,
    current: view.network === network,
  }))
  const every = {
    href: connectionPaths.list,
    text: t.every,
    count: cards.length,
    current: view.network === null,
  }
  return <Views label={t.filter} views={[every, ...views]} lang={lang} />
}

type NeedsProps = Pick<ListProps, 'cards' | 'now' | 'lang'> & { readonly allHref: string | null }

function Needs({ cards, now, allHref, lang }: NeedsProps) {
  const t = connectionTexts(lang).list
  if (cards.length === 0) return null
  const isCut = allHref !== null && cards.length > FIRST_ROWS
  return (
    <section id="behover" class="stack">
      <SectionHead title={t.needs} />
      <ul class="card-grid">
        {(isCut ? cards.slice(0, FIRST_ROWS) : cards).map((card) => (
          <li key={card.account.id}>
            <Summary card={card} now={now} lang={lang} />
          </li>
        ))}
      </ul>
      {isCut && (
        <p>
          <a href={`${allHref}#behover`}>{t.showAll(cards.length)}</a>
        </p>
      )}
    </section>
  )
}

function needsSomething({ state, connection }: ConnectionCard): boolean {
  return (
    isLost(state) ||
    state === 'renewing-fails' ||
    (isUsable(state) && (connection?.missingScopes.length ?? 0) > 0)
  )
}

function Summary({ card, now, lang }: { card: ConnectionCard; now: Temporal.Instant; lang: Lang }) {
  const { account, connector, state } = card
  const href = connectionPaths.card(account.id)
  return (
    <article class="card stack">
      <div class="row">
        <h3 class="card-title">
          <a href={href}>{account.name}</a>
        </h3>
        <StateTag state={state} lang={lang} />
      </div>
      <p class="small quiet">{[connector.profile.displayName, account.handle].filter(Boolean).join(' · ')}</p>
      <Advice card={card} now={now} lang={lang} />
      <MissingScopes card={card} lang={lang} />
      {isUsable(state) && <KeyList items={factsOf(card, { now, lang })} />}
    </article>
  )
}

function Networks({ networks, lang }: { networks: readonly Connector[]; lang: Lang }) {
  const t = connectionTexts(lang).list
  return (
    <section class="stack">
      <SectionHead title={t.connectNew} />
      {networks.length === 0 ? (
        <p>{t.noNetworks}</p>
      ) : (
        <>
          <p class="quiet">{t.connectNewHint}</p>
          <div class="form-actions">
            {networks.map(({ profile, signIn }) =>
              signIn === undefined ? null : (
                <ButtonLink key={profile.network} href={connectionPaths.begin(profile.network)} icon="plus">
                  {profile.displayName}
                </ButtonLink>
              ),
            )}
          </div>
        </>
      )}
    </section>
  )
}

function Shared({ shared, networks, now, lang }: Pick<ListProps, 'shared' | 'networks' | 'now' | 'lang'>) {
  const t = connectionTexts(lang).list
  if (shared.length === 0) return null
  const names = new Map(networks.map(({ profile }) => [profile.network, profile.displayName]))
  const nameOf = (id: string) => names.get(id) ?? `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`
  return (
    <section class="stack">
      <SectionHead title={t.shared} />
      <p class="quiet">{t.sharedHint}</p>
      <FactLines
        lines={shared.map((standing) => ({
          name: nameOf(standing.bucket.network),
          fact: quotaLine(standing, { now, lang }),
        }))}
      />
    </section>
  )
}

function StorageLinks({ networks, lang }: { networks: readonly Connector[]; lang: Lang }) {
  const t = connectionTexts(lang).list
  const limited = networks.filter(({ profile }) => profile.terms !== undefined)
  if (limited.length === 0) return null
  return (
    <ul class="plain-list small">
      {limited.map(({ profile }) => (
        <li key={profile.network}>
          <a href={connectionPaths.storage(profile.network)}>{t.storage(profile.displayName)}</a>
        </li>
      ))}
    </ul>
  )
}
